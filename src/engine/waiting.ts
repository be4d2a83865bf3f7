import type { HandoffModel } from '../lead/index.ts'
import type { ListPage } from '../ports/index.ts'
import type { ListRequest } from './list.ts'
import { list } from './list.ts'
import type { Shell } from './shell.ts'

/** The stages in which a lead is qualified and sales has not accepted it yet. */
const waitingStages = ({ lifecycle }: HandoffModel): readonly string[] =>
  [...lifecycle.stages.values()]
    .filter(({ kind, marks }) => kind === 'open' && marks.includes('qualified'))
    .filter(({ marks }) => !marks.includes('accepted'))
    .map(({ name }) => name)

/**
 * Lists the qualified leads that nobody has and that wait in no queue: those that marketing hands off by hand, and those that are held. Stage by stage, where
 * a lifecycle has several.
 *
 * @param shell - what to work with
 * @param request - the order, the page and its size
 * @returns leads and where to go on
 */
export const waiting = async (
  shell: Shell,
  request: Pick<ListRequest, 'order' | 'after' | 'limit'>,
): Promise<ListPage> => {
  const stages = waitingStages(shell.model)
  const [from = '0', ...rest] = request.after?.split(':') ?? []
  const at = Number(from)
  const stage = stages[at]
  if (stage === undefined) return { records: [], cursor: null }
  const inner = rest.join(':')
  const after = inner === '' ? null : inner
  const where = { assignee: null, queue: null, stage }
  const { records, cursor } = await list(shell, { ...request, ...where, after })
  if (cursor !== null) return { records, cursor: `${at}:${cursor}` }
  return { records, cursor: at + 1 < stages.length ? `${at + 1}:` : null }
}
