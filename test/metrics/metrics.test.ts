import { describe, expect, test } from 'vitest'
import { byKey, computeMetric, funnel, funnelSteps, revenue } from '../../src/metrics/index.ts'
import { captured, createWorld, day, demo, team, touched, worldIn } from '../lead/world.ts'

describe('funnel', () => {
  test('counts every step of a lead that goes all the way', () => {
    const world = worldIn('sal').given(
      { type: 'acknowledge', by: 'mia' },
      touched('t1'),
      touched('t2'),
      { type: 'develop', by: 'mia' },
      { type: 'win', by: 'mia', revenue: { amountMinor: 5, currency: 'EUR' } },
    )
    expect(computeMetric(funnel, world.history())).toEqual({
      leads: 1,
      qualified: 1,
      handedOff: 1,
      acknowledged: 1,
      touched: 1,
      accepted: 1,
      opportunities: 1,
      won: 1,
      lost: 0,
      rejected: 0,
      recycled: 0,
      unreachable: 0,
      trashed: 0,
      returned: 0,
      breaches: 0,
    })
  })

  test('counts a held lead as handed off when somebody gets it', () => {
    const world = createWorld()
      .staff(team.map((member) => ({ ...member, active: false })))
      .given(...captured, demo)
    expect(computeMetric(funnel, world.history()).handedOff).toBe(0)
    world.staff(team).given({ type: 'elapse' })
    expect(computeMetric(funnel, world.history()).handedOff).toBe(1)
  })

  test('counts a lost lead that qualifies again as qualified a second time', () => {
    const world = worldIn('lost').given({ type: 'qualify', by: 'rita', override: 'new-project' })
    expect(world.lead().cycle).toBe(2)
    expect(computeMetric(funnel, world.history())).toMatchObject({
      leads: 1,
      qualified: 2,
      lost: 1,
    })
  })

  test('counts breaches, and two leads that are one as one', () => {
    const sla = {
      id: 's',
      version: '1',
      targets: [{ id: 'touch', measure: 'first-touch', within: '4h' }],
    }
    const world = worldIn('mql', { sla }).pass(day).given({ type: 'elapse' })
    world.given({ type: 'capture', leadId: 'bea', source: { channel: 'fair' } })
    world.given({ type: 'merge', absorb: 'bea' })
    const all = [...world.history(), ...world.history('bea')]
    expect(computeMetric(funnel, all)).toMatchObject({ leads: 1, breaches: 1 })
  })

  test('of nothing is nothing, step by step', () => {
    expect(Object.entries(computeMetric(funnel, []))).toEqual(funnelSteps.map((step) => [step, 0]))
  })
})

describe('byKey', () => {
  test('slices, leaves out what has no key, and takes any key', () => {
    const slices = byKey(funnel, 'source', ({ source }) => source?.channel)
    expect(slices.id).toBe('funnel-by-source')
    const leads = ['web', '__proto__', null].flatMap((channel, i) =>
      createWorld()
        .given({ type: 'capture', leadId: `l${i}`, ...(channel ? { source: { channel } } : {}) })
        .history(`l${i}`),
    )
    const presented = computeMetric(slices, leads)
    expect([...presented.keys()]).toEqual(['__proto__', 'web'])
    expect(presented.get('__proto__')?.leads).toBe(1)
  })
})

describe('revenue', () => {
  test('is never added up across currencies, and what is corrected is subtracted', () => {
    const won = (currency: string, amountMinor: number) =>
      worldIn('sql').given({ type: 'win', by: 'mia', revenue: { amountMinor, currency } })
    const corrected = won('EUR', 7).given({ type: 'correct', by: 'mia', reason: 'wrong-lead' })
    const events = [won('EUR', 5), won('CHF', 3), corrected].flatMap((world) => world.history())
    expect(computeMetric(revenue, events)).toEqual({ EUR: 5, CHF: 3 })
  })
})
