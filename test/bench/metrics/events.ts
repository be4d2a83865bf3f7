import type { Journey, LeadEvent } from '../../../src/lead/index.ts'

const hour = 3_600_000
const startAt = Date.UTC(2026, 0, 1)
const channels = ['search', 'fair', 'referral', 'webinar', 'newsletter', 'partner']
const reasons = ['price', 'timing', 'competitor']
const nothing: readonly never[] = []

/** A generator of chance that is the same everywhere (mulberry32). */
const chance = (seed: number) => {
  let state = seed
  return (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * Events as a company with a given number of salespeople would write them, lead by lead: some nine for each lead, half of them activities.
 *
 * @param count - how many events
 * @param people - how many salespeople
 * @returns the events one by one, so that nobody has to hold them all
 */
export function* eventStream(count: number, people = 50): Generator<LeadEvent> {
  const random = chance(7)
  let written = 0
  for (let n = 0; written < count; n += 1) {
    for (const event of leadEvents(n, people, random)) {
      if (written === count) return
      written += 1
      yield event
    }
  }
}

function* leadEvents(n: number, people: number, random: () => number): Generator<LeadEvent> {
  const leadId = `lead-${n}`
  const capturedAt = startAt + Math.floor(random() * 360 * 24) * hour
  const channel = channels[n % channels.length] as string
  const source = { channel, campaign: `${channel}-${n % 4}`, medium: n % 2 ? 'cpc' : 'mail' }
  const assignee = `p${Math.floor(random() * people)}`
  let at = capturedAt
  let version = 0
  let journey: Journey = {
    capturedAt,
    qualifiedAt: null,
    passedAt: null,
    queue: null,
    acknowledgedAt: null,
    touchedAt: null,
    acceptedAt: null,
    opportunityAt: null,
    ever: nothing,
    rejectedFor: null,
    peak: null,
    rules: nothing,
  }
  let place = { stage: 'nurturing', kind: 'open', assignee: null as string | null }
  const event = (type: LeadEvent['type'], more: object): LeadEvent => {
    version += 1
    return {
      id: `${leadId}/${version}`,
      leadId,
      version,
      at,
      recordedAt: at,
      by: null,
      commandId: `c-${leadId}-${version}`,
      cycle: 1,
      source,
      policy: 'bench',
      ...place,
      type,
      ...more,
    } as unknown as LeadEvent
  }
  const pass = (hours: number): void => {
    at += Math.floor(random() * hours * hour)
  }
  const moved = (to: string, kind: string, reached: readonly string[], more: object = {}) => {
    const { stage: from, kind: fromKind } = place
    place = { ...place, stage: to, kind }
    const base = { transition: to, from, to, fromKind, reached, elapsedMs: 0, reason: null }
    const none = { override: null, revenue: null, checkInAt: null, startsCycle: false, rules: null }
    const score = { grade: `${'ABCD'[n % 4]}${(n % 3) + 1}`, total: 60 }
    return event('lead-moved', { ...base, ...none, score, undone: null, journey, ...more })
  }
  yield event('lead-captured', { fields: nothing })
  for (let i = Math.floor(random() * 6) + 2; i > 0; i -= 1) {
    pass(40)
    const what = { activity: 'page-view', content: '/pricing', properties: {}, scoring: null }
    yield event('activity-recorded', { activityId: `${version}`, ...what })
  }
  const total = Math.floor(random() * 100)
  const after = { total, grade: null, dimensions: {}, qualified: total > 40, held: nothing }
  yield event('score-changed', { before: null, after, crossed: 'up', journey })
  journey = { ...journey, peak: total }
  if (total <= 40) return
  const rules = ['demo', 'size', 'industry'].filter((_, i) => (n >> i) & 1)
  yield moved('mql', 'open', ['qualified'], { startsCycle: true, rules })
  journey = { ...journey, qualifiedAt: at, ever: ['qualified'], rules }
  pass(2)
  place = { ...place, assignee }
  const routing = { outcome: 'assigned', assignee, queue: null, rule: 'r', strategy: null }
  yield event('lead-handed-off', { handoff: 1, routing, elapsedMs: 0, journey })
  const passedAt = at
  journey = { ...journey, passedAt, ever: ['qualified', 'passed'] }
  pass(20)
  yield event('lead-touched', { first: true, elapsedMs: at - passedAt, journey })
  const outcome = at - passedAt < 8 * hour ? 'met' : 'breached'
  const told = { target: 'first-touch', scope: 'lead', owner: null, outcome, at, dueAt: at }
  const own = { ...told, scope: 'owner', owner: assignee }
  const used = { usedMs: 1, elapsedMs: at - passedAt, clock: 'c' }
  const outcomes = [
    { ...told, ...used },
    { ...own, ...used },
  ]
  yield event('clocks-changed', { change: { outcomes, clocks: {}, seenAt: at, effects: [] } })
  journey = { ...journey, touchedAt: at, ever: ['qualified', 'passed', 'touched'] }
  pass(30)
  if (random() < 0.3) {
    yield moved('recycled', 'parked', nothing, { reason: 'not-ready' })
    return
  }
  yield moved('sal', 'open', ['accepted'])
  journey = { ...journey, acceptedAt: at, ever: [...journey.ever, 'accepted'] }
  pass(200)
  yield moved('sql', 'open', ['opportunity'])
  journey = { ...journey, opportunityAt: at, ever: [...journey.ever, 'opportunity'] }
  pass(600)
  const currency = n % 5 === 0 ? 'CHF' : 'EUR'
  const revenue = { amountMinor: Math.floor(random() * 1_000_000), currency }
  yield random() < 0.4
    ? moved('won', 'won', nothing, { revenue })
    : moved('lost', 'lost', nothing, { reason: reasons[n % 3] })
}
