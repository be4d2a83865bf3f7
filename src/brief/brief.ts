import type { Instant } from '../kernel/index.ts'
import type {
  clocksOf,
  ExplainedScore,
  Handoff,
  Lead,
  LeadId,
  Note,
  PersonId,
  Profile,
  Source,
} from '../lead/index.ts'

/** One line of a lead's story. */
export interface StoryLine {
  /** When it happened. */
  readonly at: Instant
  /** Who did it; `null` for the system. */
  readonly by: string | null
  /** What happened and why. */
  readonly text: string
}

/** A reason to call now: something the lead did lately, or something that was found out. */
export interface WhyNow {
  /** What kind of reason. */
  readonly kind: 'activity' | 'new-fact' | 'threshold'
  /** The activity, the field, or the direction in which the threshold was crossed. */
  readonly what: string
  /** What the activity was about; `null` if that is unknown or it was none. */
  readonly content: string | null
  /** How often: an activity counts once, however often it is recorded, and a threshold once in each pass through the funnel. */
  readonly count: number
  /** When last. */
  readonly lastAt: Instant
}

/** Content that the lead received or reacted to. */
export interface ContentContact {
  /** The content. */
  readonly content: string
  /** What the lead did with it, such as `newsletter-sent` and `newsletter-click`. */
  readonly activities: readonly string[]
  /** How often in all. */
  readonly count: number
  /** When last. */
  readonly lastAt: Instant
}

/** How an earlier pass through the funnel, or an earlier hand-off, ended. */
export interface EarlierEnd {
  /** The pass through the funnel. */
  readonly cycle: number
  /** When it ended. */
  readonly at: Instant
  /** By which transition. */
  readonly transition: string
  /** In which stage. */
  readonly stage: string
  /** The agreed reason; `null` if none was needed. */
  readonly reason: string | null
  /** Whose lead it was. */
  readonly assignee: PersonId | null
}

/** A remark with its id. */
export interface BriefNote extends Note {
  /** Id of the remark. */
  readonly id: string
}

/** Everything that sales is handed over with a lead. */
export interface Brief {
  /** The lead. */
  readonly leadId: LeadId
  /** The instant of the brief. */
  readonly at: Instant
  /** Where it stands. */
  readonly stage: string
  /** Its pass through the funnel. */
  readonly cycle: number
  /** The person. */
  readonly contact: Profile['contact']
  /** The company. */
  readonly company: Profile['company']
  /** Need, timescale, budget, authority and next steps. */
  readonly qualification: Profile['qualification']
  /** Whatever else the host knows. */
  readonly attributes: Profile['attributes']
  /** Remarks, the latest first. */
  readonly notes: readonly BriefNote[]
  /** Where it came from; `null` if that is not recorded. */
  readonly source: Source | null
  /** What it received and reacted to, the latest first. */
  readonly content: readonly ContentContact[]
  /** Why now, the latest first. */
  readonly whyNow: readonly WhyNow[]
  /** Its score, rule by rule. */
  readonly score: ExplainedScore
  /** How earlier passes ended, the latest first. */
  readonly earlier: readonly EarlierEnd[]
  /** Channels on which it must not be contacted; `*` for all. */
  readonly optedOut: Lead['optedOut']
  /** The hand-off under way; `null` if there is none. */
  readonly handoff: Handoff | null
  /** The clocks that run. */
  readonly deadlines: ReturnType<typeof clocksOf>
  /** What sales would want to know and nobody has found out yet, as paths such as `qualification.budget`. */
  readonly missing: readonly string[]
  /** What happened, the latest first, at most `limits.briefLines`. */
  readonly timeline: readonly StoryLine[]
  /** How many earlier lines were left out. */
  readonly omitted: number
}
