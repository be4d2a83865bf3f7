import { limits, toInstant } from '../kernel/index.ts'
import { checkLimit } from './check-request.ts'
import { execute } from './execute.ts'
import { executeAll } from './execute-all.ts'
import type { Shell } from './shell.ts'

/** What a tick did. */
export interface Ticked {
  /** Leads that were looked at. */
  readonly leads: number
  /** Whether as many were due as were asked for, so that more may be. */
  readonly more: boolean
}

/** Time that has passed for a lead already passes for nothing, so what the first attempt wrote is not done again. */
const oneByOne = async (shell: Shell, commands: readonly unknown[]): Promise<void> => {
  const faults: unknown[] = []
  for (const command of commands) {
    try {
      await execute(shell, command)
    } catch (error) {
      faults.push(error)
    }
  }
  if (faults.length > 0) throw faults[0]
}

/**
 * Gives the leads whose timers have come due what is due.
 *
 * @param shell - what to work with
 * @param limit - most leads
 * @returns what was done
 * @throws RangeError for a limit below one; the first fault of a lead, after all of them have had their turn
 */
export const tick = async (shell: Shell, limit: number): Promise<Ticked> => {
  checkLimit('tick', limit)
  const now = toInstant(shell.clock.now(), 'clock')
  const due = await shell.store.lease({ now, leaseMs: limits.leaseMs, limit })
  const commands = due.map((leadId) => ({ type: 'elapse', leadId }))
  try {
    await executeAll(shell, commands)
  } catch {
    // one lead that is broken must not keep the others waiting
    await oneByOne(shell, commands)
  }
  return { leads: due.length, more: due.length >= limit }
}
