import type { Journey, LeadEvent } from '../lead/index.ts'
import type { Fact, FactName } from './fact.ts'

/** A fact while it is put together. */
export type DraftFact = { -readonly [K in keyof Fact]: Fact[K] }

/**
 * A fact that says the least: what of, and what every event tells. The caller fills in the rest. All facts are made here, so that the engine finds them all alike.
 *
 * @param event - the event that says it
 * @param name - what
 * @param journey - how far the lead had come
 * @returns the fact
 */
export const newFact = (event: LeadEvent, name: FactName, journey: Journey | null): DraftFact => ({
  name,
  sign: 1,
  at: event.at,
  leadId: event.leadId,
  source: event.source,
  assignee: event.assignee,
  cycle: event.cycle,
  grade: null,
  journey,
  first: true,
  fresh: true,
  about: null,
  elapsedMs: null,
  amount: null,
  money: null,
  event,
})
