import { knownStage } from './known-stage.ts'
import type { Lifecycle, StageOf } from './lifecycle.ts'
import { graphOf, nearestSteps, type PathStep, stepsTo } from './stage-graph.ts'

/**
 * The fewest steps from one stage to another. Corrections (`'@previous'`) do not count.
 *
 * @typeParam L - the type of the lifecycle
 * @param lifecycle - the lifecycle
 * @param from - the name of the first stage
 * @param to - the name of the last stage
 * @returns the steps, none if both are the same stage; of several equally short ways the one that the definition names first;
 * `undefined` if there is no way
 * @throws RangeError for a stage that does not exist
 * @example
 * ```ts
 * import { shortestPath, standardLifecycle } from 'lead-handoff'
 *
 * const path = shortestPath(standardLifecycle, 'nurturing', 'won') ?? []
 * console.log(path.map(({ transitions }) => transitions[0]).join(', ')) // qualify, accept, develop, win
 * ```
 */
export const shortestPath = <L extends Lifecycle>(
  lifecycle: L,
  from: StageOf<L>,
  to: StageOf<L>,
): readonly PathStep<L>[] | undefined => {
  const start = knownStage(lifecycle, from).name
  const end = knownStage(lifecycle, to).name
  if (start === end) return []
  const steps = stepsTo(nearestSteps(graphOf(lifecycle), start), start, end)
  return steps as readonly PathStep<L>[] | undefined
}
