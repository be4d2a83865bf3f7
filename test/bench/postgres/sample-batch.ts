import { type Batch, compileHandoffModel, decide, type LeadEvent } from 'lead-handoff'

/** The policies of the sample. */
export const policies = {
  scoring: {
    id: 'points',
    version: '1',
    dimensions: { engagement: {} },
    rules: [{ id: 'demo', dimension: 'engagement', activity: 'demo-request', points: 50 }],
    thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 50 }] } },
  },
  routing: {
    id: 'inbound',
    version: '1',
    rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'round-robin' } }],
    nobody: 'hold',
  },
} as const

/** When everything of the sample happens. */
export const sampleAt = Date.UTC(2026, 0, 5, 9)

/** What is known of each lead. */
export const sampleProfile = {
  contact: { name: 'Ada Lovelace', email: 'ada@example.com', country: 'AT' },
  company: { name: 'Analytical Engines', domain: 'example.com', employees: 120 },
} as const

const decided = decide(
  compileHandoffModel(policies),
  {
    type: 'capture',
    leadId: 'ada',
    source: { channel: 'fair', campaign: 'spring' },
    profile: sampleProfile,
  },
  { now: sampleAt, commandId: 'c' },
)
const change = decided.ok ? decided.value.changes[0] : undefined
if (!change) throw new Error('the sample lead could not be captured')
const { record } = change
const event = change.events.at(-1) as LeadEvent

const weekMs = 604_800_000

/** When a lead is due: every lead has a time of its own, which each command moves. */
const dueAtOf = (leadId: string, version: number): number => {
  let hash = version
  for (const character of leadId) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0
  return sampleAt + (hash % weekMs)
}

/**
 * One command on a lead: one event, one message, one timer, such as most commands write.
 *
 * @param leadId - the lead
 * @param version - the version it has afterwards; 1 makes it new
 * @returns the batch
 */
export const sampleBatch = (leadId: string, version: number): Batch => {
  const dueAt = dueAtOf(leadId, version)
  return {
    commandId: `c${version}`,
    writes: [
      {
        leadId,
        expectedVersion: version - 1,
        events: [{ ...event, leadId, version, id: `${leadId}/${version}` }],
        record: { profile: record.profile, lead: { ...record.lead, id: leadId, version } },
        timers: [{ key: 'first-touch', at: dueAt }],
        rank: { priority: dueAt % 100, dueAt, since: sampleAt },
      },
    ],
    claims: [],
    outbox: [
      {
        leadId,
        id: `${leadId}/${version}/mia`,
        at: sampleAt,
        recipient: 'mia',
        kind: 'lead-assigned',
        body: { assignee: 'mia', rule: 'everybody' },
      },
    ],
    forget: [],
  }
}
