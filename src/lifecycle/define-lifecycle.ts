import { compileLifecycle } from './compile-lifecycle.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { LifecycleDefinition } from './lifecycle-definition.ts'
import type { LifecycleLiteral, ReasonsByTransition } from './lifecycle-literal.ts'

/**
 * Defines a lifecycle in code. Stages, transitions, guards and reasons are inferred from the literal, so that a misspelt name is
 * a compile error here and wherever the lifecycle is used.
 *
 * @typeParam S - the stages, inferred
 * @typeParam R - the transitions with their reasons, inferred
 * @typeParam G - the guards, inferred
 * @param definition - the literal; plain JSON
 * @returns the checked lifecycle, immutable
 * @throws {@link HandoffError} `INVALID_LIFECYCLE` with every error that `checkLifecycle` finds
 * @example
 * ```ts
 * import { defineLifecycle } from 'lead-handoff'
 *
 * const lifecycle = defineLifecycle({
 *   id: 'two-steps',
 *   initial: 'new',
 *   stages: {
 *     new: { kind: 'open' },
 *     customer: { kind: 'won' },
 *     gone: { kind: 'lost' },
 *   },
 *   transitions: {
 *     win: { from: ['new'], to: 'customer' },
 *     lose: { from: ['new'], to: 'gone', reasons: ['price', 'silence'] },
 *   },
 * })
 * console.log(lifecycle.initial) // new
 * ```
 */
export const defineLifecycle = <const S extends string, const R, const G extends string = never>(
  definition: LifecycleLiteral<S, G, R>,
): Lifecycle<S, keyof R & string, G, ReasonsByTransition<R>> =>
  // the literal is the definition with narrower names, and the compiled form keeps them
  compileLifecycle(definition as unknown as LifecycleDefinition) as unknown as Lifecycle<
    S,
    keyof R & string,
    G,
    ReasonsByTransition<R>
  >
