import type { Instant } from '../../kernel/index.ts'
import type {
  HandoffAcknowledged,
  LeadHandedOff,
  LeadMoved,
  LeadTouched,
} from '../events/handoff-events.ts'
import { meansUnreachable } from '../events/means-unreachable.ts'
import type { Journey, Milestone } from '../state/journey.ts'

const nothing: readonly never[] = Object.freeze([])

/**
 * The journey of a lead that has just become known.
 *
 * @param capturedAt - when
 * @returns a journey without milestones
 */
export const newJourney = (capturedAt: Instant): Journey => ({
  capturedAt,
  qualifiedAt: null,
  passedAt: null,
  queue: null,
  acknowledgedAt: null,
  touchedAt: null,
  acceptedAt: null,
  opportunityAt: null,
  ever: nothing,
  rejectedFor: null,
  peak: null,
  rules: nothing,
})

const also = (ever: readonly Milestone[], milestone: Milestone): readonly Milestone[] =>
  ever.includes(milestone) ? ever : [...ever, milestone]

/**
 * Whether a move gives back a lead that sales had and had not accepted.
 *
 * @param move - the move
 * @param journey - how far the lead had come before it
 * @returns whether sales rejected the lead with it
 */
const isRejection = (move: LeadMoved, { passedAt, acceptedAt }: Journey): boolean =>
  move.fromKind === 'open' &&
  (move.kind === 'parked' || move.kind === 'discarded') &&
  passedAt !== null &&
  acceptedAt === null &&
  !meansUnreachable(move)

/** What stays of a journey when a move is taken back: what happened to the lead without a move. */
const takenBack = (now: Journey, before: Journey): Journey => {
  const ever = now.ever.filter((milestone) => {
    const withoutMove =
      milestone === 'passed' || milestone === 'touched' || milestone === 'acknowledged'
    return withoutMove || before.ever.includes(milestone)
  })
  return { ...before, ever, peak: now.peak }
}

/**
 * The journey after a move.
 *
 * @param journey - the journey before
 * @param move - the move
 * @returns the journey with the milestones that it reached
 */
export const journeyAfterMove = (journey: Journey, move: LeadMoved): Journey => {
  if (move.undone) return takenBack(journey, move.undone.journey)
  if (move.from === move.to) return journey
  let { qualifiedAt, acceptedAt, opportunityAt, ever } = journey
  const { startsCycle, reached, at } = move
  if (startsCycle) {
    qualifiedAt = null
    acceptedAt = null
    opportunityAt = null
  }
  for (const mark of reached) {
    ever = also(ever, mark)
    if (mark === 'qualified') qualifiedAt ??= at
    else if (mark === 'accepted') acceptedAt ??= at
    else opportunityAt ??= at
  }
  if (move.kind === 'won') ever = also(ever, 'won')
  // a lead that was discarded by mistake has not been passed again yet: who discards it once more rejects nothing
  const isUnpassed = startsCycle || move.fromKind === 'discarded'
  return {
    capturedAt: journey.capturedAt,
    qualifiedAt,
    passedAt: isUnpassed ? null : journey.passedAt,
    queue: isUnpassed ? null : journey.queue,
    acknowledgedAt: isUnpassed ? null : journey.acknowledgedAt,
    touchedAt: isUnpassed ? null : journey.touchedAt,
    acceptedAt,
    opportunityAt,
    ever,
    rejectedFor: isRejection(move, journey) ? (move.reason ?? '') : journey.rejectedFor,
    peak: journey.peak,
    rules: move.rules ?? journey.rules,
  }
}

/**
 * The journey after a hand-off. A lead that nobody can take yet has not been passed to anybody.
 *
 * @param journey - the journey before
 * @param event - the hand-off
 * @returns the journey with the instant of the hand-off
 */
export const journeyAfterHandOff = (journey: Journey, { at, routing }: LeadHandedOff): Journey =>
  routing.outcome === 'held'
    ? journey
    : {
        ...journey,
        passedAt: at,
        queue: routing.queue,
        // a hand-off begins its own wait for an answer
        acknowledgedAt: null,
        touchedAt: null,
        ever: also(journey.ever, 'passed'),
      }

/**
 * The journey after a touch.
 *
 * @param journey - the journey before
 * @param event - the touch
 * @returns the journey with the instant of the first touch of the hand-off
 */
export const journeyAfterTouch = (journey: Journey, { at, first }: LeadTouched): Journey =>
  first ? { ...journey, touchedAt: at, ever: also(journey.ever, 'touched') } : journey

/**
 * The journey after an acknowledgement.
 *
 * @param journey - the journey before
 * @param event - the acknowledgement
 * @returns the journey with the instant of the first one of the hand-off
 */
export const journeyAfterAcknowledgement = (
  journey: Journey,
  { at }: HandoffAcknowledged,
): Journey =>
  journey.acknowledgedAt === null
    ? { ...journey, acknowledgedAt: at, ever: also(journey.ever, 'acknowledged') }
    : journey
