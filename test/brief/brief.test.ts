import { describe, expect, test } from 'vitest'
import { briefHtml, briefMarkdown, briefOf, briefText, storyOf } from '../../src/brief/index.ts'
import { limits } from '../../src/kernel/index.ts'
import {
  createWorld,
  day,
  demo,
  hour,
  start,
  type Told,
  touched,
  type World,
} from '../lead/world.ts'

const profile = {
  contact: { name: 'Ada Example', email: 'ada@example.com', jobTitle: 'Head of Data' },
  company: { name: 'Example & Sons', employees: 250 },
  qualification: { need: 'reports', budget: { amountMinor: 500_000, currency: 'EUR' } },
  attributes: { tools: ['sheets'] },
}
const known: readonly Told[] = [
  { type: 'capture', source: { channel: 'fair', campaign: 'spring' }, profile },
  {
    type: 'record-activity',
    activityId: 'n1',
    activity: 'newsletter-sent',
    content: 'issue 7',
  },
  { type: 'record-activity', activityId: 'v1', activity: 'page-view', content: 'issue 7' },
  { type: 'annotate', by: 'rita', noteId: 'n1', text: 'Met at the fair.' },
  demo,
]
const sla = {
  id: 's',
  version: '1',
  targets: [{ id: 'first-touch', measure: 'first-touch', within: '4h' }],
} as const

const briefIn = (world: World) =>
  briefOf(world.model, { record: world.record(), history: world.history(), now: world.now })

describe('a brief', () => {
  test('hands over everything that is known', () => {
    const world = createWorld({ sla }).given(...known)
    expect(briefIn(world)).toMatchObject({
      leadId: 'ada',
      at: start,
      stage: 'mql',
      cycle: 1,
      ...profile,
      source: { channel: 'fair', campaign: 'spring' },
      notes: [{ id: 'n1', text: 'Met at the fair.', by: 'rita', at: start }],
      content: [{ content: 'issue 7', activities: ['newsletter-sent', 'page-view'], count: 2 }],
      handoff: { assignee: 'mia' },
      optedOut: [],
      earlier: [],
      omitted: 0,
    })
  })

  test('shows only clocks that still run, and what is missing', () => {
    const world = createWorld({ sla }).given(...known)
    expect(briefIn(world).deadlines.map(({ target }) => target)).toContain('first-touch')
    expect(briefIn(world).missing).toEqual([
      'contact.phone',
      'company.industry',
      'qualification.timescale',
      'qualification.authority',
      'qualification.nextSteps',
    ])
    world.given(touched('t1'))
    expect(briefIn(world).deadlines).toEqual([])
    expect(briefIn(createWorld().given({ type: 'capture' })).missing).toContain('source')
  })

  test('says why now: what was done and found out lately, and no more', () => {
    const world = createWorld().given(...known)
    expect(briefIn(world).whyNow).toEqual([
      { kind: 'activity', what: 'page-view', content: 'issue 7', count: 1, lastAt: start },
      { kind: 'activity', what: 'demo-request', content: null, count: 1, lastAt: start },
      { kind: 'threshold', what: 'up', content: null, count: 1, lastAt: start },
    ])
    world
      .pass(limits.whyNowMs)
      .pass(1)
      .given({ type: 'update-profile', profile: { company: { industry: 'trade' } } })
    expect(briefIn(world).whyNow.map(({ kind, what }) => `${kind} ${what}`)).toEqual([
      'new-fact company.industry',
    ])
  })

  test('counts a crossing of the threshold once in a pass, however often the score wavers', () => {
    const scoring = {
      id: 'wavering',
      version: '1',
      dimensions: { engagement: {} },
      rules: [
        {
          id: 'demo',
          dimension: 'engagement',
          activity: 'demo-request',
          points: 60,
          windowDays: 1,
        },
      ],
      thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 60 }] } },
    } as const
    const world = createWorld({ scoring }).given({ type: 'capture', source: { channel: 'fair' } })
    const ask = (activityId: string) =>
      world
        .given({ ...demo, activityId } as Told)
        .pass(2 * day)
        .given({ type: 'elapse' })
    for (const id of ['d1', 'd2', 'd3']) ask(id)
    const crossings = () =>
      briefIn(world).whyNow.flatMap(({ kind, what, count }) =>
        kind === 'threshold' ? [`${what} ${count}`] : [],
      )
    expect(
      world.history().filter((event) => event.type === 'score-changed' && event.crossed === 'up'),
    ).toHaveLength(3)
    expect(crossings()).toEqual(['down 1', 'up 1'])
    // sent back to marketing it comes anew, and that is another pass
    world.given({ type: 'reject', by: 'rita', reason: 'not-ready', to: 'recycled' })
    ask('d4')
    ask('d5')
    expect(world.lead().cycle).toBe(2)
    expect(crossings()).toEqual(['down 2', 'up 2'])
  })

  test('counts an activity once, however often it is recorded', () => {
    const world = createWorld().given(...known)
    world.given(...known.filter(({ type }) => type === 'record-activity'))
    expect(briefIn(world).content).toMatchObject([{ content: 'issue 7', count: 2 }])
    expect(briefIn(world).whyNow.map(({ count }) => count)).toEqual([1, 1, 1])
  })

  test('names the activities behind the score', () => {
    const world = createWorld().given(...known, demo)
    const lines = briefIn(world).score.lines.map(({ id, activityIds }) => [id, activityIds])
    expect(lines).toEqual([
      ['demo', ['a1']],
      ['page', ['v1']],
    ])
  })

  test('tells how earlier passes ended, but nothing that was taken back', () => {
    const reject = { type: 'reject', by: 'mia', reason: 'no-budget', to: 'recycled' } as const
    const world = createWorld().given(...known, reject)
    expect(briefIn(world).earlier).toMatchObject([
      { cycle: 1, transition: 'reject', stage: 'recycled', reason: 'no-budget', assignee: 'mia' },
    ])
    world.given({ type: 'correct', by: 'mia', reason: 'entered-by-mistake' })
    expect(briefIn(world).earlier).toEqual([])
  })

  test('keeps to the latest lines and says how many are left out', () => {
    const world = createWorld().given(...known)
    for (let i = 0; i < limits.briefLines; i += 1) {
      world.given({ type: 'annotate', by: 'mia', noteId: `x${i}`, text: 'x' })
    }
    const brief = briefIn(world)
    expect(brief.timeline).toHaveLength(limits.briefLines)
    expect(brief.timeline[0]?.text).toContain(`x${limits.briefLines - 1}`)
    expect(brief.omitted).toBe(storyOf(world.history()).length - limits.briefLines)
    expect(brief.notes).toHaveLength(limits.briefLines)
  })

  test('knows nothing of a person who was erased', () => {
    const world = createWorld().given(...known, { type: 'erase' })
    const text = [briefText, briefMarkdown, briefHtml]
      .map((render) => render(briefIn(world)))
      .join()
    for (const secret of ['Ada', 'ada@', 'Sons', 'reports', 'sheets', 'Met at']) {
      expect(text).not.toContain(secret)
    }
  })

  test('is plain JSON', () => {
    const brief = briefIn(createWorld({ sla }).given(...known))
    expect(JSON.parse(JSON.stringify(brief))).toEqual(brief)
  })
})

describe('rendered', () => {
  test('as text it is read from top to bottom', () => {
    const world = createWorld({ sla, rules: {} })
      .given(...known)
      .pass(hour)
    const text = briefText(briefIn(world))
    expect(text.split('\n\n').map((part) => part.split('\n')[0])).toEqual([
      'Ada Example, Example & Sons',
      'Hand-off',
      'Deadlines',
      'Why now',
      'Contact',
      'Company',
      'Qualification',
      'Source',
      'Attributes',
      'Not known yet',
      'Score',
      'Content',
      'Notes',
      'Timeline',
    ])
    expect(text).toContain('  with: mia, since 2026-01-05 09:00 UTC')
    expect(text).toContain('  first-touch: due 2026-01-05 13:00 UTC, 3h left')
    expect(text).toContain('  budget: EUR 5,000.00')
    expect(text).toContain('  total: 65, qualified')
    expect(text).toContain('  2026-01-05 09:00 UTC rita: Met at the fair.')
  })

  test('tells opt-outs, offers, overdue clocks and later cycles', () => {
    const offers = { within: '30m', reasons: ['workload'], lastResort: { queue: 'rest' } }
    const offered = createWorld({ offers, sla }).given(...known)
    expect(briefText(briefIn(offered))).toContain('offered until: 2026-01-05 09:30 UTC')
    const late = createWorld({ sla })
      .given(...known)
      .pass(5 * hour)
    expect(briefText(briefIn(late))).toContain('1h over')
    late.given({ type: 'acknowledge', by: 'mia' })
    expect(briefText(briefIn(late))).toContain('acknowledged: 2026-01-05 14:00 UTC')
    late.given({ type: 'opt-out' })
    expect(briefText(briefIn(late))).toContain('opted out of: all contact')
    late.given({ type: 'opt-in' }, { type: 'opt-out', channels: ['sms'] })
    expect(briefText(briefIn(late))).toContain('opted out of: sms')
    const again = createWorld().given(...known, {
      type: 'reject',
      by: 'mia',
      reason: 'no-budget',
      to: 'recycled',
      checkInAt: start + day,
    })
    again.pass(2 * day).given({ type: 'elapse' })
    const text = briefText(briefIn(again))
    expect(text).toContain('stage: mql, cycle 2')
    expect(text).toContain('cycle 1: reject to recycled on 2026-01-05 09:00 UTC, because no-budget')
  })

  test('waiting in a queue or for somebody it says so', () => {
    const held = createWorld()
      .staff([])
      .given(...known)
    expect(briefText(briefIn(held))).toContain('with: nobody yet')
    const routing = {
      id: 'q',
      version: '1',
      rules: [{ name: 'all', target: { queue: 'inbound' } }],
      nobody: 'hold',
    }
    const queued = createWorld({ routing }).given(...known)
    expect(briefText(briefIn(queued))).toContain('with: queue inbound')
  })

  test('without a name it is called by its id', () => {
    const brief = briefIn(createWorld().given({ type: 'capture' }))
    expect(briefText(brief).split('\n')[0]).toBe('ada')
    expect(briefMarkdown(brief).split('\n')[0]).toBe('# ada')
    expect(briefHtml(brief)).toContain('<h1 dir="auto">ada</h1>')
  })
})
