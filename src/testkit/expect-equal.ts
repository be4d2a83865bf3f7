import { canonicalJson, compareText, HandoffError, isHandoffError } from '../kernel/index.ts'

const shown = (text: string): string => (text.length > 400 ? `${text.slice(0, 399)}…` : text)

/** JSON without the order of keys; what is no JSON is told as it is. */
const textOf = (value: unknown): string => {
  try {
    return canonicalJson(value)
  } catch {
    return `no JSON: ${String(value)}`
  }
}

/**
 * Says that a store broke its contract.
 *
 * @param what - what was looked at and what was found
 * @throws HandoffError `STORE_CONTRACT_BROKEN`, always
 */
export const broken = (what: string): never => {
  throw new HandoffError('STORE_CONTRACT_BROKEN', what)
}

/**
 * Compares what a store answered with what it had to answer, as JSON: the order of keys does not matter.
 *
 * @param what - what is compared
 * @param actual - the answer
 * @param expected - what it had to be
 * @throws HandoffError `STORE_CONTRACT_BROKEN` if they differ
 */
export const expectEqual = (what: string, actual: unknown, expected: unknown): void => {
  const got = textOf(actual)
  const wanted = textOf(expected)
  if (got !== wanted) broken(`${what}: expected ${shown(wanted)}, got ${shown(got)}`)
}

/**
 * Compares lists whose order does not matter.
 *
 * @param what - what is compared
 * @param actual - the texts that were found
 * @param expected - the texts that had to be found, as often
 * @throws HandoffError `STORE_CONTRACT_BROKEN` if they differ
 */
export const expectSame = (
  what: string,
  actual: readonly string[],
  expected: readonly string[],
): void => expectEqual(what, [...actual].sort(compareText), [...expected].sort(compareText))

/**
 * Sees that a cursor is refused with its code.
 *
 * @param what - what is read from it
 * @param read - reads a page from it
 * @throws HandoffError `STORE_CONTRACT_BROKEN` if it is taken, or refused in another way
 */
export const expectNoCursor = async (what: string, read: () => unknown): Promise<void> => {
  let answer = 'a page'
  try {
    await read()
  } catch (error) {
    answer = isHandoffError(error) ? error.code : String(error)
  }
  expectEqual(what, answer, 'INVALID_CURSOR')
}

/** Texts that no store gives out as a cursor. */
export const noCursors: readonly string[] = [
  '',
  'garbage',
  '[]',
  '{}',
  'null',
  '-1',
  '1.5',
  '["priority"]',
  '[1,2,3,"ada"]',
  '\0',
]
