import { expect, test } from 'vitest'
import { describeEvent, type LeadEvent, timersOf } from '../../src/lead/index.ts'
import { captured, createWorld, demo, hour, policy, start, worldIn } from './world.ts'

const levels = (within: string) => ({
  sla: {
    ...{ id: 'promises', version: within },
    targets: [{ id: 'call', measure: 'first-touch', within }],
  },
})
const rebase = { type: 'rebase-clocks', by: 'rita', reason: 'new-agreement' } as const

test('clocks that run keep what was promised until a person says otherwise', () => {
  const world = worldIn('mql', levels('4h')).pass(hour)
  const due = () => world.lead().sla.clocks['call']?.dueAt
  world.agree({ ...policy, ...levels('2h') }).given({ type: 'elapse' })
  expect(due()).toBe(start + 4 * hour)
  const [event] = world.when(rebase) as readonly [LeadEvent]
  expect(event).toMatchObject({ type: 'clocks-changed', by: 'rita', reason: 'new-agreement' })
  expect(describeEvent(event)).toBe('clock "call" rebased after 1h, because new-agreement')
  expect(due()).toBe(start + 2 * hour)
  expect(timersOf(world.model, world.lead(), world.now).map(({ at }) => at)).toContain(
    start + 2 * hour + 1,
  )
  expect(world.when({ ...rebase, reason: 'again' })).toEqual([])
})

test('a promise that is over by the new agreement is broken at once', () => {
  const world = worldIn('mql', levels('4h')).pass(3 * hour)
  world.agree({ ...policy, ...levels('2h') }).given(rebase)
  expect(world.lead().sla.clocks['call']?.status).toBe('breached')
})

test('one that is not over yet after all is corrected, and its steps are not taken twice', () => {
  const ladder = (within: string) => {
    const { sla } = levels(within)
    const escalation = [{ after: '0s', action: 'remind' }]
    return { sla: { ...sla, targets: sla.targets.map((target) => ({ ...target, escalation })) } }
  }
  const world = worldIn('mql', ladder('2h'))
    .pass(3 * hour)
    .given({ type: 'elapse' })
  world.agree({ ...policy, ...ladder('4h') }).given(rebase)
  expect(world.lead().sla.clocks['call']).toMatchObject({ status: 'running', breached: false })
  const late = world.pass(2 * hour).when({ type: 'elapse' })
  expect(late).toMatchObject([{ change: { effects: [{ kind: 'breach' }, { kind: 'breach' }] } }])
})

test('only a person moves a promise', () => {
  const { by: _, ...system } = rebase
  expect(worldIn('mql', levels('4h')).refusal(system)).toMatchObject({
    ...{ code: 'PERSON_REQUIRED', command: 'rebase-clocks' },
  })
})

test('a lead without clocks, and one that is not there', () => {
  const world = createWorld().given(...captured)
  expect(world.when(rebase)).toEqual([])
  expect(world.refusal({ ...rebase, leadId: 'bea' }).code).toBe('LEAD_NOT_FOUND')
  expect(world.given(demo).when(rebase)).toEqual([])
})
