import type { LeadCommand } from '../../../src/lead/index.ts'
import { compileHandoffModel, type StandardLifecycle } from '../../../src/lead/index.ts'
import { standardLifecycle } from '../../../src/lifecycle/index.ts'

/** When the first command comes; every further one comes an hour later. */
export const startAt = Date.UTC(2026, 0, 5, 9)

/** Between two commands. */
export const hourMs = 3_600_000

/** The one who gets the lead. */
export const team = [
  { id: 'mia', teams: ['inbound'] },
  { id: 'noah', teams: ['inbound'] },
] as const

/** Three simple rules without decay, nothing automatic, no service levels: those are measured elsewhere. */
export const policies = {
  scoring: {
    id: 'points',
    version: '1',
    dimensions: { fit: {}, engagement: {} },
    rules: [
      { id: 'demo', dimension: 'engagement', activity: 'demo-request', points: 50 },
      { id: 'view', dimension: 'engagement', activity: 'page-view', points: 5 },
      {
        id: 'budget',
        dimension: 'fit',
        when: { field: 'qualification.budget.amountMinor', op: 'atLeast', value: 1_000_000 },
        points: 20,
      },
    ],
    thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 50 }] } },
  },
  routing: {
    id: 'inbound',
    version: '1',
    rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'round-robin' } }],
    nobody: 'hold',
  },
  rules: { qualify: 'manual', handOff: 'manual' },
} as const

/** The policies, compiled once. */
export const model = compileHandoffModel(policies)

/** The stages and their transitions, for those who build a machine of them. */
export const lifecycle = standardLifecycle

/** A command of the standard lifecycle. */
export type Command = LeadCommand<StandardLifecycle>

/**
 * Sixteen commands that take a lead through the funnel, out of it, and through it again until it is won. The assignee is named, so that routing is not
 * part of the figures.
 *
 * @param leadId - the lead
 * @returns the commands in order
 */
export const journeyOf = (leadId: string): readonly Command[] => {
  const mia = { leadId, by: 'mia' } as const
  const revenue = { amountMinor: 4_800_000, currency: 'EUR' } as const
  return [
    {
      type: 'capture',
      leadId,
      source: { channel: 'web', campaign: 'spring' },
      profile: { contact: { name: 'Ada', email: 'ada@example.com' }, company: { employees: 40 } },
    },
    { type: 'record-activity', leadId, activityId: 'a1', activity: 'demo-request' },
    { type: 'qualify', leadId },
    { type: 'hand-off', leadId, assignee: 'mia' },
    { type: 'acknowledge', ...mia },
    { type: 'touch', ...mia, touchId: 't1', channel: 'call', outcome: 'reached' },
    { type: 'accept', ...mia },
    { type: 'update-profile', ...mia, profile: { qualification: { budget: revenue } } },
    { type: 'develop', ...mia },
    { type: 'lose', ...mia, reason: 'timing' },
    { type: 'recycle', ...mia, reason: 'lost-deal', checkInAt: startAt + 24 * hourMs },
    { type: 'qualify', leadId },
    { type: 'hand-off', leadId, assignee: 'mia' },
    { type: 'accept', ...mia },
    { type: 'develop', ...mia },
    { type: 'win', ...mia, revenue },
  ]
}
