import type { Issue } from '../kernel/index.ts'

/**
 * Every code that a finding about a lifecycle can carry, with its meaning.
 *
 * @example
 * ```ts
 * import { lifecycleFindingMeanings } from 'lead-handoff'
 *
 * console.log(lifecycleFindingMeanings['unbounded-loop']) // the system alone could go round for ever
 * ```
 */
export const lifecycleFindingMeanings = {
  'not-json': 'the definition is not plain JSON',
  'wrong-shape': 'a key is missing, unknown or has a value of the wrong type',
  'too-large': 'more stages, transitions or pairs of from and to than the limits allow',
  'no-stages': 'there is no stage at all',
  'bad-name': 'a name is reserved or cannot be stored',
  'bad-reason': 'a reason is not kebab-case',
  'empty-list': 'a list that needs an entry has none',
  'duplicate-entry': 'a list names the same thing twice',
  'unknown-stage': 'a stage is named that does not exist',
  'unknown-guard': 'a guard is named that is not listed',
  'correction-by-system': 'a transition takes back the last move without needing a person',
  'unreachable-stage': 'no lead can ever come to a stage',
  'no-exit': 'a stage that leads should leave has no way out',
  'won-exit': 'a transition leads out of a won stage',
  'silent-reopening': 'a transition leads out of a closed stage without saying that it reopens',
  'unused-guard': 'a guard is listed and never used',
  'unbounded-loop': 'the system alone could go round for ever',
  'idle-flag': 'a flag has no effect',
} as const

/** A stable code of a finding about a lifecycle. */
export type LifecycleFindingCode = keyof typeof lifecycleFindingMeanings

/** One thing that is wrong or doubtful with a lifecycle. */
export interface LifecycleFinding extends Issue {
  /** An `error` keeps the lifecycle from being used; a `warning` is likely an oversight. */
  readonly severity: 'error' | 'warning'
  /** What kind of finding it is. */
  readonly code: LifecycleFindingCode
}

/** Where and what, with a suggestion that may be missing. */
interface Place {
  readonly path: string
  readonly message: string
  readonly suggestion?: string | undefined
}

const finding = (
  severity: LifecycleFinding['severity'],
  code: LifecycleFindingCode,
  { path, message, suggestion }: Place,
): LifecycleFinding => ({
  severity,
  code,
  path,
  message,
  ...(suggestion === undefined ? {} : { suggestion }),
})

/** A finding that keeps the lifecycle from being used. */
export const errorAt = (code: LifecycleFindingCode, place: Place): LifecycleFinding =>
  finding('error', code, place)

/** A finding that is likely an oversight. */
export const warningAt = (code: LifecycleFindingCode, place: Place): LifecycleFinding =>
  finding('warning', code, place)
