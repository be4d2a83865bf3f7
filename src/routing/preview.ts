import { HandoffError, type Instant, type JsonObject, limits } from '../kernel/index.ts'
import type { Routing } from './compile-routing.ts'
import type { Team } from './compile-team.ts'
import { createRouter } from './create-router.ts'
import type { PoolState } from './pool.ts'
import type { TeamMember } from './team-member.ts'

/** A lead of a preview. */
export interface PreviewLead {
  /** Id of the lead. */
  readonly id: string
  /** The lead as conditions see it. */
  readonly subject: JsonObject
  /**
   * When it comes.
   *
   * @defaultValue the preview's `now`
   */
  readonly at?: Instant
}

/** What is previewed. */
export interface PreviewInput {
  /** The leads, in the order in which they come. */
  readonly leads: readonly PreviewLead[]
  /** Everybody who might get one. */
  readonly team: readonly TeamMember[] | Team
  /** When the leads come that do not say it themselves. */
  readonly now: Instant
  /**
   * What is remembered of each pool; never changed.
   *
   * @defaultValue unused pools
   */
  readonly pools?: Readonly<Record<string, PoolState>>
}

/** Where one lead would go. */
export interface PreviewedLead {
  /** Id of the lead. */
  readonly id: string
  /** Assigned, queued or held. */
  readonly outcome: 'assigned' | 'queued' | 'held'
  /** Who would get it; `null` for nobody. */
  readonly assignee: string | null
  /** The queue; `null` for none. */
  readonly queue: string | null
  /** By which rule. */
  readonly rule: string
}

/** How a policy would spread leads. */
export interface Preview {
  /** Lead by lead, in order. */
  readonly leads: readonly PreviewedLead[]
  /** Leads by person, and within a person by rule. Everybody of the team is listed. */
  readonly byPerson: Readonly<
    Record<string, { readonly leads: number; readonly byRule: Readonly<Record<string, number>> }>
  >
  /** Leads by rule. Those that nobody takes stand under `nobody`. */
  readonly byRule: Readonly<Record<string, number>>
  /** Leads that would be held. */
  readonly held: number
  /** Leads that would wait in a queue. */
  readonly queued: number
}

const add = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/**
 * How a policy would spread a given set of leads, per person and rule. Writes nothing.
 *
 * @param routing - the compiled policy
 * @param input - the leads, the team, the pools and the instant
 * @returns who would get what, with sums
 * @throws {@link HandoffError} `LIMIT_EXCEEDED` for more than `limits.previewLeads` leads; `INVALID_TEAM` for two people with one id
 * @example
 * ```ts
 * import { compileRouting, preview } from 'lead-handoff'
 *
 * const routing = compileRouting({
 *   id: 'inbound',
 *   version: '2',
 *   rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'weighted' } }],
 *   nobody: 'hold',
 * })
 * const team = [
 *   { id: 'mia', teams: ['inbound'] },
 *   { id: 'noah', teams: ['inbound'], weight: 50 },
 * ]
 * const leads = Array.from({ length: 90 }, (_, i) => ({ id: `lead-${i}`, subject: {} }))
 * console.log(preview(routing, { leads, team, now: 0 }).byPerson['noah']?.leads) // 30
 * ```
 */
export const preview = (
  routing: Routing,
  { leads, team, now, pools = {} }: PreviewInput,
): Preview => {
  if (leads.length > limits.previewLeads) {
    const message = `a preview takes at most ${limits.previewLeads} leads, got ${leads.length}`
    throw new HandoffError('LIMIT_EXCEEDED', message)
  }
  const router = createRouter(routing, { team, pools })
  const members = 'byTeam' in team ? team.members.map(({ id }) => id) : team.map(({ id }) => id)
  const people = new Map(members.map((id) => [id, new Map<string, number>()] as const))
  const byRule = new Map<string, number>()
  const previewed = leads.map(({ id, subject, at = now }): PreviewedLead => {
    const { outcome, assignee, queue, rule } = router.route({ subject, now: at })
    add(byRule, rule)
    const own = assignee === null ? undefined : people.get(assignee)
    if (own) add(own, rule)
    return { id, outcome, assignee, queue, rule }
  })
  const count = (outcome: string): number =>
    previewed.filter((lead) => lead.outcome === outcome).length
  return {
    leads: previewed,
    byPerson: Object.fromEntries(
      [...people].map(([id, rules]) => [
        id,
        {
          leads: [...rules.values()].reduce((a, b) => a + b, 0),
          byRule: Object.fromEntries(rules),
        },
      ]),
    ),
    byRule: Object.fromEntries(byRule),
    held: count('held'),
    queued: count('queued'),
  }
}
