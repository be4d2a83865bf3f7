import { limits } from '../kernel/index.ts'
import type { Decay } from './decay.ts'

/** One whole point in the units of exact sums: 2^20, so that all sums stay below 2^53. */
export const pointUnits = 1_048_576

/** How much of a point is left at each age. */
export interface Fade {
  /** Units left by age in days; the last entry holds for every greater age. */
  readonly left: readonly number[]
}

const monthDays = 30
const bits = 62n
const one = 1n << bits

const squareRoot = (n: bigint): bigint => {
  let x = 1n << BigInt((n.toString(2).length + 1) >> 1)
  for (;;) {
    const next = (x + n / x) >> 1n
    if (next >= x) return x
    x = next
  }
}

/** 2^-1/2, 2^-1/4, 2^-1/8 and so on. */
const roots: readonly bigint[] = (() => {
  const list: bigint[] = []
  for (let root = one >> 1n; list.length < 40; list.push(root)) root = squareRoot(root << bits)
  return list
})()

/**
 * 2^-(age / halfLife) for an age below one half-life, from integer square roots alone: `Math.pow` may differ between engines in
 * its last bit. The fraction's binary digits say which of the roots to multiply.
 */
const partlyHalved = (ageDays: number, halfLifeDays: number): bigint => {
  let rest = ageDays
  let product = one
  for (const root of roots) {
    rest *= 2
    if (rest >= halfLifeDays) {
      rest -= halfLifeDays
      product = (product * root) >> bits
    }
    if (rest === 0) break
  }
  return product
}

/** Half a unit or more rounds up. */
const toUnits = (part: bigint): number =>
  Number((part * BigInt(pointUnits) * 2n + one) / (one * 2n))

/** After so many half-lives less than one unit is left. */
const halfLivesToNothing = 22

const halfLife = (days: number): number[] => {
  const first = Array.from({ length: days }, (_, age) => partlyHalved(age, days))
  const left: number[] = []
  for (let whole = 0n; whole < halfLivesToNothing; whole += 1n) {
    for (const part of first) left.push(toUnits(part >> whole))
  }
  return [...left, 0]
}

const linear = (percent: number): number[] => {
  const whole = 100 * monthDays
  const length = Math.ceil(whole / percent)
  return Array.from({ length }, (_, age) =>
    Math.floor((pointUnits * (whole - age * percent) * 2 + whole) / (whole * 2)),
  ).concat(0)
}

const steps = (list: readonly { afterDays: number; percentLeft: number }[]): number[] => {
  const left: number[] = []
  let percent = 100
  for (const step of list) {
    while (left.length < step.afterDays) left.push(Math.round((pointUnits * percent) / 100))
    percent = step.percentLeft
  }
  return left.concat(Math.round((pointUnits * percent) / 100))
}

/**
 * What is left of a point by age.
 *
 * @param decay - the decay of a rule, if any
 * @param windowDays - the window of a rule, if any
 * @returns the table; one entry when points never fade
 */
export const fadeOf = (decay: Decay | undefined, windowDays: number | undefined): Fade => {
  if (windowDays !== undefined) {
    return { left: [...Array.from({ length: windowDays }, () => pointUnits), 0] }
  }
  if (decay === undefined) return { left: [pointUnits] }
  if ('halfLifeDays' in decay) return { left: halfLife(decay.halfLifeDays) }
  if ('percentPerMonth' in decay) return { left: linear(decay.percentPerMonth) }
  return { left: steps(decay.steps) }
}

/**
 * How many active days a fading rule looks back on: all of a window, a linear decay or steps to nothing; three half-lives, but
 * at least 32 days, so that a score state stays small.
 *
 * @param decay - the decay of a rule, if any
 * @param windowDays - the window of a rule, if any
 * @returns days, at most `limits.countedDays`
 */
export const memoryDays = (decay: Decay | undefined, windowDays: number | undefined): number => {
  const days =
    decay !== undefined && 'halfLifeDays' in decay
      ? Math.max(limits.countedPeriods, decay.halfLifeDays * 3)
      : fadeOf(decay, windowDays).left.length - 1
  return Math.min(days, limits.countedDays)
}
