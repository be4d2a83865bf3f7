import type { Instant } from '../kernel/index.ts'
import { advanceSla } from './advance-sla.ts'
import type { Sla } from './compile-sla.ts'
import type { SlaEffect } from './sla-change.ts'
import type { SlaState } from './sla-state.ts'

/**
 * The steps that have come due and were not taken: exactly the effects of the change that {@link advanceSla} makes of a `time` fact. Once that change is
 * applied they do not come again. A warning that nobody heard before the breach is dropped.
 *
 * @param sla - the service levels
 * @param state - the clocks
 * @param now - epoch milliseconds
 * @returns the effects in order of time
 * @example
 * ```ts
 * import { advanceSla, applySlaChange, compileSla, dueEffects, emptySlaState } from 'lead-handoff'
 *
 * const sla = compileSla({ id: 'inbound', version: '1', targets: [{ id: 'call', measure: 'first-touch', within: '1h' }] })
 * const change = advanceSla(sla, emptySlaState, { fact: { kind: 'handed-off', at: 0 } })
 * const state = change ? applySlaChange(emptySlaState, change) : emptySlaState
 * console.log(dueEffects(sla, state, 3_600_000).length) // 0
 * console.log(dueEffects(sla, state, 3_600_001)[0]?.kind) // breach
 * ```
 */
export const dueEffects = (sla: Sla, state: SlaState, now: Instant): readonly SlaEffect[] =>
  advanceSla(sla, state, { fact: { kind: 'time', at: now } })?.effects ?? []
