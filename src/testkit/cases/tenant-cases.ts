import type { ConformanceCase } from '../conformance-case.ts'
import { expectEqual } from '../expect-equal.ts'
import { batchOf, claimOf } from '../lead-maker.ts'

/** One tenant never sees or changes another's data. */
export const tenantCases: readonly ConformanceCase[] = [
  {
    id: 'tenants/unseen',
    title: 'another tenant finds nothing of what one has written',
    gate: 'tenants',
    run: async ({ store, otherTenant, leads, now }) => {
      const write = { ...leads.capture('ada'), timers: [{ key: 't', at: now() }] }
      const more = { claims: [claimOf('sales', 0)], outbox: [leads.message('ada', 'm')] }
      await store.commit(batchOf(write, { commandId: 'c1', ...more }))
      await store.saveMetric({ metricId: 'm', value: 1, cursor: '1', expected: null })
      const query = { now: now(), leaseMs: 10, limit: 10 }
      const loaded = await otherTenant.load({ leadId: 'ada', commandId: 'c1', pools: ['sales'] })
      expectEqual('record', loaded.record, null)
      expectEqual('done', loaded.done, null)
      expectEqual('pool', loaded.pools['sales']?.version ?? 0, 0)
      expectEqual('history', await otherTenant.history(['ada']), [])
      expectEqual('timers', await otherTenant.lease(query), [])
      expectEqual('messages', await otherTenant.leaseMessages(query), [])
      const feed = await otherTenant.readEvents({ after: null, limit: 10 })
      expectEqual('feed', feed, { events: [], cursor: null })
      const list = await otherTenant.listLeads({ order: 'since', after: null, limit: 10 })
      expectEqual('list', list.records, [])
      const ledger = await otherTenant.readLedger({ pool: 'sales', after: null, limit: 10 })
      expectEqual('ledger', ledger, { lines: [], cursor: null })
      expectEqual('metric', await otherTenant.loadMetric('m'), null)
    },
  },
  {
    id: 'tenants/apart',
    title:
      'the same ids of two tenants are different leads, commands, pools, ledgers, messages and metrics',
    gate: 'tenants',
    run: async ({ store, otherTenant, leads, now }) => {
      const writeOf = (of: string) => ({
        ...leads.capture('ada', { of }),
        timers: [{ key: 't', at: now() }],
      })
      const both = [
        [store, writeOf('one')],
        [otherTenant, writeOf('other')],
      ] as const
      for (const [own, write] of both) {
        const { entries, ...claim } = claimOf('sales', 0)
        const leadId = write.record.profile.attributes['of'] as string
        const claims = [{ ...claim, entries: entries.map((entry) => ({ ...entry, leadId })) }]
        const message = { ...leads.message('ada', 'm'), body: write.record.profile.attributes }
        const batch = batchOf(write, { commandId: 'c1', claims, outbox: [message] })
        expectEqual('outcome', await own.commit(batch), 'committed')
        const metric = { metricId: 'm', value: message.body, cursor: '1', expected: null }
        expectEqual('metric', await own.saveMetric(metric), 'saved')
      }
      for (const [own, write] of both) {
        const { record } = await own.load({ leadId: 'ada', commandId: null, pools: [] })
        const { attributes } = write.record.profile
        expectEqual('record', record, write.record)
        expectEqual('metric', (await own.loadMetric('m'))?.value, attributes)
        const { lines } = await own.readLedger({ pool: 'sales', after: null, limit: 10 })
        expectEqual(
          'ledger',
          lines.map(({ leadId }) => leadId),
          [attributes['of']],
        )
        // at once or later, but nothing of anybody else
        const feed = await own.readEvents({ after: null, limit: 10 })
        if (feed.events.length > 0) expectEqual('feed', feed.events, write.events)
        const messages = await own.leaseMessages({ now: now(), leaseMs: 10, limit: 10 })
        expectEqual(
          'messages',
          messages.map(({ body }) => body),
          [attributes],
        )
      }
    },
  },
  {
    id: 'tenants/untouched',
    title: 'committing, leasing, settling and erasing change nothing of another tenant',
    gate: 'tenants',
    run: async ({ store, otherTenant, leads, now }) => {
      const write = { ...leads.capture('ada'), timers: [{ key: 't', at: now() }] }
      const batch = batchOf(write, { outbox: [leads.message('ada', 'm')] })
      for (const own of [store, otherTenant]) await own.commit(batch)
      const query = { now: now(), leaseMs: 60_000, limit: 10 }
      await otherTenant.lease(query)
      await otherTenant.settleMessages(await otherTenant.leaseMessages(query))
      const next = leads.next(write)
      await otherTenant.commit(batchOf(next, { forget: ['ada'] }))
      const { record } = await store.load({ leadId: 'ada', commandId: null, pools: [] })
      expectEqual('record', record, write.record)
      expectEqual('timers', await store.lease(query), ['ada'])
      expectEqual('messages', await store.leaseMessages(query), [leads.message('ada', 'm')])
    },
  },
]
