import type { Handoff } from './handoff.ts'

/**
 * Whether a handed-off lead waits for somebody to return: neither a person nor a queue has it.
 *
 * @param handoff - the hand-off under way, if there is one
 * @returns whether it is held
 */
export const isHeld = (handoff: Handoff | null): handoff is Handoff =>
  handoff !== null && handoff.assignee === null && handoff.queue === null
