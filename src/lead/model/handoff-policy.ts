import type { CalendarPolicy } from '../../calendar/index.ts'
import type { Condition } from '../../conditions/index.ts'
import type { DurationText } from '../../kernel/index.ts'
import type { RoutingPolicy } from '../../routing/index.ts'
import type { ScoringPolicy } from '../../scoring/index.ts'
import type { SlaPolicy } from '../../sla/index.ts'
import type { NotificationPolicy } from './notification-policy.ts'
import type { OfferPolicy } from './offer-policy.ts'

/** What must be known of a lead before it may go on. */
export interface HandoffCriteria {
  /** Before it is handed off; contact details are asked for anyway. */
  readonly handOff?: Condition
  /** Before sales accepts it. */
  readonly acceptance?: Condition
  /** Before it is an opportunity. */
  readonly opportunity?: Condition
}

/** The rules of a hand-off that are neither scoring, routing nor service level. */
export interface HandoffRules {
  /**
   * Whether a lead that reaches the threshold is qualified at once or by a person.
   *
   * @defaultValue `'automatic'`
   */
  readonly qualify?: 'automatic' | 'manual'
  /**
   * Whether a qualified lead is handed off at once or when somebody says so.
   *
   * @defaultValue `'automatic'`
   */
  readonly handOff?: 'automatic' | 'manual'
  /**
   * Whether marketing looks at each lead before it is handed off.
   *
   * @defaultValue `false`
   */
  readonly vetting?: boolean
  /**
   * Touches in a row without contact before a lead may be called unreachable.
   *
   * @defaultValue `6`
   */
  readonly touchesBeforeUnreachable?: number
  /**
   * When a lead that is parked is looked at again, unless whoever parks it names a date.
   *
   * @defaultValue `'30d'`
   */
  readonly recycleFor?: DurationText
  /**
   * What becomes of a lead that nobody has accepted yet when its assignee's absence begins.
   *
   * @defaultValue `'keep'`
   */
  readonly absence?: 'keep' | 'reassign'
}

/** Whose working hours a service level may ask for, beside those of the assignee. */
export interface CalendarAssignment {
  /** The calendar of the lead's territory: a field of the lead and the name of a calendar for each of its values. */
  readonly territory?: {
    /** Path of the field, such as `contact.country`. */
    readonly field: string
    /** Names of calendars by value. */
    readonly calendars: Readonly<Record<string, string>>
  }
  /** Names of calendars by team. */
  readonly team?: Readonly<Record<string, string>>
}

/** The whole agreement as data: plain JSON that operations can edit, compare and store. */
export interface HandoffPolicy {
  /** When a lead is ready. */
  readonly scoring: ScoringPolicy
  /** Who gets it. */
  readonly routing: RoutingPolicy
  /**
   * How fast it must be worked.
   *
   * @defaultValue no targets
   */
  readonly sla?: SlaPolicy
  /**
   * Working hours by name, for service levels and members of the team.
   *
   * @defaultValue none
   */
  readonly calendars?: Readonly<Record<string, CalendarPolicy>>
  /**
   * Whose working hours are which, beside those of the members.
   *
   * @defaultValue nobody's
   */
  readonly calendarOf?: CalendarAssignment
  /**
   * What must be known of it.
   *
   * @defaultValue contact details only
   */
  readonly criteria?: HandoffCriteria
  /**
   * How routed leads are offered.
   *
   * @defaultValue they are not: whoever routing finds has the lead
   */
  readonly offers?: OfferPolicy
  /**
   * Who is told of what; `'none'` if nobody, for a host that listens to events instead.
   *
   * @defaultValue the inboxes `marketing` and `sales-management`, no activity worth telling
   */
  readonly notifications?: NotificationPolicy | 'none'
  /**
   * The remaining rules.
   *
   * @defaultValue everything automatic, no vetting, six touches, thirty days
   */
  readonly rules?: HandoffRules
}
