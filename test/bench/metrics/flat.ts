import type { LeadEvent } from '../../../src/lead/index.ts'

/** The columns that the tables of the others need. */
export interface Flat {
  readonly kind: string
  readonly at: number
  readonly source: string
  readonly assignee: string
  readonly elapsed: number
  readonly amount: number
  readonly currency: string
  readonly captured: number
}

const kindOf = (event: LeadEvent): string => {
  if (event.type === 'lead-captured') return 'lead'
  if (event.type === 'lead-touched') return event.first ? 'touched' : 'other'
  if (event.type !== 'lead-moved') return 'other'
  if (event.kind === 'won') return 'won'
  return event.reached[0] ?? 'other'
}

/**
 * An event as a row of a table.
 *
 * @param event - the event
 * @returns the row
 */
export const flat = (event: LeadEvent): Flat => ({
  kind: kindOf(event),
  at: event.at,
  source: event.source?.channel ?? '(none)',
  assignee: event.assignee ?? '(none)',
  elapsed: event.type === 'lead-touched' ? (event.elapsedMs ?? 0) : 0,
  amount: event.type === 'lead-moved' ? (event.revenue?.amountMinor ?? 0) : 0,
  currency: event.type === 'lead-moved' ? (event.revenue?.currency ?? '') : '',
  captured:
    event.type === 'lead-moved'
      ? event.journey.capturedAt
      : event.type === 'lead-captured'
        ? event.at
        : 0,
})

/** The questions in SQL; `quantile` differs between the dialects. */
export const questions = (month: string, median: string) => ({
  sources: `select source,
      count(*) filter (where kind = 'lead') as leads,
      count(*) filter (where kind = 'qualified') as qualified,
      count(*) filter (where kind = 'accepted') as accepted,
      count(*) filter (where kind = 'won') as won,
      coalesce(sum(amount) filter (where kind = 'won' and currency = 'EUR'), 0) as eur
    from events group by source order by source`,
  people: `select assignee, count(*) as n, ${median} as median
    from events where kind = 'touched' group by assignee order by assignee`,
  months: `select ${month} as month,
      count(*) filter (where kind = 'lead') as leads,
      count(*) filter (where kind = 'won') as won
    from events where kind in ('lead', 'won') group by 1 order by 1`,
})
