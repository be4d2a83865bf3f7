import { ZenEngine } from '@gorules/zen-engine'
import { LogicEngine } from 'json-logic-engine'
import jsonLogic, { type RulesLogic } from 'json-logic-js'
import { Engine } from 'json-rules-engine'
import type { Comparison } from '../../../src/conditions/index.ts'
import type { BenchLead, BenchRule } from './workload.ts'

const symbols: Readonly<Record<string, string>> = {
  ...{ is: '===', above: '>', atLeast: '>=', below: '<', atMost: '<=', in: 'in' },
}

const logicOf = ({ field, op, value }: Comparison): RulesLogic =>
  ({ [symbols[op] as string]: [{ var: field }, value] }) as never

/** The sum of the points of all rules that hold, as JSON logic. */
const sumOf = (rules: readonly BenchRule[]): RulesLogic =>
  ({
    '+': rules.map(({ all, points }) => ({ if: [{ and: all.map(logicOf) }, points, 0] })),
  }) as never

export const withJsonLogic = (rules: readonly BenchRule[]) => {
  const logic = sumOf(rules)
  return (lead: BenchLead): number => jsonLogic.apply(logic, lead) as number
}

/** Compiled with generated code. */
export const withLogicEngine = (rules: readonly BenchRule[]) =>
  new LogicEngine().build(sumOf(rules) as never) as (lead: BenchLead) => number

/** The same package without generated code. */
export const withLogicEngineInterpreted = (rules: readonly BenchRule[]) => {
  const engine = new LogicEngine()
  const logic = sumOf(rules) as never
  return (lead: BenchLead): number => engine.run(logic, lead) as number
}

const operators: Readonly<Record<string, string>> = {
  ...{ is: 'equal', above: 'greaterThan', atLeast: 'greaterThanInclusive', below: 'lessThan' },
  ...{ atMost: 'lessThanInclusive', in: 'in' },
}

export const withRulesEngine = (rules: readonly BenchRule[]) => {
  const engine = new Engine()
  for (const { id, all, points } of rules) {
    const conditions = all.map(({ field, op, value }) => {
      const [fact, key] = field.split('.') as [string, string]
      return { fact, path: `$.${key}`, operator: operators[op] as string, value }
    })
    engine.addRule({ conditions: { all: conditions }, event: { type: id, params: { points } } })
  }
  return async (lead: BenchLead): Promise<number> => {
    const { events } = await engine.run({ ...lead })
    return events.reduce((sum, { params }) => sum + (params?.['points'] as number), 0)
  }
}

const zenOf = ({ field, op, value }: Comparison): string =>
  op === 'in' || op === 'is'
    ? `${field} ${op === 'in' ? 'in' : '=='} ${JSON.stringify(value)}`
    : `${field} ${symbols[op]} ${value}`

export const withZen = (rules: readonly BenchRule[]) => {
  const sum = rules
    .map(({ all, points }) => `(${all.map(zenOf).join(' and ')} ? ${points} : 0)`)
    .map((term, i) => ({ id: `e${i}`, key: `p${i}`, value: term }))
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
      {
        ...{ id: 'sum', type: 'expressionNode', name: 'sum', position: { x: 1, y: 0 } },
        content: { expressions: sum },
      },
      { id: 'out', type: 'outputNode', name: 'out', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'sum', type: 'edge' },
      { id: 'b', sourceId: 'sum', targetId: 'out', type: 'edge' },
    ],
  })
  return async (lead: BenchLead): Promise<number> => {
    const { result } = await decision.evaluate(lead)
    return Object.values(result as Record<string, number>).reduce((a, b) => a + b, 0)
  }
}
