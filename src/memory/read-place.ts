import { invalidCursor } from '../kernel/index.ts'

/**
 * Reads a cursor that is a number of entries.
 *
 * @param cursor - what a page said; `null` for the beginning
 * @param length - how many entries there are
 * @param what - what is read on in
 * @returns the number
 * @throws {@link HandoffError} `INVALID_CURSOR`
 */
export const readPlace = (
  cursor: string | null,
  length: number,
  what: 'feed' | 'ledger',
): number => {
  if (cursor === null) return 0
  const place = Number(cursor)
  // written another way, or beyond the end, it was never given out
  const isSound = Number.isSafeInteger(place) && place > 0 && place <= length
  if (isSound && String(place) === cursor) return place
  throw invalidCursor(what)
}
