import {
  type ConditionNames,
  compileCondition,
  compileConditionIndex,
  type Predicates,
} from '../conditions/index.ts'
import { compareText, fingerprint } from '../kernel/index.ts'
import type { Counter, CounterSpec } from './counter.ts'
import { counterKey, counterSpecOf } from './counter-of.ts'
import { fadeOf, pointUnits } from './fade.ts'
import { parseScoringPolicy } from './parse-scoring-policy.ts'
import type { ScoreLine } from './score-explanation.ts'
import type { Scoring } from './scoring.ts'
import type { ActivityRule, ProfileRule, ScoringPolicy, ScoringRule } from './scoring-policy.ts'
import type { CompiledScoring, ScoringProgram, Target } from './scoring-program.ts'

const ungrouped = (dimension: number): Target => ({
  dimension,
  min: Number.NEGATIVE_INFINITY,
  max: Number.POSITIVE_INFINITY,
})

const targetsOf = (policy: ScoringPolicy): readonly Target[] => {
  const names = Object.keys(policy.dimensions)
  const groups = new Map<string, number>()
  for (const { group, dimension } of policy.rules) {
    if (group !== undefined) groups.set(group, names.indexOf(dimension))
  }
  return [
    ...names.map((_, i) => ungrouped(i)),
    ...[...groups]
      .sort(([a], [b]) => compareText(a, b))
      .map(([group, dimension]) => {
        const { min, max } = policy.groups?.[group] ?? {}
        return {
          group,
          dimension,
          min: min === undefined ? Number.NEGATIVE_INFINITY : min * pointUnits,
          max: max === undefined ? Number.POSITIVE_INFINITY : max * pointUnits,
        }
      }),
  ]
}

const compileCounter = (spec: CounterSpec, predicates: Predicates): Counter => ({
  ...spec,
  key: counterKey(spec),
  ...(spec.where === undefined ? {} : { matches: compileCondition(spec.where, { predicates }) }),
})

const byActivity = (counters: Iterable<Counter>): Map<string, readonly Counter[]> => {
  const found = new Map<string, readonly Counter[]>()
  for (const counter of counters) {
    for (const type of counter.activities) found.set(type, [...(found.get(type) ?? []), counter])
  }
  return found
}

const factLine = ({ id, label, dimension, points }: ProfileRule): ScoreLine =>
  Object.freeze({ kind: 'fact', id, label: label ?? id, dimension, points, exact: points })

const isActivityRule = (rule: ScoringRule): rule is ActivityRule => 'activity' in rule
const isProfileRule = (rule: ScoringRule): rule is ProfileRule => 'when' in rule

const programFor = (policy: ScoringPolicy, names: ConditionNames): ScoringProgram => {
  const dimensions = Object.keys(policy.dimensions)
  const targets = targetsOf(policy)
  const targetOf = ({ group, dimension }: ScoringRule): number =>
    group === undefined
      ? dimensions.indexOf(dimension)
      : targets.findIndex((target) => target.group === group)
  const byKey = new Map<string, Counter>()
  const counterOf = (rule: ActivityRule): Counter => {
    const spec = counterSpecOf(rule, policy.dayStartMinutes ?? 0)
    const counter = byKey.get(counterKey(spec)) ?? compileCounter(spec, names.predicates ?? {})
    byKey.set(counter.key, counter)
    return counter
  }
  const rules = [...policy.rules].sort((a, b) => compareText(a.id, b.id))
  const profileRules = rules
    .filter(isProfileRule)
    .map((rule) => ({
      when: compileCondition(rule.when, names),
      line: factLine(rule),
      units: rule.points * pointUnits,
      target: targetOf(rule),
    }))
    .sort((a, b) => a.target - b.target)
  const activityRules = rules.filter(isActivityRule).map((rule) => ({
    rule,
    counter: counterOf(rule),
    limit: rule.limit ?? {},
    left: fadeOf(rule.decay, rule.windowDays).left,
    target: targetOf(rule),
  }))
  const index = compileConditionIndex(
    profileRules.map(({ when }) => when),
    names.predicates,
  )
  return {
    dimensions,
    definitions: Object.values(policy.dimensions),
    grade: policy.grade,
    dayStartMinutes: policy.dayStartMinutes ?? 0,
    targets,
    profileRules,
    index,
    matched: new Int32Array(index.words),
    profileUnits: Float64Array.from(profileRules, ({ units }) => units),
    profileTargets: Int32Array.from(profileRules, ({ target }) => target),
    activityRules,
    counters: byActivity(byKey.values()),
    timeDependent:
      activityRules.some(({ left }) => left.length > 1) ||
      profileRules.some(({ when }) => when.timeDependent),
    thresholds: Object.entries(policy.thresholds),
  }
}

/**
 * Compiles a scoring policy. Do it once and keep the result.
 *
 * @param policy - the policy as data
 * @param names - the profile's fields and the predicates that its conditions may refer to
 * @returns the compiled policy
 * @throws {@link HandoffError} `INVALID_SCORING_POLICY` with every place that is wrong
 * @example
 * ```ts
 * import { compileScoring, emptyScoreState, evaluateScore } from 'lead-handoff'
 *
 * const scoring = compileScoring({
 *   id: 'agreed',
 *   version: '1',
 *   dimensions: { fit: { min: 0, max: 100 } },
 *   rules: [
 *     {
 *       id: 'large-company',
 *       dimension: 'fit',
 *       when: { field: 'company.employees', op: 'atLeast', value: 200 },
 *       points: 40,
 *     },
 *   ],
 *   thresholds: { qualified: { all: [{ score: 'fit', atLeast: 40 }] } },
 * })
 * const profile = { company: { employees: 250 } }
 * console.log(evaluateScore(scoring, { state: emptyScoreState, profile, now: 0 }).qualified) // true
 * ```
 */
export const compileScoring = (policy: ScoringPolicy, names: ConditionNames = {}): Scoring => {
  const own = parseScoringPolicy(policy, names)
  const compiled: CompiledScoring = {
    policy: own,
    fingerprint: fingerprint(own),
    version: own.version,
    program: programFor(own, names),
  }
  return Object.freeze(compiled)
}
