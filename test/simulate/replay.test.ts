import { describe, expect, test } from 'vitest'
import { agreement } from '../../examples/quarter/company/agreement.ts'
import { rosterAt } from '../../examples/quarter/company/team.ts'
import { simulateQuarter } from '../../examples/quarter/simulate/simulate.ts'
import { compileHandoffModel, type LeadEvent } from '../../src/lead/index.ts'
import { reportMarkdown } from '../../src/report/index.ts'
import { compareAgreements, comparisonReport, replayAgreement } from '../../src/simulate/index.ts'
import { createWorld, hour, minute, modelOf, policy, start, team } from '../lead/world.ts'

const sla = (within: string) => ({
  sla: {
    id: 'fast',
    version: '1',
    targets: [{ id: 'call', measure: 'first-touch', within }],
  },
})
const strict = {
  ...sla('1h'),
  scoring: {
    ...policy.scoring,
    version: '2',
    thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 65 }] } },
  },
}
const profileOf = (name: string) => ({ contact: { email: `${name}@example.com` } })

/** Three leads in real life: `ada` shows interest twice, `bob` once, `eve` never. */
const world = createWorld(sla('4h'))
for (const leadId of ['ada', 'bob', 'eve']) {
  world.given({
    type: 'capture',
    leadId,
    source: { channel: 'fair' },
    profile: profileOf(leadId),
  })
}
world
  .given({ type: 'record-activity', leadId: 'ada', activityId: '1', activity: 'demo-request' })
  .pass(minute)
  .given({ type: 'record-activity', leadId: 'bob', activityId: '2', activity: 'demo-request' })
  .pass(minute)
  .given({ type: 'record-activity', leadId: 'ada', activityId: '3', activity: 'page-view' })
  .pass(2 * hour)
  .given(
    { type: 'touch', leadId: 'ada', by: 'mia', touchId: 't1', channel: 'call', outcome: 'reached' },
    { type: 'accept', leadId: 'ada', by: 'mia' },
  )
  .pass(4 * hour)

const leads = ['ada', 'bob', 'eve'].map((id) => ({
  events: world.history(id),
  profile: world.record(id).profile,
}))
const input = { leads, team, now: world.now }
const told = (events: readonly LeadEvent[]) =>
  events.map(({ leadId, type, at, assignee, stage }) => ({ leadId, type, at, assignee, stage }))

test('the same agreement gives the same history again, and what was due by now', () => {
  const replayed = replayAgreement(world.model, input)
  for (const id of ['ada', 'eve']) {
    expect(told(replayed.events.filter(({ leadId }) => leadId === id))).toEqual(
      told(world.history(id)),
    )
  }
  expect(replayed.refused).toEqual({})
  // nobody called bob; in real life no tick had come by yet
  const bob = replayed.events.filter(({ leadId }) => leadId === 'bob')
  expect(told(bob.slice(0, -1))).toEqual(told(world.history('bob')))
  expect(bob.at(-1)).toMatchObject({
    type: 'clocks-changed',
    // at the due instant itself it would still have been in time
    recordedAt: start + minute + 4 * hour + 1,
  })
})

describe('a new agreement beside the old one', () => {
  const comparison = compareAgreements({ before: world.model, after: modelOf(strict), ...input })

  test('says who would have qualified, and when first', () => {
    const { before, after } = comparison
    expect(before.leads.map(({ id, qualifiedAt }) => [id, qualifiedAt])).toEqual([
      ['ada', start],
      ['bob', start + minute],
      ['eve', null],
    ])
    expect(after.leads.map(({ id, qualifiedAt }) => [id, qualifiedAt])).toEqual([
      ['ada', start + 2 * minute],
      ['bob', null],
      ['eve', null],
    ])
    expect(comparison.lost).toEqual(['bob'])
    expect(comparison.gained).toEqual([])
  })

  test('says who would have got whom, and the load of each', () => {
    expect(comparison.before.leads.map(({ assignee }) => assignee)).toEqual(['mia', 'noah', null])
    expect(comparison.after.leads.map(({ assignee }) => assignee)).toEqual(['mia', null, null])
    expect(comparison.before.load).toEqual({ mia: 1, noah: 1, olga: 0 })
    expect(comparison.after.load).toEqual({ mia: 1, noah: 0, olga: 0 })
    expect(comparison.moved).toEqual([])
  })

  test('says which deadlines would have been met by what really happened', () => {
    expect(comparison.before.deadlines.get('call')).toMatchObject({ hits: 1, of: 2 })
    // the call came after two hours, and one was allowed
    expect(comparison.after.deadlines.get('call')).toMatchObject({ hits: 0, of: 1 })
  })

  test('as a report', () => {
    const markdown = reportMarkdown(comparisonReport(comparison))
    expect(markdown).toContain('| qualified | 2 | 1 |')
    expect(markdown).toContain('| noah | 1 | 0 |')
    expect(markdown).toContain('| call | 1 of 2 | 0 of 1 |')
  })
})

test('deadlines of leads that sales never had are not known, and are not called broken', () => {
  const early = {
    ...sla('1h'),
    scoring: {
      ...policy.scoring,
      thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 5 }] } },
    },
  }
  const real = createWorld(sla('4h')).given(
    { type: 'capture', source: { channel: 'fair' }, profile: profileOf('ada') },
    { type: 'record-activity', activityId: '1', activity: 'page-view' },
  )
  const replayed = replayAgreement(modelOf(early), {
    leads: [{ events: real.history(), profile: real.record().profile }],
    team,
    now: start + 8 * hour,
  })
  expect(replayed.leads[0]).toMatchObject({ assignee: 'mia', comparable: false })
  expect(replayed.deadlines.size).toBe(0)
  expect(replayed.notComparable).toBe(1)
})

test('a call that came before the lead would have been handed off proves nothing', () => {
  const real = createWorld(sla('4h'))
    .given(
      { type: 'capture', source: { channel: 'fair' }, profile: profileOf('ada') },
      { type: 'record-activity', activityId: '1', activity: 'demo-request' },
    )
    .pass(hour)
    .given({ type: 'touch', by: 'mia', touchId: 't', channel: 'call', outcome: 'reached' })
    .pass(hour)
    .given({ type: 'record-activity', activityId: '2', activity: 'page-view' })
  const replayed = replayAgreement(modelOf(strict), {
    leads: [{ events: real.history(), profile: real.record().profile }],
    team,
    now: start + 8 * hour,
  })
  expect(replayed.leads[0]).toMatchObject({ handedOffAt: start + 2 * hour, comparable: false })
  expect(replayed.deadlines.size).toBe(0)
})

test('mistakes that were corrected are not made again; what is impossible now is counted', () => {
  const real = createWorld().given(
    { type: 'capture', source: { channel: 'fair' }, profile: profileOf('ada') },
    { type: 'record-activity', activityId: '1', activity: 'demo-request' },
    { type: 'reject', by: 'mia', to: 'trashed', reason: 'spam' },
    { type: 'correct', by: 'mia', reason: 'wrong-outcome' },
    { type: 'accept', by: 'mia' },
  )
  const lead = { events: real.history(), profile: real.record().profile }
  const again = replayAgreement(modelOf(), { leads: [lead], team, now: real.now })
  expect(again.events.map(({ stage }) => stage)).not.toContain('trashed')
  expect(again.events.at(-1)?.stage).toBe('sal')
  const never = replayAgreement(modelOf(strict), { leads: [lead], team, now: real.now })
  expect(never.refused).toEqual({ TRANSITION_NOT_ALLOWED: 1 })
})

test('progress is told, and a lead that waits gets its turn when somebody is back', () => {
  const steps: number[] = []
  const away = team.map((member) => ({
    ...member,
    outOfOffice: [{ fromAt: start - hour, untilAt: start + 3 * hour }],
  }))
  const replayed = replayAgreement(world.model, {
    ...input,
    team: away,
    onProgress: (done) => steps.push(done),
    every: 2,
  })
  expect(replayed.leads[0]).toMatchObject({ assignee: 'mia', handedOffAt: start + 3 * hour })
  expect(steps.length).toBeGreaterThan(1)
  expect(steps.at(-1)).toBe(Math.max(...steps))
})

test('a quarter under its own agreement qualifies the same leads at the same instants', async () => {
  const { store, now } = await simulateQuarter({ seed: 11, leads: 260 })
  const events = store.events()
  const of = (id: string) => events.filter(({ leadId }) => leadId === id)
  const quarter = [...store.records()].map(({ lead, profile }) => ({
    events: of(lead.id),
    profile,
  }))
  const first = ({ events: own }: { readonly events: readonly LeadEvent[] }) =>
    own.find((event) => event.type === 'lead-moved' && event.reached.includes('qualified'))?.at
  const { leads: replayed, refused } = replayAgreement(compileHandoffModel(agreement), {
    leads: quarter,
    team: rosterAt,
    now: now(),
  })
  expect(refused).toEqual({})
  const real = new Map(quarter.map((lead) => [lead.events[0]?.leadId, first(lead) ?? null]))
  expect(replayed.filter(({ qualifiedAt }) => qualifiedAt !== null).length).toBeGreaterThan(50)
  for (const { id, qualifiedAt } of replayed) expect([id, qualifiedAt]).toEqual([id, real.get(id)])
}, 60_000)
