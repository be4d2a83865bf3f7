import type { OptIn, OptOut, Touch } from '../commands/standard-command.ts'
import { type Refusal, refusal } from '../refusal.ts'
import { extend, takeOffer } from './acknowledgement.ts'
import { tellClocks } from './clocks.ts'
import { type Draft, emit } from './draft.ts'

/** All channels. */
export const everything = ['*'] as const

/** What is asked of a touch: a person made it, or a machine that may. */
const objection = (draft: Draft, command: Touch): Refusal | undefined => {
  const { optedOut } = draft.lead
  if (optedOut.includes('*') || optedOut.includes(command.channel)) {
    return refusal('OPTED_OUT', { channels: optedOut })
  }
  if (!command.automated && draft.by === null)
    return refusal('PERSON_REQUIRED', { command: 'touch' })
  return undefined
}

/**
 * Sales did something toward the lead.
 *
 * @param draft - the decision under way
 * @param command - the command
 * @returns a refusal, or nothing
 */
export const touch = (draft: Draft, command: Touch): Refusal | undefined => {
  const refused = objection(draft, command)
  if (refused) return refused
  const { handoff, touchIds } = draft.lead
  if (touchIds.includes(command.touchId)) return undefined
  // what was done before a hand-off and is told after it is no work on that hand-off
  const isWork = handoff !== null && (command.at === undefined || draft.at >= handoff.at)
  if (isWork && draft.by !== null && draft.by === handoff.assignee) takeOffer(draft)
  const automated = command.automated ?? false
  const counts = !automated || command.inReplyTo !== undefined
  emit(draft, {
    type: 'lead-touched',
    touchId: command.touchId,
    channel: command.channel,
    outcome: command.outcome,
    automated,
    counts,
    elapsedMs: isWork ? Math.max(0, draft.at - handoff.at) : null,
    journey: draft.lead.journey,
    first: counts && isWork && handoff.touches === 0,
  })
  tellClocks(draft, {
    kind: 'touched',
    automated,
    answersLead: command.inReplyTo !== undefined,
  })
  if (counts && isWork) extend(draft)
  return undefined
}

/**
 * The lead does not want to be contacted: the hand-off is withdrawn and all clocks stop.
 *
 * @param draft - the decision under way
 * @param command - the command
 */
export const optOut = (draft: Draft, command: OptOut): undefined => {
  block(draft, command.channels ?? everything)
}

/**
 * Blocks channels that are still open, and with them the hand-off.
 *
 * @param draft - the decision under way
 * @param named - the channels; `*` for all of them
 */
export const block = (draft: Draft, named: readonly string[]): void => {
  const { optedOut, handoff } = draft.lead
  if (optedOut.includes('*')) return
  const channels = [...new Set(named)].filter((name) => !optedOut.includes(name))
  if (channels.length === 0) return
  emit(draft, { type: 'lead-opted-out', channels, withdrawn: handoff?.number ?? null })
  tellClocks(draft, { kind: 'opted-out' }, { assignee: handoff?.assignee })
}

/**
 * The lead may be contacted again. What was withdrawn stays withdrawn.
 *
 * @param draft - the decision under way
 * @param command - the command
 * @returns a refusal for single channels of a lead that has opted out of everything, or nothing
 */
export const optIn = (draft: Draft, command: OptIn): Refusal | undefined => {
  const { optedOut } = draft.lead
  const named = command.channels ?? everything
  const all = named.includes('*')
  // what is blocked is then no list of channels, so a single one cannot be taken from it
  if (optedOut.includes('*') && !all) return refusal('OPTED_OUT', { channels: optedOut })
  const channels = all ? everything : named.filter((name) => optedOut.includes(name))
  if (optedOut.length > 0 && channels.length > 0) emit(draft, { type: 'lead-opted-in', channels })
  return undefined
}
