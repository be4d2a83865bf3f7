import { type Calendar, compileCalendar } from '../../calendar/index.ts'
import type { PersonId } from '../state/ids.ts'
import type { Draft } from './draft.ts'

/**
 * The working hours in which somebody answers: their own, or those that the policy of offers names.
 *
 * @param draft - the decision under way
 * @param person - whose
 * @returns the calendar; elapsed time if neither says anything
 */
export const workingHours = ({ facts, model }: Draft, person: PersonId): Calendar => {
  const own = facts.team?.find(({ id }) => id === person)?.calendar
  if (typeof own === 'object') return compileCalendar(own)
  const name = own ?? model.offers?.calendar
  return model.sla.calendarOf(name === undefined || name === null ? [] : [name])
}
