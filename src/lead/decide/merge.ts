import { stageMarks } from '../../lifecycle/index.ts'
import { scoreFromHistory } from '../../scoring/index.ts'
import type { Merge } from '../commands/standard-command.ts'
import { type Refusal, refusal } from '../refusal.ts'
import type { Lead } from '../state/lead.ts'
import { emptyProfile } from '../state/profile.ts'
import { activitiesOf } from './activities-of.ts'
import { tellClocks } from './clocks.ts'
import { block } from './contact.ts'
import { createDraft, type Draft, emit } from './draft.ts'
import { joinProfiles } from './profile-patch.ts'
import { settle } from './settle.ts'

/** How far a lead has come on the way it is on; one that is parked, lost or discarded is on none. */
const progressOf = ({ model }: Draft, { stage, kind }: Lead): number => {
  const { length } = model.lifecycle.stages.get(stage)?.marks ?? []
  if (kind === 'won') return stageMarks.length + 1
  return kind === 'open' ? length : 0
}

const objection = (draft: Draft, command: Merge): Refusal | undefined => {
  const { other } = draft.facts
  if (command.absorb === draft.lead.id) {
    const message = 'a lead cannot be merged with itself'
    return refusal('INVALID_INPUT', { issues: [{ path: 'absorb', message }] })
  }
  if (!other) return refusal('LEAD_NOT_FOUND', { leadId: command.absorb })
  const { mergedInto, id: leadId, stage } = other.lead
  if (mergedInto !== null) return refusal('LEAD_MERGED', { into: mergedInto })
  // what is absorbed ends, with its stage and its hand-off
  return progressOf(draft, other.lead) > progressOf(draft, draft.lead)
    ? refusal('FURTHER_ALONG', { leadId, stage, absorb: draft.lead.id })
    : undefined
}

const joint = (lead: Lead, other: Lead): Pick<Lead, 'capturedAt' | 'source'> => {
  const [first, second] = other.capturedAt < lead.capturedAt ? [other, lead] : [lead, other]
  return { capturedAt: first.capturedAt, source: first.source ?? second.source }
}

/**
 * Joins another lead into this one: this one keeps its owner, or takes over that of the other one, and gets the earliest source, both histories and
 * every opt-out.
 *
 * @param draft - the decision under way, of the lead that goes on
 * @param command - the command
 * @returns a refusal, or the draft of the lead that ends
 */
export const merge = (draft: Draft, command: Merge): Refusal | Draft => {
  const refused = objection(draft, command)
  if (refused) return refused
  const { other, history } = draft.facts as Required<Draft['facts']>
  const { capturedAt, source } = joint(draft.lead, other.lead)
  draft.profile = joinProfiles(draft.profile, other.profile)
  emit(draft, {
    type: 'leads-merged',
    absorbed: other.lead.id,
    alsoAbsorbed: other.lead.absorbed,
    capturedAt,
    earliestSource: source,
    owner: draft.lead.owner ?? other.lead.owner,
    source,
  })
  block(draft, other.lead.optedOut)
  if (history) {
    const scoring = scoreFromHistory(draft.model.scoring, activitiesOf(history))
    emit(draft, { type: 'score-rebased', scoring, why: 'merge' })
  }
  settle(draft)
  const { model, facts, at, by } = draft
  const absorbed = createDraft({ model, facts: { ...facts, record: other }, at, by })
  // what is personal goes on with the other lead, where it can be erased
  absorbed.profile = emptyProfile
  tellClocks(absorbed, { kind: 'withdrawn' })
  emit(absorbed, {
    type: 'lead-absorbed',
    into: draft.lead.id,
    journey: other.lead.journey,
  })
  return absorbed
}
