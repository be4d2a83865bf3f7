import { limits, parseId } from '../kernel/index.ts'
import type { PersonId } from '../lead/index.ts'
import { executeAll } from './execute-all.ts'
import type { Shell } from './shell.ts'

/**
 * Looks at all open leads of a person again, after an absence of theirs was entered or taken back: what is due now is done, and timers follow the team.
 *
 * @param shell - what to work with
 * @param assignee - the person
 * @returns how many leads were looked at
 * @throws {@link HandoffError} `INVALID_ID`
 */
export const review = async (shell: Shell, assignee: PersonId): Promise<number> => {
  parseId(assignee, 'assignee')
  let looked = 0
  let after: string | null = null
  do {
    const { records, cursor } = await shell.store.listLeads({
      assignee,
      kind: 'open',
      order: 'since',
      after,
      limit: limits.pageSize,
    })
    await executeAll(
      shell,
      records.map(({ lead }) => ({ type: 'elapse', leadId: lead.id })),
    )
    looked += records.length
    after = cursor
  } while (after !== null)
  return looked
}
