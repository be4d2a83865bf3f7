import { limits } from '../kernel/index.ts'
import { counterSpecOf } from './counter-of.ts'
import type { ScoringPolicy, ScoringRule } from './scoring-policy.ts'

/** The least and the greatest value something can have. */
export interface Reach {
  /** The least. */
  readonly min: number
  /** The greatest. */
  readonly max: number
}

/** How often a rule can count at most. */
const timesOf = (rule: ScoringRule): number => {
  if (!('activity' in rule)) return 1
  const { by, most, memory, settles } = counterSpecOf(rule, 0)
  const remembered =
    by === 'content' ? memory : by === 'day' && !settles ? memory * most : undefined
  return Math.min(
    rule.limit?.ever ?? limits.countedActivities,
    remembered ?? Number.POSITIVE_INFINITY,
  )
}

const ruleReach = (rule: ScoringRule): Reach => {
  const sum = Math.max(
    -limits.scorePoints,
    Math.min(limits.scorePoints, rule.points * timesOf(rule)),
  )
  return { min: Math.min(0, sum), max: Math.max(0, sum) }
}

const within = (sum: Reach, bounds: { readonly min?: number; readonly max?: number }): Reach => {
  const low = bounds.min ?? Number.NEGATIVE_INFINITY
  const high = bounds.max ?? Number.POSITIVE_INFINITY
  const clamp = (x: number): number => Math.max(low, Math.min(high, x))
  return { min: clamp(sum.min), max: clamp(sum.max) }
}

const add = (a: Reach, b: Reach): Reach => ({ min: a.min + b.min, max: a.max + b.max })

const nothing: Reach = { min: 0, max: 0 }

/**
 * What a dimension can reach, if all its rules were to fire as often as they may.
 *
 * @param policy - a policy of sound form
 * @param name - the dimension
 * @returns the range of its value after bounds
 */
export const dimensionReach = (policy: ScoringPolicy, name: string): Reach => {
  const groups = new Map<string, Reach>()
  let sum = nothing
  for (const rule of policy.rules) {
    if (rule.dimension !== name) continue
    if (rule.group === undefined) sum = add(sum, ruleReach(rule))
    else groups.set(rule.group, add(groups.get(rule.group) ?? nothing, ruleReach(rule)))
  }
  for (const [group, reach] of groups) sum = add(sum, within(reach, policy.groups?.[group] ?? {}))
  return within(sum, policy.dimensions[name] ?? {})
}

/**
 * What a mark's score can reach.
 *
 * @param policy - a policy of sound form
 * @param score - a dimension's name, or `total`
 * @returns its range
 */
export const scoreReach = (policy: ScoringPolicy, score: string): Reach =>
  score === 'total'
    ? Object.keys(policy.dimensions)
        .map((name) => dimensionReach(policy, name))
        .reduce(add, nothing)
    : dimensionReach(policy, score)
