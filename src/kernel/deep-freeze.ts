/**
 * Freezes plain data through and through, so that a compiled policy cannot change under the one who uses it.
 *
 * @param value - objects and arrays
 * @returns the same value, frozen
 */
export const deepFreeze = <T>(value: T): T => {
  freeze(value, new Set())
  return value
}

// what was frozen before is walked through as well: its members may not be frozen
const freeze = (value: unknown, seen: Set<unknown>): void => {
  if (typeof value !== 'object' || value === null || seen.has(value)) return
  seen.add(Object.freeze(value))
  for (const member of Object.values(value)) freeze(member, seen)
}
