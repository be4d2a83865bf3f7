import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isHandoffError } from '../../src/kernel/index.ts'
import {
  allowedFrom,
  checkLifecycle,
  compileLifecycle,
  type LifecycleDefinition,
  type PathStep,
  parseLifecycle,
  reachableFrom,
  shortestPath,
  simplePaths,
  toMermaid,
} from '../../src/lifecycle/index.ts'
import { mutatedLifecycle, soundLifecycle } from './arbitraries.ts'
import { readMermaid } from './mermaid-edges.ts'
import { distancesOf, matrixOf, pathsOf } from './oracle.ts'

const shuffled = (value: unknown, turn: (keys: string[]) => string[]): unknown => {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => shuffled(item, turn))
  const object = value as Record<string, unknown>
  return Object.fromEntries(
    turn(Object.keys(object)).map((key) => [key, shuffled(object[key], turn)]),
  )
}

/** Two stages of a sound lifecycle, by index. */
const withTwoStages = soundLifecycle.chain((definition) => {
  const names = Object.keys(definition.stages)
  const index = fc.nat({ max: names.length - 1 })
  return fc.tuple(fc.constant(definition), fc.constant(names), index, index)
})

const stagesOn = (path: readonly PathStep[], from: string): string[] => [
  from,
  ...path.map(({ to }) => to),
]

const expectWalkable = (definition: LifecycleDefinition, path: readonly PathStep[]): void => {
  const names = Object.keys(definition.stages)
  const matrix = matrixOf(definition)
  for (const [i, { from, to, transitions }] of path.entries()) {
    expect(transitions).toEqual(matrix[names.indexOf(from)]?.[names.indexOf(to)])
    expect(transitions).not.toEqual([])
    if (i > 0) expect(path[i - 1]?.to).toBe(from)
  }
}

describe('definitions', () => {
  test('a sound one compiles, and so does its JSON in any order of keys, with the same fingerprint', () => {
    fc.assert(
      fc.property(soundLifecycle, (definition) => {
        expect(checkLifecycle(definition).filter(({ severity }) => severity === 'error')).toEqual(
          [],
        )
        const { fingerprint } = compileLifecycle(definition)
        const turned = shuffled(definition, (keys) => keys.reverse())
        expect(parseLifecycle(JSON.parse(JSON.stringify(turned))).fingerprint).toBe(fingerprint)
      }),
    )
  })

  test('a broken one is findings and INVALID_LIFECYCLE, never another exception', () => {
    let broken = 0
    let sound = 0
    fc.assert(
      fc.property(mutatedLifecycle, (draft) => {
        const errors = checkLifecycle(draft).filter(({ severity }) => severity === 'error')
        try {
          parseLifecycle(draft)
          expect(errors).toEqual([])
          sound += 1
        } catch (error) {
          if (!isHandoffError(error)) throw error
          expect(error.code).toBe('INVALID_LIFECYCLE')
          expect(error.issues).toEqual(errors)
          broken += 1
        }
      }),
      { numRuns: 1_000 },
    )
    // both kinds are met, or the generator tests less than it says
    expect(broken).toBeGreaterThan(100)
    expect(sound).toBeGreaterThan(20)
  })

  test('anything at all is findings, never an exception', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true }), (value) => {
        expect(checkLifecycle(value).length).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })
})

describe('exploration', () => {
  test('allowedFrom lists exactly the transitions whose from names the stage', () => {
    fc.assert(
      fc.property(withTwoStages, ([definition, names, a]) => {
        const stage = names[a] as string
        const expected = Object.entries(definition.transitions)
          .filter(([, { from }]) => from === '*' || from.includes(stage))
          .map(([name]) => name)
        const allowed = allowedFrom(compileLifecycle(definition), stage)
        expect(allowed.map(({ name }) => name)).toEqual(expected)
      }),
    )
  })

  test('reachableFrom is the transitive closure, nearest first', () => {
    fc.assert(
      fc.property(withTwoStages, ([definition, names, a]) => {
        const distances = distancesOf(matrixOf(definition))[a] as readonly number[]
        const reached = reachableFrom(compileLifecycle(definition), names[a] as string)
        const closure = names.filter((_, j) => distances[j] !== Number.POSITIVE_INFINITY)
        expect([...reached].sort()).toEqual(closure.sort())
        const order = reached.map((name) => distances[Object.keys(definition.stages).indexOf(name)])
        expect(order).toEqual([...order].sort())
      }),
    )
  })

  test('shortestPath is walkable and as long as the distance', () => {
    fc.assert(
      fc.property(withTwoStages, ([definition, names, a, b]) => {
        const [from, to] = [names[a] as string, names[b] as string]
        const path = shortestPath(compileLifecycle(definition), from, to)
        const distance = a === b ? 0 : distancesOf(matrixOf(definition))[a]?.[b]
        expect(path?.length ?? Number.POSITIVE_INFINITY).toBe(distance)
        if (path === undefined) return
        expectWalkable(definition, path)
        expect(stagesOn(path, from).at(-1)).toBe(to)
      }),
    )
  })

  test('simplePaths are all the paths without a loop, none shorter than the shortest', () => {
    fc.assert(
      fc.property(withTwoStages, ([definition, names, a, b]) => {
        const [from, to] = [names[a] as string, names[b] as string]
        const lifecycle = compileLifecycle(definition)
        const { paths, complete } = simplePaths(lifecycle, from, to)
        const found = paths.map((path) =>
          stagesOn(path, from)
            .map((name) => names.indexOf(name))
            .join(),
        )
        expect(found.sort()).toEqual([...pathsOf(matrixOf(definition), a, b)].sort())
        expect(complete).toBe(true)
        const shortest = shortestPath(lifecycle, from, to)
        expect(shortest === undefined).toBe(paths.length === 0)
        for (const path of paths) {
          expectWalkable(definition, path)
          expect(shortest?.length).toBeLessThanOrEqual(path.length)
        }
      }),
    )
  })
})

test('a drawn lifecycle says exactly what the definition says', () => {
  fc.assert(
    fc.property(soundLifecycle, (definition) => {
      const names = Object.keys(definition.stages)
      const expected = matrixOf(definition).flatMap((row, i) =>
        row.flatMap((transitions, j) => transitions.map((one) => `${names[i]}|${names[j]}|${one}`)),
      )
      for (const [name, { from, to }] of Object.entries(definition.transitions)) {
        if (to !== '@same') continue
        expected.push(...(from === '*' ? names : from).map((stage) => `${stage}|${stage}|${name}`))
      }
      const text = toMermaid(compileLifecycle(definition))
      const drawn = readMermaid(text)
      expect([...drawn.edges].sort()).toEqual(expected.sort())
      expect(drawn.initial).toEqual([definition.initial])
      const closed = ['won', 'lost', 'discarded']
      expect(drawn.final).toEqual(
        names.filter((name) => closed.includes(definition.stages[name]?.kind ?? '')),
      )
      expect(toMermaid(compileLifecycle(definition))).toBe(text)
    }),
  )
})
