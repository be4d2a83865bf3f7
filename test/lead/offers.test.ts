import { describe, expect, test } from 'vitest'
import { isHandoffError } from '../../src/kernel/index.ts'
import { type OfferPolicy, timersOf } from '../../src/lead/index.ts'
import {
  captured,
  createWorld,
  day,
  demo,
  hour,
  minute,
  modelOf,
  start,
  team,
  touched,
  type World,
} from './world.ts'

const offers: OfferPolicy = {
  within: '30m',
  offers: 4,
  reasons: ['workload', 'absent'],
  lastResort: { assignee: 'boss' },
  acknowledgementLasts: '4h',
}
const elapse = { type: 'elapse' } as const
const decline = (by: string) => ({ type: 'decline-offer', by, reason: 'workload' }) as const
const late = 30 * minute + 1

const offered = (changes: Partial<OfferPolicy> = {}, input: object = {}): World =>
  createWorld({ offers: { ...offers, ...changes }, ...input }).given(...captured, demo)

const holder = (world: World) => world.lead().handoff?.assignee
const passed = (world: World) =>
  world.lead().handoff?.passed.map(({ to, how }) => `${to} ${how}`) ?? []

describe('an offer', () => {
  test('is made to whom routing finds, for a time', () => {
    const world = offered()
    expect(world.lead().handoff).toMatchObject({
      assignee: 'mia',
      acknowledgedAt: null,
      offers: 1,
      offer: { number: 1, at: start, dueAt: start + 30 * minute },
    })
    expect(timersOf(world.model, world.lead(), world.now)).toEqual([
      { key: 'offer:1', at: start + late },
    ])
  })

  test('is not made without the policy, to a person that somebody names, or to who claims', () => {
    expect(
      createWorld()
        .given(...captured, demo)
        .lead().handoff?.offer,
    ).toBeNull()
    const named = offered().given({
      type: 'reassign',
      by: 'boss',
      assignee: 'olga',
      reason: 'workload',
    })
    expect(named.lead().handoff).toMatchObject({ assignee: 'olga', offer: null })
    const queue = {
      id: 'q',
      version: '1',
      rules: [{ name: 'all', target: { queue: 'inbound' } }],
      nobody: 'hold',
    }
    const claimed = offered({}, { routing: queue }).given({ type: 'claim', by: 'noah' })
    expect(claimed.lead().handoff).toMatchObject({ assignee: 'noah', offer: null })
  })

  test('runs in the business hours of the recipient', () => {
    const nine = {
      timeZone: 'UTC',
      weekly: { mon: [['09:00', '09:10']], tue: [['09:00', '17:00']] },
    }
    const world = createWorld({ offers, calendars: { nine } })
      .staff([{ id: 'mia', teams: ['inbound'], calendar: 'nine' }])
      .given(...captured, demo)
    expect(world.lead().handoff?.offer?.dueAt).toBe(start + day + 20 * minute)
    const own = createWorld({ offers })
      .staff([{ id: 'mia', teams: ['inbound'], calendar: nine as never }])
      .given(...captured, demo)
    expect(own.lead().handoff?.offer?.dueAt).toBe(start + day + 20 * minute)
    const common = createWorld({ offers: { ...offers, calendar: 'nine' }, calendars: { nine } })
    expect(common.given(...captured, demo).lead().handoff?.offer?.dueAt).toBe(
      start + day + 20 * minute,
    )
  })

  test('begins now, although what led to it happened before', () => {
    const world = createWorld({ offers }).given({ ...captured[0], at: start - day } as never)
    world.given({ ...demo, at: start - hour } as never)
    expect(world.lead().handoff).toMatchObject({ at: start - hour, offer: { at: start } })
  })
})

describe('an acknowledgement', () => {
  test('at the last instant is in time, a millisecond later it is somebody else’s', () => {
    const world = offered().pass(30 * minute)
    world.given({ type: 'acknowledge', by: 'mia' }).pass(day)
    expect(world.types({ type: 'elapse' })).toContain('acknowledgement-expired')
    expect(holder(world)).toBe('mia')

    const tooLate = offered().pass(late)
    expect(tooLate.refusal({ type: 'acknowledge', by: 'mia' })).toMatchObject({
      code: 'NOT_THE_ASSIGNEE',
      assignee: 'noah',
    })
    tooLate.given(elapse)
    expect(holder(tooLate)).toBe('noah')
  })

  test('that was given in time counts although it is told late', () => {
    const world = offered().pass(hour)
    world.given({ type: 'acknowledge', by: 'mia', at: start + minute })
    expect(world.lead().handoff).toMatchObject({
      assignee: 'mia',
      acknowledgedAt: start + minute,
      offer: null,
    })
  })

  test('is what a touch, an acceptance and a move of the assignee mean', () => {
    expect(offered().types(touched('t1'))).toBe('hand-off-acknowledged lead-touched')
    expect(offered().types({ type: 'accept', by: 'mia' })).toBe(
      'hand-off-acknowledged lead-moved:accept',
    )
    expect(offered().types({ ...touched('t1'), by: 'noah' } as never)).toBe('lead-touched')
  })

  test('expires without work and asks the same person again; then the next one', () => {
    const world = offered().given({ type: 'acknowledge', by: 'mia' })
    expect(timersOf(world.model, world.lead(), world.now)).toEqual([
      { key: 'acknowledgement', at: start + 4 * hour + 1 },
    ])
    expect(world.pass(4 * hour).types(elapse)).toBe('')
    expect(world.pass(1).types(elapse)).toBe('acknowledgement-expired')
    expect(world.lead().handoff).toMatchObject({
      assignee: 'mia',
      acknowledgedAt: null,
      offer: { number: 2, dueAt: start + 4 * hour + 1 + 30 * minute },
    })
    expect(world.pass(late).types(elapse)).toBe('offer-passed lead-assigned')
    expect(holder(world)).toBe('noah')
  })

  test('lasts longer with every touch and remark, and for ever with acceptance', () => {
    const world = offered()
      .given({ type: 'acknowledge', by: 'mia' })
      .pass(3 * hour)
    expect(world.types(touched('t1'))).toBe('lead-touched acknowledgement-extended')
    world.pass(3 * hour)
    expect(world.types({ type: 'annotate', by: 'mia', noteId: 'n', text: 'x' })).toBe(
      'note-added acknowledgement-extended',
    )
    expect(world.pass(4 * hour).types(elapse)).toBe('')
    world.given({ type: 'accept', by: 'mia' })
    expect(world.lead().handoff?.acknowledgedUntilAt).toBeNull()
    expect(world.pass(day).types(elapse)).toBe('')
  })
})

describe('declining', () => {
  test('passes the lead on at once, with its reason', () => {
    const world = offered()
    const events = world.when(decline('mia'))
    expect(events.map(({ type }) => type)).toEqual(['offer-passed', 'lead-assigned'])
    expect(events[0]).toMatchObject({ how: 'declined', to: 'mia', reason: 'workload', by: 'mia' })
    expect(events[1]).toMatchObject({ from: 'mia', assignee: 'noah', offer: { number: 2 } })
  })

  test('is refused without a person, an offer, an agreed reason, and to others', () => {
    const world = offered()
    const asked = { type: 'decline-offer', reason: 'workload' } as const
    expect(world.refusal(asked)).toMatchObject({ code: 'PERSON_REQUIRED' })
    expect(world.refusal({ ...asked, by: 'noah' })).toMatchObject({ code: 'NOT_THE_ASSIGNEE' })
    expect(world.refusal({ ...decline('mia'), reason: 'worklod' })).toMatchObject({
      code: 'REASON_REQUIRED',
      suggestion: 'workload',
      given: 'worklod',
    })
    world.given({ type: 'acknowledge', by: 'mia' })
    expect(world.refusal(decline('mia'))).toMatchObject({ code: 'NOT_OFFERED', assignee: 'mia' })
    const nobody = createWorld({ offers }).given(...captured)
    expect(nobody.refusal(decline('mia'))).toMatchObject({ code: 'NOT_HANDED_OFF' })
  })
})

describe('who is asked next', () => {
  test('somebody new, then those who let it pass once more, then the last resort', () => {
    const world = offered({ offers: 6 })
    const asked = [holder(world)]
    for (let i = 0; i < 6; i += 1) {
      world.pass(late).given(elapse)
      asked.push(holder(world))
    }
    expect(asked.slice(0, 3)).toEqual(['mia', 'noah', 'olga'])
    expect([...asked.slice(3, 6)].sort()).toEqual(['mia', 'noah', 'olga'])
    expect(asked[3]).not.toBe('olga')
    expect(asked[6]).toBe('boss')
    expect(world.lead().handoff).toMatchObject({ offer: null, offers: 6 })
    expect(timersOf(world.model, world.lead(), world.now)).toEqual([])
  })

  test('nobody who declined, however few are left', () => {
    const world = offered().given(decline('mia'), decline('noah'))
    expect(holder(world)).toBe('olga')
    world.pass(late).given(elapse)
    expect(holder(world)).toBe('olga')
    expect(passed(world)).toEqual(['mia declined', 'noah declined', 'olga timed-out'])
    world.pass(late).given(elapse)
    expect(holder(world)).toBe('boss')
  })

  test('the last resort after the agreed number of offers, without second chances if so agreed', () => {
    const two = offered({ offers: 2 }).pass(late).given(elapse).pass(late).given(elapse)
    expect(holder(two)).toBe('boss')
    const strict = offered({ secondChance: false, offers: 10 })
    for (let i = 0; i < 3; i += 1) strict.pass(late).given(elapse)
    expect(holder(strict)).toBe('boss')
  })

  test('a queue, if that is the last resort', () => {
    const world = offered({ offers: 1, lastResort: { queue: 'rest' } })
      .pass(late)
      .given(elapse)
    expect(world.lead().handoff).toMatchObject({ assignee: null, queue: 'rest', offer: null })
    world.given({ type: 'claim', by: 'mia' })
    expect(holder(world)).toBe('mia')
  })

  test('with which the clock of whoever had it ends', () => {
    const targets = [{ id: 'review', measure: 'review', within: '9d' }]
    const sla = { id: 'promises', version: '1', targets }
    const world = offered({ offers: 1, lastResort: { queue: 'rest' } }, { sla })
    expect(world.lead().sla.clocks['review@owner']?.status).toBe('running')
    world.pass(late).given(elapse)
    expect(world.lead().sla.clocks['review@owner']?.status).toBe('withdrawn')
    expect(world.lead().sla.clocks['review']?.status).toBe('running')
  })

  test('is the same whether a timer or another command comes first', () => {
    const byTimer = offered().pass(late)
    byTimer.given(elapse)
    const byCommand = offered().pass(late)
    byCommand.given({ type: 'record-activity', activityId: 'x', activity: 'page-view' })
    expect(byCommand.lead().handoff).toEqual(byTimer.lead().handoff)
  })

  test('nobody, once the hand-off is over', () => {
    const world = offered().given({ type: 'opt-out' }).pass(day)
    expect(world.types(elapse)).toBe('')
    const trashed = offered().given({ type: 'trash', by: 'mia', reason: 'spam' }).pass(day)
    expect(trashed.types(elapse)).toBe('')
  })

  test('nobody, once the policy offers nothing any more', () => {
    const world = offered()
    world.agree({}).pass(day)
    expect(timersOf(world.model, world.lead(), world.now)).toEqual([])
    expect(world.types(elapse)).toBe('')
    expect(world.refusal(decline('mia'))).toMatchObject({ code: 'NOT_OFFERED' })
  })
})

describe('an absence that begins', () => {
  const away = (fromAt: number) => [
    { id: 'mia', teams: ['inbound'], outOfOffice: [{ fromAt, untilAt: fromAt + day }] },
    ...team.slice(1),
  ]

  test('gives what is not accepted yet to somebody else, if that is agreed', () => {
    const world = createWorld({ rules: { absence: 'reassign' } })
      .staff(away(start + hour))
      .given(...captured, demo)
    expect(holder(world)).toBe('mia')
    expect(world.types(elapse)).toBe('')
    expect(world.pass(hour).types(elapse)).toBe('lead-assigned')
    expect(holder(world)).toBe('noah')
  })

  test('leaves it where it is otherwise, once it is accepted, or with nobody else there', () => {
    const kept = createWorld()
      .staff(away(start + hour))
      .given(...captured, demo)
      .pass(hour)
    expect(kept.types(elapse)).toBe('')
    const accepted = createWorld({ rules: { absence: 'reassign' } })
      .staff(away(start + hour))
      .given(...captured, demo, { type: 'accept', by: 'mia' })
    expect(accepted.pass(hour).types(elapse)).toBe('')
    const alone = createWorld({ rules: { absence: 'reassign' } })
      .staff(away(start + hour).slice(0, 1))
      .given(...captured, demo)
    expect(alone.pass(hour).types(elapse)).toBe('')
  })

  test('concerns those who left, are inactive or unknown by now', () => {
    for (const members of [
      [{ id: 'mia', teams: ['inbound'], leavesAt: start + hour }, ...team.slice(1)],
      [{ id: 'mia', teams: ['inbound'], active: false }, ...team.slice(1)],
      team.slice(1),
    ]) {
      const world = createWorld({ rules: { absence: 'reassign' } }).given(...captured, demo)
      world.staff(members).pass(hour).given(elapse)
      expect(holder(world)).not.toBe('mia')
    }
  })
})

describe('a policy of offers', () => {
  const issues = (changes: object): readonly string[] => {
    try {
      modelOf({ offers: { ...offers, ...changes } })
      return []
    } catch (error) {
      if (!isHandoffError(error)) throw error
      return error.issues.map(({ path }) => path)
    }
  }

  test.each([
    [{}, []],
    [{ within: '0s' }, ['offers.within']],
    [{ within: 'soon' }, ['offers.within']],
    [{ acknowledgementLasts: 5 }, ['offers.acknowledgementLasts']],
    [{ offers: 0 }, ['offers.offers']],
    [{ offers: 21 }, ['offers.offers']],
    [{ secondChance: 'yes' }, ['offers.secondChance']],
    [{ reasons: [] }, ['offers.reasons']],
    [{ reasons: [''] }, ['offers.reasons[0]']],
    [{ lastResort: {} }, ['offers.lastResort']],
    [{ lastResort: { queue: 'a', assignee: 'b' } }, ['offers.lastResort']],
    [{ calendar: 'nine' }, ['offers.calendar']],
    [{ secondChanse: true }, ['offers.secondChanse']],
  ])('%o is told with its place', (changes, paths) => {
    expect(issues(changes)).toEqual(paths)
  })

  test('that is none is told, too', () => {
    expect(() => modelOf({ offers: 3 })).toThrow(/expected a policy of offers/)
  })
})
