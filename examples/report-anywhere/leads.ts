import { createHandoff, type HandoffStore } from 'lead-handoff'

const hour = 3_600_000
const startAt = Date.UTC(2026, 0, 5, 8)
const channels = ['fair', 'search', 'webinar']

/**
 * A company that works its leads on a store. Nothing is left to chance, so every run writes the same events.
 *
 * @param store - where
 * @returns works so many further leads to their ends
 */
export const createCompany = (store: HandoffStore): ((leads: number) => Promise<void>) => {
  const clock = { at: startAt }
  const handoff = createHandoff({
    scoring: {
      id: 'agreed',
      version: '1',
      dimensions: { interest: {} },
      rules: [
        { id: 'demo', dimension: 'interest', activity: 'demo', points: 50 },
        { id: 'pricing', dimension: 'interest', activity: 'pricing', points: 20 },
      ],
      thresholds: { qualified: { all: [{ score: 'interest', atLeast: 50 }] } },
    },
    routing: {
      id: 'inbound',
      version: '1',
      rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'round-robin' } }],
      nobody: 'hold',
    },
    sla: {
      id: 'promises',
      version: '1',
      targets: [{ id: 'first-touch', measure: 'first-touch', within: '4h' }],
    },
    team: ['mia', 'noah'].map((id) => ({ id, teams: ['inbound'] })),
    clock: { now: () => clock.at },
    store,
  })
  let known = 0
  const work = async (n: number): Promise<void> => {
    const leadId = `lead-${n}`
    const source = { channel: channels[n % channels.length] as string }
    const profile = { contact: { email: `${leadId}@example.com` } }
    await handoff.execute({ leadId, type: 'capture', source, profile })
    if (n % 2 === 0) {
      await handoff.execute({
        leadId,
        type: 'record-activity',
        activityId: 'p',
        activity: 'pricing',
      })
    }
    clock.at += (n % 7) * hour
    if (n % 4 === 3) return
    const asked = { leadId, activityId: 'd', activity: 'demo' }
    const result = await handoff.execute({ type: 'record-activity', ...asked })
    const by = result.ok ? result.value.lead.handoff?.assignee : undefined
    if (!by) throw new Error(`nobody got ${leadId}`)
    clock.at += (n % 6) * hour
    const touch = { touchId: 't', channel: 'call', outcome: 'reached' } as const
    await handoff.execute({ leadId, type: 'touch', by, ...touch })
    if (n % 5 === 0) {
      const reason = n % 2 ? 'not-ready' : 'no-need'
      await handoff.execute({ leadId, type: 'reject', by, to: 'recycled', reason })
      return
    }
    await handoff.execute({ leadId, type: 'accept', by })
    clock.at += (n % 11) * hour
    await handoff.execute({ leadId, type: 'develop', by })
    const revenue = { amountMinor: 1_000_00 + n, currency: n % 3 ? 'EUR' : 'CHF' }
    await handoff.execute({ leadId, type: 'win', by, revenue })
    if (n % 9 === 0) await handoff.execute({ leadId, type: 'correct', by, reason: 'wrong-lead' })
  }
  return async (leads) => {
    for (let i = 0; i < leads; i += 1) {
      known += 1
      await work(known)
    }
  }
}
