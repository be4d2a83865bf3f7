import { knownStage } from './known-stage.ts'
import type { Lifecycle, StageOf } from './lifecycle.ts'
import { graphOf, nearestSteps } from './stage-graph.ts'

/**
 * Where a lead can come to from a stage, in any number of steps. Corrections (`'@previous'`) do not count.
 *
 * @typeParam L - the type of the lifecycle
 * @param lifecycle - the lifecycle
 * @param stage - the name of the stage
 * @returns the stages, nearest first; the stage itself only if a lead can leave it and come back
 * @throws RangeError for a stage that does not exist
 * @example
 * ```ts
 * import { reachableFrom, standardLifecycle } from 'lead-handoff'
 *
 * console.log(reachableFrom(standardLifecycle, 'won')) // []
 * ```
 */
export const reachableFrom = <L extends Lifecycle>(
  lifecycle: L,
  stage: StageOf<L>,
): readonly StageOf<L>[] => {
  const { name } = knownStage(lifecycle, stage)
  return [...nearestSteps(graphOf(lifecycle), name).keys()]
}
