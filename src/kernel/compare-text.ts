/**
 * Orders texts by code unit: the same order on every machine, whatever its locale.
 *
 * @param a - a text
 * @param b - another
 * @returns negative, zero or positive
 */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
