import { expect, test } from 'vitest'
import * as z from 'zod'
import { createHandoff, profileFields } from '../../src/index.ts'
import { createMemoryStore } from '../../src/memory/index.ts'
import { policy } from '../lead/world.ts'

test('a host that has its conditions checked can route by source and call hot leads first', async () => {
  const fields = profileFields(z.object({ contact: z.object({ email: z.string() }) }))
  const handoff = createHandoff({
    ...policy,
    routing: {
      ...policy.routing,
      rules: [
        {
          name: 'fairs',
          when: { field: 'source.channel', op: 'is', value: 'fair' },
          target: { assignee: 'mia' },
        },
        { name: 'rest', target: { queue: 'rest' } },
      ],
    },
    sla: {
      id: 's',
      version: '1',
      targets: [
        {
          id: 'hot',
          when: { field: 'score.total', op: 'atLeast', value: 60 },
          measure: 'first-touch',
          within: '5m',
        },
      ],
    },
    names: { fields },
    team: [{ id: 'mia', teams: ['inbound'] }],
    store: createMemoryStore(),
  })
  const leadId = 'ada'
  const profile = { contact: { email: 'ada@example.com' } }
  await handoff.execute({ type: 'capture', leadId, source: { channel: 'fair' }, profile })
  const demo = { type: 'record-activity', activityId: 'a1', activity: 'demo-request' } as const
  await handoff.execute({ ...demo, leadId })
  const { lead } = (await handoff.lead(leadId)) ?? {}
  expect([lead?.owner, Object.keys(lead?.sla.clocks ?? {})]).toEqual(['mia', ['hot', 'hot@owner']])
})
