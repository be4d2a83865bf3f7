import { type LifecycleFinding, warningAt } from '../finding.ts'
import type { LifecycleTransition } from '../lifecycle.ts'
import {
  nearestSteps,
  type PathStep,
  type StageGraph,
  stageGraph,
  stepsTo,
} from '../stage-graph.ts'
import type { LifecycleCheck, Subject } from './subject.ts'

/** The shortest loop through each stage, one for each set of stages that lead to one another. */
const loopsIn = (graph: StageGraph): readonly (readonly PathStep[])[] => {
  const reached = new Map(Array.from(graph.keys(), (stage) => [stage, nearestSteps(graph, stage)]))
  const done = new Set<string>()
  return Array.from(reached, ([stage, steps]) => {
    if (done.has(stage) || !steps.has(stage)) return []
    for (const other of steps.keys()) {
      if (reached.get(other)?.has(stage)) done.add(other)
    }
    return stepsTo(steps, stage, stage) ?? []
  }).filter((loop) => loop.length > 0)
}

const moves = ({ stages, transitions }: Subject, may: (one: LifecycleTransition) => boolean) =>
  stageGraph(
    stages,
    transitions.flatMap((one) => {
      if (!may(one)) return []
      // what leads back to where it starts is a loop of its own making: a person sees it at once
      return one.from.map((stage) => ({
        ...one,
        from: [stage],
        to: one.to.filter((to) => to !== stage),
      }))
    }),
  )

const describe = (loop: readonly PathStep[]): string =>
  loop.map(({ from, transitions }) => `${from} -(${transitions.join(' / ')})-> `).join('') +
  `${loop[0]?.from ?? ''}`

const findingsOf = (graph: StageGraph, why: string): readonly LifecycleFinding[] =>
  loopsIn(graph).map((loop) =>
    warningAt('unbounded-loop', {
      path: 'transitions',
      message: `the system alone could go round for ever, ${why}: ${describe(loop)}`,
    }),
  )

/**
 * That the system alone cannot move a lead in circles. Transitions that need a person are left out, and so are self-loops,
 * `'@same'` and `'@previous'`. A loop of the remaining ones is a finding
 *
 * - if none of its transitions `startsCycle`: nothing counts the rounds, whatever the guards say;
 * - if one does, but there is no `maxCycles` and not one of its transitions has a guard: nothing can stop them.
 */
export const unboundedLoops: LifecycleCheck = (subject) => {
  const uncounted = moves(subject, ({ by, startsCycle }) => by === 'anyone' && !startsCycle)
  const found = findingsOf(uncounted, 'and no transition on the loop starts a cycle')
  if (found.length > 0 || subject.definition.maxCycles !== undefined) return found
  const unguarded = moves(subject, ({ by, guards }) => by === 'anyone' && guards.length === 0)
  return findingsOf(unguarded, 'for want of a guard or of maxCycles')
}
