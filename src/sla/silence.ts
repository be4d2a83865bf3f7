import type { Instant } from '../kernel/index.ts'
import { note, type SlaDraft, settle } from './sla-draft.ts'
import type { SlaClock } from './sla-state.ts'

const dueFrom = (draft: SlaDraft, clock: SlaClock, at: Instant): Instant | null =>
  draft.sla
    .calendarOf(clock.calendars)
    .addBusinessTime(at, clock.allowedMs, { atClosing: clock.atClosing }) ?? null

/** A touch that arrives late, from before the present stretch: it may prove that the stretch before was no breach. */
const lateTouch = (
  draft: SlaDraft,
  keyed: { key: string; clock: SlaClock },
  at: Instant,
): SlaClock => {
  const { clock } = keyed
  const { previous } = clock
  if (!previous?.breached || previous.dueAt === null) return clock
  if (at <= previous.startedAt || at > previous.dueAt) return clock
  const dueAt = dueFrom(draft, clock, at)
  const breached = dueAt !== null && clock.startedAt > dueAt
  if (!breached) note(draft, keyed, 'corrected')
  return { ...clock, previous: { startedAt: at, dueAt, breached } }
}

/**
 * Starts a clock of silence anew. The stretch that is over is judged, and remembered for one touch that arrives late.
 *
 * @param draft - the change
 * @param keyed - the clock
 * @param at - when silence was broken
 * @returns the clock of the new stretch, not yet settled
 */
export const restartClock = (
  draft: SlaDraft,
  keyed: { key: string; clock: SlaClock },
  at: Instant,
): SlaClock => {
  const { key, clock } = keyed
  if (clock.endedAt !== null && at > clock.endedAt) return clock
  if (at === clock.startedAt) return clock
  if (at < clock.startedAt) return lateTouch(draft, keyed, at)
  const over = settle(draft, { key, clock: { ...clock, stopsAt: [at], count: 1 } })
  const givenDueAt = dueFrom(draft, clock, at)
  return {
    ...clock,
    startedAt: at,
    givenDueAt,
    dueAt: givenDueAt,
    status: 'running',
    breached: false,
    done: [],
    previous: { startedAt: clock.startedAt, dueAt: over.dueAt, breached: over.breached },
  }
}
