import { expect, test } from 'vitest'
import { describeEvent, type LeadEvent } from '../../src/lead/index.ts'
import { captured, createWorld, day, demo, hour, start, team, touched, worldIn } from './world.ts'

const sla = {
  id: 's',
  version: '1',
  targets: [{ id: 'first-touch', measure: 'first-touch', within: '4h' }],
}
const told = (events: readonly LeadEvent[]) => events.map(describeEvent)

test('a journey reads like a story', () => {
  const world = createWorld({ sla })
    .given({ type: 'capture' })
    .given(
      { type: 'update-profile', source: { channel: 'fair', campaign: 'spring' } },
      { type: 'update-profile', profile: { contact: { email: 'ada@example.com' } } },
      { type: 'annotate', noteId: 'n1', text: 'x' },
      { type: 'override-score', by: 'rita', reason: 'key-account', total: 5 },
      { type: 'override-score', by: 'rita', reason: 'key-account' },
    )
    .pass(hour)
    .given(demo)
    .pass(5 * hour)
    .given({ type: 'elapse' })
    .pass(hour)
  world.given(
    { type: 'acknowledge', by: 'mia' },
    touched('t1'),
    { type: 'touch', touchId: 't2', channel: 'email', outcome: 'bounced', automated: true },
    { type: 'reassign', by: 'boss', reason: 'workload', assignee: 'noah' },
    { type: 'accept', by: 'noah' },
    { type: 'develop', by: 'noah' },
    { type: 'win', by: 'noah', revenue: { amountMinor: 500, currency: 'EUR' } },
    { type: 'correct', by: 'boss', reason: 'wrong-outcome' },
    { type: 'opt-out', channels: ['email'] },
    { type: 'opt-in' },
    { type: 'erase' },
  )
  expect(told(world.history())).toEqual([
    'captured from an unknown source; known: nothing yet',
    'score 0',
    'source recorded: fair',
    'profile updated: contact.email',
    'note n1 added',
    'score overridden, because key-account',
    'score 0 → 5',
    'score override taken back',
    'score 5 → 0',
    'demo-request',
    'score 0 → 60, crossed the threshold upward',
    'qualify: nurturing → mql (after 1h in nurturing)',
    'hand-off 1 to mia by rule "everybody", round-robin; passed over: noah not-their-turn, olga not-their-turn',
    'clock "first-touch" started',
    'clock "first-touch" breached after 5h',
    'acknowledged after 6h',
    'call: not-reached, first touch 6h after the hand-off',
    'clock "first-touch" missed after 6h',
    'email: bounced (automated, does not count)',
    'reassigned from mia to noah by rule "manual", because workload',
    'accept: mql → sal (after 6h in mql)',
    'develop: sal → sql (after 0s in sal)',
    'win: sql → won for EUR 5.00 (after 0s in sql)',
    'correction of "win": back from won to sql, because wrong-outcome',
    'opted out of email; hand-off 1 withdrawn',
    'opted in to all contact again',
    'personal data erased',
    'opted out of all contact',
  ])
})

test('and so do the rarer things', () => {
  const world = createWorld({ rules: { vetting: true } })
    .staff(team.map((member) => ({ ...member, active: false })))
    .given({ type: 'capture', leadId: 'bea' }, ...captured)
  world.given({ type: 'qualify', by: 'rita', override: 'key-account' }, { type: 'vet', by: 'rita' })
  world.given({ type: 'claim', by: 'olga' }, { type: 'merge', absorb: 'bea' }, { type: 'opt-out' })
  expect(told([...world.history(), ...world.history('bea')])).toEqual(
    expect.arrayContaining([
      'captured from fair; known: contact.email',
      'qualify: nurturing → mql, overridden because key-account (after 0s in nurturing)',
      'vetted by marketing',
      'hand-off 1 held: nobody can take it now',
      'claimed by olga',
      'lead bea merged into this one',
      'score counted anew, because of a merge',
      'opted out of all contact; hand-off 1 withdrawn',
      'merged into lead ada',
    ]),
  )
  const parked = worldIn('recycled').pass(90 * day)
  expect(told(parked.when({ type: 'elapse' }))[0]).toBe('the date has come to look at it again')
  expect(describeEvent({ type: 'later', at: start } as never)).toBe('later')
})
