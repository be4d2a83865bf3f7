import { HandoffError, type Instant, suggest } from '../kernel/index.ts'
import type { CompiledTarget, Sla } from './compile-sla.ts'
import { countsAsTouch, type SlaFact } from './sla-fact.ts'
import type { CalendarNames, SlaNews } from './sla-news.ts'
import type { ClockScope, SlaClock } from './sla-state.ts'

const fitsStage = ({ target }: CompiledTarget, fact: SlaFact): boolean => {
  if (fact.kind !== 'stage-entered') return true
  if (target.measure === 'check-in') return fact.checkInAt !== undefined
  if (target.measure !== 'stage') return true
  const kinds = target.stage?.kinds ?? ['open']
  const marks = target.stage?.marks ?? []
  return kinds.includes(fact.stageKind) && marks.every((mark) => fact.marks?.includes(mark))
}

/**
 * Whether a fact starts the clock of a target.
 *
 * @param target - the target
 * @param news - the fact and the subject
 * @returns whether it is a starting fact, for a stage that fits, of a lead that the condition means
 */
export const starts = (target: CompiledTarget, { fact, subject }: SlaNews): boolean =>
  target.startOn.includes(fact.kind as never) &&
  (fact.kind !== 'touched' || countsAsTouch(fact)) &&
  fitsStage(target, fact) &&
  (target.when === undefined || target.when.test(subject, fact.at))

const unknown = (message: string, suggestion?: string): HandoffError =>
  new HandoffError('INVALID_SLA_POLICY', 'somebody has a calendar that nobody knows', {
    issues: [{ path: 'calendars', message, ...(suggestion === undefined ? {} : { suggestion }) }],
  })

/**
 * The names of the calendars that a target is measured by.
 *
 * @param sla - the service levels
 * @param target - the target
 * @param names - the calendars of those concerned
 * @returns names to be intersected; none for elapsed time
 * @throws {@link HandoffError} `INVALID_SLA_POLICY` for a calendar without a name, and for a name that the service levels do not know
 */
export const calendarsOf = (
  sla: Sla,
  target: CompiledTarget,
  names: CalendarNames = {},
): readonly string[] => {
  const choice = target.target.calendar
  if (choice === undefined) return []
  if (typeof choice === 'string') return [choice]
  const found: string[] = []
  for (const role of choice.of) {
    const name = names[role]
    if (typeof name === 'object') {
      throw unknown(
        `the ${role}'s own calendar has no name; name it in "calendars" and in the team`,
      )
    }
    if (name === undefined) continue
    if (!Object.hasOwn(sla.calendars, name)) {
      const near = suggest(name, Object.keys(sla.calendars))
      throw unknown(`unknown calendar "${name}"; give it to compileSla`, near)
    }
    found.push(name)
  }
  return found.length > 0 ? [...new Set(found)] : [choice.otherwise]
}

/** When a clock of a target is due that starts at an instant. */
const givenDue = (
  sla: Sla,
  target: CompiledTarget,
  start: { at: Instant; calendars: readonly string[] },
): Instant | null => {
  const atClosing = target.target.atClosing ?? 'close'
  const calendar = sla.calendarOf(start.calendars)
  // a grace of nothing is due at the date itself, open or not
  if (target.allowedMs === 0) return start.at
  return calendar.addBusinessTime(start.at, target.allowedMs, { atClosing }) ?? null
}

/** Whose clock is to start, when, and by which calendars. */
export interface ClockStart {
  /** When. */
  readonly at: Instant
  /** Whose. */
  readonly scope: ClockScope
  /** The person, for an owner's clock. */
  readonly owner: string | null
  /** Names of the calendars. */
  readonly calendars: readonly string[]
  /** For a check-in: the date from which the grace counts. */
  readonly countFromAt?: Instant
}

/**
 * A fresh clock.
 *
 * @param sla - the service levels
 * @param target - the target
 * @param start - whose, when and by which calendars
 * @returns the clock, running
 */
export const startClock = (sla: Sla, target: CompiledTarget, start: ClockStart): SlaClock => {
  const { at, scope, owner, calendars, countFromAt = at } = start
  const givenDueAt = givenDue(sla, target, { at: countFromAt, calendars })
  return {
    target: target.target.id,
    measure: target.target.measure,
    scope,
    owner,
    policy: sla.fingerprint,
    startedAt: at,
    allowedMs: target.allowedMs,
    givenDueAt,
    dueAt: givenDueAt,
    calendars,
    atClosing: target.target.atClosing ?? 'close',
    stopOn: target.stopOn,
    restartOn: target.restartOn,
    count: target.target.count ?? 1,
    pausedBy: target.target.pausedBy ?? null,
    stopsAt: [],
    endedAt: null,
    status: 'running',
    breached: false,
    done: [],
    previous: null,
  }
}
