import { limits } from '../kernel/index.ts'
import {
  type FieldCheck,
  type HandoffModel,
  idCheck,
  objectCheck,
  oneOfCheck,
  optionalCheck,
  patchCheck,
  stageKinds,
  textCheck,
} from '../lead/index.ts'
import type { ListPage, ListQuery } from '../ports/index.ts'
import { anything, checkLimit, checkRequest, cursor } from './check-request.ts'
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

/** What each page is asked with; the limit has an error of its own. */
const page = {
  order: optionalCheck(oneOfCheck('priority', 'due', 'since')),
  after: patchCheck(cursor),
  limit: anything,
}

const someLeads = {
  ...page,
  assignee: patchCheck(idCheck),
  queue: patchCheck(textCheck()),
  kind: optionalCheck(oneOfCheck(...stageKinds)),
}

/**
 * What a list may be asked with.
 *
 * @param model - the policies: a stage must be one of their lifecycle
 * @returns the check
 */
const listRequest = ({ lifecycle }: HandoffModel): FieldCheck =>
  objectCheck({ ...someLeads, stage: optionalCheck(oneOfCheck(...lifecycle.stages.keys())) })

/** What a list is asked with that chooses its leads itself. */
export const pageRequest: FieldCheck = objectCheck(page)

/**
 * Reads a page of a list.
 *
 * @param shell - what to work with
 * @param method - what was called
 * @param request - which leads, in which order, and how many; checked but for the limit
 * @returns leads and where to go on
 * @throws RangeError for a limit below one or beyond `limits.pageSize`; {@link HandoffError} `INVALID_CURSOR`
 */
export const readPage = (
  { store }: Shell,
  method: string,
  request: ListRequest,
): Promise<ListPage> => {
  const { order = 'priority', after = null, limit = 50, ...where } = request
  checkLimit(method, limit, limits.pageSize)
  return store.listLeads({ ...where, order, after, limit })
}

/**
 * Lists leads in a total and stable order, page by page.
 *
 * @param shell - what to work with
 * @param request - which leads, in which order, and how many
 * @returns leads and where to go on
 * @throws TypeError for a request with a field that is misspelt or cannot be; otherwise as {@link readPage}
 */
export const list = (shell: Shell, request: ListRequest): Promise<ListPage> => {
  checkRequest('list', request, listRequest(shell.model))
  return readPage(shell, 'list', request)
}
