import fc from 'fast-check'
import type { LeadEvent } from '../../src/lead/index.ts'
import { createWorld, type Told } from '../lead/world.ts'

const steps: readonly (readonly [weight: number, command: Told])[] = [
  [3, { type: 'qualify', by: 'rita', override: 'key-account' }],
  [3, { type: 'hand-off', assignee: 'mia' }],
  [1, { type: 'acknowledge', by: 'mia' }],
  [2, { type: 'touch', by: 'mia', touchId: 't', channel: 'call', outcome: 'reached' }],
  [3, { type: 'accept', by: 'mia' }],
  [3, { type: 'develop', by: 'mia' }],
  [3, { type: 'win', by: 'mia', revenue: { amountMinor: 700, currency: 'EUR' } }],
  [2, { type: 'win', by: 'mia', revenue: { amountMinor: 30, currency: 'CHF' } }],
  [1, { type: 'lose', by: 'mia', reason: 'price' }],
  [1, { type: 'recycle', by: 'mia', reason: 'timing', checkInAt: 1_800_000_000_000 }],
  [1, { type: 'reject', by: 'mia', to: 'recycled', reason: 'not-ready' }],
  [1, { type: 'reject', by: 'mia', to: 'trashed', reason: 'spam' }],
  [1, { type: 'mark-unreachable', by: 'mia' }],
  [1, { type: 'trash', by: 'mia', reason: 'spam' }],
  [1, { type: 'restore', by: 'mia', reason: 'new-information' }],
  [3, { type: 'correct', by: 'mia', reason: 'wrong-outcome' }],
]

const rules = { qualify: 'manual', handOff: 'manual', touchesBeforeUnreachable: 0 }

/** A history that really can be: what is refused is left out. */
export const history = fc
  .array(
    fc.oneof(...steps.map(([weight, command]) => ({ weight, arbitrary: fc.constant(command) }))),
    { minLength: 1, maxLength: 40, size: 'max' },
  )
  .chain((journey) =>
    fc.constantFrom('fair', 'web', '__proto__').map((channel) => ({ journey, channel })),
  )
  .map(({ journey, channel }) => {
    const world = createWorld({ rules }).given({
      type: 'capture',
      source: { channel },
      profile: { contact: { email: 'ada@example.com' } },
    })
    for (const command of journey) if (world.attempt(command).ok) world.given(command)
    return { events: world.history(), lead: world.lead() }
  })

const hour = 3_600_000

const sla = {
  id: 's',
  version: '1',
  targets: [
    { id: 'touch', measure: 'first-touch', within: '4h' },
    { id: 'review', measure: 'review', within: '2d' },
  ],
}

const further: readonly (readonly [weight: number, command: Told])[] = [
  ...steps.filter(([, { type }]) => type !== 'touch'),
  [3, { type: 'touch', by: 'mia', touchId: 't1', channel: 'call', outcome: 'reached' }],
  [1, { type: 'touch', by: 'mia', touchId: 't2', channel: 'call', outcome: 'reached' }],
  [1, { type: 'reassign', by: 'rita', assignee: 'olga', reason: 'absent' }],
  [2, { type: 'record-activity', activityId: 'a1', activity: 'demo-request' }],
  [1, { type: 'record-activity', activityId: 'a2', activity: 'page-view' }],
  [1, { type: 'update-profile', source: { channel: 'late', campaign: 'c', medium: 'm' } }],
  [1, { type: 'elapse' }],
]

/** One lead that really can be, in time: most steps hours or days apart, some told late. */
const leadHistory = (id: string, channel: string | null) =>
  fc
    .array(
      fc.record({
        command: fc.oneof(
          ...further.map(([weight, command]) => ({ weight, arbitrary: fc.constant(command) })),
        ),
        passMs: fc.integer({ min: 0, max: 200 }).map((n) => n * hour),
        lateMs: fc.constantFrom(0, 0, 0, 3 * hour),
      }),
      { maxLength: 30, size: 'max' },
    )
    .map((steps) => {
      const world = createWorld({ rules, sla }).given({
        type: 'capture',
        leadId: id,
        ...(channel === null ? {} : { source: { channel } }),
        profile: { contact: { email: 'ada@example.com' } },
      })
      for (const { command, passMs, lateMs } of steps) {
        world.pass(passMs)
        const told = { ...command, leadId: id, at: world.now - lateMs } as Told
        if (world.attempt(told).ok) world.given(told)
      }
      return world.history(id)
    })

/** The events of a few leads, one after the other. */
export const events: fc.Arbitrary<readonly LeadEvent[]> = fc
  .tuple(leadHistory('a', 'fair'), leadHistory('b', '__proto__'), leadHistory('c', null))
  .map((leads) => leads.flat())
