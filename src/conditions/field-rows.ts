import type { Comparison } from './condition.ts'
import type { Operator } from './operator.ts'

/** Operators whose answer depends on the kind of value, or on where it lies between the constants of the conditions. */
const tabulated: ReadonlySet<Operator> = new Set<Operator>([
  'is',
  'isNot',
  'in',
  'notIn',
  'above',
  'atLeast',
  'below',
  'atMost',
  'between',
  'present',
  'absent',
])

/**
 * Whether all values of a field fall into few classes for a comparison.
 *
 * @param comparison - a checked comparison
 * @returns `false` for patterns, lists and time
 */
export const isTabulated = ({ op }: Comparison): boolean => tabulated.has(op)

const missing = 0
const list = 1
const other = 2
const notFinite = 3
const no = 4
const yes = 5
const otherText = 6

/** The classes that the values of one field fall into. */
export interface FieldRows {
  /** The class of each text that some condition names. */
  readonly texts: ReadonlyMap<string, number>
  /** The numbers that some condition names, rising. */
  readonly points: Float64Array
  /** The class of numbers below all points; from there on every second class is a point. */
  readonly firstNumber: number
  /** One value for each class. */
  readonly samples: readonly unknown[]
}

/** The class of an object, a list, a function or a symbol. */
const oddRow = (value: unknown): number => {
  if (value === null || typeof value === 'function') return missing
  return Array.isArray(value) ? (value.length === 0 ? missing : list) : other
}

const numberRow = (value: number, points: Float64Array, firstNumber: number): number => {
  if (!Number.isFinite(value)) return notFinite
  let low = 0
  let high = points.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((points[middle] as number) < value) low = middle + 1
    else high = middle
  }
  // between two constants, or on one
  return firstNumber + 2 * low + (points[low] === value ? 1 : 0)
}

/**
 * The class of a value. Never throws.
 *
 * @param rows - the classes of the field
 * @param value - what the field holds
 * @returns a position in `samples`
 */
export const rowOf = (rows: FieldRows, value: unknown): number => {
  if (typeof value === 'number') return numberRow(value, rows.points, rows.firstNumber)
  if (typeof value === 'string') {
    return value === '' ? missing : (rows.texts.get(value) ?? otherText)
  }
  if (typeof value === 'boolean') return value ? yes : no
  return value === undefined ? missing : oddRow(value)
}

const numberSamples = (points: Float64Array): number[] => {
  const samples: number[] = []
  for (const [i, point] of points.entries()) {
    const before = points[i - 1]
    samples.push(before === undefined ? point - Math.abs(point) - 1 : before / 2 + point / 2, point)
  }
  const last = points.at(-1) ?? 0
  return [...samples, last + Math.abs(last) + 1]
}

/**
 * Finds the classes of a field's values.
 *
 * @param comparisons - every comparison with the field
 * @returns the classes
 */
export const fieldRows = (comparisons: readonly Comparison[]): FieldRows => {
  const constants = comparisons.flatMap(({ value }) => value ?? [])
  const texts = [...new Set(constants.filter((x): x is string => typeof x === 'string'))]
  const numbers = constants.filter((x): x is number => typeof x === 'number')
  // -0 and 0 are one constant
  const points = Float64Array.from(new Set(numbers.map((x) => x + 0))).sort()
  // a text that no condition names: longer than all of them
  const strange = `${texts.reduce((a, b) => (a.length > b.length ? a : b), '')}\u0000`
  const first = [undefined, [0], {}, Number.NaN, false, true, strange]
  return {
    texts: new Map(texts.map((value, i) => [value, first.length + i])),
    points,
    firstNumber: first.length + texts.length,
    samples: [...first, ...texts, ...numberSamples(points)],
  }
}
