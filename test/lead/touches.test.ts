import { describe, expect, test } from 'vitest'
import { limits } from '../../src/kernel/index.ts'
import { compileLifecycle, standardLifecycle } from '../../src/lifecycle/index.ts'
import { computeMetric, standardReport } from '../../src/metrics/index.ts'
import {
  captured,
  createWorld,
  demo,
  hour,
  minute,
  pathTo,
  start,
  type Told,
  touched,
  worldIn,
} from './world.ts'

const reached = (touchId: string): Told => ({
  type: 'touch',
  by: 'mia',
  touchId,
  channel: 'call',
  outcome: 'reached',
})
const giveUp: Told = { type: 'mark-unreachable', by: 'mia' }

describe('a lead is unreachable', () => {
  test('not after touches that reached it, however many there were', () => {
    const world = worldIn('mql').given(...['r1', 'r2', 'r3', 'r4', 'r5', 'r6'].map(reached))
    expect(world.refusal(giveUp)).toMatchObject({ code: 'TOO_FEW_TOUCHES', made: 0, needed: 2 })
    expect(world.lead().handoff).toMatchObject({ touches: 6, unanswered: 0 })
  })

  test('after the agreed number in a row, of which none reached it', () => {
    const world = worldIn('mql').given(touched('t1'), reached('t2'), touched('t3'))
    expect(world.refusal(giveUp)).toMatchObject({
      made: 1,
      needed: 2,
      message: '1 of 2 touches in a row were made without contact.',
    })
    world.given({ ...touched('t4'), outcome: 'bounced' } as Told)
    expect(world.lead().handoff).toMatchObject({ touches: 4, unanswered: 2 })
    world.given(giveUp)
    expect(world.lead().stage).toBe('unreachable')
  })
})

test.each([
  ['unreachable', { unreachable: 1, rejected: 0, trashed: 0 }, null],
  ['trashed', { unreachable: 0, rejected: 1, trashed: 1 }, ''],
])('in a lifecycle that leads it to %s, journey and metrics agree', (to, counts, rejectedFor) => {
  const { definition } = standardLifecycle
  const transitions = {
    ...definition.transitions,
    'mark-unreachable': { from: ['mql'], to },
    sort: { from: ['mql'], to: 'unreachable' },
  }
  const lifecycle = compileLifecycle(JSON.parse(JSON.stringify({ ...definition, transitions })))
  const world = createWorld({ lifecycle }).given(...pathTo.mql, giveUp)
  const report = standardReport({ unit: 'month', timeZone: 'UTC' })
  expect(computeMetric(report, world.history()).funnel).toMatchObject(counts)
  expect(world.lead().journey.rejectedFor).toBe(rejectedFor)
})

describe('a touch that is told twice', () => {
  const automated: Told = { ...reached('m1'), automated: true } as Told

  test('counts once before any hand-off, and when it does not count', () => {
    const world = createWorld().given(...captured)
    expect(world.types(touched('t1'))).toBe('lead-touched')
    expect(world.types(touched('t1'))).toBe('')
    world.given(demo)
    expect(world.types(touched('t1'))).toBe('')
    expect(world.types(automated)).toBe('lead-touched')
    expect(world.types(automated)).toBe('')
    expect(world.lead().handoff).toMatchObject({ touches: 0 })
  })

  test('counts once also where the hand-off in which it was told is over', () => {
    const world = worldIn('mql').given(touched('t1'))
    world.given(
      { type: 'reject', by: 'mia', to: 'recycled', reason: 'not-ready' },
      { type: 'qualify', by: 'rita' },
    )
    expect(world.types(touched('t1'))).toBe('')
    expect(world.lead().handoff).toMatchObject({ number: 2, touches: 0 })
  })

  test('is forgotten after so many others', () => {
    const world = worldIn('mql')
    for (let i = 0; i <= limits.rememberedActivities; i += 1) world.given(touched(`t${i}`))
    expect(world.lead().touchIds).toHaveLength(limits.rememberedActivities)
    expect(world.types(touched(`t${limits.rememberedActivities}`))).toBe('')
    expect(world.types(touched('t0'))).toBe('lead-touched')
  })
})

describe('a touch that was made before the hand-off and is told after it', () => {
  const sla = {
    id: 's',
    version: '1',
    targets: [{ id: 'call', measure: 'first-touch', within: '4h' }],
  }
  const offers = {
    ...{ within: '30m', reasons: ['workload'], lastResort: { assignee: 'boss' } },
    acknowledgementLasts: '4h',
  }
  const early = { ...touched('t1'), at: start + minute } as Told
  const handedOff = (input: object = {}) =>
    createWorld({ sla, ...input })
      .given(...captured)
      .pass(hour)
      .given(demo)
      .pass(hour)

  test('is recorded, and is no work on that hand-off', () => {
    const world = handedOff()
    const [event, ...others] = world.when(early)
    expect(event).toMatchObject({
      type: 'lead-touched',
      counts: true,
      first: false,
      elapsedMs: null,
    })
    expect(others).toEqual([])
    expect(world.lead()).toMatchObject({
      touchIds: ['t1'],
      handoff: { touches: 0, unanswered: 0, firstTouchAt: null },
      journey: { touchedAt: null },
      sla: { clocks: { call: { status: 'running' } } },
    })
    const [first] = world.when(touched('t2'))
    expect(first).toMatchObject({ first: true, elapsedMs: hour })
    expect(world.lead().sla.clocks['call']?.status).toBe('met')
  })

  test('takes no offer and makes no acknowledgement last longer', () => {
    const world = handedOff({ offers: { ...offers, within: '2h' } })
    expect(world.types(early)).toBe('lead-touched')
    expect(world.lead().handoff?.acknowledgedAt).toBeNull()
    world.given({ type: 'acknowledge', by: 'mia' })
    expect(world.types({ ...early, touchId: 't2' } as Told)).toBe('lead-touched')
  })

  test('counts at the very instant of the hand-off', () => {
    const world = handedOff()
    expect(world.when({ ...early, at: start + hour } as Told)[0]).toMatchObject({
      first: true,
      elapsedMs: 0,
    })
  })
})
