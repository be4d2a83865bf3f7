import {
  checkJson,
  limits,
  pathOf,
  type SchemaFinding,
  schemaIssues,
  suggest,
} from '../../kernel/index.ts'
import { errorAt, type LifecycleFinding } from '../finding.ts'
import { lifecycleJsonSchema, lifecycleKeys, lifecycleSchema } from '../lifecycle.schema.ts'

/** The keys that belong where a stranger was found. */
const keysAt = (path: readonly PropertyKey[]): readonly string[] => {
  if (path.length === 0) return lifecycleKeys.lifecycle
  return path[0] === 'stages' ? lifecycleKeys.stage : lifecycleKeys.transition
}

/** That the definition is JSON of the right shape. */
export const checkStructure = (definition: unknown): readonly LifecycleFinding[] => {
  const unsound = checkJson(definition)
  if (unsound.length > 0) return unsound.map((issue) => errorAt('not-json', issue))
  const parsed = lifecycleSchema.safeParse(definition, { reportInput: true })
  if (parsed.success) return []
  const findings = parsed.error.issues.flatMap((issue): readonly LifecycleFinding[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        errorAt('wrong-shape', {
          path: pathOf([...issue.path, key]),
          message: `the key "${key}" is unknown`,
          suggestion: suggest(key, keysAt(issue.path)),
        }),
      )
    }
    if (issue.input === undefined) {
      return [errorAt('wrong-shape', { path: pathOf(issue.path), message: 'is missing' })]
    }
    return schemaIssues([issue as SchemaFinding], definition, lifecycleJsonSchema).map((plain) =>
      errorAt('wrong-shape', plain),
    )
  })
  return findings.slice(0, limits.issues)
}
