import { invalidCursor } from '../kernel/index.ts'
import type { HandoffModel } from '../lead/index.ts'
import type { ListPage } from '../ports/index.ts'
import { checkRequest } from './check-request.ts'
import { type ListRequest, pageRequest, readPage } from './list.ts'
import type { Shell } from './shell.ts'

/** The stages in which a lead is qualified and sales has not accepted it yet. */
const waitingStages = ({ lifecycle }: HandoffModel): readonly string[] =>
  [...lifecycle.stages.values()]
    .filter(({ kind, marks }) => kind === 'open' && marks.includes('qualified'))
    .filter(({ marks }) => !marks.includes('accepted'))
    .map(({ name }) => name)

/** Where to go on: the number of a stage, and the cursor within it. */
interface Place {
  readonly at: number
  readonly after: string | null
}

const placeOf = (cursor: string, stages: number): Place => {
  const colon = cursor.indexOf(':')
  const at = /^\d{1,3}:/.test(cursor) ? Number(cursor.slice(0, colon)) : stages
  if (at >= stages) throw invalidCursor('list')
  const after = cursor.slice(colon + 1)
  return { at, after: after === '' ? null : after }
}

/**
 * Lists the qualified leads that nobody has and that wait in no queue: those that marketing hands off by hand, and those that are held. Stage by stage, where
 * a lifecycle has several.
 *
 * @param shell - what to work with
 * @param request - the order, the page and its size
 * @returns leads and where to go on
 * @throws TypeError for a request with a field that is misspelt or cannot be; otherwise as `readPage`
 */
export const waiting = async (
  shell: Shell,
  request: Pick<ListRequest, 'order' | 'after' | 'limit'>,
): Promise<ListPage> => {
  checkRequest('waiting', request, pageRequest)
  const stages = waitingStages(shell.model)
  const cursor = request.after ?? null
  const { at, after } = cursor === null ? { at: 0, after: null } : placeOf(cursor, stages.length)
  const stage = stages[at]
  if (stage === undefined) return { records: [], cursor: null }
  const where = { assignee: null, queue: null, stage }
  const page = await readPage(shell, 'waiting', { ...request, ...where, after })
  if (page.cursor !== null) return { records: page.records, cursor: `${at}:${page.cursor}` }
  return { records: page.records, cursor: at + 1 < stages.length ? `${at + 1}:` : null }
}
