import { pathOf } from '../../kernel/index.ts'
import { errorAt, warningAt } from '../finding.ts'
import type { LifecycleCheck } from './subject.ts'

/**
 * That work in an open stage can end: a transition leads from it to another stage. A parked stage waits for a better
 * moment, so it should have one too.
 */
export const noExits: LifecycleCheck = ({ definition, graph }) =>
  Object.entries(definition.stages).flatMap(([name, { kind }]) => {
    const leaves = graph()
      .get(name)
      ?.some(({ to }) => to !== name)
    if (leaves || (kind !== 'open' && kind !== 'parked')) return []
    const place = {
      path: pathOf(['stages', name]),
      message: `no transition leads from the ${kind} stage "${name}" to another one`,
    }
    return [kind === 'open' ? errorAt('no-exit', place) : warningAt('no-exit', place)]
  })
