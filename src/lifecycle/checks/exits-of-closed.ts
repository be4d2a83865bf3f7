import { pathOf } from '../../kernel/index.ts'
import { errorAt, type LifecycleFinding, warningAt } from '../finding.ts'
import type { LifecycleTransition } from '../lifecycle.ts'
import type { StageKind } from '../stage.ts'
import type { LifecycleCheck } from './subject.ts'

const closed: ReadonlySet<StageKind> = new Set(['won', 'lost', 'discarded'])

const leaves = ({ to }: LifecycleTransition, stage: string): boolean =>
  to.some((name) => name !== stage)

/**
 * That a won lead stays won (a mistake is taken back with `'@previous'`), and that a transition out of a lost or discarded
 * stage says that this is meant.
 */
export const exitsOfClosed: LifecycleCheck = ({ definition, transitions }) =>
  transitions.flatMap((transition) =>
    transition.from.flatMap((stage, i): readonly LifecycleFinding[] => {
      const kind = definition.stages[stage]?.kind ?? 'open'
      if (!closed.has(kind) || !leaves(transition, stage)) return []
      const at = ['transitions', transition.name, 'from']
      const all = definition.transitions[transition.name]?.from === '*'
      const path = pathOf(all ? at : [...at, i])
      if (kind === 'won') {
        const message = `the stage "${stage}" is won and cannot be left; take back a mistake with to: "@previous"`
        return [errorAt('won-exit', { path, message })]
      }
      if (transition.reopens) return []
      const message = `leads out of the ${kind} stage "${stage}"; write reopens: true if that is meant`
      return [warningAt('silent-reopening', { path, message })]
    }),
  )
