import type { CalendarPolicy } from '../calendar/index.ts'
import type { Instant } from '../kernel/index.ts'

/** A time in which somebody gets no leads, such as a holiday or sick leave. */
export interface Absence {
  /** Its first instant. */
  readonly fromAt: Instant
  /** The instant from which on they are back; open-ended if absent. */
  readonly untilAt?: Instant
  /** For people, as in `'parental leave'`. */
  readonly reason?: string
}

/** How much one person can take, counted in their own calendar days. Whole numbers; what is absent is unlimited. */
export interface Capacity {
  /** Leads in a local day. */
  readonly perDay?: number
  /** Leads in a local week, from Monday on. */
  readonly perWeek?: number
  /** Leads in a local calendar month. */
  readonly perMonth?: number
  /** Leads that they are working on at the same time. */
  readonly open?: number
}

/** How many leads somebody is promised in each period; what they did not get is carried over. */
export interface Quota {
  /** Leads in one period, a whole number. */
  readonly leads: number
  /** The period, in their own calendar. */
  readonly per: 'day' | 'week' | 'month'
}

/** Somebody who can be given leads. */
export interface TeamMember {
  /** Id of the person, unique among all members. */
  readonly id: string
  /** What people read. */
  readonly name?: string
  /** The teams they belong to. */
  readonly teams: readonly string[]
  /**
   * Whether they can get leads at all; somebody inactive stays a member.
   *
   * @defaultValue `true`
   */
  readonly active?: boolean
  /** When they became a member; before it they get nothing. */
  readonly joinedAt?: Instant
  /** From when on they get nothing any more. */
  readonly leavesAt?: Instant
  /**
   * Their share against that of the others, a whole number from 0 to `limits.weight`; 50 for half time.
   *
   * @defaultValue `100`
   */
  readonly weight?: number
  /**
   * Who comes first where everything else is equal: 0 lowest to 4 highest.
   *
   * @defaultValue `2`
   */
  readonly priority?: number
  /** Their own working hours, or the name of one of the agreed calendars; always at work if absent. */
  readonly calendar?: string | CalendarPolicy
  /**
   * IANA name of the zone in which their days are counted.
   *
   * @defaultValue that of the calendar, else `'UTC'`
   */
  readonly timeZone?: string
  /** When they are away. */
  readonly outOfOffice?: readonly Absence[]
  /** What they can do, languages included. */
  readonly skills?: readonly string[]
  /** The territories they cover, as the leads' field spells them. */
  readonly territories?: readonly string[]
  /** The channels on which they contact leads; all of them if absent. */
  readonly channels?: readonly string[]
  /** How good a closer they are: leads of the best tier go to the members of that tier. */
  readonly tier?: string
  /** How much they can take. */
  readonly capacity?: Capacity
  /** How many leads they are promised. */
  readonly quota?: Quota
}
