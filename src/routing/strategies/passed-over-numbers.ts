import type { JsonObject } from '../../kernel/index.ts'
import type { OpenDesk } from '../desk.ts'
import type { PassedOverFilter } from '../routing-decision.ts'
import type { CompiledStrategy } from './compile-strategy.ts'

/**
 * The numbers of somebody whom a strategy, or a narrowing by its figures, passed over.
 *
 * @param compiled - the strategy
 * @param desk - the desk
 * @param passed - the candidate and what removed them
 * @returns plain JSON; `undefined` where no figure removed them
 */
export const passedOverNumbers = (
  { strategy, narrowings }: CompiledStrategy,
  desk: OpenDesk,
  { candidate, filter }: { readonly candidate: number; readonly filter: PassedOverFilter },
): JsonObject | undefined => {
  if (filter !== 'not-their-turn' && filter !== 'quota-used' && filter !== 'paced') return undefined
  const own = strategy?.numbers?.(desk, candidate)
  const more = narrowings.find((one) => one.filter === filter)?.numbers?.(desk, candidate)
  return more ? { ...own, ...more } : own
}
