import type { Instant, JsonValue } from '../kernel/index.ts'
import type { HandoffStore } from '../ports/index.ts'
import type { LeadMaker } from './lead-maker.ts'
import type { Gate } from './store-subject.ts'

/** What a case works with. */
export interface CaseHarness {
  /** An empty store. */
  readonly store: HandoffStore
  /** The same data, as through other connections. */
  readonly connections: readonly HandoffStore[]
  /** Another tenant in the same place, empty. */
  readonly otherTenant: HandoffStore
  /** Makes leads to write. */
  readonly leads: LeadMaker
  /**
   * Reads the clock of the case.
   *
   * @returns epoch milliseconds
   */
  now(): Instant
  /**
   * Lets time pass.
   *
   * @param elapsedMs - how much, in milliseconds
   */
  advanceTime(elapsedMs: number): Promise<void>
  /**
   * Looks at everything that is stored.
   *
   * @returns a picture that is equal to another one if nothing has changed; `null` where the gate `peek` is shut
   */
  peek(): Promise<JsonValue>
}

/** One promise of the ports, as a test. */
export interface ConformanceCase {
  /** Stable name, `<port>/<promise>`. */
  readonly id: string
  /** The promise, in one sentence. */
  readonly title: string
  /** What the case needs beyond one store; `null` for nothing. */
  readonly gate: Gate | null
  /**
   * Tries the promise.
   *
   * @param harness - an empty store and what is needed to use it
   * @returns when it was kept
   * @throws HandoffError `STORE_CONTRACT_BROKEN` if it was broken; whatever the store throws
   */
  run(harness: CaseHarness): Promise<void>
}
