import { createHandoff, type HandoffOptions } from '../../src/engine/index.ts'
import type { StandardLifecycle } from '../../src/lead/index.ts'
import { createMemoryStore, type MemoryStore } from '../../src/memory/index.ts'
import { policy, start, team } from '../lead/world.ts'

/** A hand-off over a store in memory with a clock that the test moves. */
export const createHost = (
  options: Partial<HandoffOptions<StandardLifecycle>> = {},
  store: MemoryStore = createMemoryStore(),
) => {
  let now = start
  const handoff = createHandoff({ ...policy, team, store, clock: { now: () => now }, ...options })
  return {
    handoff,
    store,
    pass: (ms: number) => {
      now += ms
    },
    set: (at: number) => {
      now = at
    },
    get now() {
      return now
    },
    /** Captures a lead that has a source and an address. */
    capture: (leadId: string) =>
      handoff.execute({
        type: 'capture',
        leadId,
        source: { channel: 'fair' },
        profile: { contact: { email: `${leadId}@example.com` } },
      }),
    /** Lets a lead reach the threshold, which hands it off. */
    heat: (leadId: string) =>
      handoff.execute({
        type: 'record-activity',
        leadId,
        activityId: 'a1',
        activity: 'demo-request',
      }),
  }
}

/** The store, but every answer comes some turns of the event loop later. */
export const slow = (store: MemoryStore, turns = 3): MemoryStore => {
  const later = async <T>(act: () => T): Promise<T> => {
    for (let i = 0; i < turns; i += 1) await new Promise((done) => setImmediate(done))
    return act()
  }
  return {
    ...store,
    load: (query) => later(() => store.load(query) as never),
    commit: (batch) => later(() => store.commit(batch) as never),
  }
}

/** What a promise is rejected with. */
export const faultOf = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect_rejection(),
    (error: unknown) => error,
  )

const expect_rejection = (): never => {
  throw new Error('expected a rejection')
}
