import { deepStrictEqual } from 'node:assert'
import {
  compileScoring,
  emptyScoreState,
  evaluateScore,
  explainScore,
} from '../../src/scoring/index.ts'
import { type BenchOptions, compare, compareAsync } from './harness.ts'
import { activityBench } from './scoring/activities.ts'
import { type Answer, answerOf, bitIndex, closures, writtenOut } from './scoring/by-hand.ts'
import {
  withJsonLogic,
  withLogicEngine,
  withLogicEngineInterpreted,
  withRulesEngine,
  withZen,
} from './scoring/packages.ts'
import { type BenchLead, leadsOf, policyOf, rulesOf } from './scoring/workload.ts'

type Contender = readonly [name: string, score: (lead: BenchLead) => Answer | Promise<Answer>]

const state = emptyScoreState
const now = 0

/** Takes the leads in turn, so that no contestant may learn one by heart. */
const inTurn = (leads: readonly BenchLead[], score: Contender[1]) => {
  let i = 0
  return () => {
    i = (i + 1) % leads.length
    return score(leads[i] as BenchLead)
  }
}

const contenders = (count: number) => {
  const rules = rulesOf(count)
  const scoring = compileScoring(policyOf(rules))
  const summing =
    (sum: (lead: BenchLead) => number) =>
    (lead: BenchLead): Answer =>
      answerOf(sum(lead))
  const later =
    (sum: (lead: BenchLead) => Promise<number>) =>
    async (lead: BenchLead): Promise<Answer> =>
      answerOf(await sum(lead))
  const fast: readonly Contender[] = [
    ['written out (generated code)', summing(writtenOut(rules))],
    ['closures by hand', summing(closures(rules))],
    ['bit index by hand', summing(bitIndex(rules))],
    ['lead-handoff', (profile) => toAnswer(evaluateScore(scoring, { state, profile, now }))],
    [
      'lead-handoff, explained',
      (profile) => toAnswer(explainScore(scoring, { state, profile, now }).score),
    ],
    ['json-logic-engine, compiled (generated code)', summing(withLogicEngine(rules))],
  ]
  const slow: readonly Contender[] = [
    ['json-logic-engine, interpreted', summing(withLogicEngineInterpreted(rules))],
    ['json-logic-js', summing(withJsonLogic(rules))],
    ['@gorules/zen-engine (async)', later(withZen(rules))],
    ['json-rules-engine (async)', later(withRulesEngine(rules))],
  ]
  return { fast, slow }
}

const toAnswer = ({ dimensions, qualified }: ReturnType<typeof evaluateScore>): Answer => ({
  raw: dimensions['fit']?.raw ?? 0,
  value: dimensions['fit']?.value ?? 0,
  qualified,
})

/** Scores leads under 10, 100 and 1,000 rules in every way, results checked equal first; then activities. */
export const scoringBench = async (options: BenchOptions): Promise<void> => {
  for (const count of options.smoke ? [10] : [10, 100, 1_000]) {
    const leads = leadsOf(1_000)
    const { fast, slow } = contenders(count)
    for (const lead of leads.slice(0, 50)) {
      const expected = await fast[0]?.[1](lead)
      for (const [name, score] of [...fast, ...slow]) {
        deepStrictEqual(await score(lead), expected, `${name} disagrees`)
      }
    }
    const named = (list: readonly Contender[]) =>
      list.map(([name, score]) => ({ name, run: inTurn(leads, score) }))
    compare(`one lead, ${count} rules`, 'bit index by hand', named(fast), options)
    const ours = fast.filter(([name]) => name === 'lead-handoff')
    await compareAsync(
      `one lead, ${count} rules`,
      'lead-handoff',
      named([...ours, ...slow]),
      options,
    )
  }
  activityBench(options)
}
