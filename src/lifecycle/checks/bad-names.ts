import { checkId, type Issue, pathOf } from '../../kernel/index.ts'
import { errorAt } from '../finding.ts'
import type { LifecycleCheck } from './subject.ts'

const nameIssue = (name: string, path: string): Issue | undefined => {
  if (name === '*' || name.startsWith('@')) {
    return { path, message: `the name "${name}" is reserved` }
  }
  if (name !== '' && name !== name.trim()) {
    return { path, message: 'a name cannot begin or end with white space' }
  }
  return checkId(name, path)
}

/** That everything has a name which can be stored and means nothing else: `'*'` and what begins with `'@'` are taken. */
export const badNames: LifecycleCheck = ({ definition, stages, transitions }) => {
  const named: readonly (readonly [string, string])[] = [
    [definition.id, 'id'],
    ...stages.map((name) => [name, pathOf(['stages', name])] as const),
    ...(definition.guards ?? []).map((name, i) => [name, pathOf(['guards', i])] as const),
    ...transitions.map(({ name }) => [name, pathOf(['transitions', name])] as const),
  ]
  return named.flatMap(([name, path]) => {
    const issue = nameIssue(name, path)
    return issue ? [errorAt('bad-name', issue)] : []
  })
}
