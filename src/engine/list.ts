import { limits } from '../kernel/index.ts'
import type { ListPage, ListQuery } from '../ports/index.ts'
import type { Shell } from './shell.ts'

/** Which leads to list. What is left out lets everything pass. */
export interface ListRequest extends Pick<ListQuery, 'assignee' | 'queue' | 'stage' | 'kind'> {
  /**
   * What comes first.
   *
   * @defaultValue `'priority'`: hottest first by score as last recorded, then by deadline, then by age
   */
  readonly order?: ListQuery['order']
  /**
   * What the last page said.
   *
   * @defaultValue `null` for the first page
   */
  readonly after?: string | null
  /**
   * Most leads on the page, at most `limits.pageSize`.
   *
   * @defaultValue `50`
   */
  readonly limit?: number
}

/**
 * Lists leads in a total and stable order, page by page.
 *
 * @param shell - what to work with
 * @param request - which leads, in which order, and how many
 * @returns leads and where to go on
 * @throws RangeError for a limit below one or beyond `limits.pageSize`
 */
export const list = ({ store }: Shell, request: ListRequest): Promise<ListPage> => {
  const { order = 'priority', after = null, limit = 50, ...where } = request
  if (!Number.isSafeInteger(limit) || limit < 1 || limit > limits.pageSize) {
    throw new RangeError(`expected a limit from 1 to ${limits.pageSize}, got ${limit}`)
  }
  return store.listLeads({ ...where, order, after, limit })
}
