import { suggest } from '../../kernel/index.ts'
import type { Routed } from '../../routing/index.ts'
import type { DeclineOffer } from '../commands/standard-command.ts'
import type { CompiledOffers } from '../model/compile-offers.ts'
import { type Refusal, refusal } from '../refusal.ts'
import type { Handoff } from '../state/handoff.ts'
import type { PersonId } from '../state/ids.ts'
import type { Offer } from '../state/offer.ts'
import { type Draft, emit } from './draft.ts'
import { manual, passTo, routed } from './routed.ts'
import { workingHours } from './working-hours.ts'

/**
 * What somebody whom routing found is asked, where the policy offers leads. An offer begins now, whenever what led to it happened.
 *
 * @param draft - the decision under way
 * @param assignee - whom routing found; `null` for nobody
 * @returns the offer as a field of an event, or nothing
 */
export const offerTo = (draft: Draft, assignee: PersonId | null): { readonly offer?: Offer } => {
  const { offers } = draft.model
  if (!offers || assignee === null) return {}
  const at = draft.facts.now
  const dueAt = workingHours(draft, assignee).addBusinessTime(at, offers.withinMs) ?? null
  return { offer: { number: (draft.lead.handoff?.offers ?? 0) + 1, at, dueAt } }
}

/** Those who were asked and may not be asked again: they declined, or let it pass as often as the policy allows. */
const excludedAgain = ({ passed }: Handoff, { secondChance }: CompiledOffers): PersonId[] => {
  const chances = secondChance ? 2 : 1
  const asked = passed.map(({ to }) => to)
  return passed.flatMap(({ to, how }) =>
    how === 'declined' || asked.filter((id) => id === to).length >= chances ? [to] : [],
  )
}

const someone = (found: Routed): Routed | undefined =>
  found.decision.outcome === 'assigned' ? found : undefined

/** Who is asked next: somebody new, then somebody who let it pass once, the last one of them only if nobody else is left. */
const nextOf = (draft: Draft, offers: CompiledOffers, from: PersonId): Routed | undefined => {
  const handoff = draft.lead.handoff as Handoff
  if (handoff.passed.length >= offers.most) return undefined
  const asked = handoff.passed.map(({ to }) => to)
  const fresh = someone(routed(draft, asked))
  if (fresh || !offers.secondChance) return fresh
  const excluded = excludedAgain(handoff, offers)
  return someone(routed(draft, [...excluded, from])) ?? someone(routed(draft, excluded))
}

const lastResort = (draft: Draft, { lastResort: to }: CompiledOffers): Routed => {
  const rule = 'last-resort'
  if ('assignee' in to) return { decision: { ...manual(draft, to.assignee), rule }, claim: null }
  const { queue } = to
  const nobody = { assignee: null, strategy: null, pool: null, passedOver: [] }
  return { decision: { outcome: 'queued', queue, rule, ...nobody }, claim: null }
}

/** The offer ended without an acknowledgement: the next one is asked, or the last resort gets the lead. */
const passOn = (draft: Draft, how: 'declined' | 'timed-out', reason: string | null): void => {
  const { now } = draft.facts
  const { assignee, offer } = draft.lead.handoff as Handoff
  const from = assignee as PersonId
  const { number, at } = offer as Offer
  emit(draft, {
    type: 'offer-passed',
    offer: number,
    how,
    to: from,
    reason,
    elapsedMs: Math.max(0, draft.at - at),
  })
  const offers = draft.model.offers as CompiledOffers
  const next = nextOf(draft, offers, from)
  passTo(draft, next ?? lastResort(draft, offers), {
    from,
    reason: null,
    at: now,
    ...offerTo(draft, next?.decision.assignee ?? null),
  })
}

/**
 * The offer was let pass.
 *
 * @param draft - the decision under way; the lead is offered to somebody
 */
export const timeOut = (draft: Draft): void => passOn(draft, 'timed-out', null)

/**
 * The assignee does not take the lead that is offered to them.
 *
 * @param draft - the decision under way
 * @param command - the command
 * @returns a refusal, or nothing
 */
export const declineOffer = (draft: Draft, { reason }: DeclineOffer): Refusal | undefined => {
  const { lead, model, by } = draft
  const { handoff, id: leadId } = lead
  if (by === null) return refusal('PERSON_REQUIRED', { command: 'decline-offer' })
  if (!handoff) return refusal('NOT_HANDED_OFF', { leadId })
  const { assignee, offer } = handoff
  if (assignee !== by) return refusal('NOT_THE_ASSIGNEE', { assignee })
  if (!offer || !model.offers) return refusal('NOT_OFFERED', { assignee })
  const { reasons } = model.offers
  if (!reasons.includes(reason)) {
    const suggestion = suggest(reason, reasons) ?? null
    return refusal('REASON_REQUIRED', { reasons, given: reason, suggestion })
  }
  passOn(draft, 'declined', reason)
  return undefined
}
