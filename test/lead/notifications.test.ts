import { describe, expect, test } from 'vitest'
import { isHandoffError } from '../../src/kernel/index.ts'
import {
  absenceTimersOf,
  describeEvent,
  type LeadEvent,
  type Notification,
  notificationsOf,
} from '../../src/lead/index.ts'
import {
  captured,
  createWorld,
  day,
  demo,
  hour,
  minute,
  modelOf,
  pathTo,
  start,
  type Told,
  touched,
  type World,
} from './world.ts'

/** What one command tells whom, as `recipient: kind`. */
const told = (world: World, command: Told, leadId = 'ada'): readonly Notification[] => {
  const before = world.history(leadId).length > 0 ? world.lead(leadId) : undefined
  const events: readonly LeadEvent[] = world
    .when(command)
    .filter((event) => event.leadId === leadId)
  return notificationsOf(world.model, { events, record: world.record(leadId) }, before)
}
const lines = (world: World, command: Told, leadId?: string) =>
  told(world, command, leadId).map(({ recipient, kind }) => `${recipient}: ${kind}`)

const elapse = { type: 'elapse' } as const
const levels = (target: object) => ({ sla: { id: 's', version: '1', targets: [target] } })
const firstTouch = { id: 'first-touch', measure: 'first-touch', within: '1h' } as const
const accepted = [...captured, demo, { type: 'accept', by: 'mia' } as const]

describe('sales is told', () => {
  test('of a lead that is theirs, once', () => {
    const world = createWorld().given(...captured)
    expect(told(world, demo)).toEqual([
      {
        leadId: 'ada',
        id: '6/lead-assigned/mia',
        at: start,
        recipient: 'mia',
        kind: 'lead-assigned',
        body: { version: 6, stage: 'mql', cycle: 1, by: null, handoff: 1, rule: 'everybody' },
      },
    ])
  })

  test('of an offer and its end', () => {
    const offers = {
      within: '30m',
      offers: 2,
      reasons: ['workload'],
      lastResort: { queue: 'rest' },
    }
    const world = createWorld({ offers }).given(...captured)
    const [offer] = told(world, demo)
    expect(offer).toMatchObject({
      kind: 'lead-offered',
      body: { offer: 1, dueAt: start + 30 * minute },
    })
    expect(lines(world.pass(31 * minute), elapse)).toEqual([
      'noah: lead-offered',
      'mia: lead-taken-away',
    ])
    const decline = { type: 'decline-offer', by: 'noah', reason: 'workload' } as const
    expect(lines(world, decline)).toEqual([
      'rest: lead-waiting',
      'sales-management: offers-exhausted',
    ])
  })

  test('that an acknowledgement has expired', () => {
    const offers = {
      within: '30m',
      reasons: ['workload'],
      lastResort: { queue: 'rest' },
      acknowledgementLasts: '1h',
    }
    const world = createWorld({ offers }).given(...captured, demo, {
      type: 'acknowledge',
      by: 'mia',
    })
    expect(lines(world.pass(2 * hour), elapse)).toEqual(['mia: acknowledgement-expired'])
  })

  test('that a lead is somebody else’s, but not of what they did themselves', () => {
    const world = createWorld().given(...captured, demo)
    const reassign = { type: 'reassign', by: 'boss', assignee: 'olga', reason: 'workload' } as const
    expect(lines(world, reassign)).toEqual(['olga: lead-assigned', 'mia: lead-taken-away'])
    const own = { type: 'reassign', by: 'olga', assignee: 'mia', reason: 'workload' } as const
    expect(lines(world, own)).toEqual(['mia: lead-assigned'])
  })

  test('that a hand-off is withdrawn by an opt-out, a merge or another person', () => {
    const world = createWorld().given(...captured, demo)
    expect(lines(world, { type: 'opt-out' })).toEqual(['mia: lead-withdrawn'])
    const trashed = createWorld().given(...captured, demo)
    const trash = { type: 'trash', reason: 'spam' } as const
    expect(lines(trashed, { ...trash, by: 'rita' })).toEqual([
      'marketing: lead-rejected',
      'mia: lead-withdrawn',
    ])
    const bea = { leadId: 'bea' }
    const merged = createWorld().given(
      ...captured,
      demo,
      { ...captured[0], ...bea } as Told,
      { ...demo, ...bea } as Told,
    )
    const merge = { type: 'merge', leadId: 'bea', absorb: 'ada' } as Told
    expect(lines(merged, merge, 'ada')).toEqual(['mia: lead-withdrawn'])
  })

  test('of warnings, breaches and reminders, each once', () => {
    const target = {
      ...firstTouch,
      warnings: [{ fraction: 0.5 }],
      escalation: [
        { after: '0s', action: 'remind' },
        { after: '1h', action: 'notify-manager' },
        { after: '2h', action: 'notify-manager', to: 'vp' },
      ],
    }
    const world = createWorld(levels(target)).given(...captured, demo)
    expect(lines(world.pass(30 * minute), elapse)).toEqual(['mia: clock-warning'])
    expect(lines(world.pass(31 * minute), elapse)).toEqual(['mia: clock-breached', 'mia: reminder'])
    expect(lines(world.pass(hour), elapse)).toEqual(['sales-management: clock-escalated'])
    expect(lines(world.pass(hour), elapse)).toEqual(['vp: clock-escalated'])
    expect(lines(world.pass(day), elapse)).toEqual([])
  })

  test('of a step of the ladder that could not be made', () => {
    const target = { ...firstTouch, escalation: [{ after: '0s', action: 'reassign' }] } as const
    const world = createWorld(levels(target)).given(...captured, demo)
    world.staff([{ id: 'mia', teams: ['inbound'] }]).pass(hour + 1)
    expect(lines(world, elapse)).toEqual([
      'mia: clock-breached',
      'sales-management: escalation-failed',
    ])
    expect(describeEvent(world.history().at(-1) as LeadEvent)).toBe(
      'clock "first-touch" asked to reassign in vain: NO_ELIGIBLE_ASSIGNEE',
    )
  })

  test('of breaches in the queue where nobody has the lead', () => {
    const routing = {
      id: 'q',
      version: '1',
      rules: [{ name: 'all', target: { queue: 'inbound' } }],
      nobody: 'hold',
    }
    const world = createWorld({ ...levels(firstTouch), routing }).given(...captured)
    expect(lines(world, demo)).toEqual(['inbound: lead-waiting'])
    expect(lines(world.pass(2 * hour), elapse)).toEqual(['inbound: clock-breached'])
  })
})

describe('activity worth telling', () => {
  const notifications = {
    activities: [
      {
        name: 'prices',
        activity: 'page-view',
        where: { field: 'properties.page', op: 'is', value: 'prices' },
      },
      {
        name: 'hot',
        activity: ['webinar', 'reply'],
        when: { field: 'score.total', op: 'atLeast', value: 60 },
      },
    ],
  }
  const view = (activityId: string, page: string) =>
    ({
      type: 'record-activity',
      activityId,
      activity: 'page-view',
      properties: { page },
    }) as const

  test('is told while somebody has the lead, by the first rule that fits', () => {
    const world = createWorld({ notifications }).given(...captured)
    expect(lines(world, view('v0', 'prices'))).toEqual([])
    world.given(demo)
    expect(lines(world, view('v1', 'home'))).toEqual([])
    expect(told(world, view('v2', 'prices'))).toMatchObject([
      { recipient: 'mia', kind: 'lead-activity', body: { notice: 'prices', activityId: 'v2' } },
    ])
    const reply = { type: 'record-activity', activityId: 'r1', activity: 'reply' } as const
    expect(lines(world, reply)).toEqual(['mia: lead-activity'])
    world.given({ type: 'reject', by: 'mia', reason: 'not-ready', to: 'recycled' })
    expect(lines(world, view('v3', 'prices'))).toEqual([])
  })

  test.each([
    { field: 'content', op: 'startsWith', value: '/pricing' },
    { field: 'properties.page', op: 'is', value: 'prices' },
    { field: 'type', op: 'is', value: 'page-view' },
    { field: 'at', op: 'withinLast', value: '1h' },
  ])('is found by what scoring sees of an activity: $field', (where) => {
    const activities = [{ name: 'prices', activity: 'page-view', where }]
    const world = createWorld({ notifications: { activities } }).given(...captured, demo)
    const seen = { ...view('v1', 'prices'), content: '/pricing/teams' }
    expect(lines(world, seen)).toEqual(['mia: lead-activity'])
    const other = { type: 'record-activity', activityId: 'v2', activity: 'page-view' } as const
    const told = where.field.startsWith('properties') || where.field === 'content' ? 0 : 1
    expect(lines(world, other)).toHaveLength(told)
  })

  test.each([
    ['page', 'field'],
    ['contnt', 'field'],
    ['content', 'op'],
  ])('is checked as scoring checks it, with or without a schema: %s', (field, path) => {
    const op = path === 'op' ? 'above' : 'present'
    const where = { field, op, ...(op === 'above' ? { value: 1 } : {}) }
    const activities = [{ name: 'prices', activity: 'page-view', where }]
    expect(() => modelOf({ notifications: { activities } })).toThrow(
      `notifications.activities[0].where.${path}`,
    )
  })

  test('has one id, however often the same activity is told', () => {
    const world = createWorld({ notifications }).given(...captured, demo)
    const [first] = told(world, view('v2', 'prices'))
    const [again] = told(world, view('v2', 'prices'))
    expect(again?.id).toBe(first?.id)
  })
})

describe('marketing is told', () => {
  const ending: readonly (readonly [string, readonly Told[], Told, readonly string[]])[] = [
    ['acceptance', pathTo.mql, { type: 'accept', by: 'mia' }, ['lead-accepted']],
    [
      'rejection',
      pathTo.mql,
      { type: 'reject', by: 'mia', reason: 'no-need', to: 'recycled' },
      ['lead-rejected'],
    ],
    [
      'a win',
      pathTo.sql,
      { type: 'win', by: 'mia', revenue: { amountMinor: 5, currency: 'EUR' } },
      ['lead-won'],
    ],
    ['a loss', pathTo.sql, { type: 'lose', by: 'mia', reason: 'price' }, ['lead-lost']],
    [
      'a lead that comes back',
      pathTo.sal,
      { type: 'recycle', by: 'mia', reason: 'timing', checkInAt: start + day },
      ['lead-recycled'],
    ],
    [
      'a lead that is none',
      pathTo.sal,
      { type: 'trash', by: 'mia', reason: 'spam' },
      ['lead-trashed'],
    ],
    [
      'a lead that cannot be reached',
      [...pathTo.mql, touched('t1'), touched('t2')],
      { type: 'mark-unreachable', by: 'mia' },
      ['lead-unreachable'],
    ],
    [
      'an accepted lead that cannot be reached',
      [...pathTo.sal, touched('t1'), touched('t2')],
      { type: 'mark-unreachable', by: 'mia' },
      ['lead-unreachable'],
    ],
    [
      'a correction',
      accepted,
      { type: 'correct', by: 'mia', reason: 'wrong-lead' },
      ['lead-corrected'],
    ],
  ]
  test.each(ending)('of %s', (_, path, command, kinds) => {
    const world = createWorld().given(...path)
    expect(lines(world, command)).toEqual(kinds.map((kind) => `marketing: ${kind}`))
  })

  test('of money and reasons', () => {
    const won = createWorld().given(...pathTo.sql)
    const revenue = { amountMinor: 5, currency: 'EUR' }
    expect(told(won, { type: 'win', by: 'mia', revenue })[0]?.body).toMatchObject({
      revenue,
      assignee: 'mia',
      transition: 'win',
    })
  })

  test('of a date that has come, and of leads that wait for it', () => {
    const world = createWorld()
      .given(...pathTo.recycled)
      .pass(91 * day)
    expect(lines(world, elapse)).toEqual(['marketing: check-in-due', 'noah: lead-assigned'])
    const manual = createWorld({ rules: { handOff: 'manual' } }).given(...captured)
    expect(lines(manual, demo)).toEqual(['marketing: lead-qualified'])
  })

  test('not of what it does with its own leads', () => {
    const world = createWorld({ rules: { vetting: true } }).given(...captured, demo)
    expect(lines(world, { type: 'decline', by: 'rita', reason: 'not-a-fit' })).toEqual([])
    const nurtured = createWorld().given(...captured)
    expect(lines(nurtured, { type: 'trash', by: 'rita', reason: 'spam' })).toEqual([])
  })
})

describe('management is told', () => {
  test('of a lead that nobody can take, once', () => {
    const world = createWorld()
      .staff([])
      .given(...captured)
    expect(lines(world, demo)).toEqual(['sales-management: nobody-available'])
    expect(lines(world.pass(hour), elapse)).toEqual([])
  })
})

describe('the policy', () => {
  test('names the inboxes', () => {
    const notifications = { marketing: 'team-m', management: 'team-s' }
    const world = createWorld({ notifications }).given(...pathTo.mql)
    expect(lines(world, { type: 'accept', by: 'mia' })).toEqual(['team-m: lead-accepted'])
  })

  test('may say that nobody is told', () => {
    const world = createWorld({ notifications: 'none' }).given(...captured)
    expect(lines(world, demo)).toEqual([])
  })

  test.each([
    [[], 'notifications'],
    [{ marketting: 'x' }, 'notifications.marketting'],
    [{ marketing: '' }, 'notifications.marketing'],
    [{ activities: {} }, 'notifications.activities'],
    [{ activities: [1] }, 'notifications.activities[0]'],
    [{ activities: [{ activity: 'x' }] }, 'notifications.activities[0].name'],
    [{ activities: [{ name: 'x', activity: [] }] }, 'notifications.activities[0].activity'],
    [
      {
        activities: [
          { name: 'x', activity: 'y' },
          { name: 'x', activity: 'z' },
        ],
      },
      'notifications.activities[1].name',
    ],
  ])('%o is told with its place', (notifications, path) => {
    try {
      modelOf({ notifications })
    } catch (error) {
      if (!isHandoffError(error)) throw error
      expect(error.issues.map((issue) => issue.path)).toEqual([path])
      return
    }
    throw new Error('was not refused')
  })
})

describe('absence timers', () => {
  const rules = { absence: 'reassign' } as const
  const member = (fields: object) => [{ id: 'mia', teams: ['inbound'], ...fields }]
  const timers = (fields: object, policy: object = { rules }) => {
    const world = createWorld(policy)
      .staff(member({}))
      .given(...captured, demo)
    const facts = { now: world.now, team: member(fields) }
    return absenceTimersOf(world.model, world.lead(), facts)
  }

  test('are the next beginning that is known', () => {
    const outOfOffice = [
      { fromAt: start + 3 * day },
      { fromAt: start + day, untilAt: start + 2 * day },
    ]
    expect(timers({ outOfOffice })).toEqual([{ key: 'absence', at: start + day }])
    expect(timers({ leavesAt: start + hour })).toEqual([{ key: 'absence', at: start + hour }])
    expect(timers({})).toEqual([])
  })

  test('try again while the assignee is away', () => {
    expect(timers({ outOfOffice: [{ fromAt: start }] })).toEqual([
      { key: 'absence', at: start + 15 * minute },
    ])
  })

  test('are none without the rule', () => {
    expect(timers({ outOfOffice: [{ fromAt: start + day }] }, {})).toEqual([])
  })
})
