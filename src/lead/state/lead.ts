import type { Instant } from '../../kernel/index.ts'
import type { StageKind, StageMark } from '../../lifecycle/index.ts'
import type { ScoreOverride, ScoreState } from '../../scoring/index.ts'
import type { SlaState } from '../../sla/index.ts'
import type { Handoff } from './handoff.ts'
import type { ActivityId, LeadId, PersonId } from './ids.ts'
import type { Journey } from './journey.ts'
import type { Money } from './money.ts'
import type { ScoreSummary } from './score-summary.ts'
import type { Source } from './source.ts'

/** A move between stages that can still be taken back. */
export interface TrailEntry {
  /** Version of the event that made it. */
  readonly version: number
  /** Name of the transition. */
  readonly transition: string
  /** The stage that the lead left. */
  readonly from: string
  /** The stage that it reached. */
  readonly to: string
  /** What that stage means. */
  readonly kind: StageKind
  /** The milestones that it reached. */
  readonly reached: readonly StageMark[]
  /** The reason that was given. */
  readonly reason: string | null
  /** When it happened. */
  readonly at: Instant
  /** What the stage before meant. */
  readonly fromKind: StageKind
  /** Whose lead it was. */
  readonly assignee: PersonId | null
  /** The pass through the funnel with it. */
  readonly cycle: number
  /** The grade with it; `null` without one. */
  readonly grade: string | null
  /** Whether it began a cycle, or the first one. */
  readonly startsCycle: boolean
  /** What a correction restores. */
  readonly before: Pick<
    Lead,
    | 'handoff'
    | 'owner'
    | 'vetted'
    | 'checkInAt'
    | 'checkInDue'
    | 'revenue'
    | 'enteredStageAt'
    | 'journey'
  > & {
    /** Its clocks; `null` but for the last move, because clocks are large. */
    readonly sla: SlaState | null
  }
}

/** Where a lead stands: the fold of its events. Without personal data; that is the `Profile`. */
export interface Lead {
  /** Id of the lead. */
  readonly id: LeadId
  /** Number of its events. */
  readonly version: number
  /** Its stage in the lifecycle. */
  readonly stage: string
  /** What that stage means, whatever it is called. */
  readonly kind: StageKind
  /** When it reached that stage. */
  readonly enteredStageAt: Instant
  /** When it became known. */
  readonly capturedAt: Instant
  /** When its last event was recorded. */
  readonly recordedAt: Instant
  /** Its pass through the funnel, from 1. Never falls. */
  readonly cycle: number
  /** Whether it was qualified in this cycle. */
  readonly qualifiedThisCycle: boolean
  /** Where it came from; `null` until that is recorded. */
  readonly source: Source | null
  /** What its activities have earned, ready to be continued. */
  readonly scoring: ScoreState
  /** Its score when it was last computed; `null` before the first time. */
  readonly score: ScoreSummary | null
  /** What a person decided about its score; stands beside the machine's. `null` if nobody did. */
  readonly override: ScoreOverride | null
  /** Whether marketing has vetted it in this cycle. */
  readonly vetted: boolean
  /** The hand-off that is under way. */
  readonly handoff: Handoff | null
  /** How many hand-offs there have been. */
  readonly handoffs: number
  /** The last person it was assigned to, kept when the hand-off ends. */
  readonly owner: PersonId | null
  /** Ids of its latest touches, at most `limits.rememberedActivities`: the same one is recorded once. */
  readonly touchIds: readonly ActivityId[]
  /** The clocks of the service levels. */
  readonly sla: SlaState
  /** Channels on which it must not be contacted; empty if there are none. */
  readonly optedOut: readonly string[]
  /** When a parked lead is to be looked at again. */
  readonly checkInAt: Instant | null
  /** Whether it has been recorded that this date has come. */
  readonly checkInDue: boolean
  /** Whether a person took its qualification back: the system waits for a new sign before it qualifies the lead again. */
  readonly takenBack: boolean
  /** What it was won for. */
  readonly revenue: Money | null
  /** The lead it was merged into; `null` while it stands for itself. */
  readonly mergedInto: LeadId | null
  /** The leads that were merged into it. */
  readonly absorbed: readonly LeadId[]
  /** How far it has come, with the instants that metrics need. */
  readonly journey: Journey
  /** The latest moves, oldest first, at most `limits.trail`. */
  readonly trail: readonly TrailEntry[]
}
