import { describe, expect, test } from 'vitest'
import { isHandoffError } from '../../src/kernel/index.ts'
import { compileRouting } from '../../src/routing/index.ts'

const team = { team: 'inbound', strategy: 'round-robin' }
const all = { name: 'all', target: team }
const policy = { id: 'p', version: '1', rules: [all], nobody: 'hold' }
const when = { field: 'company.name', op: 'is', value: 'Acme' }

const issuesOf = (changes: object): unknown => {
  try {
    compileRouting({ ...policy, ...changes } as never)
  } catch (error) {
    if (!isHandoffError(error)) throw error
    return [error.code, ...error.issues.map(({ path }) => path)]
  }
  return 'sound'
}

describe('a routing policy', () => {
  test.each<[string, object, unknown]>([
    ['as it should be', {}, 'sound'],
    [
      'with two teams, the second for when nobody of the first can',
      { rules: [all, { name: 'b', target: { ...team, team: 'other' } }] },
      'sound',
    ],
    ['without rules', { rules: [] }, ['INVALID_ROUTING_POLICY', 'rules']],
    [
      'whose last rule is not for all',
      { rules: [{ ...all, when }] },
      ['INVALID_ROUTING_POLICY', 'rules[0].when'],
    ],
    [
      'with a name twice',
      { rules: [{ ...all, when }, all] },
      ['INVALID_ROUTING_POLICY', 'rules[1].name'],
    ],
    [
      'with a rule behind a queue',
      { rules: [{ name: 'q', target: { queue: 'x' } }, all] },
      ['INVALID_ROUTING_POLICY', 'rules[1]'],
    ],
    [
      'with an unknown strategy',
      { rules: [{ name: 'a', target: { team: 'x', strategy: 'random' } }] },
      ['INVALID_ROUTING_POLICY', 'rules[0].target.strategy'],
    ],
    ['with an unknown field', { nobdy: 'hold' }, ['INVALID_ROUTING_POLICY', 'nobdy']],
    ['that drops leads', { nobody: 'drop' }, ['INVALID_ROUTING_POLICY', 'nobody']],
    [
      'with a pool that is no name',
      { rules: [{ name: 'a', target: { ...team, team: '__proto__' } }] },
      ['INVALID_ROUTING_POLICY', 'rules[0].target.team'],
    ],
    [
      'with a condition that is none',
      { rules: [{ name: 'a', target: team, when: { field: 'x', op: 'isnt', value: 1 } }, all] },
      ['INVALID_ROUTING_POLICY', 'rules[0].when.op'],
    ],
  ])('%s', (_, changes, expected) => {
    expect(issuesOf(changes)).toEqual(expected)
  })

  test('is frozen and knows its pools', () => {
    const routing = compileRouting(policy as never)
    expect(routing.pools).toEqual(['inbound'])
    expect(Object.isFrozen(routing.policy.rules[0])).toBe(true)
  })
})
