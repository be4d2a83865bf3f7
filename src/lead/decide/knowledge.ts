import { advanceScore } from '../../scoring/index.ts'
import type {
  Annotate,
  Capture,
  RecordActivity,
  UpdateProfile,
} from '../commands/standard-command.ts'
import { type Refusal, refusal } from '../refusal.ts'
import { emptyProfile } from '../state/profile.ts'
import { extend } from './acknowledgement.ts'
import { tellClocks } from './clocks.ts'
import { block, everything } from './contact.ts'
import { type Draft, emit, emitFor } from './draft.ts'
import { enterStage } from './move.ts'
import { patchProfile } from './profile-patch.ts'
import { rescore } from './rescore.ts'
import { settle } from './settle.ts'

/**
 * A lead becomes known.
 *
 * @param draft - the decision under way, without a lead
 * @param command - the command
 */
export const capture = (draft: Draft, command: Capture): undefined => {
  const { lifecycle } = draft.model
  const { profile, fields } = patchProfile(draft.profile, command.profile)
  draft.profile = profile
  emitFor(draft, command.leadId, {
    type: 'lead-captured',
    fields,
    stage: lifecycle.initial,
    kind: lifecycle.stages.get(lifecycle.initial)?.kind ?? 'open',
    cycle: 1,
    source: command.source ?? null,
  })
  enterStage(draft, null)
  settle(draft)
}

/**
 * More becomes known.
 *
 * @param draft - the decision under way
 * @param command - the command
 * @returns a refusal, or nothing
 */
export const updateProfile = (draft: Draft, command: UpdateProfile): Refusal | undefined => {
  const { source } = command
  if (source) {
    if (draft.lead.source) return refusal('SOURCE_RECORDED', { leadId: draft.lead.id })
    emit(draft, { type: 'source-recorded', source, journey: draft.lead.journey })
  }
  const { profile, fields } = patchProfile(draft.profile, command.profile)
  draft.profile = profile
  if (fields.length > 0) emit(draft, { type: 'profile-updated', fields })
  settle(draft)
  return undefined
}

/**
 * All personal data is erased. The score follows; that a person is forgotten is no occasion to qualify them. Nobody can contact them any more, so it ends
 * outreach like an opt-out of everything.
 *
 * @param draft - the decision under way
 */
export const erase = (draft: Draft): undefined => {
  draft.profile = emptyProfile
  emit(draft, { type: 'profile-erased' })
  rescore(draft)
  block(draft, everything)
}

/**
 * The lead did or received something.
 *
 * @param draft - the decision under way
 * @param command - the command
 */
export const recordActivity = (draft: Draft, command: RecordActivity): undefined => {
  const { activityId, activity, content, properties = {} } = command
  const scored = { id: activityId, type: activity, at: draft.at, properties }
  const scoring = advanceScore(
    draft.model.scoring,
    draft.lead.scoring,
    content === undefined ? scored : { content, ...scored },
  )
  emit(draft, {
    type: 'activity-recorded',
    activityId,
    activity,
    content: content ?? null,
    properties,
    scoring: scoring ?? null,
  })
  tellClocks(draft, { kind: 'activity' })
  settle(draft)
}

/**
 * A person adds a remark. Its text goes into the profile, where it can be erased.
 *
 * @param draft - the decision under way
 * @param command - the command
 */
export const annotate = (draft: Draft, { noteId, text }: Annotate): undefined => {
  const note = { text, at: draft.at, by: draft.by }
  draft.profile = { ...draft.profile, notes: { ...draft.profile.notes, [noteId]: note } }
  emit(draft, { type: 'note-added', noteId })
  if (draft.by !== null) extend(draft)
}
