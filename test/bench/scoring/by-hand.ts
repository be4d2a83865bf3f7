import type { Comparison } from '../../../src/conditions/index.ts'
import type { BenchLead, BenchRule } from './workload.ts'

/** What every contestant works out. */
export interface Answer {
  readonly raw: number
  readonly value: number
  readonly qualified: boolean
}

/** The answer for a sum of points. */
export const answerOf = (raw: number): Answer => {
  const value = raw < 0 ? 0 : raw
  return { raw, value, qualified: value >= 1 }
}

const expressionOf = ({ field, op, value }: Comparison): string => {
  const text = JSON.stringify(value)
  const name = `lead.${field}`
  const symbols: Readonly<Record<string, string>> = {
    ...{ is: '===', above: '>', atLeast: '>=', below: '<', atMost: '<=' },
  }
  if (op === 'in') {
    return `(${(value as string[]).map((item) => `${name} === ${JSON.stringify(item)}`).join(' || ')})`
  }
  return typeof value === 'number'
    ? `(typeof ${name} === 'number' && ${name} ${symbols[op]} ${text})`
    : `${name} ${symbols[op]} ${text}`
}

/** What a person would write for exactly these rules: one `if` for each. Written out by a program, with generated code. */
export const writtenOut = (rules: readonly BenchRule[]): ((lead: BenchLead) => number) => {
  const lines = rules.map(
    ({ all, points }) => `if (${all.map(expressionOf).join(' && ')}) sum += ${points};`,
  )
  return new Function('lead', `let sum = 0;\n${lines.join('\n')}\nreturn sum;`) as never
}

type Test = (value: unknown) => boolean

const testOf = ({ op, value }: Comparison): Test => {
  const n = value as number
  switch (op) {
    case 'in':
      return (x) => (value as unknown[]).includes(x)
    case 'above':
      return (x) => typeof x === 'number' && x > n
    case 'atLeast':
      return (x) => typeof x === 'number' && x >= n
    case 'below':
      return (x) => typeof x === 'number' && x < n
    case 'atMost':
      return (x) => typeof x === 'number' && x <= n
    default:
      return (x) => x === value
  }
}

type Key = keyof BenchLead

/** One closure for each comparison, in a row. */
export const closures = (rules: readonly BenchRule[]): ((lead: BenchLead) => number) => {
  const compiled = rules.map(({ all, points }) => ({
    points,
    tests: all.map((comparison) => {
      const [outer, inner] = comparison.field.split('.') as [Key, string]
      const test = testOf(comparison)
      return (lead: BenchLead): boolean => test(lead[outer][inner])
    }),
  }))
  return (lead) => {
    let sum = 0
    next: for (const { tests, points } of compiled) {
      for (const test of tests) if (!test(lead)) continue next
      sum += points
    }
    return sum
  }
}

/** A bit index made for these rules: complete, well-typed leads of two levels, conjunctions only, points summed on the way. */
export const bitIndex = (rules: readonly BenchRule[]): ((lead: BenchLead) => number) => {
  const words = (rules.length + 31) >> 5
  const points = Int32Array.from(rules.map((rule) => rule.points))
  const names = [...new Set(rules.flatMap(({ all }) => all.map(({ field }) => field)))]
  const fields = names.map((name) => {
    const [outer, inner] = name.split('.') as [Key, string]
    const uses = rules.flatMap(({ all }, rule) =>
      all.filter(({ field }) => field === name).map((comparison) => ({ rule, comparison })),
    )
    const constants = uses.flatMap(({ comparison }) => comparison.value ?? [])
    const cuts = Float64Array.from(
      new Set(constants.filter((x): x is number => typeof x === 'number')),
    ).sort()
    const codes = new Map(constants.filter((x) => typeof x !== 'number').map((x) => [x, 0]))
    const values: unknown[] = ['no such value']
    for (const code of codes.keys()) codes.set(code, values.push(code) - 1)
    const first = values.length
    for (const cut of cuts) values.push(cut - 0.5, cut)
    values.push((cuts.at(-1) ?? 0) + 0.5)
    const masks = new Int32Array(values.length * words).fill(-1)
    for (const [row, value] of values.entries()) {
      for (const { rule, comparison } of uses) {
        const at = row * words + (rule >> 5)
        if (!testOf(comparison)(value)) masks[at] = (masks[at] ?? 0) & ~(1 << (rule & 31))
      }
    }
    return { outer, inner, cuts, codes, first, masks }
  })
  const rows = new Int32Array(fields.length)
  return (lead) => {
    for (let f = 0; f < fields.length; f += 1) {
      const { outer, inner, cuts, codes, first } = fields[f] as (typeof fields)[number]
      const value = lead[outer][inner]
      if (typeof value === 'number') {
        let low = 0
        let high = cuts.length
        while (low < high) {
          const middle = (low + high) >> 1
          if ((cuts[middle] as number) < value) low = middle + 1
          else high = middle
        }
        rows[f] = (first + 2 * low + (cuts[low] === value ? 1 : 0)) * words
      } else rows[f] = (codes.get(value as string) ?? 0) * words
    }
    let sum = 0
    for (let word = 0; word < words; word += 1) {
      let bits = -1
      for (let f = 0; f < fields.length; f += 1) {
        bits &= fields[f]?.masks[(rows[f] as number) + word] as number
      }
      while (bits !== 0) {
        const rule = (word << 5) | (31 - Math.clz32(bits & -bits))
        if (rule < points.length) sum += points[rule] as number
        bits &= bits - 1
      }
    }
    return sum
  }
}
