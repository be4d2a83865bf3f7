import { pathOf, suggest } from '../../kernel/index.ts'
import { errorAt } from '../finding.ts'
import type { LifecycleCheck } from './subject.ts'

/** That every guard a transition names is listed. */
export const unknownGuards: LifecycleCheck = ({ definition, transitions }) => {
  const known = new Set(definition.guards)
  return transitions.flatMap(({ name, guards }) =>
    guards.flatMap((guard, i) =>
      known.has(guard)
        ? []
        : [
            errorAt('unknown-guard', {
              path: pathOf(['transitions', name, 'guards', i]),
              message: `the guard "${guard}" is not among the lifecycle's guards`,
              suggestion: suggest(guard, known),
            }),
          ],
    ),
  )
}
