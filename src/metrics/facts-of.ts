import type { ClocksChanged, Journey, LeadEvent } from '../lead/index.ts'
import type { Fact, FactName } from './fact.ts'
import { factsOfMove } from './facts-of-move.ts'
import { newFact } from './new-fact.ts'

type Wanted = ReadonlySet<FactName>

const nothing: readonly Fact[] = Object.freeze([])
const clocks = ['met', 'breached', 'owner-met', 'owner-breached'] as const

/** The lead and where it stands, told with a sign: a lead whose source is recorded late moves from one source to another. */
const lead = (event: LeadEvent, at: number, sign: 1 | -1): readonly Fact[] => {
  const known = newFact(event, 'lead', null)
  const standing = newFact(event, 'standing', null)
  known.at = at
  known.sign = sign
  standing.sign = sign
  standing.about = event.stage
  return [known, standing]
}

const clockNames = {
  lead: { met: 'met', breached: 'breached', corrected: 'breached' },
  owner: { met: 'owner-met', breached: 'owner-breached', corrected: 'owner-breached' },
} as const

const factsOfClocks = (event: ClocksChanged): readonly Fact[] => {
  let facts: Fact[] | undefined
  for (const one of event.change.outcomes) {
    const { outcome, scope } = one
    if (outcome !== 'met' && outcome !== 'breached' && outcome !== 'corrected') continue
    const clock = newFact(event, clockNames[scope][outcome], null)
    clock.sign = outcome === 'corrected' ? -1 : 1
    // a breach that was none is taken out of the period in which it was counted
    clock.at = outcome === 'corrected' && one.dueAt !== null ? one.dueAt + 1 : one.at
    clock.assignee = one.owner ?? event.assignee
    clock.about = one.target
    clock.elapsedMs = one.elapsedMs
    clock.amount = one.usedMs
    facts ??= []
    facts.push(clock)
  }
  return facts ?? nothing
}

const sourceRecorded = (event: LeadEvent & { type: 'source-recorded' }): readonly Fact[] => {
  const capturedAt = event.journey?.capturedAt ?? event.at
  const unknown = { ...event, source: null }
  return [...lead(unknown, capturedAt, -1), ...lead(event, capturedAt, 1)]
}

const absorbed = (event: LeadEvent & { type: 'lead-absorbed' }): readonly Fact[] => {
  const { journey = null } = event
  const merged = newFact(event, 'absorbed', journey)
  return [...lead(event, journey?.capturedAt ?? event.at, -1), merged]
}

/** A milestone that is no move: it tells the time since the one before. */
const step = (
  event: LeadEvent & { readonly journey: Journey; readonly elapsedMs: number | null },
  name: 'passed' | 'acknowledged' | 'touched',
): readonly Fact[] => {
  const { journey = null } = event
  const made = newFact(event, name, journey)
  made.elapsedMs = event.elapsedMs
  made.first = !journey?.ever.includes(name)
  made.fresh = name === 'touched' || !journey?.[name === 'passed' ? 'passedAt' : 'acknowledgedAt']
  return [made]
}

const peak = (event: LeadEvent & { type: 'score-changed' }): readonly Fact[] => {
  const { after, journey = null } = event
  if (!journey || (journey.peak !== null && after.total <= journey.peak)) return nothing
  const now = newFact(event, 'peak', journey)
  now.amount = after.total
  now.grade = after.grade
  if (journey.peak === null) return [now]
  const was = newFact(event, 'peak', journey)
  was.sign = -1
  was.amount = journey.peak
  was.grade = event.before?.grade ?? null
  return [was, now]
}

const isReadable = (event: LeadEvent): boolean =>
  Number.isSafeInteger(event.at) && typeof event.leadId === 'string'

const unreadable = (event: LeadEvent): readonly Fact[] => {
  const what = newFact(event, 'unreadable', null)
  what.at = Number.isSafeInteger(event.recordedAt) ? event.recordedAt : 0
  what.about = String(event.type)
  return [what]
}

const isSound = ({ amountMinor, currency }: NonNullable<Fact['money']>): boolean =>
  Number.isSafeInteger(amountMinor) && amountMinor >= 0 && /^[A-Z]{3}$/.test(currency)

const moved = (
  event: LeadEvent & { type: 'lead-moved' },
  wanted: Wanted | undefined,
): readonly Fact[] => {
  const money = event.undone ? event.undone.revenue : event.revenue
  if (money && !isSound(money)) return unreadable(event)
  return factsOfMove(event, !wanted || wanted.has('standing'))
}

const read = (event: LeadEvent, wanted: Wanted | undefined): readonly Fact[] => {
  switch (event.type) {
    case 'lead-moved':
      return moved(event, wanted)
    case 'lead-captured':
      return lead(event, event.at, 1)
    case 'lead-handed-off':
      // a lead that is held has not been passed to anybody; it is told again when it is
      return event.routing.outcome === 'held' ? nothing : step(event, 'passed')
    case 'hand-off-acknowledged':
      return step(event, 'acknowledged')
    case 'lead-touched':
      return event.first ? step(event, 'touched') : nothing
    case 'clocks-changed':
      return wanted && !clocks.some((name) => wanted.has(name)) ? nothing : factsOfClocks(event)
    case 'source-recorded':
      return sourceRecorded(event)
    case 'lead-absorbed':
      return absorbed(event)
    case 'score-changed':
      return wanted && !wanted.has('peak') ? nothing : peak(event)
    case 'acknowledgement-expired':
    case 'acknowledgement-extended':
    case 'activity-recorded':
    case 'check-in-due':
    case 'escalation-failed':
    case 'lead-assigned':
    case 'lead-opted-in':
    case 'lead-opted-out':
    case 'lead-vetted':
    case 'leads-merged':
    case 'note-added':
    case 'offer-passed':
    case 'profile-erased':
    case 'profile-updated':
    case 'score-overridden':
    case 'score-rebased':
      return wanted && !wanted.has('other') ? nothing : [newFact(event, 'other', null)]
    default:
      // an event that is added to the library must be added here too
      event satisfies never
      return unreadable(event)
  }
}

/**
 * What an event says, in facts. An event that this version does not understand says that it was unreadable, so that nothing is lost unseen.
 *
 * @param event - any event; of a later version of the library, or spoilt, too
 * @param wanted - the names of the facts that anybody looks at, so that the others need not be made; all if absent
 * @returns its facts, those wanted at least; none if it says nothing that is counted
 * @example
 * ```ts
 * import type { LeadEvent } from 'lead-handoff'
 * import { factsOf } from 'lead-handoff/metrics'
 *
 * const fromTheFuture = { type: 'lead-cloned', leadId: 'ada', at: 0 } as unknown as LeadEvent
 * console.log(factsOf(fromTheFuture)[0]?.name) // unreadable
 * ```
 */
export const factsOf = (event: LeadEvent, wanted?: ReadonlySet<FactName>): readonly Fact[] => {
  if (!isReadable(event)) return unreadable(event)
  try {
    return read(event, wanted)
  } catch {
    // a field that every event of this type has is missing
    return unreadable(event)
  }
}
