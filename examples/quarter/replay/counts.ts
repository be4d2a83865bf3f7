import type { LeadEvent } from 'lead-handoff'
import { computeMetric, revenue } from 'lead-handoff/metrics'

/** How many cases came how far, each counted once, however often it got there. */
export interface CaseCounts {
  readonly captured: number
  readonly qualified: number
  readonly handedOff: number
  readonly touched: number
  readonly accepted: number
  readonly opportunities: number
  readonly won: number
  readonly lost: number
  readonly recycled: number
  readonly open: number
  readonly revenueMinor: number
}

/** The cases in which something happened. */
const casesWith = (events: readonly LeadEvent[], happened: (event: LeadEvent) => boolean): number =>
  new Set(events.filter(happened).map(({ leadId }) => leadId)).size

const reached =
  (mark: 'qualified' | 'accepted' | 'opportunity') =>
  (event: LeadEvent): boolean =>
    event.type === 'lead-moved' && event.reached.includes(mark)

const ended =
  (kind: 'won' | 'lost' | 'parked') =>
  (event: LeadEvent): boolean =>
    event.type === 'lead-moved' && event.kind === kind

/**
 * Counts cases out of events.
 *
 * @param events - everything that happened
 * @returns the counts
 */
export const countCases = (events: readonly LeadEvent[]): CaseCounts => {
  const captured = casesWith(events, ({ type }) => type === 'lead-captured')
  const won = casesWith(events, ended('won'))
  const lost = casesWith(events, ended('lost'))
  const recycled = casesWith(events, ended('parked'))
  return {
    captured,
    qualified: casesWith(events, reached('qualified')),
    handedOff: casesWith(events, ({ type }) => type === 'lead-handed-off'),
    touched: casesWith(events, (event) => event.type === 'lead-touched'),
    accepted: casesWith(events, reached('accepted')),
    opportunities: casesWith(events, reached('opportunity')),
    won,
    lost,
    recycled,
    open: captured - won - lost - recycled,
    revenueMinor: computeMetric(revenue, events)['EUR'] ?? 0,
  }
}
