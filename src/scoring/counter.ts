import type { CompiledCondition, Condition } from '../conditions/index.ts'

/**
 * How activities are counted, apart from what they are worth. Rules that count alike share one counter, and a counter's key
 * depends on nothing but how it counts.
 */
export interface CounterSpec {
  /** The types of activity, sorted. */
  readonly activities: readonly string[]
  /** Which of them. */
  readonly where?: Condition
  /** What is remembered: a bare total, days, weeks or contents. */
  readonly by: 'total' | 'day' | 'week' | 'content'
  /** Activities counted in one day or week; 0 for a total or contents. */
  readonly most: number
  /** Days, weeks or contents remembered; 0 for a total. */
  readonly memory: number
  /** Whether what leaves the memory is still counted. */
  readonly settles: boolean
  /** When the day begins, in minutes after midnight UTC. */
  readonly dayStartMinutes: number
}

/** A counter ready to count. */
export interface Counter extends CounterSpec {
  /** Names how it counts. */
  readonly key: string
  /** The compiled `where`. */
  readonly matches?: CompiledCondition
}
