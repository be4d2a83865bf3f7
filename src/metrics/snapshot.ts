import { compareText, HandoffError, isPlainObject, type JsonValue } from '../kernel/index.ts'
import type { Metric } from './metric.ts'

/** What a metric has come to, as JSON that can be stored, sent, merged and continued. */
export interface MetricSnapshot {
  /** The edition of this format. A later one gets a new number, never a changed meaning. */
  readonly format: 1
  /** Id of the metric. */
  readonly metric: string
  /** Its state. */
  readonly state: JsonValue
}

/** A copy whose keys stand in one order, so that equal states are equal text. */
const inOrder = (value: unknown): JsonValue => {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value as JsonValue
  const entries = Object.entries(value).sort(([a], [b]) => compareText(a, b))
  return Object.fromEntries(entries.map(([key, part]) => [key, inOrder(part)]))
}

/**
 * Takes a snapshot of a state.
 *
 * @typeParam S - the state
 * @typeParam R - what people read
 * @param metric - the metric
 * @param state - its state
 * @returns plain JSON; the same text for equal states, whatever the order of the events was
 */
export const takeSnapshot = <S, R>(metric: Metric<S, R>, state: S): MetricSnapshot => ({
  format: 1,
  metric: metric.id,
  state: inOrder(state),
})

const refuse = (path: string, message: string): never => {
  throw new HandoffError('INVALID_SNAPSHOT', `this snapshot cannot be used: ${message}`, {
    issues: [{ path, message }],
  })
}

/** Where a state has something else than whole numbers and texts, or lacks what every state of the metric has. */
const flawOf = (value: unknown, like: unknown, path: string): string | undefined => {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? undefined : path
  if (typeof value === 'string')
    return typeof like === 'string' || like === undefined ? undefined : path
  if (typeof value !== 'object' || value === null) return path
  if (typeof like === 'number' || Array.isArray(like) !== Array.isArray(value)) {
    if (like !== undefined) return path
  }
  const parts = value as Readonly<Record<string, unknown>>
  const expected = (like ?? {}) as Readonly<Record<string, unknown>>
  for (const key of Object.keys(expected)) {
    if (!Object.hasOwn(parts, key)) return `${path}.${key}`
  }
  for (const [key, part] of Object.entries(parts)) {
    const flaw = flawOf(
      part,
      Object.hasOwn(expected, key) ? expected[key] : undefined,
      `${path}.${key}`,
    )
    if (flaw !== undefined) return flaw
  }
  return undefined
}

/**
 * Reads a snapshot.
 *
 * @typeParam S - the state
 * @typeParam R - what people read
 * @param metric - the metric that it must be of
 * @param snapshot - what was stored
 * @returns the state, to be combined or continued
 * @throws HandoffError INVALID_SNAPSHOT if it is of another metric or format, or no state
 * @example
 * ```ts
 * import { funnel, readSnapshot, takeSnapshot } from 'lead-handoff/metrics'
 *
 * const stored = JSON.stringify(takeSnapshot(funnel, funnel.empty))
 * console.log(funnel.present(readSnapshot(funnel, JSON.parse(stored))).leads) // 0
 * ```
 */
export const readSnapshot = <S, R>(metric: Metric<S, R>, snapshot: unknown): S => {
  if (!isPlainObject(snapshot)) return refuse('', 'expected an object as takeSnapshot makes it')
  const { format, metric: id, state } = snapshot as Readonly<Record<string, unknown>>
  if (format !== 1) return refuse('format', `expected format 1, found ${JSON.stringify(format)}`)
  if (id !== metric.id) {
    return refuse('metric', `expected the metric "${metric.id}", found ${JSON.stringify(id)}`)
  }
  const flaw = flawOf(state, metric.empty, 'state')
  if (flaw !== undefined) {
    return refuse(flaw, `at ${flaw} stands no whole number, or something is missing`)
  }
  return state as S
}
