const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_'

/** The code 0 to 63 of a letter of a tally, by its character code. */
export const letterCodes = new Int8Array(128)
for (const [code, letter] of [...alphabet].entries()) letterCodes[letter.charCodeAt(0)] = code

/**
 * Writes one day or week: a letter for a gap of 1 to 4 and a count of 1 to 15, otherwise `0gap,count;` in base 36.
 *
 * @param gap - days or weeks since the next newer one, at least 1
 * @param count - activities, at least 1
 * @returns its letters
 */
export const writeBucket = (gap: number, count: number): string =>
  gap <= 4 && count <= 15
    ? alphabet.charAt(((gap - 1) << 4) | count)
    : `0${gap.toString(36)},${count.toString(36)};`

/**
 * Reads a whole number in base 36 from the middle of a text, without cutting it out.
 *
 * @param text - the text
 * @param from - where the number begins
 * @param to - where it ends
 * @returns the number
 */
export const readNumber = (text: string, from: number, to: number): number => {
  const minus = text.charCodeAt(from) === 45
  let value = 0
  for (let i = minus ? from + 1 : from; i < to; i += 1) {
    const code = text.charCodeAt(i)
    value = value * 36 + (code < 58 ? code - 48 : code - 87)
  }
  return minus ? -value : value
}
