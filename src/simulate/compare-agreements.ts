import type { HandoffModel } from '../lead/index.ts'
import { type Replayed, replayAgreement } from './replay-agreement.ts'
import type { ReplayInput } from './replay-input.ts'

/** Two agreements and the history that both are tried on. */
export interface CompareInput extends ReplayInput {
  /** The agreement in force. */
  readonly before: HandoffModel
  /** The agreement to be tried. */
  readonly after: HandoffModel
}

/** Two agreements beside each other. */
export interface AgreementComparison {
  /** What the agreement in force comes to in the same replay, so that like is compared with like. */
  readonly before: Replayed
  /** What the other one would have come to. */
  readonly after: Replayed
  /** Leads that would have qualified only under the new one. */
  readonly gained: readonly string[]
  /** Leads that would have qualified only under the old one. */
  readonly lost: readonly string[]
  /** Leads that both hand off, to different people or queues. */
  readonly moved: readonly {
    /** The lead. */
    readonly id: string
    /** Who got it under the old one: a person or a queue. */
    readonly before: string
    /** Who would have got it. */
    readonly after: string
  }[]
}

/**
 * Tries a new agreement on real history and sets it beside the old one, before it is switched on: who would have qualified and when first, who would have got whom, what load per person, and which
 * deadlines would have been met by what sales really did.
 *
 * @param input - both agreements, the leads with their histories, the team and the instant
 * @returns both replays, and where they differ
 * @throws {@link HandoffError} `LIMIT_EXCEEDED` for more than `limits.previewLeads` leads
 * @example
 * ```ts
 * import { compareAgreements, compileHandoffModel } from 'lead-handoff'
 *
 * const agreement = (atLeast: number) =>
 *   compileHandoffModel({
 *     scoring: {
 *       id: 'points',
 *       version: `${atLeast}`,
 *       dimensions: { engagement: {} },
 *       rules: [{ id: 'demo', dimension: 'engagement', activity: 'demo-request', points: 50 }],
 *       thresholds: { qualified: { all: [{ score: 'engagement', atLeast }] } },
 *     },
 *     routing: {
 *       id: 'inbound',
 *       version: '1',
 *       rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'round-robin' } }],
 *       nobody: 'hold',
 *     },
 *   })
 * const both = { before: agreement(50), after: agreement(60) }
 * console.log(compareAgreements({ ...both, leads: [], team: [], now: 0 }).lost) // []
 * ```
 */
export const compareAgreements = ({
  before: old,
  after: tried,
  ...input
}: CompareInput): AgreementComparison => {
  // both replays read the leads, and an iterator can be read once
  const leads = [...input.leads]
  const before = replayAgreement(old, { ...input, leads })
  const after = replayAgreement(tried, { ...input, leads })
  const gained: string[] = []
  const lost: string[] = []
  const moved: AgreementComparison['moved'][number][] = []
  for (const [i, first] of before.leads.entries()) {
    const second = after.leads[i]
    if (!second) continue
    const { id } = first
    if (first.qualifiedAt === null && second.qualifiedAt !== null) gained.push(id)
    if (first.qualifiedAt !== null && second.qualifiedAt === null) lost.push(id)
    const [from, to] = [first, second].map(({ assignee, queue }) => assignee ?? queue)
    if (from && to && from !== to) moved.push({ id, before: from, after: to })
  }
  return { before, after, gained, lost, moved }
}
