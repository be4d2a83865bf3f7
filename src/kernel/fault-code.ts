/**
 * Every code a `HandoffError` can carry, with its meaning. `docs/errors.md` explains each.
 *
 * @example
 * ```ts
 * import { faultCodes } from 'lead-handoff'
 *
 * console.log(faultCodes.INVALID_DURATION) // a text is no duration
 * ```
 */
export const faultCodes = {
  INVALID_JSON: 'a value is not JSON, contains itself, or is too deep or too large',
  INVALID_DURATION: 'a text is no duration',
  INVALID_INSTANT: 'a value is no point in time',
  INVALID_ID: 'an id is empty, too long or has characters that cannot be stored',
  INVALID_LIFECYCLE: 'a lifecycle definition contradicts itself',
  INVALID_CALENDAR: 'a business calendar contradicts itself',
  INVALID_CONDITION: 'a condition names an unknown field, operator, predicate or value',
  INVALID_PROFILE_SCHEMA: 'a profile schema has a kind of field that conditions cannot use',
  INVALID_SCORING_POLICY: 'a scoring policy contradicts itself',
  INVALID_SLA_POLICY: 'a service-level policy contradicts itself',
  INVALID_ROUTING_POLICY: 'a routing policy contradicts itself',
  INVALID_TEAM: 'a sales team contradicts itself',
  INVALID_POLICY: 'a hand-off policy contradicts itself',
  INVALID_SNAPSHOT: 'a stored state of a metric is of another metric, of another format, or spoilt',
  INVALID_CURSOR: 'a cursor is none that the store gave out for this list, feed or ledger',
  UNKNOWN_STAGE: 'a stored lead stands in a stage that the lifecycle does not have',
  VERSION_CONFLICT: 'other writers kept changing the lead; try the command again',
  STORE_FAILED: 'the store threw; the cause says what',
  STORE_CONTRACT_BROKEN: 'the store returned what its contract forbids',
  LIMIT_EXCEEDED: 'an input is larger than the documented bound',
} as const

/** A stable code of a fault. */
export type FaultCode = keyof typeof faultCodes
