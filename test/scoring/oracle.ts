import type {
  ActivityRule,
  ScoredActivity,
  ScoringPolicy,
  ScoringRule,
} from '../../src/scoring/index.ts'
import { interpret } from '../conditions/interpreter.ts'

const dayMs = 86_400_000
const unit = 2 ** 20

/** What the documentation says about scores, written down again without any state: the whole history at each reading. */
export interface Facts {
  readonly policy: ScoringPolicy
  readonly activities: readonly ScoredActivity[]
  readonly profile: unknown
  readonly now: number
}

const leftOf = (rule: ActivityRule, age: number): number => {
  const { decay, windowDays } = rule
  if (windowDays !== undefined) return age < windowDays ? unit : 0
  if (decay === undefined) return unit
  if ('halfLifeDays' in decay) return Math.round(unit * 2 ** (-age / decay.halfLifeDays))
  if ('percentPerMonth' in decay) {
    const percent = Math.max(0, 100 - (age * decay.percentPerMonth) / 30)
    return Math.round((unit * Math.round(percent * 3e9)) / 3e11)
  }
  const step = decay.steps.findLast(({ afterDays }) => age >= afterDays)
  return Math.round((unit * (step?.percentLeft ?? 100)) / 100)
}

/** How many active days a fading rule looks back on. */
const memoryOf = ({ decay, windowDays }: ActivityRule): number => {
  if (windowDays !== undefined) return windowDays
  if (decay === undefined) return Number.POSITIVE_INFINITY
  if ('halfLifeDays' in decay) return Math.min(400, Math.max(32, 3 * decay.halfLifeDays))
  if ('percentPerMonth' in decay) return Math.min(400, Math.ceil(3_000 / decay.percentPerMonth))
  return Math.min(400, decay.steps.at(-1)?.afterDays ?? 0)
}

/** The days of the activities that count, newest first. */
const countedDays = (rule: ActivityRule, days: readonly number[], contents: readonly string[]) => {
  const { perDay, perWeek, oncePerContent, ever } = rule.limit ?? {}
  const fades = rule.decay !== undefined || rule.windowDays !== undefined
  const most = ever ?? (oncePerContent ? 32 : 400_000)
  if (oncePerContent) {
    const newest = new Map<string, number>()
    for (const [i, content] of contents.entries()) {
      newest.set(content, Math.max(newest.get(content) ?? Number.NEGATIVE_INFINITY, days[i] ?? 0))
    }
    return [...newest.values()].sort((a, b) => b - a).slice(0, most)
  }
  const active = [...new Set(days)].sort((a, b) => b - a)
  const remembered = new Set(fades ? active.slice(0, memoryOf(rule)) : active)
  const perPeriod = new Map<number, number>()
  const counted: number[] = []
  for (const day of [...days].sort((a, b) => b - a)) {
    if (!remembered.has(day) || counted.length >= most) continue
    const period = perWeek === undefined ? day : Math.floor((day + 3) / 7)
    const already = perPeriod.get(period) ?? 0
    if (already >= (perDay ?? perWeek ?? Number.POSITIVE_INFINITY)) continue
    perPeriod.set(period, already + 1)
    counted.push(day)
  }
  return counted
}

const unitsOf = (rule: ScoringRule, { policy, activities, profile, now }: Facts): number => {
  if ('when' in rule) return interpret(rule.when, profile, now) ? rule.points * unit : 0
  const types = [rule.activity].flat()
  const seen = new Set<string>()
  const matching = activities.filter((activity) => {
    if (!types.includes(activity.type) || seen.has(activity.id)) return false
    if (rule.where && !interpret(rule.where, activity, activity.at)) return false
    seen.add(activity.id)
    return true
  })
  const dayOf = (at: number): number =>
    Math.floor((at - (policy.dayStartMinutes ?? 0) * 60_000) / dayMs)
  const days = countedDays(
    rule,
    matching.map(({ at }) => dayOf(at)),
    matching.map(({ content }) => content ?? ''),
  )
  const units = days.reduce((sum, day) => sum + leftOf(rule, Math.max(0, dayOf(now) - day)), 0)
  return Math.max(-1e6 * unit, Math.min(1e6 * unit, units * rule.points))
}

const clamp = (x: number, { min = -Infinity, max = Infinity }: { min?: number; max?: number }) =>
  Math.max(min, Math.min(max, x))

/**
 * The dimensions of a score, by a plain reading of the rules.
 *
 * @param facts - policy, whole history, profile and instant
 * @returns raw and bounded value of each dimension
 */
export const oracleScore = (facts: Facts): Record<string, { raw: number; value: number }> => {
  const { policy } = facts
  return Object.fromEntries(
    Object.entries(policy.dimensions).map(([name, dimension]) => {
      const rules = policy.rules.filter((rule) => rule.dimension === name)
      let units = 0
      for (const rule of rules) if (rule.group === undefined) units += unitsOf(rule, facts)
      for (const [group, { min = -Infinity, max = Infinity }] of Object.entries(
        policy.groups ?? {},
      )) {
        const inside = rules.filter((rule) => rule.group === group)
        const sum = inside.reduce((total, rule) => total + unitsOf(rule, facts), 0)
        if (inside.length > 0) units += clamp(sum, { min: min * unit, max: max * unit })
      }
      const raw = Math.floor(units / unit + 0.5)
      return [name, { raw, value: clamp(raw, dimension) }]
    }),
  )
}
