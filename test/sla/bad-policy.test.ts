import { describe, expect, test } from 'vitest'
import { compileCalendar } from '../../src/calendar/index.ts'
import { isHandoffError } from '../../src/kernel/index.ts'
import { checkSlaPolicy, compileSla, type SlaPolicy } from '../../src/sla/index.ts'

const office = compileCalendar({ timeZone: 'UTC', weekly: {} })
const target = { id: 'call', measure: 'first-touch', within: '1h' }
const first = (...targets: readonly object[]) =>
  checkSlaPolicy({ id: 'p', version: '1', targets }, { calendars: { office } })[0]

describe('what a policy cannot be', () => {
  test.each([
    [
      'a duration that is none',
      [{ ...target, within: 'soon' }],
      'targets[0].within',
      'expected whole numbers',
    ],
    [
      'no time at all',
      [{ ...target, within: '0s' }],
      'targets[0].within',
      'expected a duration above zero',
    ],
    ['a name used twice', [target, target], 'targets[1].id', 'the name "call" is used twice'],
    [
      'a name that is none',
      [{ ...target, id: '\u0000' }],
      'targets[0].id',
      'an id cannot have control characters',
    ],
    [
      'a calendar nobody knows',
      [{ ...target, calendar: 'home' }],
      'targets[0].calendar',
      'unknown calendar "home"; known are office',
    ],
    [
      'a fallback nobody knows',
      [{ ...target, calendar: { of: ['team'], otherwise: 'home' } }],
      'targets[0].calendar.otherwise',
      'unknown calendar "home"; known are office',
    ],
    [
      'a count without touches',
      [{ ...target, count: 2 }],
      'targets[0].count',
      'only for the measure "touches", not "first-touch"',
    ],
    [
      'a stage without stages',
      [{ ...target, stage: { marks: ['accepted'] } }],
      'targets[0].stage',
      'only for the measure "stage", not "first-touch"',
    ],
    [
      'a warning that is none',
      [{ ...target, warnings: [{ left: 'x' }] }],
      'targets[0].warnings[0].left',
      'expected whole numbers',
    ],
    [
      'a ladder without time',
      [{ ...target, escalation: [{ after: '-1h', action: 'remind' }] }],
      'targets[0].escalation[0].after',
      'expected whole numbers',
    ],
    ['an empty condition', [{ ...target, when: { all: [] } }], 'targets[0].when.all', ''],
    ['an unknown measure', [{ ...target, measure: 'call' }], 'targets[0].measure', ''],
    ['an unknown key', [{ ...target, withn: '1h' }], 'targets[0].withn', 'unknown key "withn"'],
  ])('%s', (_, targets, path, message) => {
    const issue = first(...targets)
    expect(issue?.path).toBe(path)
    expect(issue?.message).toContain(message)
  })

  test('a misspelt calendar, with a suggestion', () => {
    expect(first({ ...target, calendar: 'ofice' })?.suggestion).toBe('office')
  })

  test('anything but a policy', () => {
    for (const input of [null, 5, [], 'x', { id: 'p' }, { targets: [] }, new Date(0)]) {
      expect(checkSlaPolicy(input).length).toBeGreaterThan(0)
    }
  })

  test('compiling throws with every finding', () => {
    try {
      compileSla({
        id: 'p',
        version: '1',
        targets: [{ ...target, within: 'soon', calendar: 'x' }],
      } as SlaPolicy)
      expect.unreachable()
    } catch (error) {
      expect(isHandoffError(error) && [error.code, error.issues.length]).toEqual([
        'INVALID_SLA_POLICY',
        2,
      ])
    }
  })
})
