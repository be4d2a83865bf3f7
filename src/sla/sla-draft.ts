import type { Instant } from '../kernel/index.ts'
import type { Sla } from './compile-sla.ts'
import { judge, usageOf } from './judge-clock.ts'
import type { SlaEffect, SlaOutcome } from './sla-change.ts'
import type { PauseMark, SlaClock } from './sla-state.ts'

/** A change under construction. */
export interface SlaDraft {
  /** The service levels. */
  readonly sla: Sla
  /** The latest instant that is known of. */
  readonly seenAt: Instant
  /** The pauses as they are now. */
  marks: readonly PauseMark[]
  /** The clocks as they are now, by key. */
  readonly clocks: Map<string, SlaClock>
  /** What became of them. */
  readonly outcomes: SlaOutcome[]
  /** What has come due. */
  readonly effects: SlaEffect[]
}

/** The key of a clock in the state. */
export const clockKey = (clock: string, scope: 'lead' | 'owner'): string =>
  scope === 'lead' ? clock : `${clock}@owner`

/** A clock under its key. */
export interface KeyedClock {
  /** Its key. */
  readonly key: string
  /** The clock. */
  readonly clock: SlaClock
}

/**
 * Notes what became of a clock.
 *
 * @param draft - the change
 * @param keyed - the clock
 * @param outcome - what became of it
 */
export const note = (
  draft: SlaDraft,
  { key, clock }: KeyedClock,
  outcome: SlaOutcome['outcome'],
): void => {
  const calendar = draft.sla.calendarOf(clock.calendars)
  const judgement = judge(clock, { marks: draft.marks, calendar, now: draft.seenAt })
  const at = outcome === 'started' ? clock.startedAt : judgement.untilAt
  draft.outcomes.push({
    clock: key,
    target: clock.target,
    scope: clock.scope,
    owner: clock.owner,
    outcome,
    at: outcome === 'breached' ? (judgement.dueAt ?? at) + 1 : at,
    dueAt: judgement.dueAt,
    usedMs: outcome === 'started' ? 0 : Math.max(0, usageOf(clock, judgement, calendar).usedMs),
    elapsedMs: Math.max(0, at - clock.startedAt),
  })
}

/**
 * Judges a clock by all that is known and notes what is new: a breach once, its correction, the end.
 *
 * @param draft - the change
 * @param keyed - the clock
 * @returns the clock with its new standing
 */
export const settle = (draft: SlaDraft, { key, clock }: KeyedClock): SlaClock => {
  const calendar = draft.sla.calendarOf(clock.calendars)
  const { status, dueAt } = judge(clock, { marks: draft.marks, calendar, now: draft.seenAt })
  const breached = status === 'breached' || status === 'missed'
  if (status === clock.status && dueAt === clock.dueAt && breached === clock.breached) return clock
  const settled: SlaClock = { ...clock, status, dueAt, breached }
  const keyed = { key, clock: settled }
  if (breached && !clock.breached) {
    note(draft, keyed, 'breached')
    if (status === 'breached' && clock.endedAt === null && dueAt !== null) {
      const { target, scope, owner } = clock
      draft.effects.push({
        key: `${key}#${clock.startedAt}:breach`,
        kind: 'breach',
        clock: key,
        target,
        scope,
        owner,
        at: dueAt + 1,
        dueAt,
      })
    }
  }
  if (!breached && clock.breached) note(draft, keyed, 'corrected')
  const final = status === 'met' || status === 'missed' || status === 'withdrawn'
  if (final && status !== clock.status) note(draft, keyed, status)
  return settled
}
