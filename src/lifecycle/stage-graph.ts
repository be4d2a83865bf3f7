import type { Lifecycle, LifecycleTransition, StageOf, TransitionOf } from './lifecycle.ts'

/**
 * One step from a stage to the next.
 *
 * @typeParam L - the type of the lifecycle
 */
export interface PathStep<L extends Lifecycle = Lifecycle> {
  /** The stage it leaves. */
  readonly from: StageOf<L>
  /** The stage it leads to. */
  readonly to: StageOf<L>
  /** The transitions that make this step, any one of them; at least one. */
  readonly transitions: readonly TransitionOf<L>[]
}

/** The steps that leave each stage. */
export type StageGraph = ReadonlyMap<string, readonly PathStep[]>

/**
 * The map of a lifecycle: an edge for each pair of stages that a transition with a named target connects. What stays
 * (`'@same'`) is no edge, and neither is what goes back (`'@previous'`): where that leads depends on the lead, not on the lifecycle.
 */
export const stageGraph = (
  stages: Iterable<string>,
  transitions: Iterable<LifecycleTransition>,
): StageGraph => {
  const graph = new Map<string, Map<string, string[]>>()
  for (const stage of stages) graph.set(stage, new Map())
  for (const { name, from, to } of transitions) {
    for (const start of from) {
      const steps = graph.get(start)
      for (const end of to) {
        const names = steps?.get(end)
        if (names) names.push(name)
        else steps?.set(end, [name])
      }
    }
  }
  return new Map(
    Array.from(graph, ([from, steps]) => [
      from,
      Array.from(steps, ([to, names]) => ({ from, to, transitions: names })),
    ]),
  )
}

/** The map of a checked lifecycle; with `'with-same'`, what stays is an edge from the stage to itself. */
export const graphOf = (lifecycle: Lifecycle, same?: 'with-same'): StageGraph => {
  const transitions = [...lifecycle.transitions.values()]
  if (same === undefined) return stageGraph(lifecycle.stages.keys(), transitions)
  const drawn = transitions.flatMap((one) =>
    one.target === 'same'
      ? one.from.map((stage) => ({ ...one, from: [stage], to: [stage] }))
      : [one],
  )
  return stageGraph(lifecycle.stages.keys(), drawn)
}

/** Every stage that can be reached from one, nearest first, with the step that reached it first. */
export const nearestSteps = (graph: StageGraph, from: string): ReadonlyMap<string, PathStep> => {
  const reached = new Map<string, PathStep>()
  // the list grows while it is walked: breadth first, each stage once
  const queue = [from]
  for (const stage of queue) {
    for (const step of graph.get(stage) ?? []) {
      if (reached.has(step.to)) continue
      reached.set(step.to, step)
      if (step.to !== from) queue.push(step.to)
    }
  }
  return reached
}

/** The steps from one stage to another as {@link nearestSteps} found them; a loop if both are the same. */
export const stepsTo = (
  reached: ReadonlyMap<string, PathStep>,
  from: string,
  to: string,
): readonly PathStep[] | undefined => {
  const steps: PathStep[] = []
  for (let step = reached.get(to); step !== undefined; step = reached.get(step.from)) {
    steps.unshift(step)
    if (step.from === from) return steps
  }
  return undefined
}
