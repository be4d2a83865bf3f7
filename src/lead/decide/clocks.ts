import { readField } from '../../conditions/index.ts'
import type { Instant, JsonObject } from '../../kernel/index.ts'
import { advanceSla, type CalendarNames, type SlaChange, type SlaFact } from '../../sla/index.ts'
import type { PersonId } from '../state/ids.ts'
import { type Draft, emit } from './draft.ts'
import { subjectOf } from './subject-of.ts'

type WithoutInstant<F> = F extends SlaFact ? Omit<F, 'at'> : never

/** What the clocks are told; the instant is that of the command unless it is the passing of time. */
export type ClockFact = WithoutInstant<SlaFact>

/**
 * The working hours of those concerned: of the lead's territory, of the assignee and of their team.
 *
 * @param draft - the decision under way
 * @param subject - what conditions ask about
 * @returns the calendars, by name where they have one
 */
export const calendarNames = (draft: Draft, subject: JsonObject): CalendarNames => {
  const { territory, team } = draft.model.calendarOf
  const value = territory && readField(territory.field)(subject)
  const ofTerritory = typeof value === 'string' ? territory?.calendars[value] : undefined
  const assignee = draft.lead.handoff?.assignee
  const member = draft.facts.team?.find(({ id }) => id === assignee)
  const ofTeam = member?.teams.map((name) => team?.[name]).find((name) => name !== undefined)
  return {
    ...(ofTerritory === undefined ? {} : { territory: ofTerritory }),
    ...(ofTeam === undefined ? {} : { team: ofTeam }),
    ...(member?.calendar === undefined ? {} : { assignee: member.calendar }),
  }
}

const final: readonly string[] = ['met', 'missed', 'withdrawn']

const ends: readonly string[] = ['stage-entered', 'withdrawn', 'opted-out', 'closed']

/**
 * What ends a hand-off ends its clocks, also when it is said to have happened before they started: an opt-out of yesterday that is told today
 * withdraws the lead that was handed off this morning.
 */
const instantOf = ({ lead }: Draft, { kind }: ClockFact, at: Instant): Instant => {
  let latest = at
  if (ends.includes(kind)) {
    for (const { status, startedAt } of Object.values(lead.sla.clocks)) {
      if (!final.includes(status) && startedAt > latest) latest = startedAt
    }
  }
  return latest
}

/** A fact that neither moves a clock that runs nor decides one is no event of its own. */
const isWorthTelling = ({ clocks, pauses, outcomes }: SlaChange): boolean =>
  outcomes.length > 0 ||
  pauses !== undefined ||
  Object.values(clocks).some(({ status }) => !final.includes(status))

/**
 * Tells the clocks what happened.
 *
 * @param draft - the decision under way
 * @param fact - what happened
 * @param about - when, if not at the instant of the command; whose lead it was, if what happened ended the hand-off
 */
export const tellClocks = (
  draft: Draft,
  fact: ClockFact,
  about: { readonly at?: Instant; readonly assignee?: PersonId | null | undefined } = {},
): void => {
  const { sla } = draft.model
  if (sla.targets.length === 0) return
  const subject = subjectOf(draft.lead, draft.profile)
  const change = advanceSla(sla, draft.lead.sla, {
    fact: { at: instantOf(draft, fact, about.at ?? draft.at), ...fact } as SlaFact,
    subject,
    calendars: calendarNames(draft, subject),
  })
  const assignee = about.assignee ?? draft.lead.handoff?.assignee ?? null
  if (change && isWorthTelling(change)) emit(draft, { type: 'clocks-changed', change, assignee })
}
