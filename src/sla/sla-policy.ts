import type { AtClosing } from '../calendar/index.ts'
import type { Condition } from '../conditions/index.ts'
import type { DurationText } from '../kernel/index.ts'
import type { SlaFactKind } from './sla-fact.ts'

/**
 * What a target measures. Each has its own start and stop:
 *
 * | measure | starts with | stops with |
 * | --- | --- | --- |
 * | `acknowledge` | hand-off | acknowledgement or review |
 * | `review` | hand-off, or an acceptance that is taken back | review: accepted or rejected |
 * | `first-touch` | hand-off | touch |
 * | `touches` | hand-off | the n-th touch |
 * | `stage` | entering a stage that fits | entering another |
 * | `silence` | hand-off, and again with every touch | – |
 * | `check-in` | entering a parked stage with a date | touch, check-in or another stage |
 */
export type SlaMeasure =
  | 'acknowledge'
  | 'review'
  | 'first-touch'
  | 'touches'
  | 'stage'
  | 'silence'
  | 'check-in'

/** Whose calendar: that of the lead's territory, of the team, of the assignee. */
export type CalendarRole = 'territory' | 'team' | 'assignee'

/** A calendar by its name, or the calendars of those concerned, intersected. */
export type CalendarChoice =
  | string
  | {
      /** Whose; those that have none are passed over. */
      readonly of: readonly CalendarRole[]
      /** The name of the calendar that applies when none of them has one. */
      readonly otherwise: string
    }

/** When to warn: at a fraction of the time, or when so much is left. */
export type SlaWarning =
  | {
      /** Above 0, below 1. */
      readonly fraction: number
    }
  | {
      /** Time of the target's calendar before it is due. */
      readonly left: DurationText
    }

/** What a step of the ladder asks for. The host or the lead aggregate carries it out. */
export type EscalationAction =
  | 'remind'
  | 'notify-manager'
  | 'reassign'
  | 'return-to-queue'
  | 'recycle'
  | 'accept'

/** A step of the escalation ladder. */
export interface EscalationStep {
  /** Time of the target's calendar after it was due; `'0s'` for at once. */
  readonly after: DurationText
  /** What to do; `accept` is acceptance by silence. */
  readonly action: EscalationAction
  /** The person or queue it concerns, such as the one who stands at the end of the ladder. */
  readonly to?: string
}

/** Which stages a target is about; a stage fits if it fits every part given. */
export interface StageChoice {
  /** Kinds of stages. */
  readonly kinds?: readonly ('open' | 'parked' | 'won' | 'lost' | 'discarded')[]
  /** Marks, all of which the stage must have. */
  readonly marks?: readonly ('qualified' | 'accepted' | 'opportunity')[]
}

/** How fast, or how often, something must happen. */
export interface SlaTarget {
  /** Name, unique within the policy. */
  readonly id: string
  /** What is measured. */
  readonly measure: SlaMeasure
  /** Time allowed, in time of the calendar. For `check-in` the grace after the date, `'0s'` for none. */
  readonly within: DurationText
  /**
   * Targets of the same clock exclude each other: of those whose condition holds the first applies.
   *
   * @defaultValue the id
   */
  readonly clock?: string
  /** For which leads, asked when the clock starts; for all if absent. */
  readonly when?: Condition
  /** Which calendar; elapsed time if absent. */
  readonly calendar?: CalendarChoice
  /**
   * What becomes of a due instant at closing time.
   *
   * @defaultValue `'close'`
   */
  readonly atClosing?: AtClosing
  /**
   * For `touches`: how many.
   *
   * @defaultValue `1`
   */
  readonly count?: number
  /** For `stage`: which stages. */
  readonly stage?: StageChoice
  /** Facts that start the clock, in place of those of the measure. */
  readonly startOn?: readonly SlaFactKind[]
  /** Facts that stop it, in place of those of the measure. */
  readonly stopOn?: readonly SlaFactKind[]
  /** Facts that start it anew, in place of those of the measure. */
  readonly restartOn?: readonly SlaFactKind[]
  /** Reasons of pauses that stop this clock; all if absent, none if empty. */
  readonly pausedBy?: readonly string[]
  /** The clock also rests while this holds; asked with every fact that comes with a subject. */
  readonly pauseWhen?: Condition
  /** Warnings before it is due. */
  readonly warnings?: readonly SlaWarning[]
  /** What happens after it was due. */
  readonly escalation?: readonly EscalationStep[]
  /**
   * Which clock warns and escalates: the lead's, which goes on when the lead is reassigned, or the owner's, which restarts.
   *
   * @defaultValue `'lead'`
   */
  readonly follows?: 'lead' | 'owner'
}

/** The service levels that both departments agreed on, as data. */
export interface SlaPolicy {
  /** Name of the policy. */
  readonly id: string
  /** Version of the content, such as `2026-03`. */
  readonly version: string
  /** The targets. */
  readonly targets: readonly SlaTarget[]
}
