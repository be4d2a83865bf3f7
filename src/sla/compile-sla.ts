import { type Calendar, compileCalendar } from '../calendar/index.ts'
import { type CompiledCondition, compileCondition } from '../conditions/index.ts'
import { type Fingerprint, fingerprint, limits, parseDuration } from '../kernel/index.ts'
import type { SlaNames } from './check-sla-policy.ts'
import { type MeasureFacts, measures } from './measures.ts'
import { parseSlaPolicy } from './parse-sla-policy.ts'
import type { EscalationAction, SlaPolicy, SlaTarget, SlaWarning } from './sla-policy.ts'

/** A target, ready to use. */
export interface CompiledTarget extends MeasureFacts {
  /** The data it was compiled from. */
  readonly target: SlaTarget
  /** Name of its clock. */
  readonly clock: string
  /** Time allowed, in time of the calendar. */
  readonly allowedMs: number
  /** For which leads; for all if absent. */
  readonly when?: CompiledCondition
  /** While what the clock rests. */
  readonly pauseWhen?: CompiledCondition
  /** How much time is left at each warning. */
  readonly warningsLeftMs: readonly number[]
  /** The ladder with its times. */
  readonly escalation: readonly {
    readonly afterMs: number
    readonly action: EscalationAction
    readonly to?: string
  }[]
}

/** Service levels, checked, immutable and ready to use. */
export interface Sla {
  /** The data they were made of. */
  readonly policy: SlaPolicy
  /** Names the exact content of the policy. */
  readonly fingerprint: Fingerprint
  /** The targets in order. */
  readonly targets: readonly CompiledTarget[]
  /** The calendars by name. */
  readonly calendars: { readonly [name: string]: Calendar }
  /**
   * The calendar of a clock.
   *
   * @param names - names of calendars, to be intersected; those that are unknown by now are passed over
   * @returns the calendar; elapsed time for no name
   */
  calendarOf(names: readonly string[]): Calendar
}

const leftAt = (warning: SlaWarning, allowedMs: number): number =>
  'left' in warning ? parseDuration(warning.left) : Math.round(allowedMs * (1 - warning.fraction))

const compileTarget = (target: SlaTarget, names: SlaNames): CompiledTarget => {
  const allowedMs = parseDuration(target.within)
  const facts = measures[target.measure]
  return {
    target,
    clock: target.clock ?? target.id,
    allowedMs,
    startOn: target.startOn ?? facts.startOn,
    stopOn: target.stopOn ?? facts.stopOn,
    restartOn: target.restartOn ?? facts.restartOn,
    ...(target.when ? { when: compileCondition(target.when, names) } : {}),
    ...(target.pauseWhen ? { pauseWhen: compileCondition(target.pauseWhen, names) } : {}),
    warningsLeftMs: (target.warnings ?? []).map((warning) => leftAt(warning, allowedMs)),
    escalation: (target.escalation ?? []).map(({ after, ...step }) => ({
      afterMs: parseDuration(after),
      ...step,
    })),
  }
}

/** Finds calendars and intersects them, remembering the combinations. */
const calendarFinder = (calendars: { readonly [name: string]: Calendar }): Sla['calendarOf'] => {
  const elapsed = compileCalendar({ kind: 'always-open', timeZone: 'UTC' })
  const combined = new Map<string, Calendar>()
  return (names) => {
    const found = names.flatMap((name) => (Object.hasOwn(calendars, name) ? [calendars[name]] : []))
    if (found.length < 2) return (found[0] as Calendar | undefined) ?? elapsed
    const key = JSON.stringify(names)
    const known = combined.get(key)
    if (known) return known
    const of = found.map((calendar) => (calendar as Calendar).policy)
    const calendar = compileCalendar({ kind: 'intersection', of })
    if (combined.size >= limits.calendarCache) combined.clear()
    combined.set(key, calendar)
    return calendar
  }
}

/**
 * Checks service levels and makes them ready to use.
 *
 * @param policy - the policy as data; it is copied
 * @param names - the calendars, fields and predicates it may refer to
 * @returns the compiled policy, immutable
 * @throws {@link HandoffError} `INVALID_SLA_POLICY` with every place that is wrong
 * @example
 * ```ts
 * import { compileCalendar, compileSla } from 'lead-handoff'
 *
 * const office = compileCalendar({
 *   timeZone: 'Europe/Amsterdam',
 *   weekly: { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']] },
 * })
 * const sla = compileSla(
 *   {
 *     id: 'inbound',
 *     version: '1',
 *     targets: [{ id: 'call', measure: 'first-touch', within: '1h', calendar: 'office' }],
 *   },
 *   { calendars: { office } },
 * )
 * console.log(sla.targets[0]?.allowedMs) // 3600000
 * ```
 */
export const compileSla = (policy: SlaPolicy, names: SlaNames = {}): Sla => {
  const own = parseSlaPolicy(policy, names)
  const calendars = Object.freeze({ ...names.calendars })
  return Object.freeze({
    policy: own,
    fingerprint: fingerprint(own),
    targets: Object.freeze(own.targets.map((target) => compileTarget(target, names))),
    calendars,
    calendarOf: calendarFinder(calendars),
  })
}
