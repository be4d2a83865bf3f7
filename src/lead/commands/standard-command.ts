import type { Instant, JsonObject, JsonValue } from '../../kernel/index.ts'
import type { ActivityId, LeadId } from '../state/ids.ts'
import type { Company, Contact, Qualification } from '../state/profile.ts'
import type { Source } from '../state/source.ts'
import type { CommandBase } from './command-base.ts'

/**
 * Changes of a section: a field that is absent stays, `null` removes it.
 *
 * @typeParam T - the section
 */
export type PatchOf<T> = { readonly [K in keyof T]?: T[K] | null }

/** Changes of a profile: a field that is absent stays, `null` removes it. */
export interface ProfilePatch {
  /** Changes of the person. */
  readonly contact?: PatchOf<Contact>
  /** Changes of the company. */
  readonly company?: PatchOf<Company>
  /** Changes of what sales has found out. */
  readonly qualification?: PatchOf<Qualification>
  /** Changes of further attributes. */
  readonly attributes?: { readonly [key: string]: JsonValue }
}

/** A lead becomes known. */
export interface Capture extends CommandBase {
  /** Discriminates the commands. */
  readonly type: 'capture'
  /** Where it came from; needed before it can be qualified. */
  readonly source?: Source
  /** What is known of it. */
  readonly profile?: ProfilePatch
}

/** More becomes known. */
export interface UpdateProfile extends CommandBase {
  /** Discriminates the commands. */
  readonly type: 'update-profile'
  /** Where the lead came from, if that was not known at its capture. */
  readonly source?: Source
  /** What changed. */
  readonly profile?: ProfilePatch
}

/** All personal data of the lead is erased; its history stays. */
export interface Erase extends CommandBase {
  /** Discriminates the commands. */
  readonly type: 'erase'
}

/** The lead did or received something. */
export interface RecordActivity extends CommandBase {
  /** Discriminates the commands. */
  readonly type: 'record-activity'
  /** Id from the system that saw it; the same id counts once, until `limits.rememberedActivities` others were counted. */
  readonly activityId: ActivityId
  /** What it was, such as `page-view`. */
  readonly activity: string
  /** What it was about. */
  readonly content?: string
  /** Further facts for conditions; nothing that names a person. */
  readonly properties?: JsonObject
}

/** A person adds a remark. */
export interface Annotate extends CommandBase {
  /** Discriminates the commands. */
  readonly type: 'annotate'
  /** Id of the remark; the same id replaces it. */
  readonly noteId: string
  /** The remark. */
  readonly text: string
}

/** A person puts their own judgement beside the machine's score; without a judgement, it is taken back. */
export interface OverrideScore extends CommandBase {
  /** Discriminates the commands. */
  readonly type: 'override-score'
  /** Why, in kebab-case. */
  readonly reason: string
  /** Points added to dimensions, negative to subtract. */
  readonly add?: { readonly [dimension: string]: number }
  /** The value of dimensions. */
  readonly dimensions?: { readonly [dimension: string]: number }
  /** The total. */
  readonly total?: number
  /** The grade. */
  readonly grade?: string
  /** When it ends by itself; never if absent. */
  readonly expiresAt?: Date | Instant
}

/** Sales did something toward the lead. */
export interface Touch extends CommandBase {
  /** Discriminates the commands. */
  readonly type: 'touch'
  /** Id of the touch. */
  readonly touchId: ActivityId
  /** How: `call`, `email`, `meeting`. */
  readonly channel: string
  /** Whether the lead was reached. */
  readonly outcome: 'reached' | 'not-reached' | 'bounced'
  /**
   * Whether a machine did it.
   *
   * @defaultValue `false`
   */
  readonly automated?: boolean
  /** The lead's own message that it answers: then an automated touch counts, too. */
  readonly inReplyTo?: ActivityId
}

/** The assignee does not take the lead that is offered to them: the next one is asked. */
export interface DeclineOffer extends CommandBase {
  /** Discriminates the commands. */
  readonly type: 'decline-offer'
  /** One of the agreed reasons. */
  readonly reason: string
}

/** The lead does not want to be contacted. */
export interface OptOut extends CommandBase {
  /** Discriminates the commands. */
  readonly type: 'opt-out'
  /**
   * The channels named.
   *
   * @defaultValue all of them
   */
  readonly channels?: readonly string[]
}

/** The lead may be contacted again. */
export interface OptIn extends CommandBase {
  /** Discriminates the commands. */
  readonly type: 'opt-in'
  /**
   * The channels named.
   *
   * @defaultValue all of them
   */
  readonly channels?: readonly string[]
}

/** Another lead turns out to be this one: this one goes on with both histories. */
export interface Merge extends CommandBase {
  /** Discriminates the commands. */
  readonly type: 'merge'
  /** The lead that ends in this one. */
  readonly absorb: LeadId
}

/** The clocks of the lead rest, as while its answer is awaited. */
export interface Pause extends CommandBase {
  /** Discriminates the commands. */
  readonly type: 'pause'
  /** Why, in kebab-case; a target can say which reasons it heeds. */
  readonly reason?: string
}

/** The clocks of the lead go on. */
export interface Resume extends CommandBase {
  /** Discriminates the commands. */
  readonly type: 'resume'
  /** Ends the pauses of this reason only; all of them if absent. */
  readonly reason?: string
}

/** Running clocks get the due instants of the present service levels and calendars; without it they keep those they were given. */
export interface RebaseClocks extends CommandBase {
  /** Discriminates the commands. */
  readonly type: 'rebase-clocks'
  /** Why, in kebab-case. */
  readonly reason: string
}

/** Time passes: what the clocks say is recorded. Sent by `tick`. */
export interface Elapse extends CommandBase {
  /** Discriminates the commands. */
  readonly type: 'elapse'
}

/** The commands that are the same in every lifecycle and possible in every stage. */
export type StandardCommand =
  | Annotate
  | Capture
  | DeclineOffer
  | Elapse
  | Erase
  | Merge
  | OptIn
  | OptOut
  | OverrideScore
  | Pause
  | RebaseClocks
  | RecordActivity
  | Resume
  | Touch
  | UpdateProfile
