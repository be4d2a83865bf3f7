import type { Instant } from '../../kernel/index.ts'
import type { StageKind, StageMark } from '../../lifecycle/index.ts'
import type { RoutingDecision } from '../../routing/index.ts'
import type { EscalationAction, SlaChange } from '../../sla/index.ts'
import type { RefusalCode } from '../refusal.ts'
import type { ActivityId, PersonId } from '../state/ids.ts'
import type { Journey } from '../state/journey.ts'
import type { Money } from '../state/money.ts'
import type { Offer } from '../state/offer.ts'
import type { ScoreSummary } from '../state/score-summary.ts'
import type { EventBase } from './event-base.ts'

/** A move that a correction takes back, told in full so that metrics can take it back too. */
export interface UndoneMove {
  /** Version of the event that is taken back. */
  readonly version: number
  /** When it happened. */
  readonly at: Instant
  /** Its transition. */
  readonly transition: string
  /** The stage that it left. */
  readonly from: string
  /** What that stage means. */
  readonly fromKind: StageKind
  /** The stage that it had led to. */
  readonly to: string
  /** The milestones that the lead had reached with it. */
  readonly reached: readonly StageMark[]
  /** What the stage that it had led to means. */
  readonly kind: StageKind
  /** The reason that had been given. */
  readonly reason: string | null
  /** What the lead was won for, if that is taken back. */
  readonly revenue: Money | null
  /** Whose lead it was. */
  readonly assignee: PersonId | null
  /** The lead's pass through the funnel with it. */
  readonly cycle: number
  /** The lead's grade with it; `null` without one. */
  readonly grade: string | null
  /** How far the lead had come before it. */
  readonly journey: Journey
}

/** The lead made a transition of its lifecycle. */
export interface LeadMoved extends EventBase {
  /** Discriminates the events. */
  readonly type: 'lead-moved'
  /** Name of the transition. */
  readonly transition: string
  /** The stage before. */
  readonly from: string
  /** The stage now. */
  readonly to: string
  /** What the stage before means. */
  readonly fromKind: StageKind
  /** The milestones that the lead reached with it: those that the stage before does not have; in a new cycle, all of them. */
  readonly reached: readonly StageMark[]
  /** How long the lead was in the stage before. */
  readonly elapsedMs: number
  /** The agreed reason; `null` where none is needed. */
  readonly reason: string | null
  /** The reason of a person who qualified the lead against its score. */
  readonly override: string | null
  /** The score at that moment; `null` if there is none. */
  readonly score: ScoreSummary | null
  /** What the lead was won for. */
  readonly revenue: Money | null
  /** When a parked lead is to be looked at again. */
  readonly checkInAt: Instant | null
  /** Whether the lead began its next cycle with it. */
  readonly startsCycle: boolean
  /** The scoring rules that gave points, if the lead was qualified with it; `null` for other moves. */
  readonly rules: readonly string[] | null
  /** How far the lead had come before it. */
  readonly journey: Journey
  /** The move that a correction takes back. */
  readonly undone: UndoneMove | null
}

/** Marketing looked at the lead and lets it pass. */
export interface LeadVetted extends EventBase {
  /** Discriminates the events. */
  readonly type: 'lead-vetted'
}

/** The lead was passed to sales: to a person, to a queue, or held until somebody is there. */
export interface LeadHandedOff extends EventBase {
  /** Discriminates the events. */
  readonly type: 'lead-handed-off'
  /** Number of the hand-off over the life of the lead. */
  readonly handoff: number
  /** Who gets it, by which rule and strategy, and who was passed over and why. */
  readonly routing: RoutingDecision
  /** Since the lead was qualified. */
  readonly elapsedMs: number
  /** What the assignee is asked; absent if they simply have the lead. */
  readonly offer?: Offer
  /** How far the lead had come before it. */
  readonly journey: Journey
}

/** The assignee has seen the lead. */
export interface HandoffAcknowledged extends EventBase {
  /** Discriminates the events. */
  readonly type: 'hand-off-acknowledged'
  /** Since the lead was assigned to them. */
  readonly elapsedMs: number
  /** Until when the acknowledgement lasts without any work on the lead; absent if it lasts for ever. */
  readonly expiresAt?: Instant
  /** How far the lead had come before it. */
  readonly journey: Journey
}

/** The assignee declined what they were asked, or let it pass. */
export interface OfferPassed extends EventBase {
  /** Discriminates the events. */
  readonly type: 'offer-passed'
  /** Number of the offer. */
  readonly offer: number
  /** Whether they said no or nothing. */
  readonly how: 'declined' | 'timed-out'
  /** Whose offer it was. */
  readonly to: PersonId
  /** The agreed reason; `null` if they said nothing. */
  readonly reason: string | null
  /** Since the offer. */
  readonly elapsedMs: number
}

/** Work on the lead: its acknowledgement lasts longer. */
export interface AcknowledgementExtended extends EventBase {
  /** Discriminates the events. */
  readonly type: 'acknowledgement-extended'
  /** Until when. */
  readonly expiresAt: Instant
}

/** Nothing followed an acknowledgement: the lead is offered to the same person again. */
export interface AcknowledgementExpired extends EventBase {
  /** Discriminates the events. */
  readonly type: 'acknowledgement-expired'
  /** Until when it had lasted. */
  readonly expiredAt: Instant
  /** What the assignee is asked. */
  readonly offer: Offer
}

/** The lead got an assignee after its hand-off. */
export interface LeadAssigned extends EventBase {
  /** Discriminates the events. */
  readonly type: 'lead-assigned'
  /** Whether somebody took it, somebody gave it, or a waiting lead was routed. */
  readonly how: 'claim' | 'reassign'
  /** Whose lead it was; `null` if nobody's. */
  readonly from: PersonId | null
  /** Who gets it and why. */
  readonly routing: RoutingDecision
  /** The agreed reason; `null` where none is needed. */
  readonly reason: string | null
  /** What the assignee is asked; absent if they simply have the lead. */
  readonly offer?: Offer
}

/** Sales did something toward the lead. */
export interface LeadTouched extends EventBase {
  /** Discriminates the events. */
  readonly type: 'lead-touched'
  /** Id of the touch. */
  readonly touchId: ActivityId
  /** How: `call`, `email`, `meeting`. */
  readonly channel: string
  /** Whether the lead was reached. */
  readonly outcome: 'reached' | 'not-reached' | 'bounced'
  /** Whether a machine did it. */
  readonly automated: boolean
  /** Whether it counts: a person's does, a machine's only as an answer to the lead's own message. */
  readonly counts: boolean
  /** Since the hand-off; `null` without one, and for a touch that was made before it. */
  readonly elapsedMs: number | null
  /** Whether it is the first one that counts since the hand-off. */
  readonly first: boolean
  /** How far the lead had come before it. */
  readonly journey: Journey
}

/** The date has come on which a parked lead is to be looked at again. */
export interface CheckInDue extends EventBase {
  /** Discriminates the events. */
  readonly type: 'check-in-due'
  /** The date that was agreed. */
  readonly checkInAt: Instant
}

/** The lead does not want to be contacted. */
export interface LeadOptedOut extends EventBase {
  /** Discriminates the events. */
  readonly type: 'lead-opted-out'
  /** The channels named; `*` for all of them. */
  readonly channels: readonly string[]
  /** Number of the hand-off that was withdrawn; `null` if there was none. */
  readonly withdrawn: number | null
}

/** The lead may be contacted again. */
export interface LeadOptedIn extends EventBase {
  /** Discriminates the events. */
  readonly type: 'lead-opted-in'
  /** The channels that are open again. */
  readonly channels: readonly string[]
}

/** A step of an escalation ladder came due and could not be made. */
export interface EscalationFailed extends EventBase {
  /** Discriminates the events. */
  readonly type: 'escalation-failed'
  /** The target of the service levels. */
  readonly target: string
  /** What the step asked for. */
  readonly action: EscalationAction
  /** The person or queue that it named; `null` for nobody in particular. */
  readonly to: string | null
  /** What spoke against it. */
  readonly refusal: RefusalCode
}

/** Clocks of the service levels started, stopped or ran out. */
export interface ClocksChanged extends EventBase {
  /** Discriminates the events. */
  readonly type: 'clocks-changed'
  /** What changed. */
  readonly change: SlaChange
  /** Why a person gave running clocks the due instants of the present policy; absent where that is not what happened. */
  readonly reason?: string
}
