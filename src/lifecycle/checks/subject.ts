import { compileTransition } from '../compile-transition.ts'
import type { LifecycleFinding } from '../finding.ts'
import type { LifecycleTransition } from '../lifecycle.ts'
import type { LifecycleDefinition } from '../lifecycle-definition.ts'
import { type StageGraph, stageGraph } from '../stage-graph.ts'

/** What a check looks at: a definition of the right shape, and what follows from it. */
export interface Subject {
  /** The definition itself. */
  readonly definition: LifecycleDefinition
  /** The names of the stages, in the order of the definition. */
  readonly stages: readonly string[]
  /** The transitions with everything filled in that was left out. */
  readonly transitions: readonly LifecycleTransition[]
  /** The edges between stages; meaningful once all names are known to exist. */
  readonly graph: () => StageGraph
}

/** One check: a function of its own file, listed in `all-checks.ts`. */
export type LifecycleCheck = (subject: Subject) => readonly LifecycleFinding[]

/** Prepares a definition for the checks. */
export const subjectOf = (definition: LifecycleDefinition): Subject => {
  const stages = Object.keys(definition.stages)
  const transitions = Object.entries(definition.transitions).map(([name, transition]) =>
    compileTransition(name, transition, stages),
  )
  let graph: StageGraph | undefined
  return {
    definition,
    stages,
    transitions,
    graph: () => {
      graph ??= stageGraph(stages, transitions)
      return graph
    },
  }
}
