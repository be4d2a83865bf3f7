import { compareText, HandoffError, type Instant, limits } from '../kernel/index.ts'
import type { HandoffModel, LeadEvent } from '../lead/index.ts'
import { attainment, computeMetric, type Ratio } from '../metrics/index.ts'
import { type Deed, deedsOf } from './deeds-of.ts'
import { createRehearsal } from './rehearsal.ts'
import type { ReplayInput, ReplayLead } from './replay-input.ts'

/** What would have become of one lead. */
export interface ReplayedLead {
  /** The lead. */
  readonly id: string
  /** When it would have qualified first; `null` if never. */
  readonly qualifiedAt: Instant | null
  /** When a person or a queue would have got it first; `null` if never. */
  readonly handedOffAt: Instant | null
  /** Who would have got it first; `null` for nobody. */
  readonly assignee: string | null
  /** The queue that would have got it first; `null` for none. */
  readonly queue: string | null
  /**
   * Whether what sales really did says something of the deadlines: sales really had the lead, and did nothing before it would have been handed off. For
   * others nobody knows what sales would have done.
   */
  readonly comparable: boolean
}

/** What an agreement would have come to. */
export interface Replayed {
  /** Lead by lead, in the order of their ids. */
  readonly leads: readonly ReplayedLead[]
  /** Hand-offs by person, the first of each lead. Everybody of the team at the end is listed. */
  readonly load: Readonly<Record<string, number>>
  /** Deadlines met out of those decided, by target, as the customer would have felt them; of comparable leads only. */
  readonly deadlines: ReadonlyMap<string, Ratio>
  /** Leads that would have been handed off and are not comparable. */
  readonly notComparable: number
  /** How often something that really happened would not have been possible, by the code of the refusal. */
  readonly refused: Readonly<Record<string, number>>
  /** Everything that would have happened, in order; metrics and reports are made of it as of a real history. */
  readonly events: readonly LeadEvent[]
}

const isWork = (event: LeadEvent): boolean =>
  (event.type === 'lead-touched' && event.counts) ||
  event.type === 'hand-off-acknowledged' ||
  (event.type === 'lead-moved' && event.by !== null && event.journey.passedAt !== null)

const passedAt = (events: readonly LeadEvent[]) =>
  events.find(
    (event) =>
      (event.type === 'lead-handed-off' || event.type === 'lead-assigned') &&
      event.routing.outcome !== 'held',
  )

const isComparable = (real: readonly LeadEvent[], handedOffAt: Instant | null): boolean => {
  if (handedOffAt === null || !passedAt(real)) return false
  return real.every((event) => !isWork(event) || event.at >= handedOffAt)
}

const leadOf = (
  id: string,
  events: readonly LeadEvent[],
  real: readonly LeadEvent[],
): ReplayedLead => {
  const qualified = events.find(
    (event) => event.type === 'lead-moved' && event.reached.includes('qualified'),
  )
  const passed = passedAt(events)
  const handedOffAt = passed?.at ?? null
  const routing = passed && 'routing' in passed ? passed.routing : null
  return {
    id,
    qualifiedAt: qualified?.at ?? null,
    handedOffAt,
    assignee: routing?.assignee ?? null,
    queue: routing?.queue ?? null,
    comparable: isComparable(real, handedOffAt),
  }
}

const byLead = (events: readonly LeadEvent[]): ReadonlyMap<string, readonly LeadEvent[]> => {
  const found = new Map<string, LeadEvent[]>()
  for (const event of events) {
    const own = found.get(event.leadId)
    if (own) own.push(event)
    else found.set(event.leadId, [event])
  }
  return found
}

const read = (leads: Iterable<ReplayLead>) => {
  const histories = new Map<string, readonly LeadEvent[]>()
  const deeds: Deed[] = []
  for (const lead of leads) {
    const id = lead.events[0]?.leadId
    if (id === undefined) continue
    if (histories.size >= limits.previewLeads) {
      throw new HandoffError(
        'LIMIT_EXCEEDED',
        `a replay takes at most ${limits.previewLeads} leads`,
      )
    }
    histories.set(id, lead.events)
    for (const deed of deedsOf(lead)) deeds.push(deed)
  }
  // the sort is stable: what was recorded in the same instant keeps the order within its lead
  return { histories, deeds: deeds.sort((a, b) => a.at - b.at) }
}

/**
 * Replays what really happened under an agreement: the same captures, activities, touches, acknowledgements and decisions at the same instants, decided by the library itself. What the system
 * does by itself, such as qualifying, routing and escalating, it does as this agreement says.
 *
 * @param model - the agreement
 * @param input - the leads with their histories, the team and the instant
 * @returns what would have happened
 * @throws {@link HandoffError} `LIMIT_EXCEEDED` for more than `limits.previewLeads` leads
 * @example
 * ```ts
 * import { compileHandoffModel, replayAgreement } from 'lead-handoff'
 *
 * const model = compileHandoffModel({
 *   scoring: {
 *     id: 'points',
 *     version: '1',
 *     dimensions: { engagement: {} },
 *     rules: [{ id: 'demo', dimension: 'engagement', activity: 'demo-request', points: 50 }],
 *     thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 50 }] } },
 *   },
 *   routing: {
 *     id: 'inbound',
 *     version: '1',
 *     rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'round-robin' } }],
 *     nobody: 'hold',
 *   },
 * })
 * const team = [{ id: 'mia', teams: ['inbound'] }]
 * console.log(replayAgreement(model, { leads: [], team, now: 0 }).load) // { mia: 0 }
 * ```
 */
export const replayAgreement = (model: HandoffModel, input: ReplayInput): Replayed => {
  const { team, now, onProgress, every = 10_000 } = input
  const { histories, deeds } = read(input.leads)
  const rehearsal = createRehearsal(model, input)
  let done = 0
  for (const deed of deeds) {
    if (deed.at > now) break
    rehearsal.play(deed)
    done += 1
    if (done % every === 0) onProgress?.(done)
  }
  rehearsal.pass(now)
  if (done % every !== 0) onProgress?.(done)
  const replayed = byLead(rehearsal.events)
  const leads = [...histories]
    .map(([id, real]) => leadOf(id, replayed.get(id) ?? [], real))
    .sort((a, b) => compareText(a.id, b.id))
  const members = typeof team === 'function' ? team(now) : team
  const load = new Map(members.map(({ id }) => [id, 0]))
  for (const { assignee } of leads) {
    if (assignee !== null) load.set(assignee, (load.get(assignee) ?? 0) + 1)
  }
  const comparable = leads.filter((lead) => lead.comparable)
  return {
    leads,
    load: Object.fromEntries(load),
    deadlines: computeMetric(
      attainment,
      comparable.flatMap(({ id }) => replayed.get(id) ?? []),
    ),
    notComparable: leads.filter((lead) => lead.handedOffAt !== null && !lead.comparable).length,
    refused: Object.fromEntries(rehearsal.refused),
    events: rehearsal.events,
  }
}
