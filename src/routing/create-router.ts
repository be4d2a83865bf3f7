import type { Instant, JsonObject } from '../kernel/index.ts'
import type { Session } from './bench.ts'
import { programOf, type Routing } from './compile-routing.ts'
import { type Team, teamOf } from './compile-team.ts'
import { decideRouting } from './decide-routing.ts'
import { closePool } from './open-pool.ts'
import type { PoolState } from './pool.ts'
import { type PoolEntry, postEntry } from './post-entries.ts'
import type { RoutingDecision } from './routing-decision.ts'
import type { TeamMember } from './team-member.ts'

/** A lead to be routed among a prepared team. */
export interface LeadToRoute {
  /** The lead as conditions see it. */
  readonly subject: JsonObject
  /** The instant of the decision. */
  readonly now: Instant
  /** People who must not get it. */
  readonly exclude?: readonly string[]
  /** People who had it before and do not get it again. */
  readonly had?: readonly string[]
  /**
   * Whether the decision lists the candidates passed over; then it looks at everybody.
   *
   * @defaultValue `false`
   */
  readonly explain?: boolean
}

/** Routes many leads among one team, such as an import or a preview. Nothing is stored; the pools that it leaves can be. */
export interface Router {
  /**
   * Decides who gets the next lead, as `route` would, and counts it.
   *
   * @param lead - the lead and the instant
   * @returns the decision
   */
  route(lead: LeadToRoute): RoutingDecision
  /**
   * Tells the ledger what happened to a lead beside routing, such as the end of a hand-off.
   *
   * @param entry - what happened
   * @param now - when
   */
  post(entry: PoolEntry, now: Instant): void
  /**
   * The pools as the leads so far leave them, the untouched ones left out.
   *
   * @returns states by name, one version after those it began with
   */
  pools(): Readonly<Record<string, PoolState>>
}

/** What a router begins with. */
export interface RouterInput {
  /** Everybody who might get a lead. */
  readonly team: readonly TeamMember[] | Team
  /**
   * What is remembered of each pool.
   *
   * @defaultValue unused pools
   */
  readonly pools?: Readonly<Record<string, PoolState>>
}

const nobody: readonly string[] = Object.freeze([])

/**
 * Prepares a team for many leads: who is available is found out once for each change, and whoever comes next stands at the top of a heap, so that
 * the choice grows with the logarithm of the team; `least-loaded` also looks past those at the top for whom it is too soon.
 *
 * @param routing - the compiled policy
 * @param input - the team and the pools
 * @returns the router
 * @throws {@link HandoffError} `INVALID_TEAM` for two people with one id
 * @example
 * ```ts
 * import { compileRouting, createRouter } from 'lead-handoff'
 *
 * const routing = compileRouting({
 *   id: 'inbound',
 *   version: '1',
 *   rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'weighted' } }],
 *   nobody: 'hold',
 * })
 * const router = createRouter(routing, { team: [{ id: 'mia', teams: ['inbound'] }] })
 * console.log(router.route({ subject: {}, now: 0 }).assignee) // mia
 * console.log(router.pools()['inbound']?.seq) // 1
 * ```
 */
export const createRouter = (routing: Routing, { team, pools = {} }: RouterInput): Router => {
  const session: Session = {
    routing: programOf(routing),
    team: teamOf(team, routing.calendars),
    pools,
    benches: new Map(),
    lasting: true,
  }
  return {
    route: ({ subject, now, exclude = nobody, had = nobody, explain = false }) =>
      decideRouting(session, { subject, now, exclude, had, ignore: nobody as [] }, explain),
    post: (entry, now) => postEntry(session, entry, now),
    pools: () =>
      Object.fromEntries(
        [...session.benches].map(([name, { pool }]) => [name, closePool(pool)] as const),
      ),
  }
}
