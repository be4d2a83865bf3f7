import { expect, test } from 'vitest'
import { isHandoffError } from '../../src/kernel/index.ts'
import { createHost } from './host.ts'

const office = { kind: 'always-open', timeZone: 'UTC' } as const
const calendars = { office }
const target = { id: 'call', measure: 'first-touch', within: '1h' } as const
const sla = (of: readonly ('assignee' | 'team')[]) => ({
  ...{ id: 'promises', version: '1' },
  targets: [{ ...target, calendar: { of, otherwise: 'office' } }],
})
const team = [
  { id: 'ann', teams: ['inbound'], calendar: 'office' },
  { id: 'ben', teams: ['inbound'], calendar: office },
  { id: 'cleo', teams: ['inbound'], calendar: 'ofice' },
  { id: 'dan', teams: ['inbound'] },
]

const issuesOf = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    return isHandoffError(error) ? [error.code, ...error.issues] : error
  }
  return undefined
}

test('a team whose hours no service level could find is refused before anything runs', () => {
  expect(issuesOf(() => createHost({ calendars, sla: sla(['team', 'assignee']), team }))).toEqual([
    'INVALID_TEAM',
    {
      path: 'team[1].calendar',
      message: 'expected a name that "calendars" explains: a service level is measured by it',
    },
    {
      path: 'team[2].calendar',
      message: 'no calendar "ofice"',
      suggestion: 'office',
    },
  ])
})

test('their own hours are fine where no service level is measured by them', () => {
  const own = team.filter(({ id }) => id !== 'cleo')
  expect(issuesOf(() => createHost({ calendars, sla: sla(['team']), team: own }))).toBeUndefined()
  expect(issuesOf(() => createHost({ calendars, team: own }))).toBeUndefined()
})
