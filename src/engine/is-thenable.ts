/**
 * Whether a value comes later. Stores and teams in memory answer at once, and to wait for them all the same takes longer than their answer.
 *
 * @param value - what somebody answered
 * @returns whether it must be waited for
 */
export const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as PromiseLike<unknown> | null | undefined)?.then === 'function'
