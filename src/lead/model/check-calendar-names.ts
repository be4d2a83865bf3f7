import { describeValue, type Issue, isPlainObject } from '../../kernel/index.ts'
import type { HandoffPolicy } from './handoff-policy.ts'
import { hinted } from './hinted.ts'
import { unknownKeys } from './unknown-keys.ts'

const noObject = (path: string, value: unknown): Issue => ({
  path,
  message: `expected an object, got ${describeValue(value)}`,
})

/** A table of names of calendars, by whatever has them. */
const tableIssues = (path: string, table: unknown, known: readonly string[]): readonly Issue[] => {
  if (!isPlainObject(table)) return [noObject(path, table)]
  return Object.entries(table).flatMap(([key, name]) => {
    if (known.includes(name as string)) return []
    const at = `${path}.${key}`
    if (typeof name !== 'string') {
      return [{ path: at, message: `expected the name of a calendar, got ${describeValue(name)}` }]
    }
    return [hinted({ path: at, message: `there is no calendar "${name}"` }, name, known)]
  })
}

const territoryIssues = (territory: unknown, known: readonly string[]): readonly Issue[] => {
  const path = 'calendarOf.territory'
  if (!isPlainObject(territory)) return [noObject(path, territory)]
  const { field, calendars } = territory
  const isField = typeof field === 'string' && field !== ''
  const message = 'expected the path of a field, such as "contact.country"'
  return [
    ...unknownKeys(path, territory, ['field', 'calendars']),
    ...(isField ? [] : [{ path: `${path}.field`, message }]),
    ...tableIssues(`${path}.calendars`, calendars, known),
  ]
}

/**
 * What is wrong with the assignment of calendars: that it has its form, and that every calendar it names exists.
 *
 * @param policy - the policies as data
 * @returns the findings, with paths
 */
export const checkCalendarNames = ({
  calendars = {},
  calendarOf = {},
}: HandoffPolicy): readonly Issue[] => {
  const known = Object.keys(calendars)
  const { territory, team } = calendarOf
  return [
    ...unknownKeys('calendarOf', calendarOf, ['territory', 'team']),
    ...(territory === undefined ? [] : territoryIssues(territory, known)),
    ...(team === undefined ? [] : tableIssues('calendarOf.team', team, known)),
  ]
}
