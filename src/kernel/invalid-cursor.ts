import { HandoffError } from './handoff-error.ts'

/**
 * Says that a cursor is none that was given out. Stores throw it, for lists, the feed and ledgers.
 *
 * @param what - what cannot go on from there
 * @returns the fault
 */
export const invalidCursor = (what: 'list' | 'feed' | 'ledger'): HandoffError =>
  new HandoffError('INVALID_CURSOR', `the ${what} cannot go on from here`, {
    issues: [{ path: 'after', message: `expected the cursor of a page of this ${what}` }],
  })
