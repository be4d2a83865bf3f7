import type { CompiledTarget } from './compile-sla.ts'
import { isAmong, moveClock } from './move-clock.ts'
import { restartClock } from './silence.ts'
import { clockKey, note, type SlaDraft, settle } from './sla-draft.ts'
import type { SlaFact } from './sla-fact.ts'
import type { SlaNews } from './sla-news.ts'
import type { SlaClock, SlaState } from './sla-state.ts'
import { isOpen } from './sla-steps.ts'
import { calendarsOf, startClock, starts } from './start-clock.ts'

/** A hand-off target has a clock for the owner too. */
const hasOwnerClock = ({ startOn, restartOn }: CompiledTarget): boolean =>
  startOn.includes('handed-off') && restartOn.length === 0

/** A fresh clock takes the place of an older one, and learns of facts that arrived before its start did. */
const put = (
  draft: SlaDraft,
  { key, clock }: { key: string; clock: SlaClock },
  recent: readonly SlaFact[],
): void => {
  const older = draft.clocks.get(key)
  if (older) {
    const settled = settle(draft, { key, clock: older })
    if (isOpen(settled)) note(draft, { key, clock: settled }, 'superseded')
  }
  note(draft, { key, clock }, 'started')
  let moved = clock
  for (const fact of recent) {
    moved =
      isAmong(moved.restartOn, fact) && fact.at > moved.startedAt
        ? restartClock(draft, { key, clock: moved }, fact.at)
        : moveClock(moved, fact)
  }
  draft.clocks.set(key, moved)
}

const isNewer = (draft: SlaDraft, key: string, fact: SlaFact): boolean => {
  const existing = draft.clocks.get(key)
  return existing === undefined || existing.startedAt < fact.at
}

/**
 * Starts the clocks of a starting fact: of each clock the first target that means the lead.
 *
 * @param draft - the change
 * @param news - the fact
 * @param recent - facts that arrived earlier
 */
export const startClocks = (draft: SlaDraft, news: SlaNews, recent: SlaState['recent']): void => {
  const { fact } = news
  const begun = new Set<string>()
  for (const target of draft.sla.targets) {
    if (begun.has(target.clock) || !starts(target, news)) continue
    begun.add(target.clock)
    const key = clockKey(target.clock, 'lead')
    if (!isNewer(draft, key, fact)) continue
    const calendars = calendarsOf(draft.sla, target, news.calendars)
    const countFrom = fact.kind === 'stage-entered' ? fact.checkInAt : undefined
    const start = {
      at: fact.at,
      calendars,
      ...(target.target.measure === 'check-in' && countFrom !== undefined
        ? { countFromAt: countFrom }
        : {}),
    }
    put(
      draft,
      { key, clock: startClock(draft.sla, target, { ...start, scope: 'lead', owner: null }) },
      recent,
    )
    const isGiven = fact.kind === 'handed-off' || fact.kind === 'reopened'
    if (!isGiven || !hasOwnerClock(target)) continue
    const ownerKey = clockKey(target.clock, 'owner')
    if (fact.owner !== undefined) {
      const clock = startClock(draft.sla, target, { ...start, scope: 'owner', owner: fact.owner })
      put(draft, { key: ownerKey, clock }, recent)
    } else endOwnerClock(draft, ownerKey, fact)
  }
}

/** Handed over to a queue: nobody's clock runs. */
const endOwnerClock = (draft: SlaDraft, key: string, fact: SlaFact): void => {
  const clock = draft.clocks.get(key)
  if (clock?.endedAt === null && clock.startedAt < fact.at) {
    draft.clocks.set(key, { ...clock, endedAt: fact.at })
  }
}

/**
 * Ends the owner's clocks when nobody has the lead any more; the lead's clocks go on.
 *
 * @param draft - the change
 * @param fact - that nobody has it
 */
export const endOwnerClocks = (draft: SlaDraft, fact: SlaFact): void => {
  for (const [key, clock] of draft.clocks) {
    if (clock.scope === 'owner' && isOpen(clock)) endOwnerClock(draft, key, fact)
  }
}

/**
 * Restarts the owner's clocks when the lead changes hands; the lead's clocks go on.
 *
 * @param draft - the change
 * @param news - the fact
 * @param owner - the new owner
 */
export const reassignClocks = (draft: SlaDraft, news: SlaNews, owner: string): void => {
  const { fact } = news
  for (const target of draft.sla.targets) {
    const lead = draft.clocks.get(clockKey(target.clock, 'lead'))
    if (lead?.target !== target.target.id || !hasOwnerClock(target)) continue
    if (!isOpen(lead) || lead.stopsAt.length >= lead.count || fact.at < lead.startedAt) continue
    const key = clockKey(target.clock, 'owner')
    const before = draft.clocks.get(key)
    if (before && (before.startedAt >= fact.at || (before.owner === owner && isOpen(before))))
      continue
    if (before) {
      const ended =
        before.endedAt === null && isOpen(before) ? { ...before, endedAt: fact.at } : before
      draft.clocks.set(key, settle(draft, { key, clock: ended }))
    }
    const calendars = calendarsOf(draft.sla, target, news.calendars)
    const start = { at: fact.at, scope: 'owner' as const, owner, calendars }
    put(draft, { key, clock: startClock(draft.sla, target, start) }, [])
  }
}
