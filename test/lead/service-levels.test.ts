import { describe, expect, test } from 'vitest'
import { isHandoffError } from '../../src/kernel/index.ts'
import { clocksOf, type LeadEvent, timersOf } from '../../src/lead/index.ts'
import type { SlaTarget } from '../../src/sla/index.ts'
import {
  createWorld,
  day,
  hour,
  minute,
  modelOf,
  pathTo,
  policy,
  start,
  team,
  touched,
  worldIn,
} from './world.ts'

const levels = (...targets: readonly SlaTarget[]) => ({
  sla: { id: 'promises', version: '1', targets },
})
const firstTouch = { id: 'first-touch', measure: 'first-touch', within: '4h' } as const
const elapse = { type: 'elapse' } as const

const outcomes = (events: readonly LeadEvent[], scope = 'lead'): readonly string[] =>
  events.flatMap((event) =>
    event.type === 'clocks-changed'
      ? event.change.outcomes
          .filter((outcome) => outcome.scope === scope)
          .map(({ target, outcome }) => `${target} ${outcome}`)
      : [],
  )
const effects = (events: readonly LeadEvent[]): readonly string[] =>
  events.flatMap((event) =>
    event.type === 'clocks-changed'
      ? event.change.effects.map(({ kind, action }) => (action ? `${kind} ${action}` : kind))
      : [],
  )
const types = (events: readonly LeadEvent[]): readonly string[] =>
  events.map((event) => (event.type === 'lead-moved' ? event.transition : event.type))

describe('a promise of a review', () => {
  const review = { id: 'review', measure: 'review', within: '1d' } as const

  test('begins anew when the acceptance is taken back, and only that one', () => {
    const world = worldIn('sal', levels(review, firstTouch)).pass(hour)
    expect(timersOf(world.model, world.lead(), world.now).map(({ key }) => key)).not.toContain(
      'sla/review',
    )
    const events = world.when({ type: 'correct', by: 'boss', reason: 'entered-by-mistake' })
    expect(outcomes(events)).toEqual(['review started'])
    expect(outcomes(events, 'owner')).toEqual(['review started'])
    expect(outcomes(world.pass(day + 1).when(elapse))).toContain('review breached')
  })
})

describe('a promise of a first touch', () => {
  test('is met by a touch at the due instant and breached a millisecond later', () => {
    const world = worldIn('mql', levels(firstTouch)).pass(4 * hour)
    expect(outcomes(world.when(elapse))).toEqual([])
    expect(outcomes(world.when(touched('t1')))).toEqual(['first-touch met'])

    const late = worldIn('mql', levels(firstTouch)).pass(4 * hour + 1)
    expect(outcomes(late.when(elapse))).toEqual(['first-touch breached'])
    expect(outcomes(late.pass(hour).when(elapse))).toEqual([])
    expect(outcomes(late.when(touched('t1')))).toEqual(['first-touch missed'])
  })

  test('is corrected by a touch in time that is told late', () => {
    const world = worldIn('mql', levels(firstTouch)).pass(5 * hour)
    world.when(elapse)
    expect(outcomes(world.when({ ...touched('t1'), at: start + hour } as never))).toEqual([
      'first-touch corrected',
      'first-touch met',
    ])
  })

  test('goes on for the lead and begins anew for the owner when the lead changes hands', () => {
    const world = worldIn('mql', levels(firstTouch)).pass(3 * hour)
    const events = world.when({
      type: 'reassign',
      by: 'boss',
      assignee: 'noah',
      reason: 'absent',
    })
    expect(outcomes(events, 'owner')).toContain('first-touch started')
    const clocks = clocksOf(world.model, world.lead(), world.now)
    expect(clocks.map(({ scope, owner, leftMs }) => [scope, owner, leftMs / hour])).toEqual([
      ['lead', null, 1],
      ['owner', 'noah', 4],
    ])
  })

  test('rests while the clocks are paused', () => {
    const world = worldIn('mql', levels(firstTouch)).pass(hour)
    world.given({ type: 'pause', by: 'mia', reason: 'awaiting-answer' }).pass(10 * day)
    expect(timersOf(world.model, world.lead(), world.now)).toEqual([])
    world.given({ type: 'resume', by: 'mia' }).pass(3 * hour)
    expect(outcomes(world.when(touched('t1')))).toEqual(['first-touch met'])
  })

  test('ends without a result when the lead opts out, is merged or leaves the open stages', () => {
    for (const ending of [
      { type: 'opt-out' },
      { type: 'trash', by: 'mia', reason: 'spam' },
    ] as const) {
      const world = worldIn('mql', levels(firstTouch)).pass(hour)
      expect(outcomes(world.when(ending))).toEqual(['first-touch withdrawn'])
      expect(timersOf(world.model, world.lead(), world.now)).toEqual([])
    }
  })
})

describe('working hours', () => {
  const nineToFive = (timeZone: string) => ({
    timeZone,
    weekly: Object.fromEntries(
      ['mon', 'tue', 'wed', 'thu', 'fri'].map((weekday) => [weekday, [['09:00', '17:00']]]),
    ),
  })
  const calendars = {
    vienna: nineToFive('Europe/Vienna'),
    'new-york': nineToFive('America/New_York'),
  }
  const inHours = {
    ...firstTouch,
    calendar: { of: ['assignee', 'team', 'territory'], otherwise: 'vienna' },
  } as const

  test('are those of the assignee, the team and the territory together', () => {
    // Monday 09:00 UTC is 10:00 in Vienna and 04:00 in New York
    const dueAt = (input: object, members?: object): string => {
      // the clock is what is asked about, so nobody's hours keep the lead from them
      const routing = { ...policy.routing, ignore: ['outside-hours'] }
      const world = createWorld({ ...levels(inHours), calendars, routing, ...input })
      if (members) world.staff([{ id: 'mia', teams: ['inbound'], ...members }])
      world.given(
        {
          type: 'capture',
          source: { channel: 'fair' },
          profile: { contact: { email: 'ada@example.com', country: 'US' } },
        },
        { type: 'record-activity', activityId: 'a1', activity: 'demo-request' },
      )
      const [clock] = clocksOf(world.model, world.lead(), world.now)
      return new Date(clock?.dueAt ?? Number.NaN).toISOString()
    }
    expect(dueAt({})).toBe('2026-01-05T13:00:00.000Z')
    expect(dueAt({}, { calendar: 'new-york' })).toBe('2026-01-05T18:00:00.000Z')
    expect(dueAt({ calendarOf: { team: { inbound: 'new-york' } } })).toBe(
      '2026-01-05T18:00:00.000Z',
    )
    const territory = { field: 'contact.country', calendars: { US: 'new-york' } }
    expect(dueAt({ calendarOf: { territory } })).toBe('2026-01-05T18:00:00.000Z')
    // both open from 14:00 to 16:00 UTC only: two hours on Monday, two on Tuesday
    expect(dueAt({ calendarOf: { territory } }, { calendar: 'vienna' })).toBe(
      '2026-01-06T16:00:00.000Z',
    )
  })

  test('that have no name are a fault, never another calendar in silence', () => {
    const routing = { ...policy.routing, ignore: ['outside-hours'] }
    const staff = (input: object) =>
      createWorld({ ...input, calendars, routing }).staff([
        { id: 'mia', teams: ['inbound'], calendar: nineToFive('America/New_York') },
      ])
    expect(() => staff(levels(inHours)).given(...pathTo.mql)).toThrow(
      /the assignee's own calendar has no name; name it in "calendars" and in the team/,
    )
    const byTeam = { of: ['team'], otherwise: 'vienna' } as const
    expect(() => staff(levels({ ...inHours, calendar: byTeam })).given(...pathTo.mql)).not.toThrow()
  })

  test('that nobody knows are refused before anything runs', () => {
    const calendarOf = {
      team: { inbound: 'viena' },
      territory: { field: 'contact.country', calendars: { US: 'mars' } },
    }
    expect(() => modelOf({ calendars, calendarOf })).toThrow(/INVALID_POLICY/)
    try {
      modelOf({ calendars, calendarOf })
    } catch (error) {
      expect(isHandoffError(error) && error.issues).toEqual([
        { path: 'calendarOf.territory.calendars.US', message: 'there is no calendar "mars"' },
        {
          path: 'calendarOf.team.inbound',
          message: 'there is no calendar "viena"',
          suggestion: 'vienna',
        },
      ])
    }
  })
})

describe('the ladder of escalation', () => {
  const acknowledged = (...escalation: NonNullable<SlaTarget['escalation']>) =>
    levels({
      id: 'seen',
      measure: 'acknowledge',
      within: '1h',
      warnings: [{ left: '10m' }],
      escalation,
    })

  test('warns, reminds and tells the manager through the event, each once', () => {
    const world = worldIn(
      'mql',
      acknowledged(
        { after: '0s', action: 'remind' },
        { after: '1h', action: 'notify-manager', to: 'boss' },
      ),
    )
    expect(effects(world.pass(50 * minute).when(elapse))).toEqual(['warn'])
    expect(effects(world.when(elapse))).toEqual([])
    expect(effects(world.pass(11 * minute).when(elapse)).filter((e) => e !== 'breach')).toEqual([
      'escalate remind',
    ])
    expect(effects(world.pass(2 * hour).when(elapse))).toEqual(['escalate notify-manager'])
    expect(world.lead().handoff?.assignee).toBe('mia')
  })

  test('gives the lead to the next one in turn', () => {
    const world = worldIn('mql', acknowledged({ after: '0s', action: 'reassign' }))
    const events = world.pass(hour + 1).when(elapse)
    expect(types(events)).toContain('lead-assigned')
    expect(world.lead().handoff).toMatchObject({ assignee: 'noah', acknowledgedAt: null })
    expect(events.find(({ type }) => type === 'lead-assigned')).toMatchObject({
      by: null,
      reason: 'service-level',
      from: 'mia',
    })
  })

  test('gives it to the person who stands at the end of the ladder', () => {
    const world = worldIn('mql', acknowledged({ after: '0s', action: 'reassign', to: 'olga' }))
    world.pass(hour + 1).when(elapse)
    expect(world.lead().handoff?.assignee).toBe('olga')
  })

  test('puts it back into a queue', () => {
    const world = worldIn(
      'mql',
      acknowledged({ after: '0s', action: 'return-to-queue', to: 'open' }),
    )
    world.pass(hour + 1).when(elapse)
    expect(world.lead().handoff).toMatchObject({ assignee: null, queue: 'open' })
    expect(world.types({ type: 'claim', by: 'olga' })).toContain('lead-assigned')
  })

  test('no clock goes on against somebody from whom the lead was taken', () => {
    const { sla } = acknowledged({ after: '0s', action: 'return-to-queue', to: 'open' })
    const review = { id: 'review', measure: 'review', within: '4h' } as const
    const world = worldIn('mql', levels(...sla.targets, review))
    expect(outcomes(world.pass(hour + 1).when(elapse), 'owner')).toEqual([
      'seen breached',
      'review withdrawn',
    ])
    const later = world.pass(4 * hour).when(elapse)
    expect(outcomes(later)).toEqual(['review breached'])
    expect(outcomes(later, 'owner')).toEqual([])
    expect(outcomes(world.when({ type: 'claim', by: 'olga' }), 'owner')).toContain('review started')
  })

  test('a lead that was held and then put into a queue is the same promise', () => {
    const country = { field: 'contact.country', op: 'is', value: 'AT' } as const
    const [everybody] = policy.routing.rules
    const rules = [{ name: 'austria', when: country, target: { queue: 'vienna' } }, everybody]
    const world = createWorld({
      ...levels(firstTouch),
      routing: { ...policy.routing, rules },
    }).staff([])
    world.given(...pathTo.mql)
    const { dueAt } = world.lead().sla.clocks['first-touch'] ?? {}
    world.pass(hour).when({ type: 'update-profile', profile: { contact: { country: 'AT' } } })
    expect(world.lead()).toMatchObject({
      handoff: { queue: 'vienna' },
      sla: { clocks: { 'first-touch': { dueAt } } },
    })
  })

  test('sends it back to marketing with a date, though otherwise only a person may', () => {
    const world = worldIn('mql', {
      ...acknowledged({ after: '0s', action: 'recycle' }),
      rules: { recycleFor: '14d' },
    })
    world.pass(hour + 1).when(elapse)
    expect(world.lead()).toMatchObject({
      stage: 'recycled',
      handoff: null,
      checkInAt: world.now + 14 * day,
    })
    expect(world.history().at(-1)).toMatchObject({ by: null })
  })

  test('accepts by silence', () => {
    const review = levels({
      id: 'review',
      measure: 'review',
      within: '2d',
      escalation: [{ after: '0s', action: 'accept' }],
    })
    const world = worldIn('mql', review)
    world.pass(2 * day + 1).when(elapse)
    expect(world.lead().stage).toBe('sal')
    expect(
      world.history().find((event) => event.type === 'lead-moved' && event.transition === 'accept'),
    ).toMatchObject({ by: null })
  })

  test('does nothing more once somebody acted', () => {
    const world = worldIn('mql', acknowledged({ after: '1h', action: 'reassign' })).pass(
      hour + minute,
    )
    world.when(elapse)
    world.given({ type: 'acknowledge', by: 'mia' }).pass(day)
    expect(types(world.when(elapse))).toEqual([])
    expect(world.lead().handoff?.assignee).toBe('mia')
  })

  const silence = levels({
    id: 'review',
    measure: 'review',
    within: '2d',
    escalation: [{ after: '0s', action: 'accept' }],
  })

  test('says so when silence cannot count as acceptance', () => {
    const criteria = { acceptance: { field: 'qualification.need', op: 'present' } } as const
    const world = worldIn('mql', { ...silence, criteria })
    const events = world.pass(2 * day + 1).when(elapse)
    expect(world.lead().stage).toBe('mql')
    expect(events.at(-1)).toMatchObject({
      ...{ type: 'escalation-failed', by: null, assignee: 'mia' },
      ...{ target: 'review', action: 'accept', to: null, refusal: 'CRITERIA_NOT_MET' },
    })
    expect(types(world.pass(day).when(elapse))).toEqual([])
  })

  test('does not complain of what has been done already', () => {
    const accepting = { ...firstTouch, escalation: [{ after: '0s', action: 'accept' }] } as const
    const world = worldIn('sal', levels(accepting)).pass(5 * hour)
    expect(types(world.when(elapse))).toEqual(['clocks-changed'])
    const given = worldIn('mql', acknowledged({ after: '0s', action: 'reassign', to: 'mia' }))
    expect(types(given.pass(hour + 1).when(elapse))).toEqual(['clocks-changed'])
  })

  test('says once that nobody is there, and tries again until somebody is', () => {
    const world = worldIn('mql', acknowledged({ after: '0s', action: 'reassign' }))
    const timers = () =>
      timersOf(world.model, world.lead(), world.now).filter(({ key }) => key === 'escalation')
    world.staff([{ id: 'mia', teams: ['inbound'] }]).pass(hour + 1)
    expect(world.when(elapse).at(-1)).toMatchObject({
      ...{ type: 'escalation-failed', action: 'reassign', refusal: 'NO_ELIGIBLE_ASSIGNEE' },
    })
    expect(timers()).toEqual([{ key: 'escalation', at: world.now + hour }])
    expect(types(world.pass(hour).when(elapse))).toEqual([])
    expect(timers()).toEqual([{ key: 'escalation', at: world.now + hour }])
    world.staff(team).pass(hour)
    expect(types(world.when(elapse))).toContain('lead-assigned')
    expect(world.lead().handoff?.assignee).toBe('noah')
    expect(timers()).toEqual([])
  })

  test('tries no more once somebody did what was promised', () => {
    const world = worldIn('mql', acknowledged({ after: '0s', action: 'reassign' }))
    world
      .staff([{ id: 'mia', teams: ['inbound'] }])
      .pass(hour + 1)
      .when(elapse)
    world.staff(team).given({ type: 'acknowledge', by: 'mia' })
    expect(timersOf(world.model, world.lead(), world.now)).toEqual([])
    expect(types(world.pass(day).when(elapse))).toEqual([])
  })

  test('must be possible in the lifecycle', () => {
    const broken = acknowledged({ after: '0s', action: 'return-to-queue' })
    expect(() => modelOf(broken)).toThrow(
      /sla.targets\[0\].escalation\[0\].to: expected the name of the queue/,
    )
  })
})

describe('a parked lead', () => {
  test('has a promise that somebody looks at it on its date', () => {
    const world = worldIn('recycled', levels({ id: 'look', measure: 'check-in', within: '2d' }))
    // on its date the lead qualifies again by itself, and that is a look, if a late one
    world.pass(92 * day + 1)
    expect(outcomes(world.when(elapse))).toEqual(['look breached', 'look missed'])
  })
})
