import type { HandoffModel } from '../lead/index.ts'
import type { Agreement, AgreementLine } from './agreement.ts'
import { lifecycleSections } from './lifecycle-sections.ts'
import { routingSections } from './routing-sections.ts'
import { scoringSections } from './scoring-sections.ts'
import { serviceLevelSections } from './service-level-sections.ts'
import { tellingSections } from './telling-sections.ts'
import { sectionOf } from './words.ts'

const policyLines = ({ policies, fingerprint }: HandoffModel): readonly AgreementLine[] => [
  ...policies.map(({ part, id, version, fingerprint: own }) => ({
    label: part,
    text: `${id}, ${version === null ? 'without a version' : `version ${version}`} (${own})`,
  })),
  { label: 'all together', text: fingerprint },
]

/**
 * The whole agreement in words, so that both departments can read what they agreed. It is made of the compiled model alone: what is in force is what is written.
 *
 * @param model - the agreement
 * @returns the document as data; for people {@link agreementText} or {@link agreementMarkdown}
 * @example
 * ```ts
 * import { agreementOf, compileHandoffModel } from 'lead-handoff'
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
 * console.log(agreementOf(model).sections[1]?.lines[0]?.text) // engagement is at least 50
 * ```
 */
export const agreementOf = (model: HandoffModel): Agreement => ({
  fingerprint: model.fingerprint,
  policies: model.policies,
  sections: [
    sectionOf('Policies', policyLines(model)),
    ...scoringSections(model),
    ...lifecycleSections(model),
    ...routingSections(model),
    ...serviceLevelSections(model),
    ...tellingSections(model),
  ],
})
