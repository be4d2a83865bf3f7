import { describe, expect, test } from 'vitest'
import { captured, createWorld, day, start, worldIn } from './world.ts'

describe('the instant of a command', () => {
  test('may lie before the lead was captured for what the lead did, not for what sales does', () => {
    const world = worldIn('mql')
    expect(world.refusal({ type: 'accept', by: 'mia', at: start - day })).toMatchObject({
      code: 'INVALID_INPUT',
      issues: [{ path: 'at', message: 'lies before the lead was captured' }],
    })
    const visit = { type: 'record-activity', activityId: 'v', activity: 'page-view' } as const
    expect(world.types({ ...visit, at: start - day })).toContain('activity-recorded')
  })

  test('is refused in seconds', () => {
    const world = createWorld()
    const seconds = Math.floor(start / 1_000)
    const issue = {
      path: 'at',
      message: 'lies before 2000; expected milliseconds since 1970, not seconds',
    }
    expect(world.refusal({ ...captured[0], at: seconds } as never)).toMatchObject({
      code: 'INVALID_INPUT',
      issues: [issue],
    })
  })
})
