import { pathOf, suggest } from '../../kernel/index.ts'
import { errorAt } from '../finding.ts'
import type { LifecycleCheck } from './subject.ts'

const targets = ['@same', '@previous'] as const

const standsAlone = (name: string): boolean => name === '*' || targets.some((one) => one === name)

/** That every stage that is named exists. */
export const unknownStages: LifecycleCheck = ({ definition, stages }) => {
  // without any stage, every name would be unknown; the missing stages are the finding then
  if (stages.length === 0) return []
  const known = new Set(stages)
  const look = (name: string, path: readonly PropertyKey[], others: readonly string[] = []) => {
    if (known.has(name) || others.includes(name)) return []
    const message =
      standsAlone(name) && typeof path.at(-1) === 'number'
        ? `"${name}" stands alone, not in a list`
        : `the stage "${name}" does not exist`
    const suggestion = suggest(name, [...stages, ...others])
    return [errorAt('unknown-stage', { path: pathOf(path), message, suggestion })]
  }
  const lookAll = (
    value: string | readonly string[],
    path: readonly PropertyKey[],
    others: readonly string[],
  ) =>
    typeof value === 'string'
      ? look(value, path, others)
      : value.flatMap((name, i) => look(name, [...path, i]))
  return [
    ...look(definition.initial, ['initial']),
    ...Object.entries(definition.transitions).flatMap(([name, { from, to }]) => [
      ...lookAll(from, ['transitions', name, 'from'], ['*']),
      ...lookAll(to, ['transitions', name, 'to'], targets),
    ]),
  ]
}
