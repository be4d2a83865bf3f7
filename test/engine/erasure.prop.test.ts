import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AnyCommand } from '../../src/lead/index.ts'
import { computeMetric, standardReport } from '../../src/metrics/index.ts'
import { day, hour, policy, team } from '../lead/world.ts'
import { createHost } from './host.ts'
import { journeys } from './journey-commands.ts'

const report = standardReport({ unit: 'day', timeZone: 'UTC' })

const options = {
  scoring: {
    ...policy.scoring,
    // what is known of the person counts, so that the score falls when it is erased
    rules: [
      ...policy.scoring.rules,
      {
        id: 'reachable',
        dimension: 'engagement',
        points: 20,
        when: { field: 'contact.email', op: 'present' },
      },
    ],
  },
  sla: {
    id: 's',
    version: '1',
    targets: [{ id: 'touch', measure: 'first-touch', within: '4h' }],
  },
}

/** What must not be found anywhere afterwards. */
const secrets = ['ada@secret.example', 'Ada Secret', 'likes secret tea', 'secret-tier', '+43 1 555']

const told = (leadId: string): readonly object[] => [
  {
    type: 'update-profile',
    leadId,
    profile: {
      contact: { email: secrets[0], name: secrets[1], phone: secrets[4] },
      attributes: { tier: secrets[3] },
    },
  },
  { type: 'annotate', leadId, noteId: 'secret', text: secrets[2], by: 'mia' },
]

test('erasure leaves nothing of a person behind, and every metric as it was', async () => {
  await fc.assert(
    fc.asyncProperty(journeys, fc.boolean(), async (commands, isStaffed) => {
      let members: typeof team = isStaffed ? team : []
      const host = createHost({ ...options, team: { members: () => members } } as never)
      const send = (command: object) => host.handoff.execute(command as never)
      for (const command of commands) {
        if (command.type !== 'erase') await send(command as AnyCommand)
      }
      for (const command of told('a')) await send(command)
      host.pass(5 * hour)
      await host.handoff.tick()
      members = team
      const { lead } = (await host.handoff.lead('a')) as { lead: { mergedInto: string | null } }
      const leadId = lead.mergedInto ?? 'a'
      const events = host.store.events().length
      const before = computeMetric(report, host.store.events())
      await send({ type: 'erase', leadId, by: 'dpo' })

      expect(computeMetric(report, host.store.events())).toEqual(before)
      expect(host.store.events().length).toBeGreaterThan(events)
      const everything = JSON.stringify(host.store.peek())
      for (const secret of secrets) expect(everything).not.toContain(secret)
      const own = ['a', leadId]
      const waiting = host.store.messages().filter((message) => own.includes(message.leadId))
      // whoever had the lead learns that it is taken from them; what was to be told before is gone
      expect(waiting.filter(({ kind }) => kind !== 'lead-withdrawn')).toEqual([])
      const read = JSON.stringify([
        await host.handoff.brief(leadId),
        await host.handoff.explain(leadId),
        await host.handoff.history(leadId),
        await host.handoff.list(),
      ])
      for (const secret of secrets) expect(read).not.toContain(secret)
      host.pass(day)
      await host.handoff.tick()
    }),
    { numRuns: 200 },
  )
})
