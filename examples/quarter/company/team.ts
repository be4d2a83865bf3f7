import type { Calendar } from 'lead-handoff'
import { hoursOf, type Office, workOf } from './hours.ts'
import { day, quarter } from './quarter.ts'

/** Somebody who sells. */
export interface Salesperson {
  readonly id: string
  readonly name: string
  readonly office: Office
  readonly teams: readonly string[]
  /** Working minutes until a new lead is looked at, when nothing else is to do. */
  readonly reactionMinutes: number
  /** How often a new lead is forgotten. */
  readonly forgets: number
  /** How often a lead from a bought list is sent back without a call. */
  readonly prejudice: number
  /** How well they close: 1 is usual. */
  readonly skill: number
  /** The dates on which they are away. */
  readonly away: ReadonlySet<string>
  /** When they work. */
  readonly work: Calendar
}

const berlin: Office = { city: 'Berlin', zone: 'Europe/Berlin', holidays: ['2026-01-01'] }
const newYork: Office = {
  city: 'New York',
  zone: 'America/New_York',
  holidays: ['2026-01-01', '2026-01-19', '2026-02-16'],
}
const singapore: Office = {
  city: 'Singapore',
  zone: 'Asia/Singapore',
  holidays: ['2026-01-01', '2026-02-17', '2026-02-18'],
}

/** All dates from one to another, both included. */
const dates = (from: string, to: string): readonly string[] => {
  const all: string[] = []
  for (let at = Date.parse(from); at <= Date.parse(to); at += day) {
    all.push(new Date(at).toISOString().slice(0, 10))
  }
  return all
}

/** Once a year everybody meets, and nobody is there for leads. */
const kickOff = dates('2026-01-22', '2026-01-23')

/** The hours of the offices by name, as the agreement names them; the promises count in them. */
export const officeHours = Object.fromEntries(
  [berlin, newYork, singapore].map((office) => [office.city, hoursOf(office, kickOff)]),
)

type Person = Omit<Salesperson, 'away' | 'work'> & { readonly absences: readonly string[] }

const people: readonly Person[] = [
  {
    id: 'anke',
    name: 'Anke',
    office: berlin,
    teams: ['emea', 'enterprise'],
    reactionMinutes: 25,
    forgets: 0,
    prejudice: 0,
    skill: 1.2,
    absences: dates('2026-02-02', '2026-02-06'),
  },
  {
    id: 'bruno',
    name: 'Bruno',
    office: berlin,
    teams: ['emea'],
    reactionMinutes: 40,
    forgets: 0.01,
    prejudice: 0.05,
    skill: 1.05,
    absences: dates('2026-03-09', '2026-03-13'),
  },
  {
    id: 'chiara',
    name: 'Chiara',
    office: berlin,
    teams: ['emea'],
    reactionMinutes: 35,
    forgets: 0,
    prejudice: 0,
    skill: 1.1,
    absences: ['2026-02-16'],
  },
  {
    id: 'daan',
    name: 'Daan',
    office: berlin,
    teams: ['emea'],
    reactionMinutes: 700,
    forgets: 0.09,
    prejudice: 0.1,
    skill: 0.8,
    absences: dates('2026-03-23', '2026-03-27'),
  },
  {
    id: 'elena',
    name: 'Elena',
    office: newYork,
    teams: ['americas', 'enterprise'],
    reactionMinutes: 20,
    forgets: 0,
    prejudice: 0,
    skill: 1.25,
    absences: dates('2026-03-16', '2026-03-18'),
  },
  {
    id: 'frank',
    name: 'Frank',
    office: newYork,
    teams: ['americas'],
    reactionMinutes: 150,
    forgets: 0.06,
    prejudice: 0.45,
    skill: 0.95,
    absences: [],
  },
  {
    id: 'grace',
    name: 'Grace',
    office: singapore,
    teams: ['apac'],
    reactionMinutes: 30,
    forgets: 0,
    prejudice: 0,
    skill: 1.1,
    absences: dates('2026-02-16', '2026-02-20'),
  },
  {
    id: 'hiro',
    name: 'Hiro',
    office: singapore,
    teams: ['apac'],
    reactionMinutes: 60,
    forgets: 0.03,
    prejudice: 0.05,
    skill: 1,
    absences: dates('2026-02-17', '2026-02-18'),
  },
]

/** The eight salespeople. */
export const salespeople: readonly Salesperson[] = people.map(({ absences, ...person }) => {
  const away = [...absences, ...kickOff]
  return { ...person, away: new Set(away), work: workOf(person.office, away) }
})

/**
 * Finds a salesperson.
 *
 * @param id - their id
 * @returns the person
 */
export const salesperson = (id: string): Salesperson =>
  salespeople.find((person) => person.id === id) as Salesperson

/** Who is there on each day of the quarter, as the library asks for it. Weekends count as there: the lead waits until Monday. */
const rosters = new Map(
  dates('2026-01-01', '2026-04-30').map((date) => [
    date,
    salespeople.map(({ id, name, teams, office, away }) => ({
      id,
      name,
      teams,
      calendar: office.city,
      active: !away.has(date),
    })),
  ]),
)

/**
 * The team at an instant.
 *
 * @param at - the instant
 * @returns everybody, with who is away
 */
export const rosterAt = (at: number) =>
  rosters.get(new Date(Math.min(at, quarter.endAt)).toISOString().slice(0, 10)) ?? []
