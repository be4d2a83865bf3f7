import { type Issue, limits, pathOf, suggest } from '../kernel/index.ts'

/** The part of a schema's finding that is read here. */
interface Finding {
  readonly code?: string | undefined
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly keys?: readonly string[]
  readonly expected?: string
  readonly errors?: readonly (readonly Finding[])[]
}

/** All keys a policy can have, for suggestions. */
const keys = [
  ...['id', 'version', 'dimensions', 'groups', 'rules', 'grade', 'thresholds', 'dayStartMinutes'],
  ...['label', 'min', 'max', 'bands', 'from', 'dimension', 'group', 'when', 'points', 'activity'],
  ...['where', 'limit', 'decay', 'windowDays', 'perDay', 'perWeek', 'oncePerContent', 'ever'],
  ...['halfLifeDays', 'percentPerMonth', 'steps', 'afterDays', 'percentLeft'],
  ...['all', 'score', 'atLeast', 'keep', 'rows', 'columns', 'qualified'],
]

const words: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (value as Readonly<Record<PropertyKey, unknown>> | undefined)?.[key],
    input,
  )

const shown = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`
}

/** Foreign keys count most: they tell which of several forms was not meant. */
const distance = (findings: readonly Finding[]): number =>
  findings.reduce((sum, { keys: foreign }) => sum + 1 + 2 * (foreign?.length ?? 0), 0)

const flatten = (finding: Finding): readonly Finding[] => {
  if (finding.errors === undefined || finding.errors.length === 0) return [finding]
  const [nearest] = [...finding.errors].sort((a, b) => distance(a) - distance(b))
  return (nearest ?? [])
    .map((inner) => ({ ...inner, path: [...finding.path, ...inner.path] }))
    .flatMap(flatten)
}

const issuesOfFinding = (finding: Finding, input: unknown): readonly Issue[] => {
  const path = pathOf(finding.path)
  if (finding.keys !== undefined) {
    return finding.keys.map((key) => {
      const path = pathOf([...finding.path, key])
      if (keys.includes(key)) return { path, message: `"${key}" does not belong here` }
      const near = suggest(key, keys)
      return {
        path,
        message: `unknown key "${key}"`,
        ...(near === undefined ? {} : { suggestion: near }),
      }
    })
  }
  if (finding.expected !== undefined && finding.code === 'invalid_type') {
    const expected = words[finding.expected] ?? finding.expected
    return [{ path, message: `expected ${expected}, got ${shown(valueAt(input, finding.path))}` }]
  }
  const message = finding.message.charAt(0).toLowerCase() + finding.message.slice(1)
  return [{ path, message }]
}

/**
 * A schema's findings in words. Where a value could have one of several forms, the findings are those of the nearest form.
 *
 * @param findings - the issues of a `ZodError`
 * @param input - what was parsed
 * @returns at most `limits.issues` issues
 */
export const schemaIssues = (findings: readonly Finding[], input: unknown): readonly Issue[] =>
  findings
    .slice(0, limits.issues)
    .flatMap(flatten)
    .flatMap((finding) => issuesOfFinding(finding, input))
    .slice(0, limits.issues)
