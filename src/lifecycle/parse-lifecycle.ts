import { compileLifecycle } from './compile-lifecycle.ts'
import type { Lifecycle } from './lifecycle.ts'
import type { LifecycleDefinition } from './lifecycle-definition.ts'

/**
 * Reads a lifecycle from foreign data: a file, a database column, an admin screen.
 *
 * @param data - anything; parsed JSON of the form of `LifecycleDefinition`
 * @returns the checked lifecycle; its names are plain texts, because the compiler cannot know them
 * @throws {@link HandoffError} `INVALID_LIFECYCLE` with every error that `checkLifecycle` finds, each with path and suggestion
 * @example
 * ```ts
 * import { parseLifecycle, standardLifecycle } from 'lead-handoff'
 *
 * const stored = JSON.stringify(standardLifecycle.definition)
 * console.log(parseLifecycle(JSON.parse(stored)).fingerprint === standardLifecycle.fingerprint) // true
 * ```
 */
export const parseLifecycle = (data: unknown): Lifecycle =>
  // compiling checks everything first, the shape included
  compileLifecycle(data as LifecycleDefinition)
