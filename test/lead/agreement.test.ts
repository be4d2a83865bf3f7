import { describe, expect, test } from 'vitest'
import { timersOf } from '../../src/lead/index.ts'
import {
  captured,
  createWorld,
  day,
  demo,
  hour,
  minute,
  start,
  team,
  touched,
  worldIn,
} from './world.ts'

const clocks = {
  sla: {
    id: 'fast',
    version: '1',
    targets: [
      { id: 'first-touch', measure: 'first-touch', within: '4h' },
      { id: 'review', measure: 'review', within: '2d' },
    ],
  },
}
const correct = { type: 'correct', by: 'boss', reason: 'entered-by-mistake' } as const

describe('a lead is handed off at once where the agreement says so', () => {
  test('after a person qualified it', () => {
    const world = createWorld().given(...captured)
    expect(world.types({ type: 'qualify', by: 'rita', override: 'key-account' })).toBe(
      'lead-moved:qualify lead-handed-off',
    )
    expect(world.lead().handoff?.assignee).toBe('mia')
  })

  test('after a person vetted it', () => {
    const world = createWorld({ rules: { vetting: true } }).given(...captured)
    expect(world.types(demo)).toBe('activity-recorded score-changed lead-moved:qualify')
    expect(world.types({ type: 'vet', by: 'rita' })).toBe('lead-vetted lead-handed-off')
  })

  test('when the missing contact details become known', () => {
    const world = createWorld().given({ type: 'capture', source: { channel: 'fair' } }, demo)
    expect(world.lead()).toMatchObject({ stage: 'mql', handoff: null })
    expect(
      world.types({ type: 'update-profile', profile: { contact: { phone: '+43 1 234567' } } }),
    ).toBe('profile-updated lead-handed-off')
  })

  test('not where hand-off is manual', () => {
    const world = createWorld({ rules: { handOff: 'manual' } }).given(...captured)
    expect(world.types(demo)).toBe('activity-recorded score-changed lead-moved:qualify')
    expect(world.refusal({ type: 'accept', by: 'mia' }).code).toBe('NOT_ASSIGNED')
    expect(world.types({ type: 'hand-off', by: 'rita', assignee: 'noah' })).toBe('lead-handed-off')
  })

  test('not before the criteria are met, and the refusal says what is missing', () => {
    const criteria = { handOff: { field: 'qualification.need', op: 'present' } }
    const world = createWorld({ criteria }).given(...captured, demo)
    expect(world.lead()).toMatchObject({ stage: 'mql', handoff: null })
    expect(world.refusal({ type: 'hand-off' })).toMatchObject({
      code: 'CRITERIA_NOT_MET',
      criteria: 'hand-off',
      missing: ['qualification.need is known'],
    })
  })
})

describe('a lead qualifies', () => {
  test('not without a source, and as soon as it is recorded', () => {
    const world = createWorld().given({ type: 'capture' }, demo)
    expect(world.lead()).toMatchObject({ stage: 'nurturing', score: { qualified: true } })
    expect(world.refusal({ type: 'qualify' }).code).toBe('SOURCE_MISSING')
    expect(world.types({ type: 'update-profile', source: { channel: 'fair' } })).toBe(
      'source-recorded lead-moved:qualify',
    )
  })

  test('by the system only over the threshold; by a person with a reason below it', () => {
    const world = createWorld().given(...captured)
    expect(world.refusal({ type: 'qualify', by: 'rita' })).toMatchObject({
      code: 'SCORE_TOO_LOW',
      score: { total: 0, qualified: false },
    })
    expect(world.refusal({ type: 'qualify', override: 'key-account' }).code).toBe('PERSON_REQUIRED')
    const [moved] = world.when({ type: 'qualify', by: 'rita', override: 'key-account' })
    expect(moved).toMatchObject({ override: 'key-account', by: 'rita', reached: ['qualified'] })
  })

  test('not automatically where the agreement says manual', () => {
    const world = createWorld({ rules: { qualify: 'manual' } }).given(...captured)
    expect(world.types(demo)).toBe('activity-recorded score-changed')
    expect(world.types({ type: 'qualify' })).toBe('lead-moved:qualify lead-handed-off')
  })

  test('with the score of that moment, not the one last written down', () => {
    const scoring = {
      id: 'fading',
      version: '1',
      dimensions: { engagement: {} },
      rules: [
        {
          id: 'demo',
          dimension: 'engagement',
          activity: 'demo-request',
          points: 60,
          windowDays: 2,
        },
      ],
      thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 60 }] } },
    }
    const world = createWorld({ scoring, rules: { qualify: 'manual' } }).given(...captured, demo)
    world.pass(5 * day)
    expect(world.refusal({ type: 'qualify' }).code).toBe('SCORE_TOO_LOW')
    const events = world.when({ type: 'qualify', by: 'rita', override: 'key-account' })
    const moved = events.find(({ type }) => type === 'lead-moved')
    expect(moved).toMatchObject({ score: { total: 0, qualified: false } })
  })
})

test('a lost lead that qualifies again is a new qualified lead', () => {
  const [moved] = worldIn('lost').when({ type: 'qualify', by: 'rita' })
  expect(moved).toMatchObject({ from: 'lost', reached: ['qualified'], cycle: 2 })
})

describe('a recycled lead', () => {
  test('does not bounce back while its score simply stays high', () => {
    const world = worldIn('recycled')
    expect(world.types({ type: 'record-activity', activityId: 'p', activity: 'page-view' })).toBe(
      'activity-recorded score-changed',
    )
    expect(world.lead().stage).toBe('recycled')
  })

  test('comes back in the next cycle when its score crosses the threshold again', () => {
    const world = worldIn('recycled').given(
      { type: 'record-activity', activityId: 'u', activity: 'unsubscribe' },
      { type: 'record-activity', activityId: 'a2', activity: 'demo-request' },
    )
    expect(world.lead()).toMatchObject({ stage: 'mql', cycle: 2, handoffs: 2 })
  })

  test('comes back when its date has come, which is recorded once', () => {
    const world = worldIn('recycled')
    expect(timersOf(world.model, world.lead(), world.now).map(({ key }) => key)).toEqual([
      'check-in',
    ])
    world.pass(89 * day)
    expect(world.types({ type: 'elapse' })).toBe('')
    world.pass(day)
    expect(world.types({ type: 'elapse' })).toBe('check-in-due lead-moved:qualify lead-handed-off')
    expect(world.types({ type: 'elapse' })).toBe('')
  })

  test('is not lost when the date it is given has passed already', () => {
    const world = worldIn('sal')
    world.given({
      type: 'recycle',
      by: 'mia',
      reason: 'timing',
      checkInAt: start - day,
    })
    expect(timersOf(world.model, world.lead(), world.now).map(({ at }) => at)).toEqual([
      start - day,
    ])
    expect(world.types({ type: 'elapse' })).toContain('check-in-due')
    expect(timersOf(world.model, world.lead(), world.now)).toEqual([])
  })

  test('is looked at again when a correction brings it back after its date', () => {
    const world = worldIn('recycled').pass(day)
    world.given({ type: 'qualify', by: 'mia' }).pass(100 * day)
    world.given(correct)
    expect(world.lead()).toMatchObject({ stage: 'recycled', checkInAt: start + 90 * day })
    expect(timersOf(world.model, world.lead(), world.now)).toHaveLength(1)
  })

  test('has its date as the instant of the fact, however late a command about earlier times comes', () => {
    const world = worldIn('recycled').pass(91 * day)
    const events = world.when({ type: 'annotate', noteId: 'n', text: 'x', at: start + hour })
    expect(events.map(({ type, at }) => [type, at])).toEqual([
      ['check-in-due', start + 90 * day],
      ['note-added', start + hour],
    ])
  })
})

describe('a correction', () => {
  test('of a win takes back the revenue, and the next one the step before', () => {
    const world = worldIn('won')
    const [first] = world.when(correct)
    expect(first).toMatchObject({
      from: 'won',
      to: 'sql',
      reached: [],
      undone: {
        transition: 'win',
        kind: 'won',
        revenue: { amountMinor: 100, currency: 'EUR' },
        reason: null,
      },
    })
    expect(world.lead()).toMatchObject({ stage: 'sql', revenue: null })
    expect(world.lead().handoff?.assignee).toBe('mia')
    const [second] = world.when(correct)
    expect(second).toMatchObject({ from: 'sql', to: 'sal', undone: { transition: 'develop' } })
  })

  test('goes back to the beginning and no further', () => {
    const world = worldIn('won').given(correct, correct, correct, correct)
    expect(world.lead()).toMatchObject({ stage: 'nurturing', cycle: 1, trail: [] })
    expect(world.refusal(correct).code).toBe('NOTHING_TO_CORRECT')
  })

  test('of a rejection gives the lead back to its assignee, with the clocks that ran', () => {
    const world = worldIn('mql', clocks).pass(hour)
    world.given({ type: 'reject', by: 'mia', to: 'trashed', reason: 'spam' }).pass(minute)
    expect(timersOf(world.model, world.lead(), world.now)).toEqual([])
    world.given(correct)
    expect(world.lead().handoff).toMatchObject({ assignee: 'mia', number: 1 })
    expect(timersOf(world.model, world.lead(), world.now).map(({ at }) => at)).toContain(
      start + 4 * hour + 1,
    )
  })

  test('keeps what happened to the hand-off since', () => {
    const world = worldIn('sal').given(
      touched('t1'),
      { type: 'reassign', by: 'boss', assignee: 'noah', reason: 'workload' },
      correct,
    )
    expect(world.lead()).toMatchObject({
      stage: 'mql',
      owner: 'noah',
      handoff: { assignee: 'noah', touches: 1 },
    })
  })

  test('of a qualification ends the hand-off and stops its clocks', () => {
    const world = worldIn('mql', clocks)
    // the lead's clocks and those of its owner
    expect(timersOf(world.model, world.lead(), world.now)).toHaveLength(4)
    world.given(correct)
    expect(world.lead()).toMatchObject({ stage: 'nurturing', handoff: null })
    expect(timersOf(world.model, world.lead(), world.now)).toEqual([])
  })

  test('of a qualification holds until there is a new sign, or a person qualifies', () => {
    const world = createWorld().given(...captured, demo, correct)
    const page = { type: 'record-activity', activity: 'page-view' } as const
    world.given({ ...page, activityId: 'p1' })
    expect(world.lead()).toMatchObject({ stage: 'nurturing', takenBack: true })
    world.given({ type: 'record-activity', activityId: 'b', activity: 'unsubscribe' })
    expect(world.lead().score?.qualified).toBe(false)
    world.given({ ...demo, activityId: 'again' })
    expect(world.lead()).toMatchObject({ stage: 'mql', takenBack: false })
    world.given(correct, { type: 'qualify', by: 'rita' })
    expect(world.lead()).toMatchObject({ stage: 'mql', takenBack: false })
  })

  test('does not cost a cycle', () => {
    const world = worldIn('recycled').given({ type: 'qualify', by: 'mia' })
    expect(world.lead().cycle).toBe(2)
    world.given(correct)
    expect(world.lead()).toMatchObject({ stage: 'recycled', cycle: 2 })
    world.given({ type: 'qualify', by: 'mia' })
    expect(world.lead().cycle).toBe(2)
  })

  test('does not hand off again a lead that has opted out since', () => {
    const world = worldIn('mql').given(
      { type: 'reject', by: 'mia', to: 'recycled', reason: 'not-ready' },
      { type: 'opt-out' },
      correct,
    )
    expect(world.lead()).toMatchObject({ stage: 'mql', handoff: null })
  })

  test('needs a person and a reason', () => {
    const world = worldIn('won')
    expect(world.refusal({ type: 'correct', reason: 'wrong-lead' }).code).toBe('PERSON_REQUIRED')
    expect(
      world.refusal({ type: 'correct', loose: true, by: 'boss', reason: 'wrong-leed' }),
    ).toMatchObject({
      code: 'REASON_REQUIRED',
      given: 'wrong-leed',
      suggestion: 'wrong-lead',
      reasons: ['entered-by-mistake', 'wrong-lead', 'wrong-outcome'],
    })
  })
})

describe('an opt-out', () => {
  const stages = [
    'nurturing',
    'mql',
    'sal',
    'sql',
    'won',
    'lost',
    'recycled',
    'unreachable',
    'trashed',
  ] as const

  test.each(stages)('in %s withdraws the hand-off, stops the clocks and blocks', (stage) => {
    const world = worldIn(stage, clocks)
    const wasHandedOff = world.lead().handoff !== null
    const [event, ...others] = world.when({ type: 'opt-out' })
    expect(event).toMatchObject({
      type: 'lead-opted-out',
      channels: ['*'],
      withdrawn: wasHandedOff ? 1 : null,
    })
    for (const other of others) {
      expect(other).toMatchObject({ type: 'clocks-changed', assignee: 'mia' })
    }
    expect(world.lead()).toMatchObject({ stage, optedOut: ['*'], handoff: null })
    expect(
      timersOf(world.model, world.lead(), world.now).filter(({ key }) => key.startsWith('sla')),
    ).toEqual([])
    expect(world.refusal(touched('t9'))).toMatchObject({ code: 'OPTED_OUT', channels: ['*'] })
    expect(['OPTED_OUT', 'TRANSITION_NOT_ALLOWED']).toContain(
      world.refusal({ type: 'qualify', by: 'boss', override: 'key-account' }).code,
    )
    expect(world.types({ type: 'opt-out', channels: ['email'] })).toBe('')
  })

  test('of one channel blocks that channel', () => {
    const world = createWorld().given(...captured, {
      type: 'opt-out',
      channels: ['email', 'email'],
    })
    expect(world.history().at(-1)).toMatchObject({ channels: ['email'] })
    expect(
      world.refusal({
        type: 'touch',
        by: 'mia',
        touchId: 't',
        channel: 'email',
        outcome: 'reached',
      }).code,
    ).toBe('OPTED_OUT')
    expect(world.types(touched('t'))).toBe('lead-touched')
    expect(world.types(demo)).toBe('activity-recorded score-changed')
  })

  test('of everything is not reversed channel by channel', () => {
    const world = createWorld().given(...captured, { type: 'opt-out' })
    expect(world.refusal({ type: 'opt-in', channels: ['email'] })).toMatchObject({
      code: 'OPTED_OUT',
      channels: ['*'],
    })
  })

  test('is reversed by an opt-in, its history is not', () => {
    const world = worldIn('sal').given({ type: 'opt-out' })
    expect(world.types({ type: 'opt-in' })).toBe('lead-opted-in')
    expect(world.lead()).toMatchObject({ optedOut: [], handoff: null, owner: 'mia' })
    expect(world.types({ type: 'opt-in' })).toBe('')
  })

  test('of several channels is reversed channel by channel', () => {
    const world = createWorld().given(
      ...captured,
      { type: 'opt-out', channels: ['sms', 'email'] },
      { type: 'opt-in', channels: ['sms', 'call'] },
    )
    expect(world.lead().optedOut).toEqual(['email'])
    expect(world.history().at(-1)).toMatchObject({ channels: ['sms'] })
  })
})

describe('vetting', () => {
  const vetting = { rules: { vetting: true } }

  test('holds the hand-off until a person lets the lead pass', () => {
    const world = createWorld(vetting).given(...captured, demo)
    expect(world.refusal({ type: 'hand-off' }).code).toBe('NOT_VETTED')
    expect(world.refusal({ type: 'vet' }).code).toBe('PERSON_REQUIRED')
    world.given({ type: 'vet', by: 'rita' })
    expect(world.lead().handoff?.assignee).toBe('mia')
  })

  test('can end in declining, with a reason', () => {
    const world = createWorld(vetting).given(...captured, demo)
    expect(world.refusal({ type: 'decline', loose: true, by: 'rita' })).toMatchObject({
      code: 'REASON_REQUIRED',
      given: null,
      suggestion: null,
    })
    world.given({ type: 'decline', by: 'rita', reason: 'not-a-fit' })
    expect(world.lead()).toMatchObject({ stage: 'recycled', handoff: null })
  })

  test('is asked anew in the next cycle', () => {
    const world = createWorld(vetting).given(
      ...captured,
      demo,
      { type: 'vet', by: 'rita' },
      { type: 'reject', by: 'mia', to: 'recycled', reason: 'not-ready' },
      { type: 'qualify', by: 'rita' },
    )
    expect(world.lead()).toMatchObject({ cycle: 2, vetted: false, handoff: null })
  })
})

describe('a lead that nobody can take', () => {
  const absent = team.map((member) => ({ ...member, active: false }))

  test('is held, retried, and released when somebody is back', () => {
    const world = createWorld(clocks)
      .staff(absent)
      .given(...captured)
    expect(world.types(demo)).toContain('lead-handed-off')
    expect(world.lead().handoff).toMatchObject({ assignee: null, queue: null, number: 1 })
    expect(world.types({ type: 'elapse' })).toBe('')
    world.staff(team).pass(hour)
    expect(world.types({ type: 'elapse' })).toContain('lead-handed-off')
    expect(world.lead()).toMatchObject({ handoffs: 1, owner: 'mia', handoff: { number: 1 } })
  })

  test('is tried again with every command, by the system', () => {
    const world = createWorld()
      .staff(absent)
      .given(...captured, demo)
      .staff(team)
    const [, handedOff] = world.when({ type: 'annotate', by: 'rita', noteId: 'n', text: 'x' })
    expect(handedOff).toMatchObject({ type: 'lead-handed-off', by: null, assignee: 'mia' })
  })

  test('keeps the touches it had', () => {
    const world = createWorld()
      .staff(absent)
      .given(...captured, demo, touched('t1'))
      .staff(team)
    world.given({ type: 'elapse' })
    expect(world.lead().handoff).toMatchObject({ assignee: 'mia', touches: 1, firstTouchAt: start })
  })

  test('can be claimed and can be handed to somebody by name', () => {
    const world = createWorld()
      .staff(absent)
      .given(...captured, demo)
    expect(world.refusal({ type: 'accept', by: 'mia' })).toMatchObject({
      code: 'NOT_ASSIGNED',
      queue: null,
    })
    world.given({ type: 'hand-off', by: 'boss', assignee: 'olga' })
    expect(world.lead().handoff).toMatchObject({ assignee: 'olga', number: 1 })
  })
})
