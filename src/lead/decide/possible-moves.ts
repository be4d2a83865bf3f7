import type { LifecycleTransition, TransitionActor } from '../../lifecycle/index.ts'
import type { AnyTransition } from '../commands/transition-command.ts'
import type { HandoffModel } from '../model/handoff-model.ts'
import type { Refusal } from '../refusal.ts'
import { createDraft, type Draft } from './draft.ts'
import type { Facts } from './facts.ts'
import { transition } from './transition.ts'

/** A transition that the lifecycle allows from where a lead stands. */
export interface PossibleMove {
  /** Its name. */
  readonly transition: string
  /** The stages it may lead to; the present one if it stays. */
  readonly to: readonly string[]
  /** Who may make it. */
  readonly by: TransitionActor
  /** The agreed reasons; empty if none is needed. */
  readonly reasons: readonly string[]
  /** What still speaks against it; `null` if nothing does. */
  readonly blockedBy: Refusal | null
}

/** The transition with everything given that a command can give, so that only what the lead lacks speaks against it. */
const fullCommand = ({ lead, at }: Draft, exit: LifecycleTransition): AnyTransition => ({
  type: exit.name,
  leadId: lead.id,
  ...(exit.reasons[0] === undefined ? {} : { reason: exit.reasons[0] }),
  ...(exit.to[0] === undefined ? {} : { to: exit.to[0] }),
  revenue: { amountMinor: 0, currency: 'EUR' },
  checkInAt: at,
})

/**
 * What may happen next with a lead, and what each of it still waits for.
 *
 * @param model - the policies
 * @param facts - the lead, the instant, and the team and pools that a hand-off would be routed with
 * @returns the transitions from its stage, in the order of the lifecycle; none without a lead
 * @example
 * ```ts
 * import { compileHandoffModel, decide, possibleMoves } from 'lead-handoff'
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
 * const now = Date.UTC(2026, 0, 5)
 * const captured = decide(model, { type: 'capture', leadId: 'ada' }, { now, commandId: 'c1' })
 * if (!captured.ok) throw new Error(captured.refusal.message)
 * const record = captured.value.changes[0]?.record
 * if (record) {
 *   const moves = possibleMoves(model, { now, commandId: '-', record })
 *   console.log(moves.map((move) => move.transition).join()) // qualify,reassign,claim,trash
 * }
 * ```
 */
export const possibleMoves = (model: HandoffModel, facts: Facts): readonly PossibleMove[] => {
  const lead = facts.record?.lead
  const stage = lead && model.lifecycle.stages.get(lead.stage)
  if (!stage || lead.mergedInto !== null) return []
  const previous = lead.trail.at(-1)?.from
  const moves: PossibleMove[] = []
  // whoever has the lead, or somebody who could take it
  const by = lead.handoff?.assignee ?? facts.team?.[0]?.id ?? 'somebody'
  for (const exit of stage.exits.values()) {
    if (exit.target === 'previous' && previous === undefined) continue
    // decided for real, on a draft that is thrown away
    const draft = createDraft({ model, facts, at: undefined, by })
    const stays = exit.target === 'same' ? [lead.stage] : [previous as string]
    moves.push({
      transition: exit.name,
      to: exit.target === 'stage' ? exit.to : stays,
      by: exit.by,
      reasons: exit.reasons,
      blockedBy: transition(draft, fullCommand(draft, exit)) ?? null,
    })
  }
  return moves
}
