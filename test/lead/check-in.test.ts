import { expect, test } from 'vitest'
import { timersOf } from '../../src/lead/index.ts'
import {
  captured,
  createWorld,
  day,
  demo,
  hour,
  pathTo,
  start,
  type Told,
  touched,
  worldIn,
} from './world.ts'

const parked: readonly (readonly [string, readonly Told[], object])[] = [
  ['reject', pathTo.mql, { by: 'mia', to: 'recycled', reason: 'not-ready' }],
  ['decline', [...captured, demo], { by: 'rita', reason: 'not-a-fit' }],
  ['mark-unreachable', [...pathTo.mql, touched('t1'), touched('t2')], { by: 'mia' }],
]

test.each(parked)('%s without a date gets the agreed one', (type, path, fields) => {
  const rules = { touchesBeforeUnreachable: 2, vetting: type === 'decline' }
  for (const recycleFor of [undefined, '10d']) {
    const world = createWorld({ rules: recycleFor ? { ...rules, recycleFor } : rules })
    world.given(...path).pass(hour)
    const [moved] = world.when({ type, loose: true, ...fields })
    const checkInAt = start + hour + (recycleFor ? 10 : 30) * day
    expect(moved).toMatchObject({ type: 'lead-moved', checkInAt })
    expect(world.lead().checkInAt).toBe(checkInAt)
    expect(timersOf(world.model, world.lead(), world.now)).toEqual([
      { key: 'check-in', at: checkInAt },
    ])
    world.pass(31 * day)
    expect(world.types({ type: 'elapse' })).toContain('check-in-due')
  }
})

test('the agreed date counts from when it happened, and a date that is given stays', () => {
  const world = worldIn('mql').pass(day)
  const reject = { type: 'reject', by: 'mia', to: 'recycled', reason: 'not-ready' } as const
  world.given({ ...reject, at: start + hour })
  expect(world.lead().checkInAt).toBe(start + hour + 30 * day)
  const dated = worldIn('mql').given({ ...reject, checkInAt: start + 7 * day })
  expect(dated.lead().checkInAt).toBe(start + 7 * day)
})

test('other stages have no date', () => {
  for (const stage of ['nurturing', 'mql', 'sal', 'sql', 'won', 'lost', 'trashed'] as const) {
    expect(worldIn(stage).lead().checkInAt).toBeNull()
  }
})
