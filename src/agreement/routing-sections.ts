import { conditionText } from '../conditions/index.ts'
import type { HandoffModel } from '../lead/index.ts'
import type {
  AvailabilityFilter,
  PoolPolicy,
  RoutingPolicy,
  RoutingRule,
  RoutingTarget,
} from '../routing/index.ts'
import type { AgreementLine, AgreementSection } from './agreement.ts'
import { strategyText } from './strategy-text.ts'
import { ifText, sectionOf } from './words.ts'

const targetText = (target: RoutingTarget): string => {
  if ('team' in target) return `one of the team ${target.team}, ${strategyText(target.strategy)}`
  if ('assignee' in target) return target.assignee
  if ('queue' in target) return `the queue ${target.queue}`
  if ('list' in target) return `the rules "${target.list}"`
  if ('firstOf' in target) {
    return `the first that yields somebody: ${target.firstOf.map(targetText).join('; ')}`
  }
  if ('rules' in target) {
    const inner = target.rules.map(
      ({ name, when, target: to }) => `${name}: ${ifText(when)}${targetText(to)}`,
    )
    return `the first of these that yields somebody: (${inner.join('; ')})`
  }
  const { teleQualify, until, afterwards } = target
  return `first ${targetText(teleQualify)}; once ${conditionText(until)}, ${targetText(afterwards)}`
}

const ruleLines = (rules: readonly RoutingRule[], list = ''): readonly AgreementLine[] =>
  rules.map(({ name, when, target }, i) => ({
    label: `${list}${i + 1}. ${name}`,
    text: `${ifText(when)}${targetText(target)}`,
  }))

const ignored: Readonly<Record<AvailabilityFilter, string>> = {
  'outside-hours': 'whether it is within their working hours',
  'out-of-office': 'whether they are out of office',
  'at-capacity': 'whether they have reached their capacity',
}

const nobodyText = (nobody: RoutingPolicy['nobody']): string => {
  if (nobody === 'hold') return 'it is held until somebody can'
  if (nobody === 'ignore-availability') {
    return 'it goes to somebody who is not available: outside their hours first, then beyond their capacity, then out of office'
  }
  return `it waits in the queue ${nobody.queue}`
}

const routingLines = (policy: RoutingPolicy): readonly AgreementLine[] => [
  ...ruleLines(policy.rules),
  ...Object.entries(policy.lists ?? {}).flatMap(([name, rules]) => ruleLines(rules, `${name}, `)),
  ...(policy.ignore && policy.ignore.length > 0
    ? [{ label: 'not asked', text: policy.ignore.map((filter) => ignored[filter]).join(', ') }]
    : []),
  { label: 'if nobody can take it', text: nobodyText(policy.nobody) },
]

const poolText = ({ absence, creditBack }: Required<PoolPolicy>): string => {
  const back =
    absence === 'keep-position' ? 'stands where they stood' : 'gets more until they are even'
  const credited = creditBack.length === 0 ? 'nothing' : creditBack.join(', ')
  return `who comes back from an absence, or joins, ${back}; not counted as received: ${credited}`
}

/**
 * Who gets a lead, in words.
 *
 * @param model - the agreement
 * @returns the rules, and how the teams' shares are kept fair
 */
export const routingSections = ({ routing }: HandoffModel): readonly AgreementSection[] => [
  sectionOf('Who gets a lead', routingLines(routing.policy)),
  sectionOf(
    'Fair shares',
    [...routing.poolPolicies]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([label, pool]) => ({ label, text: poolText(pool) })),
    'No team is named.',
  ),
]
