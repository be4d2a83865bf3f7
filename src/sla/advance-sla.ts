import { compareText, limits } from '../kernel/index.ts'
import { endOwnerClocks, reassignClocks, startClocks } from './begin-clocks.ts'
import { conditionReason } from './clock-due.ts'
import type { Sla } from './compile-sla.ts'
import { endings } from './measures.ts'
import { isAmong, moveClock } from './move-clock.ts'
import { boundMarks, withMark } from './pause-marks.ts'
import { restartClock } from './silence.ts'
import type { SlaChange } from './sla-change.ts'
import { type SlaDraft, settle } from './sla-draft.ts'
import type { SlaFact } from './sla-fact.ts'
import type { SlaNews } from './sla-news.ts'
import type { SlaState } from './sla-state.ts'
import { isOpen, pendingSteps } from './sla-steps.ts'

/** Facts that a clock may need whose start is not known yet. */
const remember = (sla: Sla, recent: readonly SlaFact[], fact: SlaFact): readonly SlaFact[] => {
  const matters = sla.targets.some(
    ({ stopOn, restartOn }) => isAmong(stopOn, fact) || isAmong(restartOn, fact),
  )
  if (!matters && !endings.includes(fact.kind as never)) return recent
  const text = JSON.stringify(fact)
  if (recent.some((known) => JSON.stringify(known) === text)) return recent
  // of the same instant by their text, so that the order of arrival leaves no trace
  return [...recent, fact]
    .sort((a, b) => a.at - b.at || compareText(JSON.stringify(a), JSON.stringify(b)))
    .slice(-limits.slaRecent)
}

const markPauses = (draft: SlaDraft, { fact, subject }: SlaNews): void => {
  if (fact.kind === 'paused' || fact.kind === 'resumed') {
    const mark = { at: fact.at, on: fact.kind === 'paused', reason: fact.reason ?? '' }
    draft.marks = withMark(draft.marks, mark)
  }
  if (subject !== undefined) {
    for (const { target, pauseWhen } of draft.sla.targets) {
      if (!pauseWhen) continue
      if (![...draft.clocks.values()].some((clock) => clock.target === target.id && isOpen(clock)))
        continue
      const reason = conditionReason(target.id)
      const last = draft.marks.filter((mark) => mark.reason === reason).at(-1)
      const on = pauseWhen.test(subject, fact.at)
      if (on !== (last?.on ?? false) && fact.at >= (last?.at ?? fact.at)) {
        draft.marks = withMark(draft.marks, { at: fact.at, on, reason })
      }
    }
  }
  boundMarks(draft)
}

const moveClocks = (draft: SlaDraft, fact: SlaFact): void => {
  for (const [key, clock] of draft.clocks) {
    const moved = isAmong(clock.restartOn, fact)
      ? restartClock(draft, { key, clock }, fact.at)
      : moveClock(clock, fact)
    draft.clocks.set(key, moved)
  }
}

/** Policies come and go; a new hand-off leaves behind the finished clocks of targets that are no more, so that the state stays small. */
const dropStrays = (draft: SlaDraft): void => {
  const known = new Set(draft.sla.targets.map(({ clock }) => clock))
  for (const [key, clock] of draft.clocks) {
    if (!isOpen(clock) && !known.has(key.replace(/@owner$/, ''))) draft.clocks.delete(key)
  }
}

/** Steps that came due by now are taken, once. */
const takeSteps = (draft: SlaDraft): void => {
  for (const { step, ...effect } of pendingSteps(draft.sla, Object.fromEntries(draft.clocks))) {
    if (effect.at > draft.seenAt) break
    const clock = draft.clocks.get(effect.clock)
    if (!clock) continue
    draft.clocks.set(effect.clock, { ...clock, done: [...clock.done, step] })
    draft.effects.push(effect)
  }
}

const changeOf = (
  draft: SlaDraft,
  state: SlaState,
  recent: SlaState['recent'],
): SlaChange | undefined => {
  const changed = [...draft.clocks].filter(([key, clock]) => state.clocks[key] !== clock)
  const removed = Object.keys(state.clocks).filter((key) => !draft.clocks.has(key))
  const paused = draft.marks !== state.pauses
  const remembered = recent !== state.recent
  if (
    changed.length + removed.length === 0 &&
    !paused &&
    !remembered &&
    draft.outcomes.length === 0
  )
    return undefined
  return {
    seenAt: draft.seenAt,
    clocks: Object.fromEntries(changed),
    ...(removed.length > 0 ? { removed } : {}),
    ...(paused ? { pauses: draft.marks } : {}),
    ...(remembered ? { recent } : {}),
    outcomes: draft.outcomes,
    effects: draft.effects.sort((a, b) => a.at - b.at),
  }
}

/**
 * What a fact does to the clocks. Facts may arrive late and out of order; a fact that is told twice changes nothing the second time.
 *
 * @param sla - the compiled service levels
 * @param state - the clocks before
 * @param news - what happened, with the subject of conditions and the calendars of those concerned
 * @returns the change for an event, or `undefined` if nothing changes
 * @throws {@link HandoffError} `INVALID_SLA_POLICY` if somebody has a calendar that the service levels do not know
 * @example
 * ```ts
 * import { advanceSla, applySlaChange, compileSla, emptySlaState } from 'lead-handoff'
 *
 * const sla = compileSla({ id: 'inbound', version: '1', targets: [{ id: 'call', measure: 'first-touch', within: '1h' }] })
 * const nine = Date.UTC(2026, 2, 2, 9)
 * const started = advanceSla(sla, emptySlaState, { fact: { kind: 'handed-off', at: nine } })
 * if (started) {
 *   const state = applySlaChange(emptySlaState, started)
 *   const called = advanceSla(sla, state, { fact: { kind: 'touched', at: nine + 600_000 } })
 *   console.log(called?.outcomes[0]?.outcome) // met
 * }
 * ```
 */
export const advanceSla = (sla: Sla, state: SlaState, news: SlaNews): SlaChange | undefined => {
  const { fact } = news
  const draft: SlaDraft = {
    sla,
    seenAt: Math.max(state.seenAt ?? fact.at, fact.at),
    marks: state.pauses,
    clocks: new Map(Object.entries(state.clocks)),
    outcomes: [],
    effects: [],
  }
  moveClocks(draft, fact)
  if (fact.kind === 'handed-off') dropStrays(draft)
  if (fact.kind === 'assigned') {
    if (fact.owner === null) endOwnerClocks(draft, fact)
    else reassignClocks(draft, news, fact.owner)
  }
  startClocks(draft, news, state.recent)
  markPauses(draft, news)
  for (const [key, clock] of draft.clocks) draft.clocks.set(key, settle(draft, { key, clock }))
  takeSteps(draft)
  return changeOf(draft, state, remember(sla, state.recent, fact))
}
