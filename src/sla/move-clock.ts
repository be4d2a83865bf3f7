import { endings } from './measures.ts'
import { countsAsTouch, type SlaFact } from './sla-fact.ts'
import type { SlaClock } from './sla-state.ts'

/** Whether a fact is one of the kinds that move a clock, and counts. */
export const isAmong = (kinds: readonly string[], fact: SlaFact): boolean =>
  kinds.includes(fact.kind) && (fact.kind !== 'touched' || countsAsTouch(fact))

/** A stage that is not open ends a hand-off; the clocks that are about stages have their own stop. */
const endsHandOff = (clock: SlaClock, fact: SlaFact): boolean =>
  fact.kind === 'stage-entered' &&
  fact.stageKind !== 'open' &&
  clock.measure !== 'stage' &&
  clock.measure !== 'check-in'

/**
 * What a fact does to a clock that it neither starts nor restarts. The order in which facts arrive makes no difference: the earliest stops count.
 *
 * @param clock - the clock
 * @param fact - what happened
 * @returns the clock with the fact; the same one if it is not concerned
 */
export const moveClock = (clock: SlaClock, fact: SlaFact): SlaClock => {
  const { at } = fact
  if (at < clock.startedAt) return clock
  // a stage clock starts with the very kind of fact that stops it
  const mayBeItsStart = fact.kind === 'stage-entered' && at === clock.startedAt
  let moved = clock
  if (!mayBeItsStart && isAmong(clock.stopOn, fact) && !clock.stopsAt.includes(at)) {
    const stopsAt = [...clock.stopsAt, at].sort((a, b) => a - b).slice(0, clock.count)
    if (stopsAt.includes(at)) moved = { ...moved, stopsAt }
  }
  if (endings.includes(fact.kind as never) || endsHandOff(clock, fact)) {
    if (clock.endedAt === null || at < clock.endedAt) moved = { ...moved, endedAt: at }
  }
  return moved
}
