import type { Batch } from 'lead-handoff'
import { testStore } from 'lead-handoff/testkit/vitest'
import { afterAll, expect, test } from 'vitest'
import { createPostgresStore } from '../../examples/postgres/store.ts'
import { sampleBatch } from '../bench/postgres/sample-batch.ts'
import { embeddedPostgres } from './subjects.ts'

const { subject, db, close } = await embeddedPostgres()
afterAll(close)

testStore(subject)

/** Texts that lists of texts and of documents could be cut at, and several events and messages. */
const awkward = (leadId: string): Batch => {
  const batch = sampleBatch(leadId, 1)
  const [write] = batch.writes
  const [message] = batch.outbox
  const [event] = write?.events ?? []
  if (!write || !message || !event) throw new Error('the sample has a lead, an event and a message')
  const second = { ...event, version: 2, id: `${leadId}/2` }
  const contact = { name: 'a\u001eb"c\\d,{NULL}', email: 'null' }
  const record = {
    profile: { ...write.record.profile, contact },
    lead: { ...write.record.lead, version: 2 },
  }
  const body = { text: '\u001e', empty: '' }
  return {
    ...batch,
    commandId: 'NULL',
    writes: [{ ...write, events: [event, second], record }],
    outbox: [
      { ...message, body },
      { ...message, id: '', recipient: '"', body },
      { ...message, id: 'null', body },
    ],
  }
}

test('one commit and many commits write the same, whatever is in the texts', async () => {
  const ids = ['plain', 'a\u001eb', '{"NULL",\\}', 'null']
  const stores = ['one', 'many'].map((way) =>
    createPostgresStore({ db, tenant: `awkward texts, ${way}` }),
  )
  const pictures: unknown[] = []
  for (const [i, store] of stores.entries()) {
    const batches = ids.map(awkward)
    if (i === 0) for (const batch of batches) expect(await store.commit(batch)).toBe('committed')
    else expect(new Set(await store.commitMany(batches))).toEqual(new Set(['committed']))
    const queries = ids.map((leadId) => ({ leadId, commandId: 'NULL', pools: [] }))
    const loaded = await store.loadMany(queries)
    expect(loaded).toEqual(await Promise.all(queries.map((query) => store.load(query))))
    expect(loaded.map(({ record }) => record)).toEqual(
      batches.map(({ writes }) => writes[0]?.record),
    )
    const messages = await store.leaseMessages({ now: 1e14, leaseMs: 1, limit: 100 })
    expect(messages.length).toBe(12)
    pictures.push([loaded, await store.history(ids), messages])
  }
  expect(pictures[1]).toEqual(pictures[0])
})
