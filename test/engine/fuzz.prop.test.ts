import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standardCommands } from '../../src/lead/index.ts'
import { standardLifecycle } from '../../src/lifecycle/index.ts'
import { anything } from './anything.ts'
import { createHost } from './host.ts'

const names = [...standardCommands, ...standardLifecycle.transitions.keys()]
const fields = [
  'by',
  'at',
  'id',
  'source',
  'profile',
  'activityId',
  'activity',
  'content',
  'properties',
  'noteId',
  'text',
  'touchId',
  'channel',
  'outcome',
  'automated',
  'inReplyTo',
  'channels',
  'absorb',
  'reason',
  'to',
  'override',
  'assignee',
  'revenue',
  'checkInAt',
  'add',
  'dimensions',
  'total',
  'grade',
  'expiresAt',
]

/** Right at first sight: a known name, a lead that exists, and anything in the fields. */
const almost = fc
  .tuple(
    fc.constantFrom(...names),
    fc.constantFrom('ada', 'ada', 'nobody'),
    fc.dictionary(fc.constantFrom(...fields), anything, { maxKeys: 5 }),
  )
  .map(([type, leadId, rest]) => ({ ...rest, type, leadId }))

test('whatever is sent, the answer is a result and never an exception', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(anything, almost), async (command) => {
      const host = createHost()
      await host.capture('ada')
      const result = await host.handoff.execute(command as never)
      if (result.ok) return
      expect(JSON.parse(JSON.stringify(result.refusal))).toEqual(result.refusal)
      expect(result.refusal.message).not.toBe('')
      expect(host.store.events()).toHaveLength(2)
    }),
    { numRuns: 2_000 },
  )
})
