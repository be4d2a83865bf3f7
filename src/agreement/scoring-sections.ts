import { conditionText } from '../conditions/index.ts'
import type { HandoffModel } from '../lead/index.ts'
import type {
  ActivityRule,
  Band,
  Decay,
  Mark,
  RuleGroup,
  RuleLimit,
  ScoringPolicy,
  ScoringRule,
} from '../scoring/index.ts'
import type { AgreementLine, AgreementSection } from './agreement.ts'
import { ifText, named, sectionOf } from './words.ts'

const markText = (mark: Mark): string => {
  if ('grade' in mark) {
    const kept = mark.keep ? ` (once reached, also ${mark.keep.join(', ')})` : ''
    return `grade is one of ${mark.grade.join(', ')}${kept}`
  }
  const kept = mark.keep === undefined ? '' : ` (once reached, down to ${mark.keep})`
  return `${mark.score} is at least ${mark.atLeast}${kept}`
}

const thresholds = ({ scoring, rules }: HandoffModel): readonly AgreementLine[] => [
  ...Object.entries(scoring.policy.thresholds).map(([name, { label, all }]) => ({
    label: name,
    text: `${label === undefined ? '' : `${label}: `}${all.map(markText).join(' and ')}`,
  })),
  {
    label: 'then',
    text:
      rules.qualify === 'automatic' ? 'it is qualified at once' : 'somebody qualifies it by hand',
  },
]

const bandText = ({ label, from }: Band): string =>
  from === undefined ? `${label} below` : `${label} from ${from}`

const rangeText = (min: number | undefined, max: number | undefined): string => {
  if (min !== undefined && max !== undefined) return `from ${min} to ${max}`
  if (min !== undefined) return `at least ${min}`
  return max === undefined ? '' : `at most ${max}`
}

const groupText = ({ min, max }: RuleGroup): string => {
  const bounds = [
    ...(min === undefined ? [] : [`at least ${min}`]),
    ...(max === undefined ? [] : [`at most ${max}`]),
  ]
  return bounds.length === 0
    ? 'its rules are not bounded'
    : `its rules give together ${bounds.join(', ')}`
}

const clock = (minutes: number): string => {
  const of = (minutes + 1_440) % 1_440
  return [Math.floor(of / 60), of % 60].map((n) => String(n).padStart(2, '0')).join(':')
}

const dimensions = (policy: ScoringPolicy): readonly AgreementLine[] => {
  const { grade, groups = {}, dayStartMinutes } = policy
  const sides = Object.entries(policy.dimensions).map(([name, { label, min, max, bands = [] }]) => {
    const parts = [rangeText(min, max), bands.map(bandText).join(', ')].filter(
      (part) => part !== '',
    )
    return { label: named(name, label), text: parts.join('; ') || 'the sum of its points' }
  })
  const gradeText = grade && [grade.rows, grade.columns].filter((side) => side !== undefined)
  return [
    ...sides,
    ...(gradeText
      ? [{ label: 'grade', text: gradeText.map((side) => `the band of ${side}`).join(', then ') }]
      : []),
    ...Object.entries(groups).map(([name, group]) => ({
      label: named(name, group.label),
      text: groupText(group),
    })),
    ...(dayStartMinutes ? [{ label: 'day', text: `begins at ${clock(dayStartMinutes)} UTC` }] : []),
  ]
}

const limitText = ({ perDay, perWeek, oncePerContent, ever }: RuleLimit): string => {
  const parts = [
    ...(perDay === undefined ? [] : [`at most ${perDay} a day`]),
    ...(perWeek === undefined ? [] : [`at most ${perWeek} a week`]),
    ...(oncePerContent ? ['once for each content'] : []),
    ...(ever === undefined ? [] : [`at most ${ever} ever`]),
  ]
  return parts.join(', ')
}

const decayText = (decay: Decay): string => {
  if ('halfLifeDays' in decay) return `half is left after ${decay.halfLifeDays} days, and so on`
  if ('percentPerMonth' in decay) {
    return `fades by ${decay.percentPerMonth} % of the points every 30 days`
  }
  return decay.steps
    .map(({ afterDays, percentLeft }) => `${percentLeft} % is left after ${afterDays} days`)
    .join(', ')
}

const activityText = ({ activity, where, limit, decay, windowDays }: ActivityRule): string => {
  const kinds = typeof activity === 'string' ? activity : activity.join(' or ')
  const parts = [
    `for each ${kinds}${where ? ` where ${conditionText(where)}` : ''}`,
    ...(limit ? [limitText(limit)] : []),
    ...(decay ? [decayText(decay)] : []),
    ...(windowDays === undefined ? [] : [`of the last ${windowDays} days`]),
  ]
  return parts.filter((part) => part !== '').join('; ')
}

const ruleLine = (rule: ScoringRule, groups: ScoringPolicy['groups']): AgreementLine => {
  const { id, label = id, points, group } = rule
  const what = 'activity' in rule ? activityText(rule) : ifText(rule.when).replace(/: $/, '')
  const shared = group === undefined ? '' : `; in the group ${named(group, groups?.[group]?.label)}`
  return {
    label: points > 0 ? `+${points}` : String(points),
    text: `${label}: ${what}${shared}`,
  }
}

/**
 * When a lead is ready, in words.
 *
 * @param model - the agreement
 * @returns what counts as qualified, how the score is made, and the points of each dimension
 */
export const scoringSections = (model: HandoffModel): readonly AgreementSection[] => {
  const { policy } = model.scoring
  const points = Object.entries(policy.dimensions).map(([name, { label }]) =>
    sectionOf(
      `Points for ${named(name, label)}`,
      policy.rules
        .filter(({ dimension }) => dimension === name)
        .map((rule) => ruleLine(rule, policy.groups)),
    ),
  )
  return [
    sectionOf('What counts as qualified', thresholds(model)),
    sectionOf('How the score is made', dimensions(policy)),
    ...points,
  ]
}
