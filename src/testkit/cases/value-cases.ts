import type { JsonObject } from '../../kernel/index.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectEqual, expectSame } from '../expect-equal.ts'
import { batchOf } from '../lead-maker.ts'

const texts = [
  'O\'Brien "quoted" `back`',
  "'; drop table leads; --",
  '$1 %s {} \\ \\u0041 \\\\',
  '<script>alert(1)</script>',
  'שלום مرحبا \u202Eabc',
  '👩‍👩‍👧 🇦🇹 𝒳',
  'e\u0301 é',
  'line\nbreak\ttab\r\n',
  ' spaces ',
  '',
  'null',
  'constructor',
]

/** A number, a text, a list: whatever JSON can say and a database might bend. */
const attributes: JsonObject = {
  texts,
  numbers: [0, -1, 1.5, 1e21, 5e-324, 0.1, 9_007_199_254_740_991, -9_007_199_254_740_991],
  nothing: null,
  yes: true,
  empty: { list: [], object: {} },
  'a key with "quotes"': { 'ü.$[0]': [[[]]] },
  deep: { a: { b: { c: { d: { e: 1 } } } } },
}

const ids = [
  'ada',
  'Ada',
  'ada ',
  'a/b:c|d',
  "o'brien",
  'ada%',
  'ada_',
  '{"id":1}',
  'é',
  'e\u0301',
  '👩‍👩‍👧',
  'שלום',
  'constructor',
  'toString',
  '\\',
  '$1',
  'x'.repeat(200),
]

/** What is stored is neither bent nor mixed up. */
export const valueCases: readonly ConformanceCase[] = [
  {
    id: 'values/round-trip',
    title: 'texts, numbers and nesting of JSON come back as they were',
    gate: null,
    run: async ({ store, leads }) => {
      const write = leads.capture('ada', attributes)
      const message = { ...leads.message('ada', 'm'), body: attributes }
      await store.commit(batchOf(write, { outbox: [message] }))
      const { record } = await store.load({ leadId: 'ada', commandId: null, pools: [] })
      expectEqual('record', record, write.record)
      const now = message.at
      expectEqual('message', await store.leaseMessages({ now, leaseMs: 1, limit: 1 }), [message])
    },
  },
  {
    id: 'values/large',
    title: 'a profile of a megabyte comes back whole',
    gate: null,
    run: async ({ store, leads }) => {
      const text = 'ü"\\'.repeat(12_500)
      const texts = Array.from({ length: 25 }, (_, i) => `${i} ${text}`)
      const write = leads.capture('ada', { texts })
      await store.commit(batchOf(write))
      const { record } = await store.load({ leadId: 'ada', commandId: null, pools: [] })
      expectEqual('record', record, write.record)
    },
  },
  {
    id: 'values/unstorable',
    title:
      'a text with NUL or half a surrogate pair comes back as it was, or is refused as a whole',
    gate: null,
    run: async ({ store, leads }) => {
      for (const [leadId, text] of [
        ['nul', 'a\u0000b'],
        ['half', 'a\uD800b'],
      ] as const) {
        const write = leads.capture(leadId, { text })
        let expected: unknown = write.record
        try {
          await store.commit(batchOf(write))
        } catch {
          expected = null
        }
        const { record } = await store.load({ leadId, commandId: null, pools: [] })
        expectEqual('record', record, expected)
      }
    },
  },
  {
    id: 'values/ids',
    title: 'ids that look alike, like code or like a key are ids',
    gate: null,
    run: async ({ store, leads, now }) => {
      for (const id of ids) {
        const write = { ...leads.capture(id), timers: [{ key: id, at: now() }] }
        const more = { commandId: id, outbox: [{ ...leads.message(id, id), recipient: id }] }
        expectEqual(`capture of ${id}`, await store.commit(batchOf(write, more)), 'committed')
      }
      const queries = ids.map((id) => ({ leadId: id, commandId: id, pools: [id] }))
      const loaded = await store.loadMany(queries)
      const found = loaded.map(({ record, done }) => [record?.lead.id, done?.[0]?.leadId])
      expectEqual(
        'leads',
        found,
        ids.map((id) => [id, id]),
      )
      const query = { now: now(), leaseMs: 10, limit: 100 }
      expectSame('timers', await store.lease(query), ids)
      const messages = await store.leaseMessages(query)
      expectSame(
        'messages',
        messages.map(({ id }) => id),
        ids,
      )
      await store.settleMessages(messages)
      const later = { ...query, now: now() + 100 }
      expectEqual('messages after settling', await store.leaseMessages(later), [])
    },
  },
  {
    id: 'values/names-of-metrics',
    title: 'metrics and pools may have any name too',
    gate: null,
    run: async ({ store, leads }) => {
      for (const [i, id] of ids.entries()) {
        const entry = { at: i, leadId: id, id, kind: 'assigned', amount: 1, calibrationMicros: 0 }
        const state = { version: 1, last: id }
        const claims = [
          { pool: id, expectedVersion: 0, state: state as never, entries: [entry as never] },
        ]
        await store.commit(batchOf(leads.capture(`lead-${i}`), { claims }))
        await store.saveMetric({ metricId: id, value: { id }, cursor: id, expected: null })
      }
      const { pools } = await store.load({ leadId: 'x', commandId: null, pools: ids })
      expectSame('pools', Object.keys(pools), ids)
      for (const id of ids) {
        expectEqual('metric', await store.loadMetric(id), { value: { id }, cursor: id })
        const { lines } = await store.readLedger({ pool: id, after: null, limit: 5 })
        expectEqual(
          'ledger',
          lines.map((line) => [line.id, line.leadId]),
          [[id, id]],
        )
      }
    },
  },
  {
    id: 'values/pool',
    title: 'the state of a pool comes back to the last bit, whatever is in it',
    gate: null,
    run: async ({ store, leads }) => {
      const numbers = [
        1 / 3,
        -1e-7,
        0.1 + 0.2,
        123_456_789.123_456_78,
        5e-324,
        9_007_199_254_740_991,
      ]
      const accounts = numbers.map((level, i) => ({ id: `rep-${i}`, level, at: null }))
      const state = { version: 1, ...attributes, accounts, level: Math.PI * 1e9 } as never
      const claims = [{ pool: 'sales', expectedVersion: 0, state, entries: [] }]
      await store.commit(batchOf(leads.capture('ada'), { claims }))
      const query = { leadId: 'ada', commandId: null, pools: ['sales'] }
      expectEqual('pool', (await store.load(query)).pools['sales'], state)
      expectEqual('pool', (await store.loadMany([query]))[0]?.pools['sales'], state)
    },
  },
]
