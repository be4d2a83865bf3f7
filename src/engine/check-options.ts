import { HandoffError } from '../kernel/index.ts'
import type { Lifecycle } from '../lead/index.ts'
import type { HandoffOptions } from './handoff-options.ts'

/** The options of any lifecycle. */
export type AnyOptions = HandoffOptions<Lifecycle>

const refuse = (path: string, message: string): never => {
  throw new HandoffError('INVALID_POLICY', 'the hand-off cannot be created', {
    issues: [{ path, message }],
  })
}

/**
 * That the host provides what a hand-off cannot do without.
 *
 * @param options - what was given
 * @throws HandoffError `INVALID_POLICY` if the store, the team or the clock is none
 */
export const checkHost = (options: Pick<AnyOptions, 'store' | 'team' | 'clock'>): void => {
  for (const key of ['store', 'team'] as const) {
    if (typeof options?.[key] === 'object' && options[key] !== null) continue
    refuse(key, `expected the ${key} of the host`)
  }
  const { clock } = options
  if (clock !== undefined && typeof (clock as { now?: unknown })?.now !== 'function') {
    refuse('clock', 'expected a clock: an object with now(), such as { now: Date.now }')
  }
}
