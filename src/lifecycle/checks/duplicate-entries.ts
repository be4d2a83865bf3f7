import { pathOf } from '../../kernel/index.ts'
import { errorAt } from '../finding.ts'
import type { LifecycleCheck } from './subject.ts'

/** A list and where it stands. */
type Listed = readonly [path: readonly string[], list: readonly string[]]

/** That no list names the same thing twice. */
export const duplicateEntries: LifecycleCheck = ({ definition }) => {
  const lists: readonly Listed[] = [
    [['guards'], definition.guards ?? []],
    ...Object.entries(definition.stages).map(
      ([name, { marks = [] }]): Listed => [['stages', name, 'marks'], marks],
    ),
    ...Object.entries(definition.transitions).flatMap(([name, transition]) =>
      (['from', 'to', 'guards', 'reasons'] as const).map((key): Listed => {
        const list = transition[key] ?? []
        return [['transitions', name, key], typeof list === 'string' ? [] : list]
      }),
    ),
  ]
  return lists.flatMap(([path, list]) => {
    const seen = new Set<string>()
    return list.flatMap((entry, i) => {
      if (!seen.has(entry)) {
        seen.add(entry)
        return []
      }
      const message = `"${entry}" is listed twice`
      return [errorAt('duplicate-entry', { path: pathOf([...path, i]), message })]
    })
  })
}
