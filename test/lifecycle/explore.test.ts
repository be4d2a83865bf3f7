import { describe, expect, test } from 'vitest'
import {
  allowedFrom,
  compileLifecycle,
  type LifecycleDefinition,
  reachableFrom,
  shortestPath,
  simplePaths,
  standardLifecycle,
} from '../../src/lifecycle/index.ts'

const unknown = 'nurturng' as 'nurturing'
const message = 'the lifecycle has no stage "nurturng"; did you mean "nurturing"?'

/** A ladder of diamonds: from each rung to the next there are two ways, so there are 2^rungs paths. */
const ladder = (rungs: number): LifecycleDefinition => {
  const stages: Record<string, { kind: 'open' | 'lost' }> = {}
  const transitions: Record<string, { from: string[]; to: string[] }> = {}
  for (let i = 0; i < rungs; i += 1) {
    stages[`r${i}`] = { kind: 'open' }
    stages[`a${i}`] = { kind: 'open' }
    stages[`b${i}`] = { kind: 'open' }
    transitions[`part-${i}`] = { from: [`r${i}`], to: [`a${i}`, `b${i}`] }
    transitions[`meet-${i}`] = { from: [`a${i}`, `b${i}`], to: [`r${i + 1}`] }
  }
  stages[`r${rungs}`] = { kind: 'lost' }
  return { id: 'ladder', initial: 'r0', stages, transitions }
}

describe('allowedFrom', () => {
  test('lists the transitions of a stage with what a command needs to know', () => {
    const allowed = allowedFrom(standardLifecycle, 'mql')
    expect(allowed.map(({ name }) => name).join(' ')).toBe(
      'vet decline hand-off acknowledge reassign claim accept reject mark-unreachable trash correct',
    )
    expect(allowed.find(({ name }) => name === 'decline')).toEqual({
      name: 'decline',
      to: ['recycled'],
      target: 'stage',
      by: 'person',
      reasons: ['not-a-fit', 'incomplete', 'duplicate', 'wrong-timing'],
    })
    expect(allowed.find(({ name }) => name === 'correct')).toMatchObject({
      to: [],
      target: 'previous',
    })
  })

  test('from a won stage nothing but the correction', () => {
    expect(allowedFrom(standardLifecycle, 'won').map(({ name }) => name)).toEqual(['correct'])
  })

  test('calls an unknown stage a mistake of the program', () => {
    expect(() => allowedFrom(standardLifecycle, unknown)).toThrow(new RangeError(message))
  })
})

describe('reachableFrom', () => {
  test('lists what can be reached, nearest first', () => {
    expect(reachableFrom(standardLifecycle, 'trashed').slice(0, 3)).toEqual([
      'nurturing',
      'mql',
      'trashed',
    ])
    expect(reachableFrom(standardLifecycle, 'won')).toEqual([])
  })

  test('calls an unknown stage a mistake of the program', () => {
    expect(() => reachableFrom(standardLifecycle, unknown)).toThrow(new RangeError(message))
  })
})

describe('shortestPath', () => {
  test('names every transition that makes a step', () => {
    expect(shortestPath(standardLifecycle, 'mql', 'recycled')).toEqual([
      { from: 'mql', to: 'recycled', transitions: ['decline', 'reject'] },
    ])
  })

  test('is empty to the stage itself and absent where there is no way', () => {
    expect(shortestPath(standardLifecycle, 'mql', 'mql')).toEqual([])
    expect(shortestPath(standardLifecycle, 'won', 'lost')).toBeUndefined()
  })

  test('calls an unknown stage a mistake of the program', () => {
    expect(() => shortestPath(standardLifecycle, 'mql', unknown)).toThrow(new RangeError(message))
    expect(() => shortestPath(standardLifecycle, unknown, 'mql')).toThrow(new RangeError(message))
  })
})

describe('simplePaths', () => {
  test('lists every way without a loop', () => {
    const { paths, complete } = simplePaths(standardLifecycle, 'unreachable', 'sal')
    expect(
      paths.map((path) => path.map(({ transitions }) => transitions.join('/')).join(' ')),
    ).toEqual([
      'qualify accept',
      'recycle qualify accept',
      'recycle trash restore qualify accept',
      'trash restore qualify accept',
    ])
    expect(complete).toBe(true)
  })

  test('is one empty path to the stage itself, none where there is no way', () => {
    expect(simplePaths(standardLifecycle, 'mql', 'mql')).toEqual({ paths: [[]], complete: true })
    expect(simplePaths(standardLifecycle, 'won', 'lost')).toEqual({ paths: [], complete: true })
  })

  test('says so when there are more paths than it lists, and does not hang', () => {
    const small = compileLifecycle(ladder(13))
    expect(simplePaths(small, 'r0', 'r13')).toMatchObject({ complete: true })
    expect(simplePaths(small, 'r0', 'r13').paths).toHaveLength(8_192)
    const large = compileLifecycle(ladder(66))
    const { paths, complete } = simplePaths(large, 'r0', 'r66')
    expect(paths).toHaveLength(10_000)
    expect(complete).toBe(false)
  })

  test('does not search in vain where every way ends in a thicket', () => {
    // all ways but one lead into 30 stages that all lead to one another and never to the goal
    const thicket = Array.from({ length: 30 }, (_, i) => `t${i}`)
    const lifecycle = compileLifecycle({
      id: 'thicket',
      initial: 'start',
      stages: {
        start: { kind: 'open' },
        ...Object.fromEntries(thicket.map((name) => [name, { kind: 'parked' as const }])),
        goal: { kind: 'won' },
      },
      transitions: {
        stray: { from: ['start', ...thicket], to: thicket },
        win: { from: ['start'], to: 'goal' },
      },
    })
    expect(simplePaths(lifecycle, 'start', 'goal').paths).toHaveLength(1)
  })
})
