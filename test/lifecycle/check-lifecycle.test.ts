import { describe, expect, test } from 'vitest'
import { formatIssue, isHandoffError } from '../../src/kernel/index.ts'
import {
  checkLifecycle,
  compileLifecycle,
  lifecycleFindingMeanings,
  parseLifecycle,
  standardLifecycle,
} from '../../src/lifecycle/index.ts'
import {
  type BrokenDefinition,
  brokenDefinitions,
  doubtfulDefinitions,
  soundDefinition,
} from './broken-definitions.ts'

const draftOf = ({ spoil }: BrokenDefinition): unknown => {
  const draft = structuredClone(soundDefinition())
  const other = spoil(draft)
  return other === undefined ? draft : other
}

const linesOf = (definition: unknown): string[] =>
  checkLifecycle(definition).map(
    (finding) => `${finding.severity} ${finding.code} ${formatIssue(finding)}`,
  )

const faultOf = (definition: unknown): unknown => {
  try {
    parseLifecycle(definition)
    return undefined
  } catch (error) {
    return error
  }
}

describe('checkLifecycle', () => {
  test('finds nothing in sound lifecycles', () => {
    expect(checkLifecycle(standardLifecycle.definition)).toEqual([])
    expect(checkLifecycle(soundDefinition())).toEqual([])
  })

  test('lets a loop be that maxCycles stops, and a closed stage name itself as its target', () => {
    const definition = soundDefinition()
    const transitions = {
      ...definition.transitions,
      call: { from: ['new', 'waiting'], to: 'talking', startsCycle: true },
      pause: { from: ['talking'], to: 'waiting' },
      drop: { from: ['talking'], to: 'gone', guards: ['has-contact'] },
      thank: { from: ['customer'], to: 'customer' },
      'file-away': { from: ['gone'], to: 'gone' },
    }
    expect(checkLifecycle({ ...definition, transitions })).toEqual([])
  })

  test.each(brokenDefinitions)('$title', (broken) => {
    const draft = draftOf(broken)
    expect(linesOf(draft)).toEqual(broken.findings)
    const fault = faultOf(draft)
    expect(isHandoffError(fault) && fault.code).toBe('INVALID_LIFECYCLE')
    const errors = broken.findings.filter((line) => line.startsWith('error'))
    expect(isHandoffError(fault) && fault.issues).toHaveLength(errors.length)
  })

  test.each(doubtfulDefinitions)('warns of $title', (doubtful) => {
    const draft = draftOf(doubtful)
    expect(linesOf(draft)).toEqual(doubtful.findings)
    expect(parseLifecycle(draft).initial).toBe('new')
  })

  test('the tables show every code', () => {
    const shown = [...brokenDefinitions, ...doubtfulDefinitions].flatMap(({ findings }) =>
      findings.map((line) => line.split(' ')[1]),
    )
    expect([...new Set(shown)].sort()).toEqual(Object.keys(lifecycleFindingMeanings).sort())
    expect(brokenDefinitions.length).toBeGreaterThanOrEqual(25)
  })

  test('lists a bounded number of findings, errors first', () => {
    const definition = soundDefinition()
    const strangers = Array.from({ length: 500 }, (_, i) => `stranger-${i}`)
    const spoilt = { ...definition, transitions: { go: { from: strangers, to: strangers } } }
    expect(checkLifecycle(spoilt)).toHaveLength(50)
    expect(checkLifecycle({ ...definition, stages: strangers })).toHaveLength(1)
    const keys = Object.fromEntries(strangers.map((key) => [key, 1]))
    expect(checkLifecycle({ ...definition, ...keys })).toHaveLength(50)
  })

  test('a later change of the literal changes nothing', () => {
    const definition = soundDefinition()
    const lifecycle = compileLifecycle(definition)
    Object.assign(definition.stages, { late: { kind: 'open' } })
    expect([...lifecycle.stages.keys()]).not.toContain('late')
    expect(Object.isFrozen(lifecycle.definition.stages)).toBe(true)
  })
})
