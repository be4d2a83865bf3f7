import { canonicalJson } from './canonical-json.ts'
import { sha256 } from './sha256.ts'

/** Sixteen hexadecimal digits that name one exact content of a policy. */
export type Fingerprint = string

/**
 * Names the content of a policy: the first 64 bits of the SHA-256 of its canonical JSON. The order of keys does not matter; the
 * order of a list does.
 *
 * @param value - sound JSON
 * @returns sixteen hexadecimal digits, the same on every machine
 * @throws {@link HandoffError} `INVALID_JSON` for what is not JSON
 * @example
 * ```ts
 * import { fingerprint } from 'lead-handoff'
 *
 * console.log(fingerprint({ a: 1, b: 2 }) === fingerprint({ b: 2, a: 1 })) // true
 * ```
 */
export const fingerprint = (value: unknown): Fingerprint =>
  sha256(canonicalJson(value)).slice(0, 16)
