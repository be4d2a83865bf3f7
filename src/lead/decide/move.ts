import { type Instant, parseDuration, toInstant } from '../../kernel/index.ts'
import type { LifecycleTransition, StageMark } from '../../lifecycle/index.ts'
import { rulesBehind } from '../../scoring/index.ts'
import type { AnyTransition } from '../commands/transition-command.ts'
import { type Refusal, refusal } from '../refusal.ts'
import type { Handoff } from '../state/handoff.ts'
import type { PersonId } from '../state/ids.ts'
import { takeOffer } from './acknowledgement.ts'
import { tellClocks } from './clocks.ts'
import type { Draft } from './draft.ts'
import { emitMoved } from './emit-moved.ts'
import { scoreInputOf } from './score-of.ts'

/** The milestones that a move reaches; a new pass through the funnel begins without any, also for a lead that was lost with all of them. */
const marksReached = (
  { model, lead }: Draft,
  to: string,
  startsCycle: boolean,
): readonly StageMark[] => {
  const { stages } = model.lifecycle
  const before = startsCycle ? undefined : stages.get(lead.stage)?.marks
  const reached: StageMark[] = []
  // a loop, because filter takes seven times as long on the frozen lists of a lifecycle
  for (const mark of stages.get(to)?.marks ?? []) {
    if (!before?.includes(mark)) reached.push(mark)
  }
  return reached
}

/** The rules that a qualification rests on, so that their worth can be told from what becomes of the lead. */
const rulesOf = (draft: Draft): readonly string[] =>
  rulesBehind(draft.model.scoring, scoreInputOf(draft, draft.facts.now))

/**
 * Tells the clocks of the stage in which the lead now stands. One that is not open ends the clocks of the hand-off.
 *
 * @param draft - the decision under way
 * @param assignee - whose lead it was
 */
export const enterStage = (draft: Draft, assignee: PersonId | null | undefined): void => {
  const { stage, kind, checkInAt } = draft.lead
  if (draft.model.sla.targets.length === 0) return
  const entered = {
    kind: 'stage-entered',
    stage,
    stageKind: kind,
    marks: draft.model.lifecycle.stages.get(stage)?.marks ?? [],
  } as const
  tellClocks(draft, checkInAt === null ? entered : { checkInAt, ...entered }, { assignee })
}

/** What the clocks hear of a move: a decision of sales is a review, and every stage has clocks of its own. */
const tellClocksOfMove = (
  draft: Draft,
  handoff: Handoff | null,
  reached: readonly StageMark[],
): void => {
  const { lead } = draft
  const ended = handoff !== null && lead.handoff === null
  if (ended || (handoff && reached.includes('accepted'))) {
    tellClocks(draft, { kind: 'reviewed' }, { assignee: handoff.assignee })
  }
  enterStage(draft, handoff?.assignee)
}

/** When the lead is looked at again: whoever parks it may say so, and otherwise the agreement does, so that no lead waits for ever. */
const checkInOf = (
  { at, model }: Draft,
  { checkInAt }: AnyTransition,
  isParked: boolean,
): Instant | null => {
  if (checkInAt !== undefined) return toInstant(checkInAt, 'checkInAt')
  return isParked ? at + parseDuration(model.rules.recycleFor) : null
}

/**
 * Moves a lead to another stage.
 *
 * @param draft - the decision under way
 * @param exit - the transition
 * @param command - the command, formally sound and not objected to
 * @returns nothing; a move that came so far is made
 */
export const move = (
  draft: Draft,
  exit: LifecycleTransition,
  command: AnyTransition,
): undefined => {
  const { lead } = draft
  const to = exit.target === 'same' ? lead.stage : (command.to ?? (exit.to[0] as string))
  const kind = draft.model.lifecycle.stages.get(to)?.kind ?? 'open'
  const startsCycle = exit.startsCycle
  const reached = marksReached(draft, to, startsCycle)
  if (reached.includes('accepted')) takeOffer(draft)
  emitMoved(draft, {
    transition: exit.name,
    from: lead.stage,
    to,
    fromKind: lead.kind,
    reached,
    elapsedMs: Math.max(0, draft.at - lead.enteredStageAt),
    reason: command.reason ?? null,
    override: draft.by === null ? null : (command.override ?? null),
    score: lead.score,
    revenue: command.revenue ?? null,
    checkInAt: checkInOf(draft, command, kind === 'parked' && lead.stage !== to),
    startsCycle,
    rules: reached.includes('qualified') ? rulesOf(draft) : null,
    undone: null,
    stage: to,
    kind,
    cycle: startsCycle && lead.qualifiedThisCycle ? lead.cycle + 1 : lead.cycle,
  })
  if (lead.stage !== to) tellClocksOfMove(draft, lead.handoff, reached)
}

/**
 * Takes back the last move. The history keeps both; metrics subtract what the event names.
 *
 * @param draft - the decision under way
 * @param exit - the transition
 * @param command - the command, formally sound and not objected to
 * @returns a refusal if there is nothing to take back
 */
export const correct = (
  draft: Draft,
  exit: LifecycleTransition,
  command: AnyTransition,
): Refusal | undefined => {
  const { lead, model } = draft
  const last = lead.trail.at(-1)
  if (!last) return refusal('NOTHING_TO_CORRECT', { leadId: lead.id })
  const undoneRevenue = last.kind === 'won' ? lead.revenue : null
  emitMoved(draft, {
    transition: exit.name,
    from: lead.stage,
    to: last.from,
    fromKind: lead.kind,
    reached: [],
    elapsedMs: Math.max(0, draft.at - lead.enteredStageAt),
    reason: command.reason ?? null,
    override: null,
    score: lead.score,
    revenue: null,
    checkInAt: null,
    startsCycle: false,
    rules: null,
    undone: {
      version: last.version,
      at: last.at,
      transition: last.transition,
      from: last.from,
      fromKind: last.fromKind,
      to: last.to,
      reached: last.reached,
      kind: last.kind,
      reason: last.reason,
      revenue: undoneRevenue,
      assignee: last.assignee,
      cycle: last.cycle,
      grade: last.grade,
      journey: last.before.journey,
    },
    stage: last.from,
    kind: model.lifecycle.stages.get(last.from)?.kind ?? 'open',
    cycle: lead.cycle,
  })
  // a hand-off that was given back came with its clocks
  if (draft.lead.sla !== lead.sla) return undefined
  const assignee = lead.handoff?.assignee
  if (lead.handoff && !draft.lead.handoff) tellClocks(draft, { kind: 'withdrawn' }, { assignee })
  // sales has not judged the lead after all, and must not forget it
  else if (lead.handoff && last.reached.includes('accepted')) {
    tellClocks(
      draft,
      assignee == null ? { kind: 'reopened' } : { kind: 'reopened', owner: assignee },
    )
  }
  enterStage(draft, assignee)
  return undefined
}
