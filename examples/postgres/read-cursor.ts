import { HandoffError } from 'lead-handoff'

type Fits = (key: unknown) => boolean

const isWithin =
  (most: number): Fits =>
  (key) =>
    Number.isInteger(key) && Math.abs(key as number) <= most
const isInteger = isWithin(2 ** 31 - 1)
const isText: Fits = (key) => typeof key === 'string' && !key.includes('\0')

/** What can stand in a cursor, by column. */
const columns: Readonly<Record<string, Fits>> = {
  rank: isInteger,
  due_at: isWithin(Number.MAX_SAFE_INTEGER),
  since: isWithin(Number.MAX_SAFE_INTEGER),
  lead_id: isText,
  version: isInteger,
  line: isInteger,
  tx: (key) => typeof key === 'string' && /^\d{1,18}$/.test(key),
}

/** Reads a cursor: what was spoilt on its way, or is of another list, must neither reach the database nor be taken for the beginning. */
export const readCursor = (
  cursor: string,
  name: string,
  keys: readonly string[],
): readonly unknown[] => {
  try {
    const [of, ...place] = JSON.parse(cursor) as readonly unknown[]
    const isSound = keys.every((column, i) => columns[column]?.(place[i]))
    if (of === name && place.length === keys.length && isSound) return place
  } catch {
    // no JSON, or no list
  }
  throw new HandoffError('INVALID_CURSOR', 'there is no going on from here', {
    issues: [{ path: 'after', message: `expected the cursor of a page (${name})` }],
  })
}
