import { pathOf } from '../../kernel/index.ts'
import { errorAt } from '../finding.ts'
import type { LifecycleCheck } from './subject.ts'

/** That only a person takes back a move: the system only moves a lead forward. */
export const correctionsBySystem: LifecycleCheck = ({ transitions }) =>
  transitions
    .filter(({ target, by }) => target === 'previous' && by !== 'person')
    .map(({ name }) =>
      errorAt('correction-by-system', {
        path: pathOf(['transitions', name, 'by']),
        message: 'taking back a move with "@previous" needs a person: write by: "person"',
      }),
    )
