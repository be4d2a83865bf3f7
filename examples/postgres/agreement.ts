import type { TeamMember } from 'lead-handoff'

/** What marketing and sales agreed on, as data. */
export const agreement = {
  scoring: {
    id: 'points',
    version: '1',
    dimensions: { engagement: {} },
    rules: [
      { id: 'demo', dimension: 'engagement', activity: 'demo-request', points: 60 },
      { id: 'page', dimension: 'engagement', activity: 'page-view', points: 5 },
    ],
    thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 60 }] } },
  },
  routing: {
    id: 'inbound',
    version: '1',
    rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'round-robin' } }],
    nobody: 'hold',
  },
  sla: {
    id: 'inbound',
    version: '1',
    targets: [{ id: 'call', measure: 'first-touch', within: '1h', warnings: [{ fraction: 0.5 }] }],
  },
} as const

/** Who gets leads. */
export const team: readonly TeamMember[] = ['mia', 'noah', 'olga'].map((id) => ({
  id,
  teams: ['inbound'],
}))
