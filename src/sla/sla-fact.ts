import type { Instant } from '../kernel/index.ts'

/** What every fact has. */
export interface SlaFactBase {
  /** When it happened, epoch milliseconds; facts may arrive late and in any order. */
  readonly at: Instant
}

/** A lead was handed over to sales, or is to be looked at anew because its acceptance was taken back. */
export interface HandedOff extends SlaFactBase {
  /** Tells the facts apart. */
  readonly kind: 'handed-off' | 'reopened'
  /** The person who has it, if a person does. */
  readonly owner?: string
}

/** The lead got an owner, another one, or none any more. */
export interface Assigned extends SlaFactBase {
  /** Tells the facts apart. */
  readonly kind: 'assigned'
  /** The person who has it now; `null` for nobody, as in a queue. */
  readonly owner: string | null
}

/** Sales did something toward the lead. */
export interface Touched extends SlaFactBase {
  /** Tells the facts apart. */
  readonly kind: 'touched'
  /** Whether a machine did it; it then counts only as an answer to the lead's own message. */
  readonly automated?: boolean
  /** Whether it answers the lead's own message. */
  readonly answersLead?: boolean
  /** Whether it came from the lead; what the lead does is no touch. */
  readonly inbound?: boolean
}

/** The lead entered a stage of its lifecycle. */
export interface StageEntered extends SlaFactBase {
  /** Tells the facts apart. */
  readonly kind: 'stage-entered'
  /** Name of the stage; only passed on, never interpreted. */
  readonly stage: string
  /** Kind of the stage. */
  readonly stageKind: 'open' | 'parked' | 'won' | 'lost' | 'discarded'
  /** Marks of the stage. */
  readonly marks?: readonly ('qualified' | 'accepted' | 'opportunity')[]
  /** When somebody is to look at a parked lead again. */
  readonly checkInAt?: Instant
}

/** Work on the lead was put on hold, or taken up again. */
export interface PausedOrResumed extends SlaFactBase {
  /** Tells the facts apart. */
  readonly kind: 'paused' | 'resumed'
  /** Why; a pause without a reason is ended by any resumption, and a resumption without one ends every pause. */
  readonly reason?: string
}

/**
 * Anything else: `reviewed` is accepted or rejected; `withdrawn`, `opted-out` and `closed` end the hand-off without a result; `activity` is the
 * lead's own doing; `checked-in` is the look at a parked lead; `time` is the passing of time alone.
 */
export interface PlainFact extends SlaFactBase {
  /** Tells the facts apart. */
  readonly kind:
    | 'acknowledged'
    | 'reviewed'
    | 'activity'
    | 'checked-in'
    | 'withdrawn'
    | 'opted-out'
    | 'closed'
    | 'time'
}

/** Something that starts, stops, pauses or ends clocks. */
export type SlaFact = HandedOff | Assigned | Touched | StageEntered | PausedOrResumed | PlainFact

/** The kinds of facts that a target may start or stop on. */
export type SlaFactKind = Exclude<SlaFact['kind'], 'paused' | 'resumed' | 'time' | 'assigned'>

/** The kinds that a policy may name. */
export const slaFactKinds = [
  'handed-off',
  'reopened',
  'touched',
  'stage-entered',
  'acknowledged',
  'reviewed',
  'activity',
  'checked-in',
  'withdrawn',
  'opted-out',
  'closed',
] as const satisfies readonly SlaFactKind[]

/**
 * Whether a fact counts as a touch: a person's, outbound. An automated one counts only as an answer to the lead's own message; one typed in by
 * hand counts like any other.
 *
 * @param fact - the fact
 * @returns whether it counts
 * @example
 * ```ts
 * import { countsAsTouch } from 'lead-handoff'
 *
 * console.log(countsAsTouch({ kind: 'touched', at: 0, automated: true })) // false
 * ```
 */
export const countsAsTouch = (fact: Touched): boolean =>
  fact.inbound !== true && (fact.automated !== true || fact.answersLead === true)
