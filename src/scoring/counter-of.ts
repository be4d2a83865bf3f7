import { fingerprint, limits } from '../kernel/index.ts'
import type { CounterSpec } from './counter.ts'
import { memoryDays } from './fade.ts'
import type { ActivityRule } from './scoring-policy.ts'

const kindOf = (rule: ActivityRule): Pick<CounterSpec, 'by' | 'most' | 'memory' | 'settles'> => {
  const { perDay, perWeek, oncePerContent } = rule.limit ?? {}
  if (oncePerContent) {
    return { by: 'content', most: 0, memory: limits.countedContents, settles: false }
  }
  if (rule.decay !== undefined || rule.windowDays !== undefined) {
    const most = perDay ?? perWeek ?? limits.countedPerDay
    return { by: 'day', most, memory: memoryDays(rule.decay, rule.windowDays), settles: false }
  }
  const period = { memory: limits.countedPeriods, settles: true }
  if (perDay !== undefined) return { by: 'day', most: perDay, ...period }
  if (perWeek !== undefined) return { by: 'week', most: perWeek, ...period }
  return { by: 'total', most: 0, memory: 0, settles: false }
}

/**
 * How an activity rule counts.
 *
 * @param rule - a checked rule
 * @param dayStartMinutes - when the policy's day begins
 * @returns the counting part of the rule, without its points
 */
export const counterSpecOf = (rule: ActivityRule, dayStartMinutes: number): CounterSpec => ({
  activities: [...new Set([rule.activity].flat())].sort(),
  ...(rule.where === undefined ? {} : { where: rule.where }),
  ...kindOf(rule),
  dayStartMinutes,
})

/**
 * The key of a counter: rules and policies that count alike share it.
 *
 * @param spec - how to count
 * @returns ten hexadecimal digits: of 2,000 rules, two look alike once in 500,000 policies
 */
export const counterKey = (spec: CounterSpec): string => fingerprint(spec).slice(0, 10)
