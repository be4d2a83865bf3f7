import { pathOf } from '../../kernel/index.ts'
import { warningAt } from '../finding.ts'
import type { LifecycleCheck } from './subject.ts'

/** That every listed guard guards something. */
export const unusedGuards: LifecycleCheck = ({ definition, transitions }) => {
  const used = new Set(transitions.flatMap(({ guards }) => guards))
  return (definition.guards ?? []).flatMap((guard, i) =>
    used.has(guard)
      ? []
      : [
          warningAt('unused-guard', {
            path: pathOf(['guards', i]),
            message: `the guard "${guard}" is listed, but no transition uses it`,
          }),
        ],
  )
}
