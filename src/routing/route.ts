import type { Instant, JsonObject } from '../kernel/index.ts'
import type { Session } from './bench.ts'
import { claimOn, nameLead } from './claim-on.ts'
import { programOf, type Routing } from './compile-routing.ts'
import { type Team, teamOf } from './compile-team.ts'
import { decideRouting } from './decide-routing.ts'
import type { PoolClaim, PoolState } from './pool.ts'
import type { RoutingDecision } from './routing-decision.ts'
import type { TeamMember } from './team-member.ts'

/** What a routing decision is made on; nothing else is looked at. */
export interface RoutingInput {
  /** The lead as conditions see it. */
  readonly subject: JsonObject
  /** Everybody who might get it, as data or compiled once with `compileTeam`. */
  readonly team: readonly TeamMember[] | Team
  /** What is remembered of each pool, by name; an absent one has not been used yet. */
  readonly pools: Readonly<Record<string, PoolState>>
  /** The instant of the decision. */
  readonly now: Instant
  /** Id of the lead, for the entry in the ledger. */
  readonly leadId?: string
  /** People who must not get it, such as the one it is taken from. */
  readonly exclude?: readonly string[]
  /** People who had it before and do not get it again. */
  readonly had?: readonly string[]
  /**
   * Whether the decision lists the candidates passed over.
   *
   * @defaultValue `true`
   */
  readonly explain?: boolean
}

/** A decision and the change of shared state that it stands on. */
export interface Routed {
  /** Who gets the lead, and why. */
  readonly decision: RoutingDecision
  /** The change of the pool; `null` where none was asked. */
  readonly claim: PoolClaim | null
}

const nobody: readonly string[] = Object.freeze([])

/** The change that the decision makes: that of the pool whose ledger counts the lead. */
const claimOf = (
  session: Session,
  pool: string | null | undefined,
  { now, leadId }: RoutingInput,
): PoolClaim | null => {
  const bench = pool ? session.benches.get(pool) : undefined
  if (!bench) return null
  if (leadId !== undefined) nameLead(bench.pool, leadId)
  return claimOn(bench.pool, now)
}

/**
 * Decides who gets a lead: the first rule whose condition holds and whose target yields somebody. The same inputs give the same person on
 * every machine.
 *
 * @param routing - the compiled policy
 * @param input - the lead, the team, the pools and the instant
 * @returns who, by which rule and strategy, who was passed over and why, and the claim on the pool
 * @throws {@link HandoffError} `INVALID_TEAM` for two people with one id; `INVALID_ROUTING_POLICY` for a strategy of the host's own that chooses somebody
 * who is no candidate
 * @example
 * ```ts
 * import { compileRouting, route } from 'lead-handoff'
 *
 * const routing = compileRouting({
 *   id: 'inbound',
 *   version: '1',
 *   rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'round-robin' } }],
 *   nobody: 'hold',
 * })
 * const team = [{ id: 'mia', teams: ['inbound'] }]
 * const { decision } = route(routing, { subject: {}, team, pools: {}, now: 0 })
 * console.log(decision.assignee) // mia
 * ```
 */
export const route = (routing: Routing, input: RoutingInput): Routed => {
  const { subject, pools, now, exclude = nobody, had = nobody, explain = true } = input
  const team = teamOf(input.team, routing.calendars)
  const session: Session = {
    routing: programOf(routing),
    team,
    pools,
    benches: new Map(),
    lasting: false,
  }
  const decision = decideRouting(session, { subject, now, exclude, had, ignore: [] }, explain)
  return { decision, claim: claimOf(session, decision.pool, input) }
}
