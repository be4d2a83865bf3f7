import type { Instant } from '../../kernel/index.ts'
import { type Routed, type RoutingDecision, route } from '../../routing/index.ts'
import type { PersonId } from '../state/ids.ts'
import type { Offer } from '../state/offer.ts'
import { tellClocks } from './clocks.ts'
import { claimPool, type Draft, emit, poolsOf } from './draft.ts'
import { subjectOf } from './subject-of.ts'

/** The ledger that counts a person's choice: of the team that the lead is with, or else of the first of the assignee's teams that is routed to. */
const poolOf = ({ model, facts, lead }: Draft, assignee: PersonId): string | null => {
  const teams = facts.team?.find(({ id }) => id === assignee)?.teams
  if (!teams) return null
  const { handoff } = lead
  let first: string | null = null
  for (const name of model.routing.pools) {
    if (!teams.includes(name)) continue
    if (name === handoff?.pool || name === handoff?.queue) return name
    first ??= name
  }
  return first
}

/**
 * A person's choice.
 *
 * @param draft - the decision under way
 * @param assignee - who was chosen
 * @returns the decision
 */
export const manual = (draft: Draft, assignee: PersonId): RoutingDecision => ({
  outcome: 'assigned',
  assignee,
  queue: null,
  rule: 'manual',
  strategy: null,
  pool: poolOf(draft, assignee),
  passedOver: [],
})

/**
 * Asks routing who gets the lead. Those who had it before get it again only where nobody else can take it.
 *
 * @param draft - the decision under way
 * @param exclude - who must not get it
 * @returns the decision and the claim it stands on
 */
export const routed = (draft: Draft, exclude: readonly PersonId[]): Routed => {
  const input = {
    subject: subjectOf(draft.lead, draft.profile),
    team: draft.facts.team ?? [],
    pools: poolsOf(draft),
    now: draft.facts.now,
    leadId: draft.lead.id,
    exclude,
  }
  const had = draft.lead.handoff?.had ?? []
  const fresh = route(draft.model.routing, { ...input, had })
  const again = had.length > 0 && fresh.decision.outcome !== 'assigned'
  return again ? route(draft.model.routing, input) : fresh
}

/** How a lead changes hands. */
export interface Passing {
  /** Whose it was; `null` if nobody's. */
  readonly from: PersonId | null
  /** The agreed reason; `null` if none is needed. */
  readonly reason: string | null
  /** When, if not at the instant of the command. */
  readonly at?: Instant
  /** What the new assignee is asked. */
  readonly offer?: Offer
}

/**
 * Records that a lead changes hands after its hand-off.
 *
 * @param draft - the decision under way
 * @param found - who gets it, and the claim it stands on
 * @param passing - whose it was and why
 */
export const passTo = (draft: Draft, found: Routed, passing: Passing): void => {
  const { decision, claim } = found
  const { assignee } = decision
  claimPool(draft, claim)
  emit(draft, { type: 'lead-assigned', how: 'reassign', routing: decision, assignee, ...passing })
  const { at } = passing
  tellClocks(draft, { kind: 'assigned', owner: assignee }, at === undefined ? {} : { at })
}
