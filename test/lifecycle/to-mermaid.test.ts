import { describe, expect, test } from 'vitest'
import { compileLifecycle, standardLifecycle, toMermaid } from '../../src/lifecycle/index.ts'
import { readMermaid } from './mermaid-edges.ts'

describe('toMermaid', () => {
  test('draws a small lifecycle', () => {
    const lifecycle = compileLifecycle({
      id: 'small',
      initial: 'new',
      stages: {
        new: { kind: 'open' },
        waiting: { kind: 'parked' },
        customer: { kind: 'won' },
      },
      transitions: {
        win: { from: ['new', 'waiting'], to: 'customer' },
        park: { from: ['new'], to: 'waiting', by: 'person' },
        postpone: { from: ['new'], to: ['waiting'], by: 'person' },
        note: { from: ['new'], to: '@same' },
        undo: { from: '*', to: '@previous', by: 'person' },
      },
    })
    expect(toMermaid(lifecycle)).toBe(`stateDiagram-v2
  [*] --> new
  new --> customer: win
  new --> waiting: park / postpone
  new --> new: note
  waiting --> customer: win
  customer --> [*]
`)
  })

  test('gives stages another name where Mermaid would not read theirs, and escapes labels', () => {
    const lifecycle = compileLifecycle({
      id: 'odd',
      initial: 'end',
      stages: {
        end: { kind: 'open' },
        stage1: { kind: 'open' },
        'on-hold: "wait"; #1': { kind: 'open' },
        'größe 🎉': { kind: 'won' },
      },
      transitions: {
        'a: b; c / d': { from: ['end', 'stage1'], to: ['on-hold: "wait"; #1', 'stage1'] },
        '%% --> [*]': { from: ['on-hold: "wait"; #1', 'stage1'], to: 'größe 🎉' },
      },
    })
    const text = toMermaid(lifecycle)
    expect(text).toBe(`stateDiagram-v2
  state "end" as stage1_
  state "on-hold#58; #34;wait#34;#59; #35;1" as stage3
  state "größe #127881;" as stage4
  [*] --> stage1_
  stage1_ --> stage3: a#58; b#59; c #47; d
  stage1_ --> stage1: a#58; b#59; c #47; d
  stage1 --> stage3: a#58; b#59; c #47; d
  stage1 --> stage1: a#58; b#59; c #47; d
  stage1 --> stage4: #37;#37; --#62; #91;#42;#93;
  stage3 --> stage4: #37;#37; --#62; #91;#42;#93;
  stage4 --> [*]
`)
    expect(readMermaid(text).edges).toContain('stage1|größe 🎉|%% --> [*]')
  })

  test('draws the standard lifecycle as it is', () => {
    const { initial, final, edges } = readMermaid(toMermaid(standardLifecycle))
    const expected = Object.entries(standardLifecycle.definition.transitions).flatMap(
      ([name, { from, to }]) =>
        to === '@previous'
          ? []
          : [from]
              .flat()
              .flatMap((start) =>
                [to].flat().map((end) => `${start}|${end === '@same' ? start : end}|${name}`),
              ),
    )
    expect([...edges].sort()).toEqual(expected.sort())
    expect(initial).toEqual(['nurturing'])
    expect(final).toEqual(['won', 'lost', 'trashed'])
  })
})
