import { leaveAbsent } from './absence.ts'
import { tellClocks } from './clocks.ts'
import type { Draft } from './draft.ts'
import { settle } from './settle.ts'

/**
 * Time has passed: clocks that ran out are recorded, and a parked lead whose date has come is looked at.
 *
 * @param draft - the decision under way
 */
export const elapse = (draft: Draft): undefined => {
  tellClocks(draft, { kind: 'time' }, { at: draft.facts.now })
  leaveAbsent(draft)
  settle(draft)
}
