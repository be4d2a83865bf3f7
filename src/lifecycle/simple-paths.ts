import { limits } from '../kernel/index.ts'
import { knownStage } from './known-stage.ts'
import type { Lifecycle, StageOf } from './lifecycle.ts'
import { graphOf, type PathStep, type StageGraph } from './stage-graph.ts'

/**
 * What {@link simplePaths} found.
 *
 * @typeParam L - the type of the lifecycle
 */
export interface SimplePaths<L extends Lifecycle = Lifecycle> {
  /** The paths, each a list of steps. */
  readonly paths: readonly (readonly PathStep<L>[])[]
  /** Whether these are all; `false` if there are more than `limits.paths`, of which these are the first. */
  readonly complete: boolean
}

/** All ways without a loop, one at a time. Each step taken lies on at least one of them, so nothing is tried in vain. */
function* walk(graph: StageGraph, from: string, to: string): Generator<readonly PathStep[]> {
  const path: PathStep[] = []
  const visited = new Set<string>()
  // whether there still is a way to the end that passes none of the stages already visited
  const leadsToEnd = (start: string): boolean => {
    const seen = new Set(visited).add(start)
    const queue = [start]
    for (const stage of queue) {
      if (stage === to) return true
      for (const step of graph.get(stage) ?? []) {
        if (seen.has(step.to)) continue
        seen.add(step.to)
        queue.push(step.to)
      }
    }
    return false
  }
  function* visit(stage: string): Generator<readonly PathStep[]> {
    if (stage === to) {
      yield [...path]
      return
    }
    visited.add(stage)
    for (const step of graph.get(stage) ?? []) {
      if (visited.has(step.to) || !leadsToEnd(step.to)) continue
      path.push(step)
      yield* visit(step.to)
      path.pop()
    }
    visited.delete(stage)
  }
  yield* visit(from)
}

/**
 * Every way from one stage to another that passes no stage twice. Corrections (`'@previous'`) do not count.
 *
 * @typeParam L - the type of the lifecycle
 * @param lifecycle - the lifecycle
 * @param from - the name of the first stage
 * @param to - the name of the last stage
 * @returns the paths in the order of the definition, and whether they are all; one empty path if both stages are the same
 * @throws RangeError for a stage that does not exist
 * @example
 * ```ts
 * import { simplePaths, standardLifecycle } from 'lead-handoff'
 *
 * const { paths, complete } = simplePaths(standardLifecycle, 'lost', 'won')
 * console.log(paths.map((path) => path.length), complete) // [ 4, 5, 7 ] true
 * ```
 */
export const simplePaths = <L extends Lifecycle>(
  lifecycle: L,
  from: StageOf<L>,
  to: StageOf<L>,
): SimplePaths<L> => {
  const start = knownStage(lifecycle, from).name
  const end = knownStage(lifecycle, to).name
  const paths: (readonly PathStep<L>[])[] = []
  for (const path of walk(graphOf(lifecycle), start, end)) {
    if (paths.length === limits.paths) return { paths, complete: false }
    paths.push(path as unknown as readonly PathStep<L>[])
  }
  return { paths, complete: true }
}
