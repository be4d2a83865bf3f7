import type { SlaFact } from './sla-fact.ts'
import type { CalendarRole } from './sla-policy.ts'

/** Names of the calendars of those concerned; who has none is left out. */
export type CalendarNames = { readonly [role in CalendarRole]?: string }

/** A fact with what is known around it. */
export interface SlaNews {
  /** What happened. */
  readonly fact: SlaFact
  /** What conditions ask about, such as the profile with the score. */
  readonly subject?: unknown
  /** The calendars of territory, team and assignee at present. */
  readonly calendars?: CalendarNames
}
