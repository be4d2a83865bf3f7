import type { AnyCommand } from '../commands/lead-command.ts'
import { expire } from './acknowledgement.ts'
import type { Draft } from './draft.ts'
import { timeOut } from './offer.ts'

/**
 * Before a command: an offer and an acknowledgement that have run out by now end, so that it makes no difference whether a timer or a command
 * comes first. What the assignee did in time counts, also when it is told late.
 *
 * @param draft - the decision under way
 * @param command - the command
 */
export const passTime = (draft: Draft, command: AnyCommand): void => {
  const handoff = draft.lead?.handoff
  if (!handoff || !draft.model.offers) return
  const { assignee, offer, acknowledgedUntilAt } = handoff
  const { by, at } = draft
  const toldAt = command.by === assignee && assignee !== null ? at : draft.facts.now
  draft.by = null
  if (offer && offer.dueAt !== null && toldAt > offer.dueAt) timeOut(draft)
  else if (acknowledgedUntilAt !== null && toldAt > acknowledgedUntilAt) expire(draft)
  draft.by = by
}
