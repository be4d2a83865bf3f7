import type { Instant } from '../../kernel/index.ts'
import type { PoolClaim, PoolState } from '../../routing/index.ts'
import type { EventBase } from '../events/event-base.ts'
import type { LeadEvent } from '../events/lead-event.ts'
import { evolve } from '../evolve/evolve.ts'
import type { HandoffModel } from '../model/handoff-model.ts'
import type { LeadId, PersonId } from '../state/ids.ts'
import type { Lead } from '../state/lead.ts'
import { emptyProfile, type Profile } from '../state/profile.ts'
import type { Facts } from './facts.ts'

type WithoutBase<E> = E extends LeadEvent ? Omit<E, keyof EventBase> & Partial<EventBase> : never

/** What tells one event from the others; the rest is filled in. */
export type EventBody = WithoutBase<LeadEvent>

/**
 * A decision under way: the events so far and the lead as they leave it. Lives only inside `decide`, so changing it in place harms
 * nobody.
 */
export interface Draft {
  /** The policies. */
  readonly model: HandoffModel
  /** What is known beside the lead. */
  readonly facts: Facts
  /** When it happens. */
  readonly at: Instant
  /** When it is recorded. */
  readonly recordedAt: Instant
  /** Who does it. */
  by: PersonId | null
  /** Whether a service level acts, which may do what otherwise only a person may. */
  agreed: boolean
  /** The lead as the events so far leave it. */
  lead: Lead
  /** The profile as the command leaves it. */
  profile: Profile
  /** The events so far. */
  readonly events: LeadEvent[]
  /** The claims so far, one for each pool. */
  readonly claims: PoolClaim[]
}

/** What a draft begins with. */
export interface DraftInput {
  /** The policies. */
  readonly model: HandoffModel
  /** What is known beside the lead. */
  readonly facts: Facts
  /** When it happens; now if absent. */
  readonly at: Instant | undefined
  /** Who does it. */
  readonly by: PersonId | null
}

/**
 * Begins a decision.
 *
 * @param input - the policies, the lead and what is known beside it
 * @returns the draft, without events
 */
export const createDraft = ({ model, facts, at, by }: DraftInput): Draft => {
  const { record } = facts
  const recordedAt = Math.max(facts.now, record?.lead.recordedAt ?? facts.now)
  return {
    model,
    facts,
    at: at ?? facts.now,
    recordedAt,
    by,
    agreed: false,
    // the first event of a new lead is given its stage and id by the caller, so that no handler sees this lead
    lead: record?.lead as Lead,
    profile: record?.profile ?? emptyProfile,
    events: [],
    claims: [],
  }
}

/**
 * Adds a whole event and moves the lead on.
 *
 * @param draft - the decision under way
 * @param event - the event
 */
export const append = (draft: Draft, event: LeadEvent): void => {
  draft.events.push(event)
  draft.lead = evolve(draft.lead, event)
}

/**
 * Adds an event and moves the lead on.
 *
 * @param draft - the decision under way
 * @param leadId - the lead
 * @param body - what tells the event from the others
 */
export const emitFor = (draft: Draft, leadId: LeadId, body: EventBody): void => {
  const { lead, model, facts } = draft
  const version = (lead?.version ?? 0) + 1
  append(draft, {
    id: `${leadId}/${version}`,
    leadId,
    version,
    at: draft.at,
    recordedAt: draft.recordedAt,
    by: draft.by,
    commandId: facts.commandId,
    stage: lead?.stage,
    kind: lead?.kind,
    cycle: lead?.cycle,
    source: lead?.source,
    assignee: lead?.handoff?.assignee ?? null,
    policy: model.fingerprint,
    ...body,
  } as LeadEvent)
}

/**
 * Adds an event of the draft's own lead.
 *
 * @param draft - the decision under way
 * @param body - what tells the event from the others
 */
export const emit = (draft: Draft, body: EventBody): void => emitFor(draft, draft.lead.id, body)

/**
 * The pools as the claims so far leave them.
 *
 * @param draft - the decision under way
 * @returns states by name
 */
export const poolsOf = (draft: Draft): Readonly<Record<string, PoolState>> => {
  if (draft.claims.length === 0) return draft.facts.pools ?? {}
  const pools: Record<string, PoolState> = { ...draft.facts.pools }
  for (const { pool, state } of draft.claims) pools[pool] = state
  return pools
}

/**
 * Remembers a claim, joined with an earlier one on the same pool.
 *
 * @param draft - the decision under way
 * @param claim - the change of a pool
 */
export const claimPool = (draft: Draft, claim: PoolClaim | null): void => {
  if (!claim) return
  const at = draft.claims.findIndex(({ pool }) => pool === claim.pool)
  if (at < 0) {
    draft.claims.push(claim)
    return
  }
  const earlier = draft.claims[at] as PoolClaim
  const entries = [...earlier.entries, ...claim.entries]
  const { expectedVersion } = earlier
  // one change of what is stored: an auditor who finds a version missing has found a fault
  const state = { ...claim.state, version: earlier.state.version }
  draft.claims[at] = { ...claim, expectedVersion, state, entries }
}
