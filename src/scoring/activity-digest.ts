/** Characters of a digest: 48 bits, so that among the remembered ids one in 10^12 new ids looks known. */
export const digestLength = 8

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

const letters = (bits: number): string =>
  alphabet.charAt((bits >>> 18) & 63) +
  alphabet.charAt((bits >>> 12) & 63) +
  alphabet.charAt((bits >>> 6) & 63) +
  alphabet.charAt(bits & 63)

/**
 * A short name for a text: two 24-bit halves of independent multiplicative hashes. Against accidents, not against forgers.
 *
 * @param text - an activity's id or a content
 * @returns {@link digestLength} characters
 */
export const digest = (text: string): string => {
  let a = 0x811c9dc5
  let b = 0x9e3779b1
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit, 0x85ebca6b)
  }
  a = Math.imul(a ^ (a >>> 15), 0x2c1b3c6d)
  b = Math.imul(b ^ (b >>> 13), 0xc2b2ae35)
  return letters((a ^ (a >>> 13)) >>> 8) + letters((b ^ (b >>> 16)) >>> 8)
}
