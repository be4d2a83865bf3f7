import { expect, test } from 'vitest'
import * as z from 'zod'
import { profileFields } from '../../src/conditions/index.ts'
import { formatIssue, HandoffError } from '../../src/kernel/index.ts'
import { parseScoringPolicy } from '../../src/scoring/index.ts'
import { badPolicies, sound } from './bad-policies.ts'

const profile = z.object({
  country: z.enum(['DE', 'AT', 'CH']).optional(),
  company: z.object({ employees: z.int().nullable() }),
  fundedAt: z.int().optional(),
})
const names = { fields: profileFields(profile), predicates: { 'icp-fit': () => true } }

test('the policy they start from is sound', () => {
  expect(parseScoringPolicy(sound, names)).toEqual(sound)
})

test.each(badPolicies)('%s', (_, make, line) => {
  let caught: unknown
  try {
    parseScoringPolicy(make(), names)
  } catch (error) {
    caught = error
  }
  expect(caught).toBeInstanceOf(HandoffError)
  const { code, issues } = caught as HandoffError
  expect(code).toBe('INVALID_SCORING_POLICY')
  expect(issues.map(formatIssue)[0]).toBe(line)
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})

test('there are at least forty of them', () => {
  expect(badPolicies.length).toBeGreaterThanOrEqual(40)
})

test('a refused policy is left as it was, not frozen', () => {
  const rules = {}
  expect(() => parseScoringPolicy({ ...sound, rules })).toThrow(HandoffError)
  expect(Object.isFrozen(rules)).toBe(false)
})
