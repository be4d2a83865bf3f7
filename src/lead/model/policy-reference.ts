import type { Fingerprint } from '../../kernel/index.ts'
import type { HandoffModel } from './handoff-model.ts'

/** One policy of an agreement, by its name, its version and its exact content. */
export interface PolicyReference {
  /** Which part of the agreement. */
  readonly part: 'lifecycle' | 'scoring' | 'routing' | 'sla'
  /** Name of the policy. */
  readonly id: string
  /** Version of the content; `null` for a lifecycle without one. */
  readonly version: string | null
  /** Names the exact content. */
  readonly fingerprint: Fingerprint
}

/**
 * The policies of an agreement.
 *
 * @param model - its compiled parts
 * @returns a row for each
 */
export const policiesOf = ({
  lifecycle,
  scoring,
  routing,
  sla,
}: Pick<HandoffModel, 'lifecycle' | 'scoring' | 'routing' | 'sla'>): readonly PolicyReference[] => {
  const { id, version = null } = lifecycle.definition
  const others = Object.entries({ scoring, routing, sla }).map(
    ([part, { policy, fingerprint }]) => ({
      part: part as 'scoring' | 'routing' | 'sla',
      id: policy.id,
      version: policy.version,
      fingerprint,
    }),
  )
  return [{ part: 'lifecycle', id, version, fingerprint: lifecycle.fingerprint }, ...others]
}

/**
 * What the fingerprints on events, scores and clocks stand for. The fingerprint of a whole agreement, as on every event, stands for all its policies; that of a policy for
 * itself. Build it from every agreement that was ever in force, and every decision in the history has its versions.
 *
 * @param models - the agreements
 * @returns the policies by fingerprint
 * @example
 * ```ts
 * import { compileHandoffModel, policyTable } from 'lead-handoff'
 *
 * const model = compileHandoffModel({
 *   scoring: {
 *     id: 'points',
 *     version: '2026-03',
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
 * const table = policyTable([model])
 * console.log(table.get(model.fingerprint)?.length) // 4
 * console.log(table.get(model.scoring.fingerprint)?.[0]?.version) // 2026-03
 * ```
 */
export const policyTable = (
  models: Iterable<Pick<HandoffModel, 'fingerprint' | 'policies'>>,
): ReadonlyMap<Fingerprint, readonly PolicyReference[]> => {
  const table = new Map<Fingerprint, readonly PolicyReference[]>()
  for (const { fingerprint, policies } of models) {
    table.set(fingerprint, policies)
    for (const policy of policies) table.set(policy.fingerprint, [policy])
  }
  return table
}
