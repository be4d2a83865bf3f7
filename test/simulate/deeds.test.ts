import { expect, test } from 'vitest'
import { replayAgreement } from '../../src/simulate/index.ts'
import { createWorld, hour, type Told, team } from '../lead/world.ts'

const capture = {
  type: 'capture',
  source: { channel: 'fair' },
  profile: { contact: { email: 'ada@example.com' } },
} as const
const demo = { type: 'record-activity', activityId: '1', activity: 'demo-request' } as const
const call = {
  type: 'touch',
  by: 'mia',
  touchId: 't',
  channel: 'call',
  outcome: 'reached',
} as const

const queue = {
  routing: {
    id: 'inbound',
    version: '1',
    rules: [{ name: 'everybody', target: { queue: 'open' } }],
    nobody: 'hold',
  },
}
const offers = {
  offers: { within: '1h', reasons: ['too-busy'], lastResort: { assignee: 'olga' } },
}
const sla = {
  sla: { id: 's', version: '1', targets: [{ id: 'call', measure: 'first-touch', within: '9h' }] },
}

test.each<[string, object, readonly Told[]]>([
  [
    'a pause and its end',
    sla,
    [demo, { type: 'pause', reason: 'holiday' }, { type: 'resume', reason: 'holiday' }, call],
  ],
  [
    'a judgement and its end',
    {},
    [
      { type: 'override-score', by: 'rita', reason: 'met', add: { engagement: 70 } },
      { type: 'override-score', by: 'rita', reason: 'taken-back' },
    ],
  ],
  [
    'a person who qualifies against the score',
    {},
    [{ type: 'qualify', by: 'rita', override: 'key-account' }],
  ],
  [
    'a claim from a queue',
    queue,
    [demo, { type: 'claim', by: 'noah' }, { type: 'acknowledge', by: 'noah' }],
  ],
  [
    'an offer that is declined',
    offers,
    [
      demo,
      { type: 'decline-offer', by: 'mia', reason: 'too-busy' },
      { type: 'acknowledge', by: 'noah' },
    ],
  ],
  ['vetting', { rules: { vetting: true } }, [demo, { type: 'vet', by: 'rita' }]],
  [
    'a hand-off by hand',
    { rules: { handOff: 'manual' } },
    [demo, { type: 'hand-off', by: 'rita', assignee: 'olga' }],
  ],
  [
    'an opt-out and an opt-in',
    {},
    [demo, { type: 'opt-out', channels: ['email'] }, { type: 'opt-in', channels: ['email'] }],
  ],
  [
    'the way to the customer',
    {},
    [
      demo,
      call,
      { type: 'accept', by: 'mia' },
      { type: 'develop', by: 'mia' },
      { type: 'win', by: 'mia', revenue: { amountMinor: 5, currency: 'EUR' } },
    ],
  ],
  [
    'the way back',
    {},
    [
      demo,
      {
        type: 'reject',
        by: 'mia',
        to: 'recycled',
        reason: 'not-ready',
        checkInAt: Date.UTC(2027, 0, 1),
      },
      { type: 'trash', by: 'rita', reason: 'spam' },
      { type: 'restore', by: 'rita', reason: 'new-information' },
    ],
  ],
])('%s happens again as it happened', (_, agreed, commands) => {
  const world = createWorld(agreed).given(capture)
  for (const command of commands) world.pass(hour / 4).given(command)
  const real = world.history()
  const { events, refused } = replayAgreement(world.model, {
    leads: [{ events: real, profile: world.record().profile }],
    team,
    now: world.now,
  })
  const bare = (list: typeof real) => list.map(({ commandId: _id, ...event }) => event)
  expect(refused).toEqual({})
  expect(bare(events)).toEqual(bare(real))
})
