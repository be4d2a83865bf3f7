import { type PoolEntry, postEntries } from '../../routing/index.ts'
import type { LeadEvent } from '../events/lead-event.ts'
import type { Handoff } from '../state/handoff.ts'
import type { LeadId } from '../state/ids.ts'
import { claimPool, type Draft, poolsOf } from './draft.ts'

type Kind = PoolEntry['kind']

type Named = (handoff: Handoff | null | undefined, kind: Kind) => readonly PoolEntry[]

const entriesAbout =
  (leadId: LeadId): Named =>
  (handoff, kind) =>
    handoff?.assignee && handoff.pool !== null
      ? [{ pool: handoff.pool, id: handoff.assignee, leadId, kind }]
      : []

const backwards = (events: readonly LeadEvent[]): readonly LeadEvent[] => [...events].reverse()

/** Why somebody lost a lead that is still worked on: they declined it themselves, or a service level took it from them. */
const lossOf = (events: readonly LeadEvent[], from: string): Kind | undefined => {
  const taken = backwards(events).find(
    (event) => event.type === 'lead-assigned' && event.from === from,
  )
  if (!taken) return undefined
  if (taken.by === from) return 'declined'
  return taken.by === null ? 'timed-out' : undefined
}

/** Whether a person and not routing gave the lead to whoever has it now. */
const isByHand = (events: readonly LeadEvent[]): boolean => {
  for (const event of backwards(events)) {
    if (event.type !== 'lead-assigned' && event.type !== 'lead-handed-off') continue
    return ['manual', 'claim'].includes(event.routing.rule)
  }
  return false
}

const sameOwner = (a: Handoff | null, b: Handoff | null): boolean =>
  a !== null && b !== null && a.number === b.number && a.assignee === b.assignee

/** What one lead tells the ledgers: whose it was, whose it is, and why. */
const entriesOf = ({ facts, lead, events }: Draft): readonly PoolEntry[] => {
  const before = facts.record?.lead.handoff ?? null
  const after = lead.handoff
  const entry = entriesAbout(lead.id)
  const wasDiscarded = facts.record?.lead.kind === 'discarded'
  if (sameOwner(before, after)) return []
  const loss = before?.assignee && after ? lossOf(events, before.assignee) : undefined
  const isRestored =
    after !== null &&
    !events.some(({ type }) => type === 'lead-assigned' || type === 'lead-handed-off')
  return [
    ...entry(before, 'released'),
    ...(loss ? entry(before, loss) : []),
    ...(lead.kind === 'discarded' ? entry(before, 'junk') : []),
    ...(isByHand(events) ? entry(after, 'manual') : []),
    // a correction gives the lead back to whoever had it; a credit for junk is taken back with it
    ...(isRestored ? entry(after, wasDiscarded ? 'manual' : 'restored') : []),
  ]
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
