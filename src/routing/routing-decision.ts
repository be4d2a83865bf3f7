import type { Instant, JsonObject } from '../kernel/index.ts'
import type { AvailabilityFilter } from './routing-policy.ts'

/** Why a candidate was passed over: the first filter that removed them, or the strategy that chose another. */
export type PassedOverFilter =
  | 'inactive'
  | 'not-yet-joined'
  | 'left'
  | 'outside-hours'
  | 'out-of-office'
  | 'at-capacity'
  | 'excluded'
  | 'already-had-it'
  | 'opted-out'
  | 'no-weight'
  | 'territory'
  | 'skills'
  | 'not-the-owner'
  | 'tier'
  | 'quota-used'
  | 'paced'
  | 'not-preferred'
  | 'not-sticky'
  | 'unknown'
  | 'not-their-turn'

/** A candidate who did not get the lead. */
export interface PassedOver {
  /** Id of the person. */
  readonly id: string
  /** The first filter that removed them. */
  readonly filter: PassedOverFilter
  /** The rule whose target they belong to. */
  readonly rule: string
  /** The filter's or strategy's numbers; left out where there are none. */
  readonly numbers?: JsonObject
}

/** Who gets a lead, and why. Plain JSON, part of the event. */
export interface RoutingDecision {
  /** Whether somebody has it, a queue has it, or it waits for somebody to return. */
  readonly outcome: 'assigned' | 'queued' | 'held'
  /** The person; `null` unless assigned. */
  readonly assignee: string | null
  /** The queue; `null` unless queued. */
  readonly queue: string | null
  /** Name of the rule, rules within rules joined by ` > `; `manual` where a person chose, `nobody` where the declared choice applied. */
  readonly rule: string
  /** The strategy that chose; `null` where nothing was to choose. */
  readonly strategy: string | null
  /** The team whose ledger counts the lead; `null` where none does. */
  readonly pool?: string | null
  /** The numbers of the one who was chosen; left out where there are none. */
  readonly numbers?: JsonObject
  /** Everybody who was considered and did not get it. */
  readonly passedOver: readonly PassedOver[]
  /** The filters that were ignored, because otherwise nobody could take it. */
  readonly ignored?: readonly AvailabilityFilter[]
  /** Held: the first instant at which somebody may be available again, as far as calendars tell; `null` if they do not. */
  readonly retryAt?: Instant | null
}
