import { isMissing, readField } from '../../conditions/index.ts'
import type { Strategy } from '../strategy.ts'

/** Mixes the bits of a 32-bit integer (the finaliser of MurmurHash3). */
const mix = (x: number): number => {
  let h = x
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** FNV-1a over UTF-16 units, mixed. */
const hashOf = (text: string): number => {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return mix(h)
}

/** A number between 0 and 1 that only the two texts decide; 52 bits, so that equal numbers do not happen. */
const chance = (key: number, id: number): number => {
  const high = mix(key ^ Math.imul(id, 0x9e3779b1))
  const low = mix(high ^ id ^ 0x5bd1e995)
  return (high * 0x10_0000 + (low >>> 12) + 0.5) / 2 ** 52
}

/** The natural logarithm of a number between 0 and 1 by basic arithmetic alone: engines differ in the last digits of `Math.log`. */
const logarithm = (x: number): number => {
  let fraction = x
  let halvings = 0
  for (; fraction < 0.5; fraction *= 2) halvings += 1
  const z = (fraction - 1) / (fraction + 1)
  let sum = 0
  // 2 * atanh(z): z is above -1/3, so that ten terms give as many digits
  for (let k = 19; k > 0; k -= 2) sum = sum * z * z + 1 / k
  return 2 * z * sum - halvings * Math.LN2
}

/**
 * Highest random weight (Thaler and Ravishankar, 1998), weighted by the logarithmic method.
 *
 * @param field - the lead's field that is hashed
 * @returns the strategy; without the field, nobody
 */
export const rendezvous = (field: string): Strategy => {
  const keyOf = readField(field)
  return {
    choose: (desk) => {
      const key = keyOf(desk.subject)
      if (isMissing(key)) return undefined
      const hash = hashOf(JSON.stringify(key))
      return desk.least((candidate) => {
        const { id, weight } = desk.account(candidate)
        return -logarithm(chance(hash, hashOf(id))) / weight
      })
    },
  }
}
