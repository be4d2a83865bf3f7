import { type Interval, type Ratio, type RuleOutcome, ratioOf, z95 } from '../metrics/index.ts'

/** What a scoring rule is worth. */
export interface RuleLift {
  /** The scoring rule. */
  readonly rule: string
  /** Won out of qualified where the rule gave points. */
  readonly withRule: Ratio
  /** The same for all others. */
  readonly without: Ratio
  /** How many times as often leads with the rule are won; `null` where one side has none. */
  readonly lift: number | null
  /** Where the lift lies with 95 % confidence; an interval that contains 1 says nothing. */
  readonly interval: Interval | null
}

/**
 * The lift of each scoring rule, among the leads that were qualified: of those that were not, nobody knows what would have become. The interval is that of the logarithm of the risk ratio. Source:
 * D. Katz et al., "Obtaining confidence intervals for the risk ratio in cohort studies", Biometrics 34 (1978).
 *
 * @param outcomes - what `ruleOutcomes` presents
 * @returns a row for each rule
 * @example
 * ```ts
 * import { ruleLifts } from 'lead-handoff/feedback'
 *
 * const [row] = ruleLifts([{ rule: 'demo', withRule: [50, 40, 20], without: [50, 30, 10] }])
 * console.log(row?.lift) // 2
 * ```
 */
export const ruleLifts = (outcomes: readonly RuleOutcome[]): readonly RuleLift[] =>
  outcomes.map(({ rule, withRule, without }) => {
    const own = ratioOf(withRule[2], withRule[0])
    const others = ratioOf(without[2], without[0])
    const base = { rule, withRule: own, without: others }
    if (!own.rate || !others.rate) return { ...base, lift: null, interval: null }
    const lift = own.rate / others.rate
    const error = Math.sqrt(1 / own.hits - 1 / own.of + 1 / others.hits - 1 / others.of)
    const factor = Math.exp(z95 * error)
    return { ...base, lift, interval: { low: lift / factor, high: lift * factor } }
  })
