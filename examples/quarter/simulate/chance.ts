/** Chance that can be repeated: the same seed gives the same numbers on every machine. */
export interface Chance {
  /** A number from 0 up to, but not including, 1. */
  next(): number
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number
  /** A number between two, small ones more often than large ones. */
  skewed(least: number, most: number): number
  /** Whether something of this probability happens. */
  happens(probability: number): boolean
  /** One of a list. */
  pick<T>(items: readonly T[]): T
  /** One of the keys, by weight. */
  weighed<K extends string>(weights: Readonly<Record<K, number>>): K
  /** Chance of its own for something with a name, so that one lead's dice do not move another's. */
  of(name: string): Chance
}

const mixed = (seed: number, name: string): number => {
  let hash = (seed ^ 0x9e3779b9) >>> 0
  for (let i = 0; i < name.length; i += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193) >>> 0
    hash = (hash ^ (hash >>> 13)) >>> 0
  }
  return hash
}

/**
 * Starts a row of numbers (the generator known as mulberry32). Only whole-number arithmetic, which no machine rounds differently.
 *
 * @param seed - any whole number
 * @returns chance that can be repeated
 */
export const createChance = (seed: number): Chance => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let bits = Math.imul(state ^ (state >>> 15), state | 1)
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61)
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296
  }
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T
  return {
    next,
    pick,
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    skewed: (least, most) => {
      const part = next()
      return least + (most - least) * part * part
    },
    happens: (probability) => next() < probability,
    weighed: (weights) => {
      const entries = Object.entries(weights) as [keyof typeof weights, number][]
      let rest = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [key, weight] of entries) {
        rest -= weight
        if (rest < 0) return key
      }
      return (entries.at(-1) as (typeof entries)[number])[0]
    },
    of: (name) => createChance(mixed(seed, name)),
  }
}
