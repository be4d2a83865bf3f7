/**
 * A value now or later: a store in memory need not pretend to be slow.
 *
 * @typeParam T - the value
 */
export type Awaitable<T> = T | PromiseLike<T>
