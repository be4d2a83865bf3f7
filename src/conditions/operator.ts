/** The operators of a comparison, with what they mean. */
export const operators = {
  is: 'equals',
  isNot: 'is there and differs from',
  in: 'is one of',
  notIn: 'is there and is none of',
  above: 'is more than',
  atLeast: 'is at least',
  below: 'is less than',
  atMost: 'is at most',
  between: 'lies between',
  contains: 'contains',
  startsWith: 'starts with',
  endsWith: 'ends with',
  hasAny: 'has any of',
  hasAll: 'has all of',
  hasNone: 'is there and has none of',
  before: 'is before',
  after: 'is after',
  withinLast: 'is within the last',
  olderThan: 'is longer ago than',
  present: 'is known',
  absent: 'is not known',
} as const

/** The name of an operator. */
export type Operator = keyof typeof operators

/** The operators that take no value. */
export type PresenceOperator = 'present' | 'absent'
