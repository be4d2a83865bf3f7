import type { Instant, JsonObject } from '../../kernel/index.ts'
import type { ScoreOverride, ScorePatch, ScoreState } from '../../scoring/index.ts'
import type { ActivityId, LeadId, PersonId } from '../state/ids.ts'
import type { Journey } from '../state/journey.ts'
import type { ScoreSummary } from '../state/score-summary.ts'
import type { Source } from '../state/source.ts'
import type { EventBase } from './event-base.ts'

/** A lead became known. */
export interface LeadCaptured extends EventBase {
  /** Discriminates the events. */
  readonly type: 'lead-captured'
  /** Names of the profile fields that were given, without their values. */
  readonly fields: readonly string[]
}

/** The source of a lead was recorded after its capture. */
export interface SourceRecorded extends EventBase {
  /** Discriminates the events. */
  readonly type: 'source-recorded'
  /** How far the lead had come before it. */
  readonly journey: Journey
}

/** Something in the profile changed. */
export interface ProfileUpdated extends EventBase {
  /** Discriminates the events. */
  readonly type: 'profile-updated'
  /** Names of the fields that changed, without their values. */
  readonly fields: readonly string[]
}

/** The personal data of the lead was erased. */
export interface ProfileErased extends EventBase {
  /** Discriminates the events. */
  readonly type: 'profile-erased'
}

/** A remark was added; its text stands in the profile. */
export interface NoteAdded extends EventBase {
  /** Discriminates the events. */
  readonly type: 'note-added'
  /** Key of the remark in the profile. */
  readonly noteId: string
}

/** The lead did or received something. */
export interface ActivityRecorded extends EventBase {
  /** Discriminates the events. */
  readonly type: 'activity-recorded'
  /** Id of the activity. */
  readonly activityId: ActivityId
  /** What it was, such as `page-view`. */
  readonly activity: string
  /** What it was about: a page, a form, a webinar; `null` if unknown. */
  readonly content: string | null
  /** Further facts that conditions look at; nothing that names a person. */
  readonly properties: JsonObject
  /** The parts of the score state that it changed, as they are now; `null` if it earned nothing. */
  readonly scoring: ScorePatch | null
}

/** The score is another one than before. */
export interface ScoreChanged extends EventBase {
  /** Discriminates the events. */
  readonly type: 'score-changed'
  /** The score before; `null` for the first one. */
  readonly before: ScoreSummary | null
  /** The score now. */
  readonly after: ScoreSummary
  /** Whether the thresholds were crossed with this change, and which way: as often as it happens. What happens once in a cycle is the qualification. */
  readonly crossed: 'up' | 'down' | null
  /** How far the lead had come before it. */
  readonly journey: Journey
}

/** A person put their own judgement beside the machine's score, or took it back. */
export interface ScoreOverridden extends EventBase {
  /** Discriminates the events. */
  readonly type: 'score-overridden'
  /** The judgement with its author, reason and expiry; `null` when it is taken back. */
  readonly override: ScoreOverride | null
}

/** The score state was computed anew from the whole history, under another policy or after a merge. */
export interface ScoreRebased extends EventBase {
  /** Discriminates the events. */
  readonly type: 'score-rebased'
  /** The new state. */
  readonly scoring: ScoreState
  /** Why it was computed anew. */
  readonly why: 'policy' | 'merge'
}

/** Another lead turned out to be this one. */
export interface LeadsMerged extends EventBase {
  /** Discriminates the events. */
  readonly type: 'leads-merged'
  /** The lead that was merged into this one. */
  readonly absorbed: LeadId
  /** The leads that had been merged into that one before. */
  readonly alsoAbsorbed: readonly LeadId[]
  /** When the earlier of the two became known. */
  readonly capturedAt: Instant
  /** The earliest source of the two. */
  readonly earliestSource: Source | null
  /** The last person the lead was assigned to afterwards: its own, or that of the merged lead if it had none. */
  readonly owner: PersonId | null
}

/** The lead was merged into another one and takes no further commands. */
export interface LeadAbsorbed extends EventBase {
  /** Discriminates the events. */
  readonly type: 'lead-absorbed'
  /** The lead that goes on. */
  readonly into: LeadId
  /** How far the lead had come. */
  readonly journey: Journey
}
