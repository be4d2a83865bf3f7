import { standardReport } from 'lead-handoff/metrics'

/** The report that is computed three ways. Every machine that takes part has the same definition. */
export const report = standardReport({ unit: 'week', timeZone: 'Europe/Berlin', withinDays: 7 })
