import type { Fingerprint, Instant } from '../../kernel/index.ts'
import type { StageKind } from '../../lifecycle/index.ts'
import type { CommandId, EventId, LeadId, PersonId } from '../state/ids.ts'
import type { Source } from '../state/source.ts'

/**
 * What every event carries, so that a metric needs nothing but events: who, when, where the lead stood and whose it was.
 * Events are plain JSON and never carry personal data.
 */
export interface EventBase {
  /** `<lead id>/<version>`: the same on every machine and for every retry. */
  readonly id: EventId
  /** The lead. */
  readonly leadId: LeadId
  /** Position among the lead's events, from 1 without gaps. */
  readonly version: number
  /** When it happened. */
  readonly at: Instant
  /** When it was recorded: never before that of an earlier version. */
  readonly recordedAt: Instant
  /** Who did it; `null` for the system. */
  readonly by: PersonId | null
  /** The command that caused it. */
  readonly commandId: CommandId
  /** The stage of the lead afterwards. */
  readonly stage: string
  /** What that stage means, whatever it is called. */
  readonly kind: StageKind
  /** The lead's pass through the funnel afterwards. */
  readonly cycle: number
  /** Where the lead came from; `null` if that is not recorded. */
  readonly source: Source | null
  /** Whose lead it was: the assignee of the hand-off that the event belongs to; `null` without one. */
  readonly assignee: PersonId | null
  /** The hand-off policy in force. */
  readonly policy: Fingerprint
}
