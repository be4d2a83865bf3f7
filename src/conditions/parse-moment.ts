import { checkInstant, type Instant } from '../kernel/index.ts'

const isoDate = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/

/**
 * Reads a fixed point in time of a condition.
 *
 * @param value - epoch milliseconds, a date such as `2026-03-01` (its first instant in UTC), or a full ISO 8601 instant with
 *   its offset
 * @returns epoch milliseconds, or `undefined` for anything else
 */
export const parseMoment = (value: unknown): Instant | undefined => {
  const at =
    typeof value === 'string' && value.length <= 40 && isoDate.test(value)
      ? Date.parse(value)
      : value
  return checkInstant(at, '') === undefined ? (at as Instant) : undefined
}
