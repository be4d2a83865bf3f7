import { formatDuration, type LeadEvent, type LeadRecord, type PossibleMove } from 'lead-handoff'
import { quarter } from '../company/quarter.ts'
import { sources } from '../company/sources.ts'
import { salesperson } from '../company/team.ts'
import type { World } from '../simulate/world.ts'
import { type Crack, crackLines } from './crack.ts'
import type { Style } from './style.ts'
import { heading, moment, number, wrapped } from './text.ts'

const day = 86_400_000

const since = (at: number): string => formatDuration(quarter.endAt - at)

const nameOf = (id: string): string => salesperson(id)?.name ?? id

const sourceOf = ({ lead }: LeadRecord): string => {
  const title = Object.entries(sources).find(([name]) => name === lead.source?.channel)?.[1].title
  return title?.toLowerCase() ?? 'an unknown source'
}

/** Handed to somebody, and to this day nobody has called. */
const neverTouched = (records: readonly LeadRecord[]): Crack => {
  const leads = records
    .flatMap((record) => {
      const { handoff, sla, id } = record.lead
      const overdue = sla.clocks['first-touch']?.breached ?? false
      if (!handoff?.assignee || handoff.touches > 0 || !overdue) return []
      const theirsAt = handoff.assignedAt ?? handoff.at
      const waited =
        theirsAt - handoff.at < day
          ? ''
          : `, after ${formatDuration(theirsAt - handoff.at)} with others`
      const note = `with ${nameOf(handoff.assignee)} for ${since(theirsAt)}${waited}, from ${sourceOf(record)}, score ${record.lead.score?.total ?? 0}`
      return [{ id, note, at: handoff.at }]
    })
    .sort((a, b) => a.at - b.at)
  const what = 'were handed to sales and not touched, beyond the promised day of work'
  return { what, leads, advice: 'Call them today, or reassign them.' }
}

/** Touched in the end, but later than promised. */
const touchedLate = (events: readonly LeadEvent[]): Crack => {
  const leads = events
    .flatMap((event) => {
      if (event.type !== 'clocks-changed') return []
      const missed = event.change.outcomes.find(
        ({ outcome, scope }) => outcome === 'missed' && scope === 'lead',
      )
      if (!missed) return []
      const by = event.assignee === null ? 'nobody' : nameOf(event.assignee)
      const note = `first touch by ${by}, ${formatDuration(missed.elapsedMs)} after the hand-off`
      return [{ id: event.leadId, note, elapsedMs: missed.elapsedMs }]
    })
    .sort((a, b) => b.elapsedMs - a.elapsedMs)
  const advice =
    'Counted as the customer waits, from the hand-off; the table of the team counts from when a lead became theirs.'
  return { what: 'were touched, but too late', leads, advice }
}

/** Sent back or thrown away although nobody had spoken to them. */
const rejectedUntouched = (events: readonly LeadEvent[]): Crack => {
  const touched = new Set<string>()
  const leads: { id: string; note: string }[] = []
  for (const event of events) {
    if (event.type === 'lead-handed-off') touched.delete(event.leadId)
    if (event.type === 'lead-touched') touched.add(event.leadId)
    if (event.type !== 'lead-moved' || event.transition !== 'reject') continue
    if (touched.has(event.leadId) || event.by === null) continue
    const note = `by ${nameOf(event.by)} on ${moment(event.at)}, because ${event.reason}`
    leads.push({ id: event.leadId, note })
  }
  const advice = 'Ask for a touch before a rejection: a guard in the lifecycle does it.'
  return { what: 'were rejected without a single call or message', leads, advice }
}

/** In the queue of small accounts, and nobody has taken them. */
const waitingInQueue = (records: readonly LeadRecord[]): Crack => {
  const leads = records
    .flatMap(({ lead }) => {
      const { handoff, id } = lead
      if (!handoff?.queue || handoff.assignee) return []
      const note = `in the queue "${handoff.queue}" for ${since(handoff.at)}`
      return [{ id, note, at: handoff.at }]
    })
    .sort((a, b) => a.at - b.at)
  const advice = 'Let more people claim from the queue, or ask more of small companies.'
  return { what: 'wait in a queue for somebody to claim them', leads, advice }
}

const waitsFor = (next: readonly PossibleMove[]): string => {
  const refusal = next.find(({ transition }) => transition === 'hand-off')?.blockedBy
  if (refusal?.code === 'CRITERIA_NOT_MET') return `needs: ${refusal.missing.join(' and ')}`
  return refusal ? refusal.message.replace(/\.$/, '') : 'waits for a hand-off'
}

/** Of each reason its oldest example first, then all the others. */
const oneOfEach = <T extends { readonly reason: string }>(items: readonly T[]): readonly T[] => {
  const first = new Map<string, T>()
  for (const item of items) if (!first.has(item.reason)) first.set(item.reason, item)
  const examples = new Set(first.values())
  return [...examples, ...items.filter((item) => !examples.has(item))]
}

/** Qualified, and yet not handed over: the library says what is missing. */
const notHandedOver = async (world: World, records: readonly LeadRecord[]): Promise<Crack> => {
  const leads = []
  for (const { lead } of records) {
    if (lead.stage !== 'mql' || lead.handoff) continue
    const reason = waitsFor((await world.handoff.explain(lead.id))?.next ?? [])
    const note = `for ${since(lead.enteredStageAt)}; ${reason}`
    leads.push({ id: lead.id, note, reason, at: lead.enteredStageAt })
  }
  leads.sort((a, b) => a.at - b.at)
  const advice =
    'Find out what is missing; as soon as it is known, the lead goes to sales by itself.'
  return { what: 'are qualified, but cannot be handed over', leads: oneOfEach(leads), advice }
}

/** Nobody was there at all, so the library held them. */
const held = (events: readonly LeadEvent[]): Crack => {
  const heldAt = new Map<string, number>()
  const leads: { id: string; note: string; elapsedMs: number }[] = []
  for (const { type, leadId, at, ...event } of events) {
    if (type !== 'lead-handed-off' || !('routing' in event)) continue
    const from = heldAt.get(leadId)
    heldAt.delete(leadId)
    if (event.routing.outcome === 'held') heldAt.set(leadId, at)
    else if (from !== undefined) {
      const note = `from ${moment(from)} for ${formatDuration(at - from)}, then to ${nameOf(event.routing.assignee ?? '')}`
      leads.push({ id: leadId, note, elapsedMs: at - from })
    }
  }
  leads.sort((a, b) => b.elapsedMs - a.elapsedMs)
  const advice = 'None was lost, but they waited: name a queue for days on which everybody is away.'
  return { what: 'were held, because everybody was away', leads, advice }
}

const refusalLines = (style: Style, world: World): readonly string[] => {
  const tallies = [...world.refusals].sort((a, b) => b[1].count - a[1].count)
  if (tallies.length === 0) return []
  return [
    '',
    'And what the library refused, so that it did not happen at all:',
    ...tallies.flatMap(([code, { count, command, message }]) => [
      `${number(count).padStart(5)}  ${style.strong(code)}, first for "${command}":`,
      ...wrapped(message, 90).map((line) => `         ${line}`),
    ]),
  ]
}

/**
 * What fell through the cracks.
 *
 * @param style - how to mark text
 * @param world - the world at the end of the quarter
 * @returns the lines
 */
export const cracks = async (style: Style, world: World): Promise<readonly string[]> => {
  const records = [...world.store.records()].filter(({ lead }) => lead.mergedInto === null)
  const events = world.store.events()
  const all = [
    neverTouched(records),
    touchedLate(events),
    rejectedUntouched(events),
    await notHandedOver(world, records),
    waitingInQueue(records),
    held(events),
  ]
  return [
    ...heading(style, '4  What fell through the cracks'),
    ...all.flatMap((crack) => crackLines(style, crack)),
    ...refusalLines(style, world),
  ]
}
