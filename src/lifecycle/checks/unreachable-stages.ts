import { pathOf } from '../../kernel/index.ts'
import { errorAt } from '../finding.ts'
import { nearestSteps } from '../stage-graph.ts'
import type { LifecycleCheck } from './subject.ts'

/** That a lead can come to every stage from the initial one. */
export const unreachableStages: LifecycleCheck = ({ definition, stages, graph }) => {
  const reached = nearestSteps(graph(), definition.initial)
  return stages
    .filter((name) => name !== definition.initial && !reached.has(name))
    .map((name) =>
      errorAt('unreachable-stage', {
        path: pathOf(['stages', name]),
        message: `no transitions lead from "${definition.initial}" to "${name}"`,
      }),
    )
}
