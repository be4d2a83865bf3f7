import { describe, expect, test } from 'vitest'
import { compileLifecycle, parseLifecycle, standardLifecycle } from '../../src/lifecycle/index.ts'

// Typed in by hand from the domain document, not derived from the code: stage, kind, marks.
const stages = `
nurturing   | open      |
mql         | open      | qualified
sal         | open      | qualified accepted
sql         | open      | qualified accepted opportunity
won         | won       | qualified accepted opportunity
lost        | lost      | qualified accepted opportunity
recycled    | parked    |
unreachable | parked    |
trashed     | discarded |
`

// Transition, from, to, by, whether a reason is needed, guards, flags. "=" stays, "<" takes back the last move.
const transitions = `
qualify          | nurturing recycled unreachable lost                | mql              | anyone |        | source-recorded not-opted-out score-reached        | cycle reopens
vet              | mql                                                | =                | person |        | vetting-agreed                                     |
decline          | mql                                                | recycled         | person | reason | vetting-agreed                                     |
hand-off         | mql                                                | =                | anyone |        | not-opted-out vetted reachable hand-off-criteria   |
acknowledge      | mql sal                                            | =                | anyone |        | by-assignee                                        |
reassign         | nurturing mql sal sql                              | =                | anyone | reason | handed-off                                         |
claim            | nurturing mql sal sql                              | =                | anyone |        | handed-off                                         |
accept           | mql                                                | sal              | anyone |        | assigned acceptance-criteria                       |
reject           | mql                                                | recycled trashed | person | reason |                                                    |
mark-unreachable | mql sal                                            | unreachable      | anyone |        | touched-enough                                     |
develop          | sal                                                | sql              | anyone |        | opportunity-criteria                               |
win              | sql                                                | won              | anyone |        | revenue-given                                      |
lose             | sql                                                | lost             | person | reason |                                                    |
recycle          | sal sql lost unreachable                           | recycled         | person | reason | check-in-given                                     | reopens
trash            | nurturing mql sal sql recycled unreachable         | trashed          | person | reason |                                                    |
restore          | trashed                                            | nurturing        | person | reason |                                                    | reopens
correct          | nurturing mql sal sql won lost recycled unreachable trashed | <       | person | reason |                                                    |
`

const rowsOf = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim().replaceAll(/ +/g, ' ')))

const targets = { stage: undefined, same: '=', previous: '<' } as const

describe('standardLifecycle', () => {
  test('has the stages of the domain document, no more and no fewer', () => {
    const actual = Array.from(standardLifecycle.stages.values(), ({ name, kind, marks }) => [
      name,
      kind,
      marks.join(' '),
    ])
    expect(actual).toEqual(rowsOf(stages))
    expect(standardLifecycle.initial).toBe('nurturing')
  })

  test('has the transitions of the domain document, no more and no fewer', () => {
    const actual = Array.from(standardLifecycle.transitions.values(), (one) => [
      one.name,
      one.from.join(' '),
      targets[one.target] ?? one.to.join(' '),
      one.by,
      one.reasons.length > 0 ? 'reason' : '',
      one.guards.join(' '),
      [one.startsCycle ? 'cycle' : '', one.reopens ? 'reopens' : ''].join(' ').trim(),
    ])
    const expected = rowsOf(transitions).map((row) => [...row, ''].slice(0, 7))
    expect(actual).toEqual(expected)
  })

  test('trash starts from every open or parked stage and nowhere else', () => {
    const kinds = Array.from(standardLifecycle.stages.values())
      .filter(({ kind }) => kind === 'open' || kind === 'parked')
      .map(({ name }) => name)
    expect(standardLifecycle.transitions.get('trash')?.from).toEqual(kinds)
  })

  test('survives JSON, in any order of keys', () => {
    const text = JSON.stringify(standardLifecycle.definition)
    const parsed = parseLifecycle(JSON.parse(text))
    expect(parsed.fingerprint).toBe(standardLifecycle.fingerprint)
    expect(parsed).toEqual(standardLifecycle)
    const { id, stages: all, ...rest } = standardLifecycle.definition
    const reversed = Object.fromEntries(Object.entries(all).reverse()) as typeof all
    const turned = compileLifecycle({ ...rest, stages: reversed, id })
    expect(turned.fingerprint).toBe(standardLifecycle.fingerprint)
  })
})
