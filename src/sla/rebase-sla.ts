import type { Instant } from '../kernel/index.ts'
import type { Sla } from './compile-sla.ts'
import type { SlaChange } from './sla-change.ts'
import { note, type SlaDraft, settle } from './sla-draft.ts'
import type { CalendarNames } from './sla-news.ts'
import type { SlaClock, SlaState } from './sla-state.ts'
import { isOpen } from './sla-steps.ts'
import { calendarsOf, startClock } from './start-clock.ts'

/** The same clock with the due instant that the present policy would have given it. */
const rebased = (sla: Sla, clock: SlaClock, names: CalendarNames): SlaClock => {
  const target = sla.targets.find((candidate) => candidate.target.id === clock.target)
  // a date for a check-in was agreed, it is no matter of the policy
  if (!target || clock.measure === 'check-in') return clock
  const { startedAt, scope, owner } = clock
  const calendars = calendarsOf(sla, target, names)
  const fresh = startClock(sla, target, { at: startedAt, scope, owner, calendars })
  const { stopsAt, endedAt, status, breached, done, previous } = clock
  return { ...fresh, stopsAt, endedAt, status, breached, done, previous }
}

/**
 * Gives running clocks the due instants of the present policy and calendars. Without this they keep those they were given.
 *
 * @param sla - the service levels as they are now
 * @param state - the clocks
 * @param now - when it is done, and the calendars of those concerned
 * @returns the change, with an outcome `rebased` for each clock that moved; `undefined` if none did
 * @throws {@link HandoffError} `INVALID_SLA_POLICY` if somebody has a calendar that the service levels do not know
 * @example
 * ```ts
 * import { advanceSla, applySlaChange, compileSla, emptySlaState, rebaseSla, type SlaPolicy } from 'lead-handoff'
 *
 * const policy = (within: string): SlaPolicy => ({
 *   id: 'inbound',
 *   version: '1',
 *   targets: [{ id: 'call', measure: 'first-touch', within }],
 * })
 * const change = advanceSla(compileSla(policy('1h')), emptySlaState, { fact: { kind: 'handed-off', at: 0 } })
 * const state = change ? applySlaChange(emptySlaState, change) : emptySlaState
 * const stricter = rebaseSla(compileSla(policy('30m')), state, { at: 600_000 })
 * console.log(stricter?.clocks['call']?.dueAt) // 1800000
 * ```
 */
export const rebaseSla = (
  sla: Sla,
  state: SlaState,
  now: { readonly at: Instant; readonly calendars?: CalendarNames },
): SlaChange | undefined => {
  const draft: SlaDraft = {
    sla,
    seenAt: Math.max(state.seenAt ?? now.at, now.at),
    marks: state.pauses,
    clocks: new Map(),
    outcomes: [],
    effects: [],
  }
  for (const [key, clock] of Object.entries(state.clocks)) {
    if (!isOpen(clock)) continue
    const moved = rebased(sla, clock, now.calendars ?? {})
    if (moved.givenDueAt === clock.givenDueAt && moved.allowedMs === clock.allowedMs) continue
    note(draft, { key, clock: moved }, 'rebased')
    draft.clocks.set(key, settle(draft, { key, clock: moved }))
  }
  if (draft.clocks.size === 0) return undefined
  const { seenAt, outcomes, effects } = draft
  return { seenAt, clocks: Object.fromEntries(draft.clocks), outcomes, effects }
}
