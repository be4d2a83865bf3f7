import {
  compareAgreements,
  comparisonReport,
  compileHandoffModel,
  type HandoffPolicy,
  type LeadEvent,
} from 'lead-handoff'
import { reportMarkdown } from 'lead-handoff/report'
import { agreement } from './quarter/company/agreement.ts'
import { rosterAt } from './quarter/company/team.ts'
import { simulateQuarter } from './quarter/simulate/simulate.ts'

// what marketing and sales think of agreeing on: a higher threshold, and a call within four working hours instead of eight
const { scoring, sla } = agreement
const stricter: HandoffPolicy = {
  ...agreement,
  scoring: {
    ...scoring,
    version: '2026-q2',
    thresholds: {
      qualified: {
        all: [
          { score: 'fit', atLeast: 50 },
          { score: 'engagement', atLeast: 45 },
        ],
      },
    },
  },
  sla: {
    id: 'larkfield-promises',
    version: '2026-q2',
    targets: (sla?.targets ?? []).map((target) => ({ ...target, within: '4h' })),
  },
}

// what really happened: here the quarter of `npm start`, with fewer leads
const { store, now } = await simulateQuarter({ seed: 1, leads: 300 })
const histories = new Map<string, LeadEvent[]>()
for (const event of store.events()) {
  histories.set(event.leadId, [...(histories.get(event.leadId) ?? []), event])
}
const leads = [...store.records()].map(({ lead, profile }) => ({
  events: histories.get(lead.id) ?? [],
  profile,
}))

const comparison = compareAgreements({
  before: compileHandoffModel(agreement),
  after: compileHandoffModel(stricter),
  leads,
  team: rosterAt,
  now: now(),
})
console.log(reportMarkdown(comparisonReport(comparison)))
