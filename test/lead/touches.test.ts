import { describe, expect, test } from 'vitest'
import { type Told, touched, worldIn } from './world.ts'

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
