import {
  type HandoffModel,
  type LeadEvent,
  type LeadEventType,
  leadEventTypes,
} from '../lead/index.ts'

/** A listener threw, or the promise that it returned was rejected. The command it listened to stands. */
export interface ListenerFailed {
  /** Discriminates it from the events of leads. */
  readonly type: 'listener-failed'
  /** What was thrown. */
  readonly error: unknown
  /** The event that the listener was given. */
  readonly event: LeadEvent
}

/**
 * What can be listened to, by name: each type of event, each transition as `lead-moved:<name>`, everything as `*`, and failures of listeners.
 *
 * @typeParam T - names of the transitions
 */
export type HandoffEvents<T extends string> = {
  readonly [E in LeadEventType]: Extract<LeadEvent, { readonly type: E }>
} & {
  readonly [M in `lead-moved:${T}`]: Extract<LeadEvent, { readonly type: 'lead-moved' }>
} & {
  /** Every event of every lead. */
  readonly '*': LeadEvent
  /** A listener threw. */
  readonly 'listener-failed': ListenerFailed
}

/**
 * The names of everything that can be listened to.
 *
 * @param model - the policies
 * @returns the names
 */
export const eventNames = ({ lifecycle }: HandoffModel): readonly string[] => [
  '*',
  'listener-failed',
  ...leadEventTypes,
  ...Array.from(lifecycle.transitions.keys(), (transition) => `lead-moved:${transition}`),
]
