import { describe, expect, test } from 'vitest'
import { agreementMarkdown, agreementOf, agreementText } from '../../src/agreement/index.ts'
import { oneLine } from '../../src/kernel/index.ts'
import { compileHandoffModel } from '../../src/lead/index.ts'
import { modelOf } from '../lead/world.ts'
import { fullPolicy } from './full-policy.ts'

const model = compileHandoffModel(fullPolicy)
const document = agreementOf(model)
const section = (title: string) => document.sections.find((one) => one.title === title)?.lines ?? []
const line = (title: string, label: string | null) =>
  section(title).find((one) => one.label === label)?.text

describe('an agreement says in words', () => {
  test('which policies it is made of, exactly', () => {
    expect(document.fingerprint).toBe(model.fingerprint)
    expect(document.policies).toEqual([
      { part: 'lifecycle', id: 'standard', version: '1', fingerprint: model.lifecycle.fingerprint },
      { part: 'scoring', id: 'score', version: '2026-03', fingerprint: model.scoring.fingerprint },
      { part: 'routing', id: 'routing', version: '7', fingerprint: model.routing.fingerprint },
      { part: 'sla', id: 'promises', version: '3', fingerprint: model.sla.fingerprint },
    ])
    expect(line('Policies', 'scoring')).toBe(
      `score, version 2026-03 (${model.scoring.fingerprint})`,
    )
    expect(line('Policies', 'all together')).toBe(model.fingerprint)
  })

  test('what counts as qualified', () => {
    expect(section('What counts as qualified')).toEqual([
      {
        label: 'qualified',
        text: 'Warm and fitting: fit is at least 60 and interest is at least 40 (once reached, down to 30)',
      },
      { label: 'hot', text: 'grade is one of A1 (once reached, also A2)' },
      { label: 'then', text: 'somebody qualifies it by hand' },
    ])
    expect(section('How the score is made')).toEqual([
      { label: 'Fit (fit)', text: 'from 0 to 100; A from 60, B below' },
      { label: 'interest', text: '1 from 40, 2 below' },
      { label: 'grade', text: 'the band of fit, then the band of interest' },
      { label: 'Reading (reading)', text: 'its rules give together at least -5, at most 30' },
      { label: 'day', text: 'begins at 05:00 UTC' },
    ])
    expect(section('Points for Fit (fit)')).toEqual([
      {
        label: '+70',
        text: 'In our market: if contact.country is one of DE, AT and not (company.employees is less than 10)',
      },
    ])
    expect(section('Points for interest').map(({ label, text }) => `${label} ${text}`)).toEqual([
      '+10 prices: for each visit or click where content starts with /pricing; at most 1 a day; half is left after 14 days, and so on; in the group Reading (reading)',
      '+40 demo: for each demo; at most 1 ever; fades by 50 % of the points every 30 days',
      '+8 paper: for each download; once for each content; 50 % is left after 30 days, 0 % is left after 90 days',
      '-3 mail: for each mail; at most 2 a week; of the last 60 days',
    ])
  })

  test('who may do what, with which reasons', () => {
    expect(line('Stages', 'mql (Marketing qualified)')).toBe('open; counts as qualified')
    expect(line('Stages', 'nurturing (Nurturing)')).toBe('open; every lead begins here')
    expect(line('Who may do what', 'reject')).toBe(
      'from mql to recycled or trashed; by a person only; reasons: not-ready, no-need, no-budget, no-authority, wrong-contact, bad-data, competitor, duplicate, existing-customer, bought-elsewhere, gone-cold, out-of-territory, spam, service-level',
    )
    expect(line('Who may do what', 'accept')).toBe(
      'from mql to sal; if a person has it, and the criteria of acceptance hold',
    )
    expect(line('Who may do what', 'mark-unreachable')).toBe(
      'from mql or sal to unreachable; if at least 4 touches in a row were made without contact',
    )
  })

  test('what must be known', () => {
    expect(section('What must be known')).toEqual([
      { label: 'to hand it off', text: 'company.name is known' },
      { label: 'to accept it', text: 'qualification.budget.amountMinor is at least 800000' },
      { label: 'to call it an opportunity', text: 'nothing more' },
    ])
    expect(section('How it goes on').map(({ text }) => text)).toEqual([
      'Marketing looks at each qualified lead before it is handed off.',
      'A qualified lead is handed off at once.',
      'A lead that a service level puts back is looked at again after 30 days.',
      'If the assignee goes absent before acceptance, the lead is given to somebody else.',
    ])
  })

  test('who gets a lead, and what happens when nobody is there', () => {
    expect(section('Who gets a lead')).toEqual([
      {
        label: '1. large',
        text: 'if company.employees is at least 500: the first that yields somebody: one of the team enterprise, the owner whom attributes.owner names; one of the team enterprise, the members of the tier for score.total: gold from 80, silver from 0, of them one after the other; boss',
      },
      {
        label: '2. phone first',
        text: 'if source.channel equals fair: first the queue phone; once qualification.need is known, the rules "regions"',
      },
      {
        label: '3. everybody else',
        text: 'one of the team inbound, whoever is shortest of their weighted share',
      },
      {
        label: 'regions, 1. covered',
        text: 'one of the team inbound, those who cover the territory that contact.country names, of them whoever has fewest open leads for their weight',
      },
      { label: 'not asked', text: 'whether it is within their working hours' },
      { label: 'if nobody can take it', text: 'it waits in the queue leftovers' },
    ])
    expect(section('Fair shares')).toEqual([
      {
        label: 'enterprise',
        text: 'who comes back from an absence, or joins, stands where they stood; not counted as received: junk, merged',
      },
      {
        label: 'inbound',
        text: 'who comes back from an absence, or joins, gets more until they are even; not counted as received: junk',
      },
    ])
  })

  test('how fast it must be worked', () => {
    expect(section('Service levels')).toEqual([
      {
        label: 'call',
        text: 'first touch within 4 hours 30 minutes, from handed-off to touched; for leads whose score.total is at least 80; in the hours that are open for the lead\u2019s territory and the assignee, otherwise office; warns at 75 % of the time, with 30 minutes left; at breach: remind; 1 day after it: reassign, boss; rests during pauses because of holiday; the clock of the owner warns and escalates',
      },
      {
        label: 'touches',
        text: '6 touches within 14 days, from handed-off to touched; in elapsed time',
      },
      {
        label: 'aging',
        text: 'at most 30 days in a stage that is open and counts as opportunity; in elapsed time; rests while attributes.onHold equals true',
      },
      {
        label: 'look',
        text: 'check-in at the agreed date; in the hours of office; what is due at closing time is due at the next opening',
      },
    ])
    expect(section('Working hours')).toEqual([
      {
        label: 'office',
        text: 'Europe/Berlin; mon 09:00 to 12:00, 13:00 to 17:00; fri 09:00 to 15:00; breaks: mon 10:00 to 10:15; 2026-12-24 09:00 to 12:00; 2026-12-31 closed; holidays: 2026-01-01, 2026-05-01 (May Day, 12:00 to 24:00)',
      },
      { label: 'of a territory', text: 'by contact.country: DE office' },
      { label: 'of a team', text: 'inbound office' },
    ])
  })

  test('how it is offered and who is told', () => {
    expect(section('Offers').map(({ text }) => text)).toEqual([
      'A routed lead is offered to one person at a time, for 30 minutes of their own hours, otherwise those of office.',
      'They acknowledge it, decline it, or let it pass. Reasons to decline: too-busy, conflict.',
      'After 3 offers it goes to boss without being asked.',
      'Whoever let it pass is asked once more when nobody else is left.',
      'An acknowledgement lasts 1 day without a touch or a remark; then the lead is offered to them again.',
    ])
    expect(line('Who is told', 'campaigns')).toContain('acceptances, rejections, wins and losses')
    expect(line('Who is told', 'heads')).toContain('nobody can take')
    expect(line('Who is told', 'looks at prices')).toBe(
      'the assignee, of each visit where properties.page equals prices, if score.total is at least 80',
    )
  })
})

test('what was not agreed is said to be so', () => {
  const bare = agreementOf(modelOf({ notifications: 'none' }))
  const texts = (title: string) =>
    bare.sections.find((one) => one.title === title)?.lines.map(({ text }) => text)
  expect(texts('Service levels')).toEqual(['None.'])
  expect(texts('Working hours')).toEqual(['None; time is elapsed time.'])
  expect(texts('Offers')).toEqual(['None: whoever is found has the lead.'])
  expect(texts('Who is told')).toEqual(['Nobody: the host listens to events.'])
})

/** Every text and number that stands in a policy as a value. */
const leavesOf = (value: unknown): readonly (string | number)[] => {
  if (typeof value === 'string' || typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : []
}

/** What the language of policies calls things; the document says it in words. */
const inWords = new Set<string | number>([
  ...['in', 'below', 'startsWith', 'atLeast', 'is', 'present', 'first-touch', 'stage', 'check-in'],
  ...['account-owner', 'score-tier', 'territory', 'weighted', 'least-loaded', 'catch-up', 'junk'],
  ...['outside-hours', 'next-open', 'manual', 'reassign', 'assignee', 'owner', 'touches'],
  ...['4h30m', '2w', '30m', '30d', '1d', '0s', 0.75, 300],
])

test('whatever stands in a policy stands in the document', () => {
  const text = agreementText(document)
  const given = leavesOf(fullPolicy).filter((leaf) => !inWords.has(leaf))
  expect(given.length).toBeGreaterThan(100)
  expect(given.filter((leaf) => !text.includes(String(leaf)))).toEqual([])
})

const hostile = [
  '| a | <script>alert(1)</script>',
  '[click](javascript:alert(1))',
  '# head\n- item',
  '\u202Egnp.exe',
  '`code` *bold* https://example.com a@b.c &lt;b&gt;',
]

test.each(hostile)('a hostile name means nothing: %j', (name) => {
  const nasty = compileHandoffModel({
    ...fullPolicy,
    scoring: {
      ...fullPolicy.scoring,
      rules: fullPolicy.scoring.rules.map((rule) => ({ ...rule, label: name })),
    },
    routing: {
      ...fullPolicy.routing,
      // names of rules and queues cannot have a line end
      rules: [{ name: oneLine(name), target: { queue: oneLine(name) } }],
      lists: {},
      pools: {},
    },
  })
  const given = agreementOf(nasty)
  const markdown = agreementMarkdown(given)
  for (const row of markdown.split('\n')) {
    const own = row.replace(/^(?:#{1,2} |- (?:\*\*)?)/, '').replace(/:\*\*/, '')
    const rest = own.replaceAll(/\\[\\`*_{}[\]()#+!|~.>-]|&(?:amp|lt|#47|#64);/g, '')
    expect(rest).not.toMatch(/[\\`*_{}[\]#!|<>]/)
  }
  for (const text of [markdown, agreementText(given)]) {
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E]/u)
    expect(text.split('\n').length).toBe(
      (text === markdown ? agreementMarkdown : agreementText)(
        agreementOf(
          compileHandoffModel({
            ...fullPolicy,
            routing: {
              ...fullPolicy.routing,
              rules: [{ name: 'x', target: { queue: 'x' } }],
              lists: {},
              pools: {},
            },
          }),
        ),
      ).split('\n').length,
    )
  }
})
