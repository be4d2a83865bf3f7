import type { CalendarPolicy } from '../calendar/index.ts'
import type { SlaFact } from './sla-fact.ts'
import type { CalendarRole } from './sla-policy.ts'

/**
 * Names of the calendars of those concerned; who has none is left out. A calendar without a name can be given too, and is refused where a target is measured
 * by it: a clock keeps names, so that it finds its calendars again.
 */
export type CalendarNames = { readonly [role in CalendarRole]?: string | CalendarPolicy }

/** A fact with what is known around it. */
export interface SlaNews {
  /** What happened. */
  readonly fact: SlaFact
  /** What conditions ask about, such as the profile with the score. */
  readonly subject?: unknown
  /** The calendars of territory, team and assignee at present. */
  readonly calendars?: CalendarNames
}
