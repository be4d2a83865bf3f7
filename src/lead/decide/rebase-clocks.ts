import { rebaseSla } from '../../sla/index.ts'
import type { RebaseClocks } from '../commands/standard-command.ts'
import { type Refusal, refusal } from '../refusal.ts'
import { calendarNames } from './clocks.ts'
import { type Draft, emit } from './draft.ts'
import { subjectOf } from './subject-of.ts'

/**
 * A person gives the clocks that run the due instants of the present policy.
 *
 * @param draft - the decision under way
 * @param command - the command
 * @returns a refusal, or nothing
 */
export const rebaseClocks = (draft: Draft, { reason }: RebaseClocks): Refusal | undefined => {
  const { lead, profile, model, facts, by } = draft
  if (by === null) return refusal('PERSON_REQUIRED', { command: 'rebase-clocks' })
  const calendars = calendarNames(draft, subjectOf(lead, profile))
  const change = rebaseSla(model.sla, lead.sla, { at: facts.now, calendars })
  if (change) emit(draft, { type: 'clocks-changed', change, reason })
  return undefined
}
