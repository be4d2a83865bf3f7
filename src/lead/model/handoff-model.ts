import type { CompiledCondition } from '../../conditions/index.ts'
import type { Fingerprint } from '../../kernel/index.ts'
import type { Lifecycle } from '../../lifecycle/index.ts'
import type { Routing } from '../../routing/index.ts'
import type { Scoring } from '../../scoring/index.ts'
import type { Sla } from '../../sla/index.ts'
import type { CompiledNotifications } from './compile-notifications.ts'
import type { CompiledOffers } from './compile-offers.ts'
import type { Guard } from './guard.ts'
import type { CalendarAssignment, HandoffRules } from './handoff-policy.ts'
import type { PolicyReference } from './policy-reference.ts'

/** The criteria of a policy, ready to use. */
export interface CompiledCriteria {
  /** For the hand-off; `null` if there are none. */
  readonly handOff: CompiledCondition | null
  /** For acceptance; `null` if there are none. */
  readonly acceptance: CompiledCondition | null
  /** For an opportunity; `null` if there are none. */
  readonly opportunity: CompiledCondition | null
}

/**
 * Everything that both departments agreed on, checked, immutable and ready to use.
 *
 * @typeParam L - the type of the lifecycle
 */
export interface HandoffModel<L extends Lifecycle = Lifecycle> {
  /** Names the exact content of all policies together. */
  readonly fingerprint: Fingerprint
  /** The policies with their names, versions and fingerprints: what the fingerprints on events stand for. */
  readonly policies: readonly PolicyReference[]
  /** Stages and transitions. */
  readonly lifecycle: L
  /** When a lead is ready. */
  readonly scoring: Scoring
  /** Who gets it. */
  readonly routing: Routing
  /** How fast it must be worked. */
  readonly sla: Sla
  /** Whose working hours are which. */
  readonly calendarOf: CalendarAssignment
  /** What must be known of it. */
  readonly criteria: CompiledCriteria
  /** How routed leads are offered; `null` if they are not. */
  readonly offers: CompiledOffers | null
  /** Who is told of what; `null` if nobody. */
  readonly notifications: CompiledNotifications | null
  /** The remaining rules, with their defaults filled in. */
  readonly rules: Required<HandoffRules>
  /** The host's guards by name. */
  readonly guards: Readonly<Record<string, Guard>>
}
