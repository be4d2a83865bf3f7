import { limits } from '../../kernel/index.ts'
import { errorAt } from '../finding.ts'
import type { LifecycleCheck } from './subject.ts'

/** That there are stages, and no more stages, transitions and edges than the limits allow. */
export const sizes: LifecycleCheck = ({ stages, transitions }) => {
  const tooMany = (path: 'stages' | 'transitions', got: number) =>
    got <= limits[path]
      ? []
      : [
          errorAt('too-large', {
            path,
            message: `expected at most ${limits[path]} ${path}, got ${got}`,
          }),
        ]
  const edges = transitions.reduce((sum, { from, to }) => sum + from.length * to.length, 0)
  const entangled = {
    path: 'transitions',
    message: `expected at most ${limits.lifecycleEdges} pairs of from and to, got ${edges}`,
  }
  const none = { path: 'stages', message: 'expected at least one stage' }
  return [
    ...(stages.length === 0 ? [errorAt('no-stages', none)] : []),
    ...tooMany('stages', stages.length),
    ...tooMany('transitions', transitions.length),
    ...(edges > limits.lifecycleEdges ? [errorAt('too-large', entangled)] : []),
  ]
}
