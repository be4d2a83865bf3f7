// one line stays one line, and nothing turns the direction of what follows
const unprintable = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu

/**
 * A text on one line, without characters that steer a terminal or turn the direction of writing.
 *
 * @param text - any text
 * @returns the same in one line
 */
export const oneLine = (text: string): string => text.replaceAll(unprintable, ' ').trim()
