import { checkJson, issuesOf, limits, pathOf, suggest } from '../../kernel/index.ts'
import { errorAt, type LifecycleFinding } from '../finding.ts'
import { lifecycleKeys, lifecycleSchema } from '../lifecycle.schema.ts'

/** The keys that belong where a stranger was found. */
const keysAt = (path: readonly PropertyKey[]): readonly string[] => {
  if (path.length === 0) return lifecycleKeys.lifecycle
  return path[0] === 'stages' ? lifecycleKeys.stage : lifecycleKeys.transition
}

const quoted = (values: readonly unknown[]): string =>
  values.map((value) => JSON.stringify(value)).join(', ')

/** That the definition is JSON of the right shape. */
export const checkStructure = (definition: unknown): readonly LifecycleFinding[] => {
  const unsound = checkJson(definition)
  if (unsound.length > 0) return unsound.map((issue) => errorAt('not-json', issue))
  const parsed = lifecycleSchema.safeParse(definition, { reportInput: true })
  if (parsed.success) return []
  const findings = parsed.error.issues.flatMap((issue): readonly LifecycleFinding[] => {
    const path = pathOf(issue.path)
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        errorAt('wrong-shape', {
          path: pathOf([...issue.path, key]),
          message: `the key "${key}" is unknown`,
          suggestion: suggest(key, keysAt(issue.path)),
        }),
      )
    }
    if (issue.input === undefined) return [errorAt('wrong-shape', { path, message: 'is missing' })]
    if (issue.code === 'invalid_value') {
      const written = typeof issue.input === 'string' ? issue.input : ''
      const message = `expected one of ${quoted(issue.values)}, got ${JSON.stringify(issue.input)}`
      const suggestion = suggest(written, issue.values.map(String))
      return [errorAt('wrong-shape', { path, message, suggestion })]
    }
    return issuesOf({ issues: [issue] }).map((plain) => errorAt('wrong-shape', plain))
  })
  return findings.slice(0, limits.issues)
}
