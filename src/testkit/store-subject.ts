import type { JsonValue } from '../kernel/index.ts'
import type { Awaitable, HandoffStore } from '../ports/index.ts'

/**
 * What a case may need beyond one store: a second connection to the same data, a second tenant in the same database, or a look past the port at what
 * is stored.
 */
export type Gate = 'connections' | 'tenants' | 'peek'

/** A store for one case, with nothing in it. */
export interface OpenStore {
  /** The store. */
  readonly store: HandoffStore
  /** The same data as through other connections, at least one; for the gate `connections`. */
  readonly connections?: readonly HandoffStore[]
  /** Another tenant in the same place; for the gate `tenants`. */
  readonly otherTenant?: HandoffStore
  /**
   * A picture of everything that is stored, in any form: two pictures are equal if nothing has changed; for the gate `peek`.
   *
   * @returns plain JSON
   */
  peek?(): Awaitable<JsonValue>
  /**
   * Is told that the clock of the case moved on. The port has no clock, so that most stores need nothing of it.
   *
   * @param elapsedMs - how much, in milliseconds
   */
  advanceTime?(elapsedMs: number): Awaitable<void>
  /** Clears up after the case. */
  close?(): Awaitable<void>
}

/** What is to be proved: a kind of store and how to get an empty one. */
export interface StoreSubject {
  /** What it is called in reports. */
  readonly name: string
  /** Why a gate stays shut. A gate that is not named here must be open, or its cases fail: nothing is skipped unseen. */
  readonly without?: Readonly<Partial<Record<Gate, string>>>
  /**
   * Opens a store with nothing in it.
   *
   * @returns the store; each case gets its own
   */
  open(): Awaitable<OpenStore>
}
