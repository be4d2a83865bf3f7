import type { CaseHarness, ConformanceCase } from '../conformance-case.ts'
import { expectEqual, expectSame } from '../expect-equal.ts'
import { batchOf } from '../lead-maker.ts'

const leaseOf = async ({ store, now }: CaseHarness, limit = 10) =>
  store.leaseMessages({ now: now(), leaseMs: 60, limit })

const namesOf = (messages: Awaited<ReturnType<typeof leaseOf>>) =>
  messages.map(({ leadId, id }) => `${leadId} ${id}`)

/** Messages are told at least once and never doubled. */
export const outboxCases: readonly ConformanceCase[] = [
  {
    id: 'outbox/leased',
    title: 'messages are handed out whole, the oldest in front, none before its instant',
    gate: null,
    run: async (harness) => {
      const { store, leads, now, advanceTime } = harness
      const at = (id: string, ms: number) => ({ ...leads.message('ada', id), at: now() + ms })
      const messages = [at('late', 50), at('first', 0), at('second', 10)]
      await store.commit(batchOf(leads.capture('ada'), { outbox: messages }))
      expectEqual('at once', await leaseOf(harness), [messages[1]])
      await advanceTime(50)
      expectEqual('later, one of two', await leaseOf(harness, 1), [messages[2]])
      expectEqual('the other one', await leaseOf(harness), [messages[0]])
    },
  },
  {
    id: 'outbox/leased-again',
    title: 'a message that was not settled is handed out again when its lease has run out',
    gate: null,
    run: async (harness) => {
      const { store, leads, advanceTime } = harness
      await store.commit(batchOf(leads.capture('ada'), { outbox: [leads.message('ada', 'm')] }))
      expectEqual('first', namesOf(await leaseOf(harness)), ['ada m'])
      await advanceTime(59)
      expectEqual('while it is leased', namesOf(await leaseOf(harness)), [])
      await advanceTime(1)
      expectEqual('after the lease', namesOf(await leaseOf(harness)), ['ada m'])
    },
  },
  {
    id: 'outbox/settled',
    title:
      'a settled message is never handed out again, also if its lease had run out; that of another lead with the same id is',
    gate: null,
    run: async (harness) => {
      const { store, leads, advanceTime } = harness
      const outbox = ['m1', 'm2', 'm3'].map((id) => leads.message('ada', id))
      const both = [...outbox, leads.message('bea', 'm1')]
      const captured = [leads.capture('ada'), leads.capture('bea')]
      await store.commit(batchOf(captured, { outbox: both }))
      const leased = await leaseOf(harness)
      const ofAda = (wanted: string) =>
        leased.filter(({ leadId, id }) => leadId === 'ada' && id === wanted)
      await store.settleMessages(ofAda('m1'))
      await advanceTime(100)
      await store.settleMessages(ofAda('m2'))
      expectSame('what is left', namesOf(await leaseOf(harness)), ['ada m3', 'bea m1'])
      await store.settleMessages([])
      await store.settleMessages([...leased, { leadId: 'nobody', id: 'm' }])
      await advanceTime(100)
      expectEqual('after settling all', namesOf(await leaseOf(harness)), [])
    },
  },
  {
    id: 'outbox/once',
    title: 'a lead has a message of the same id once, also after it was settled',
    gate: null,
    run: async (harness) => {
      const { store, leads, advanceTime } = harness
      const ada = leads.capture('ada')
      const outbox = [leads.message('ada', 'm'), leads.message('ada', 'm')]
      await store.commit(batchOf(ada, { outbox }))
      const next = leads.next(ada)
      await store.commit(batchOf(next, { outbox: [{ ...outbox[0], kind: 'other' } as never] }))
      const leased = await leaseOf(harness)
      expectEqual('messages', leased, [leads.message('ada', 'm')])
      await store.settleMessages(leased)
      const bea = leads.capture('bea')
      const both = [leads.message('ada', 'm'), leads.message('bea', 'm')]
      await store.commit(batchOf([leads.next(next), bea], { outbox: both }))
      await advanceTime(100)
      expectEqual('new messages', namesOf(await leaseOf(harness)), ['bea m'])
    },
  },
  {
    id: 'outbox/forgotten',
    title:
      'erasing a lead removes its messages that are not settled, leased ones too, and no others; what was told stays told',
    gate: null,
    run: async (harness) => {
      const { store, leads, advanceTime } = harness
      const ada = leads.capture('ada')
      await store.commit(batchOf(ada, { outbox: [leads.message('ada', 'told')] }))
      await store.settleMessages(await leaseOf(harness))
      const next = leads.next(ada)
      const outbox = [leads.message('ada', 'm1'), leads.message('ada', 'm2')]
      await store.commit(batchOf(next, { outbox }))
      await store.commit(batchOf(leads.capture('bea'), { outbox: [leads.message('bea', 'm1')] }))
      await leaseOf(harness, 1)
      const erased = batchOf(leads.next(next), {
        outbox: [leads.message('ada', 'told'), leads.message('ada', 'erased')],
        forget: ['ada'],
      })
      expectEqual('outcome', await store.commit(erased), 'committed')
      await advanceTime(100)
      expectSame('messages', namesOf(await leaseOf(harness)), ['ada erased', 'bea m1'])
    },
  },
  {
    id: 'outbox/concurrent',
    title: 'workers that lease at the same time share the messages among them',
    gate: 'connections',
    run: async ({ store, connections, leads, now }) => {
      const ids = Array.from({ length: 40 }, (_, i) => `m${i}`)
      const outbox = ids.map((id) => leads.message('ada', id))
      await store.commit(batchOf(leads.capture('ada'), { outbox }))
      const workers = [...connections, store, ...connections, store]
      const query = { now: now(), leaseMs: 60_000, limit: 7 }
      const found: string[] = []
      for (let round = 0; round < 20 && found.length < ids.length; round += 1) {
        const leased = await Promise.all(workers.map(async (worker) => worker.leaseMessages(query)))
        found.push(...leased.flat().map(({ id }) => id))
      }
      expectSame('messages that were leased', found, ids)
    },
  },
  {
    id: 'outbox/forgotten-others',
    title: 'messages are forgotten of every lead that is named, also of one that is not written',
    gate: null,
    run: async (harness) => {
      const { store, leads } = harness
      const ids = ['ada', 'bea', 'cem', 'dee']
      const writes = ids.map((id) => leads.capture(id))
      await store.commit(batchOf(writes, { outbox: ids.map((id) => leads.message(id, 'm')) }))
      const both = writes.slice(0, 2).map((write) => leads.next(write))
      await store.commit(batchOf(both, { forget: ['ada', 'bea', 'cem', 'nobody'] }))
      expectEqual('messages', namesOf(await leaseOf(harness)), ['dee m'])
    },
  },
]
