import { type PoolEntry, postEntries } from '../../routing/index.ts'
import type { LeadEvent } from '../events/lead-event.ts'
import type { Handoff } from '../state/handoff.ts'
import type { LeadId } from '../state/ids.ts'
import { claimPool, type Draft, poolsOf } from './draft.ts'

type Kind = PoolEntry['kind']

/** Whose a lead is for a while. */
type Held = Pick<Handoff, 'number' | 'assignee' | 'pool'>

type Given = Extract<LeadEvent, { readonly type: 'lead-assigned' | 'lead-handed-off' }>

type Named = (held: Held | null | undefined, kind: Kind) => readonly PoolEntry[]

const entriesAbout =
  (leadId: LeadId): Named =>
  (held, kind) =>
    held?.assignee && held.pool !== null
      ? [{ pool: held.pool, id: held.assignee, leadId, kind }]
      : []

/** Why somebody lost a lead that is still worked on: they declined it themselves, or a service level took it from them. */
const lossOf = (event: Given, held: Held | null): Kind | undefined => {
  if (event.type !== 'lead-assigned' || event.from === null || event.from !== held?.assignee) {
    return undefined
  }
  if (event.by === event.from) return 'declined'
  return event.by === null ? 'timed-out' : undefined
}

/** Whether a person and not routing gave the lead to whoever has it then. */
const isByHand = ({ routing }: Given): boolean => ['manual', 'claim'].includes(routing.rule)

const sameOwner = (a: Held | null, b: Held | null): boolean =>
  a === b || (a !== null && b !== null && a.number === b.number && a.assignee === b.assignee)

/** What one lead tells the ledgers: whose it was, whose it is, and why, hand by hand: in one decision it may pass through several. */
const entriesOf = ({ facts, lead, events }: Draft): readonly PoolEntry[] => {
  const entry = entriesAbout(lead.id)
  const entries: PoolEntry[] = []
  let held: Held | null = facts.record?.lead.handoff ?? null
  for (const event of events) {
    if (event.type !== 'lead-assigned' && event.type !== 'lead-handed-off') continue
    const { assignee, pool = null } = event.routing
    const number = event.type === 'lead-handed-off' ? event.handoff : (held?.number ?? 0)
    const next: Held = { number, assignee, pool }
    const loss = lossOf(event, held)
    entries.push(...entry(held, 'released'), ...(loss ? entry(held, loss) : []))
    if (isByHand(event)) entries.push(...entry(next, 'manual'))
    held = next
  }
  const after = lead.handoff
  if (sameOwner(held, after)) return entries
  const wasDiscarded = facts.record?.lead.kind === 'discarded'
  entries.push(...entry(held, 'released'))
  if (lead.kind === 'discarded') entries.push(...entry(held, 'junk'))
  // a correction gives the lead back to whoever had it
  entries.push(...entry(after, wasDiscarded ? 'reinstated' : 'restored'))
  return entries
}

/**
 * Tells the ledgers of the teams what happened to leads beside routing, once, after everything else is decided.
 *
 * @param draft - the decision under way
 * @param absorbed - the lead that a merge ends
 */
export const tellLedger = (draft: Draft, absorbed: Draft | undefined): void => {
  const { model, facts } = draft
  const entries = [...entriesOf(draft)]
  if (absorbed) {
    const ended = absorbed.facts.record?.lead.handoff
    const entry = entriesAbout(absorbed.lead.id)
    entries.push(...entry(ended, 'released'), ...entry(ended, 'merged'))
  }
  // without a team nothing can be said about its members
  if (entries.length === 0 || !facts.team) return
  const { team, now } = facts
  const claims = postEntries(model.routing, entries, { pools: poolsOf(draft), team, now })
  for (const claim of claims) claimPool(draft, claim)
}
