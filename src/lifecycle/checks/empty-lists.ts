import { pathOf } from '../../kernel/index.ts'
import { errorAt } from '../finding.ts'
import type { LifecycleCheck } from './subject.ts'

/** That every transition starts somewhere and leads somewhere. */
export const emptyLists: LifecycleCheck = ({ definition }) =>
  Object.entries(definition.transitions).flatMap(([name, transition]) =>
    (['from', 'to'] as const)
      .filter((key) => transition[key].length === 0 && typeof transition[key] !== 'string')
      .map((key) =>
        errorAt('empty-list', {
          path: pathOf(['transitions', name, key]),
          message: 'expected at least one stage',
        }),
      ),
  )
