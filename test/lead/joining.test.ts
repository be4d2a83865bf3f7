import { describe, expect, test } from 'vitest'
import { emptyProfile, timersOf } from '../../src/lead/index.ts'
import {
  captured,
  createWorld,
  day,
  demo,
  hour,
  policy,
  start,
  type Told,
  touched,
  worldIn,
} from './world.ts'

const other = { leadId: 'bea' } as const
const bea = (at: number) =>
  ({
    ...other,
    type: 'capture',
    at,
    source: { channel: 'referral' },
    profile: { contact: { email: 'bea@example.com', name: 'Bea' } },
  }) as const
const clocks = {
  sla: {
    id: 'fast',
    version: '1',
    targets: [{ id: 'first-touch', measure: 'first-touch', within: '4h' }],
  },
}

describe('merge', () => {
  test('keeps the owner, takes the earliest source and joins both histories and scores', () => {
    const world = worldIn('sal').given(bea(start - day), {
      ...other,
      type: 'record-activity',
      activityId: 'b1',
      activity: 'page-view',
    })
    world.given({ type: 'merge', absorb: 'bea', by: 'rita' })
    expect(world.lead()).toMatchObject({
      owner: 'mia',
      stage: 'sal',
      source: { channel: 'referral' },
      capturedAt: start - day,
      absorbed: ['bea'],
      score: { total: 65 },
    })
    expect(world.record().profile.contact).toEqual({ email: 'ada@example.com', name: 'Bea' })
  })

  test('counts an activity that both leads have only once', () => {
    const world = createWorld().given(...captured, bea(start), demo, { ...demo, ...other } as never)
    world.given({ type: 'merge', absorb: 'bea' })
    expect(world.lead().score?.total).toBe(60)
  })

  test('keeps the own source where the other one is later or unknown', () => {
    const world = createWorld().given(...captured, bea(start + 1), { type: 'merge', absorb: 'bea' })
    expect(world.lead().source).toEqual({ channel: 'fair' })
    const unknown = createWorld().given(
      ...captured,
      { ...other, type: 'capture', at: start - day },
      { type: 'merge', absorb: 'bea' },
    )
    expect(unknown.lead()).toMatchObject({ source: { channel: 'fair' }, capturedAt: start - day })
  })

  test('leaves a lead that takes no further commands', () => {
    const world = createWorld().given(...captured, bea(start), { type: 'merge', absorb: 'bea' })
    expect(world.refusal({ ...other, type: 'opt-out' })).toMatchObject({
      code: 'LEAD_MERGED',
      into: 'ada',
    })
    expect(world.refusal({ ...other, type: 'merge', absorb: 'ada' }).code).toBe('LEAD_MERGED')
    expect(world.refusal({ type: 'merge', absorb: 'bea' })).toMatchObject({
      code: 'LEAD_MERGED',
      into: 'ada',
    })
    expect(world.refusal({ type: 'merge', absorb: 'ada' })).toMatchObject({
      code: 'INVALID_INPUT',
      issues: [{ path: 'absorb', message: 'a lead cannot be merged with itself' }],
    })
    expect(world.refusal({ type: 'merge', absorb: 'cleo' })).toMatchObject({
      code: 'LEAD_NOT_FOUND',
      leadId: 'cleo',
    })
  })

  test('leaves nothing personal behind in the lead that ended', () => {
    const world = createWorld().given(...captured, bea(start), { type: 'merge', absorb: 'bea' })
    expect(world.record('bea').profile).toEqual(emptyProfile)
  })

  test('withdraws the hand-off and the clocks of the lead that ends', () => {
    const world = worldIn('mql', clocks).given(bea(start), { ...demo, ...other } as Told)
    world.given({ ...other, type: 'merge', absorb: 'ada' })
    expect(world.lead()).toMatchObject({ mergedInto: 'bea', handoff: null })
    expect(timersOf(world.model, world.lead(), world.now)).toEqual([])
    expect(
      world
        .history()
        .map(({ type }) => type)
        .slice(-2),
    ).toEqual(['clocks-changed', 'lead-absorbed'])
  })

  test('does not lose the progress of a lead that is further along', () => {
    for (const stage of ['mql', 'sal', 'sql', 'won'] as const) {
      const world = worldIn(stage).given(bea(start))
      expect(world.refusal({ ...other, type: 'merge', absorb: 'ada' })).toMatchObject({
        code: 'FURTHER_ALONG',
        leadId: 'ada',
        stage,
        absorb: 'bea',
        message: `"ada" is further along, in "${stage}": merge the other way, with "bea" as the one to absorb.`,
      })
      world.given({ type: 'merge', absorb: 'bea' })
      expect(world.lead()).toMatchObject({ stage, owner: 'mia', absorbed: ['bea'] })
    }
    for (const stage of ['nurturing', 'lost', 'recycled', 'unreachable', 'trashed'] as const) {
      const world = worldIn(stage).given(bea(start))
      world.given({ ...other, type: 'merge', absorb: 'ada' })
      expect(world.lead().mergedInto).toBe('bea')
    }
  })

  test('takes over the owner where the lead has none, so that routing can find the previous one', () => {
    const first = {
      name: 'known',
      target: { team: 'inbound', strategy: { use: 'previous-owner' } },
    }
    const routing = { ...policy.routing, rules: [first, ...policy.routing.rules] }
    const world = createWorld({ routing }).given(...captured, demo)
    world.given({ type: 'reassign', by: 'boss', assignee: 'olga', reason: 'territory' })
    world.given({ type: 'reject', by: 'olga', to: 'recycled', reason: 'not-ready' })
    world.given(bea(start), { ...other, type: 'merge', absorb: 'ada' })
    expect(world.lead('bea')).toMatchObject({ stage: 'mql', handoff: { assignee: 'olga' } })
    expect(world.lead('bea').owner).toBe('olga')
  })

  test('takes over every opt-out, with all that an opt-out means', () => {
    const world = worldIn('mql', clocks).given(bea(start), {
      ...other,
      type: 'opt-out',
      channels: ['email'],
    })
    const types = world.types({ type: 'merge', absorb: 'bea' })
    expect(types).toContain('lead-opted-out')
    expect(world.lead()).toMatchObject({ optedOut: ['email'], handoff: null })
    expect(timersOf(world.model, world.lead(), world.now)).toEqual([])
  })

  test('in a chain keeps the whole history, also for a later policy', () => {
    const cleo = { leadId: 'cleo' }
    const world = createWorld({ rules: { qualify: 'manual' } }).given(...captured, bea(start), {
      ...cleo,
      type: 'capture',
    })
    world.given({ ...demo, ...cleo } as never)
    world.given({ ...other, type: 'merge', absorb: 'cleo' }, { type: 'merge', absorb: 'bea' })
    expect(world.lead()).toMatchObject({ absorbed: ['bea', 'cleo'], score: { total: 60 } })
    world.agree({ scoring: { ...policy.scoring, version: '2' } })
    world.given({ type: 'elapse' })
    expect(world.lead().score?.total).toBe(60)
  })
})

describe('erase', () => {
  test('empties the profile and touches no event', () => {
    const world = worldIn('sal').given({
      type: 'annotate',
      by: 'mia',
      noteId: 'n',
      text: 'likes tea',
    })
    const before = JSON.stringify(world.history())
    world.given({ type: 'erase', by: 'dpo' })
    expect(world.record().profile).toEqual(emptyProfile)
    expect(JSON.stringify(world.history().slice(0, -2))).toBe(before)
    expect(world.lead()).toMatchObject({ stage: 'sal', owner: 'mia' })
  })

  test('ends outreach: the hand-off, its clocks, and every channel', () => {
    const sla = {
      id: 's',
      version: '1',
      targets: [{ id: 'touch', measure: 'first-touch', within: '4h' }],
    }
    const world = worldIn('mql', { sla })
    expect(world.types({ type: 'erase', by: 'dpo' })).toBe(
      'profile-erased lead-opted-out clocks-changed',
    )
    expect(world.lead()).toMatchObject({ stage: 'mql', handoff: null, optedOut: ['*'] })
    expect(timersOf(world.model, world.lead(), world.now)).toEqual([])
    expect(world.types({ type: 'erase', by: 'dpo' })).toBe('profile-erased')
  })
})

describe('annotate', () => {
  test('puts the text into the profile and only its id into the history', () => {
    const world = createWorld().given(...captured)
    const [event] = world.when({ type: 'annotate', by: 'mia', noteId: 'n1', text: 'likes tea' })
    expect(event).toMatchObject({ type: 'note-added', noteId: 'n1' })
    expect(JSON.stringify(event)).not.toContain('tea')
    expect(world.record().profile.notes).toEqual({
      n1: { text: 'likes tea', at: start, by: 'mia' },
    })
  })
})

describe('update-profile', () => {
  test('names the fields that changed, without their values; null removes', () => {
    const world = createWorld().given(...captured)
    const profile = {
      contact: { email: 'ada@example.com', name: 'Ada' },
      attributes: { tier: { level: 1 }, toString: null },
    }
    expect(world.when({ type: 'update-profile', profile } as never)[0]).toMatchObject({
      fields: ['contact.name', 'attributes.tier'],
    })
    expect(world.types({ type: 'update-profile', profile } as never)).toBe('')
    world.given({ type: 'update-profile', profile: { contact: { email: null } } })
    expect(world.record().profile.contact).toEqual({ name: 'Ada' })
  })

  test('records a source once', () => {
    const world = createWorld().given({ type: 'capture' })
    world.given({ type: 'update-profile', source: { channel: 'fair' } })
    expect(world.refusal({ type: 'update-profile', source: { channel: 'web' } })).toMatchObject({
      code: 'SOURCE_RECORDED',
      leadId: 'ada',
    })
  })
})

describe('touch', () => {
  test('needs a person, or a machine', () => {
    const world = worldIn('mql')
    const call = { type: 'touch', touchId: 't', channel: 'call', outcome: 'reached' } as const
    expect(world.refusal(call).code).toBe('PERSON_REQUIRED')
    expect(world.when({ ...call, automated: true })[0]).toMatchObject({ counts: false })
    expect(world.lead().handoff?.touches).toBe(0)
  })

  test('by a machine counts as an answer only', () => {
    const world = worldIn('mql', clocks).pass(hour)
    const [event, clock] = world.when({
      type: 'touch',
      touchId: 't',
      channel: 'email',
      outcome: 'reached',
      automated: true,
      inReplyTo: 'a1',
    })
    expect(event).toMatchObject({ counts: true, first: true, elapsedMs: hour })
    const met = { outcome: 'met', elapsedMs: hour }
    expect(clock).toMatchObject({
      change: {
        outcomes: [
          { ...met, scope: 'lead' },
          { ...met, scope: 'owner' },
        ],
      },
    })
  })

  test('of the same id counts once', () => {
    const world = worldIn('mql').given(touched('t1'))
    expect(world.types(touched('t1'))).toBe('')
    world.given(touched('t2'))
    expect(world.lead().handoff).toMatchObject({ touches: 2, firstTouchAt: start })
  })

  test('before any hand-off is recorded and counts for none', () => {
    const world = createWorld().given(...captured)
    expect(world.when(touched('t'))[0]).toMatchObject({ elapsedMs: null, first: false })
  })

  test('enough of them without success make a lead unreachable', () => {
    const world = worldIn('mql').given(touched('t1'))
    expect(world.refusal({ type: 'mark-unreachable', by: 'mia' })).toMatchObject({
      code: 'TOO_FEW_TOUCHES',
      made: 1,
      needed: 2,
    })
    world.given(touched('t2'), { type: 'mark-unreachable', by: 'mia' })
    expect(world.lead()).toMatchObject({ stage: 'unreachable', kind: 'parked', handoff: null })
  })
})

describe('assignment', () => {
  test('only the assignee acknowledges, and once', () => {
    const world = worldIn('mql').pass(hour)
    expect(world.refusal({ type: 'acknowledge', by: 'noah' })).toMatchObject({
      code: 'NOT_THE_ASSIGNEE',
      assignee: 'mia',
    })
    expect(world.refusal({ type: 'acknowledge' }).code).toBe('NOT_THE_ASSIGNEE')
    expect(world.when({ type: 'acknowledge', by: 'mia' })[0]).toMatchObject({ elapsedMs: hour })
    expect(world.types({ type: 'acknowledge', by: 'mia' })).toBe('')
  })

  test('is refused to a stranger, with the name that was meant', () => {
    const world = createWorld({ rules: { handOff: 'manual' } }).given(...captured, demo)
    expect(world.refusal({ type: 'hand-off', assignee: 'noha' })).toMatchObject({
      code: 'UNKNOWN_ASSIGNEE',
      assignee: 'noha',
      suggestion: 'noah',
    })
    expect(world.refusal({ type: 'reassign', assignee: 'noah', reason: 'absent' })).toMatchObject({
      code: 'NOT_HANDED_OFF',
    })
    world.given({ type: 'hand-off', assignee: 'noah' })
    expect(world.refusal({ type: 'hand-off' })).toMatchObject({
      code: 'ALREADY_HANDED_OFF',
      assignee: 'noah',
      queue: null,
    })
    expect(world.refusal({ type: 'reassign', assignee: 'oga', reason: 'absent' })).toMatchObject({
      code: 'UNKNOWN_ASSIGNEE',
      suggestion: 'olga',
    })
  })

  test('changes by reassigning: to somebody by name, or to the next in turn', () => {
    const world = worldIn('mql').given({ type: 'acknowledge', by: 'mia' })
    expect(world.refusal({ type: 'reassign', assignee: 'mia', reason: 'absent' })).toMatchObject({
      code: 'ALREADY_ASSIGNED',
      assignee: 'mia',
    })
    const [event] = world.when({ type: 'reassign', by: 'boss', reason: 'absent' })
    expect(event).toMatchObject({
      how: 'reassign',
      from: 'mia',
      assignee: 'noah',
      reason: 'absent',
      routing: { rule: 'everybody', strategy: 'round-robin' },
    })
    expect(world.lead()).toMatchObject({ owner: 'noah', handoff: { acknowledgedAt: null } })
  })

  test('is refused when nobody else is there', () => {
    const world = worldIn('mql').staff([
      { id: 'mia', teams: ['inbound'] },
      { id: 'noah', teams: ['inbound'], active: false },
    ])
    expect(world.refusal({ type: 'reassign', reason: 'absent' })).toMatchObject({
      code: 'NO_ELIGIBLE_ASSIGNEE',
      rejected: [
        { id: 'mia', filter: 'excluded', rule: 'everybody' },
        { id: 'noah', filter: 'inactive', rule: 'everybody' },
      ],
    })
  })

  test('from a queue goes to the first who claims', () => {
    const routing = {
      id: 'q',
      version: '1',
      rules: [{ name: 'all', target: { queue: 'hot' } }],
      nobody: 'hold',
    }
    const world = createWorld({ routing }).given(...captured, demo)
    expect(world.lead().handoff).toMatchObject({ assignee: null, queue: 'hot' })
    expect(world.refusal({ type: 'accept', by: 'mia' })).toMatchObject({
      code: 'NOT_ASSIGNED',
      queue: 'hot',
    })
    expect(world.refusal({ type: 'hand-off' })).toMatchObject({
      code: 'ALREADY_HANDED_OFF',
      queue: 'hot',
    })
    expect(world.refusal({ type: 'claim' }).code).toBe('PERSON_REQUIRED')
    expect(world.refusal({ type: 'claim', by: 'stranger' }).code).toBe('UNKNOWN_ASSIGNEE')
    expect(world.when({ type: 'claim', by: 'olga' })[0]).toMatchObject({
      how: 'claim',
      from: null,
      assignee: 'olga',
    })
    expect(world.types({ type: 'claim', by: 'olga' })).toBe('')
    expect(world.refusal({ type: 'claim', by: 'mia' })).toMatchObject({
      code: 'ALREADY_ASSIGNED',
      assignee: 'olga',
    })
    world.given({ type: 'reassign', by: 'boss', reason: 'absent' })
    expect(world.lead()).toMatchObject({ owner: 'olga', handoff: { assignee: null, queue: 'hot' } })
  })
})

describe('override-score', () => {
  const judged = { type: 'override-score', reason: 'key-account' } as const

  test('is a person’s, stands beside the machine’s and ends by itself', () => {
    const world = createWorld().given(...captured)
    expect(world.refusal({ ...judged, total: 5 }).code).toBe('PERSON_REQUIRED')
    world.given({ ...judged, by: 'rita', dimensions: { engagement: 80 }, expiresAt: start + day })
    expect(world.lead()).toMatchObject({ stage: 'mql', score: { total: 80, qualified: true } })
    world.pass(day).given({ type: 'elapse' })
    expect(world.lead().score).toMatchObject({ total: 0, qualified: false })
  })

  test('is taken back by one without a judgement', () => {
    const world = createWorld({ rules: { qualify: 'manual' } }).given(...captured)
    world.given({ ...judged, by: 'rita', add: { engagement: 70 } }, { ...judged, by: 'rita' })
    expect(world.lead()).toMatchObject({ override: null, score: { total: 0 } })
  })

  test('of a grade that the scoring does not have, or that is over already, is a mistake', () => {
    const world = createWorld().given(...captured)
    const past = { ...judged, by: 'rita', total: 5, expiresAt: start - day } as const
    expect(world.refusal({ ...judged, by: 'rita', grade: 'Z9' })).toMatchObject({
      code: 'INVALID_INPUT',
      issues: [{ path: 'grade', message: 'the scoring has no grade "Z9"; it has none' }],
    })
    expect(world.refusal(past)).toMatchObject({ issues: [{ path: 'expiresAt' }] })
  })

  test('of a dimension that does not exist is a mistake', () => {
    const world = createWorld().given(...captured)
    expect(world.refusal({ ...judged, by: 'rita', add: { engagment: 5 } })).toMatchObject({
      code: 'INVALID_INPUT',
      issues: [{ path: 'add.engagment', suggestion: 'engagement' }],
    })
  })
})

describe('another scoring policy', () => {
  const stricter = {
    scoring: {
      ...policy.scoring,
      version: '2',
      rules: [{ id: 'demo', dimension: 'engagement', activity: 'demo-request', points: 10 }],
    },
  }

  test('counts the history anew, once, whatever command comes first', () => {
    const world = worldIn('sal').agree(stricter)
    expect(world.types(touched('t1'))).toBe('score-rebased score-changed lead-touched')
    expect(world.types(touched('t2'))).toBe('lead-touched')
    expect(world.lead().score).toMatchObject({ total: 10, qualified: false })
  })

  test('brings back a recycled lead that it lifts over the threshold', () => {
    const world = worldIn('recycled')
      .agree(stricter)
      .given({ type: 'annotate', noteId: 'n', text: 'x' })
    expect(world.lead().score?.qualified).toBe(false)
    world.agree({ scoring: { ...policy.scoring, version: '3' } }).given({ type: 'elapse' })
    expect(world.lead()).toMatchObject({ stage: 'mql', cycle: 2 })
  })
})

describe('cycles', () => {
  const back = [
    { type: 'reject', by: 'mia', to: 'recycled', reason: 'not-ready' },
    { type: 'qualify', by: 'rita' },
  ] as const

  test('begin with each new qualification', () => {
    const world = worldIn('mql').given(...back, ...back)
    expect(world.lead()).toMatchObject({ cycle: 3, handoffs: 3 })
  })
})
