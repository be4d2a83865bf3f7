import { describe, expect, test } from 'vitest'
import { parseCalendar } from '../src/calendar/index.ts'
import { parseCondition } from '../src/conditions/index.ts'
import { type Issue, isHandoffError } from '../src/kernel/index.ts'
import { compileHandoffModel } from '../src/lead/index.ts'
import { parseLifecycle } from '../src/lifecycle/index.ts'
import { parseRoutingPolicy, parseTeam } from '../src/routing/index.ts'
import { parseScoringPolicy } from '../src/scoring/index.ts'
import { parseSlaPolicy } from '../src/sla/index.ts'
import { fullPolicy } from './agreement/full-policy.ts'
import { sound } from './sound-policies.ts'

type Keys = readonly (string | number)[]

const agreement = (part: string) => (value: unknown) =>
  compileHandoffModel({ ...fullPolicy, [part]: value } as never)
const { scoring, sla, calendars, calendarOf, criteria, offers, notifications, rules } = fullPolicy

const predicates = { competitor: () => false }
const office = { kind: 'always-open', timeZone: 'UTC' } as const
const names = { predicates, calendars: { office: parseCalendar(office) } }

/** Every parser, with sound policies that it takes. */
const parsers: readonly (readonly [string, (value: unknown) => unknown, unknown])[] = [
  ['calendar', parseCalendar, sound.calendarPolicy],
  ['hours', parseCalendar, calendars?.['office']],
  ['condition', (value) => parseCondition(value, names), sound.condition],
  ['lifecycle', parseLifecycle, sound.lifecycle],
  ['scoring', (value) => parseScoringPolicy(value, names), sound.scoringPolicy],
  ['full scoring', parseScoringPolicy, scoring],
  [
    'routing',
    (value) => parseRoutingPolicy(value, { ...names, strategies: { own: () => ({}) } } as never),
    sound.routingPolicy,
  ],
  ['service levels', (value) => parseSlaPolicy(value, names as never), sound.slaPolicy],
  ['full service levels', (value) => parseSlaPolicy(value, names as never), sla],
  ['team', parseTeam, sound.team],
  ...Object.entries({ calendars, calendarOf, criteria, offers, notifications, rules }).map(
    ([part, value]) => [part, agreement(part), value] as const,
  ),
]

/** Objects with keys of the author's own choice. */
const maps = [
  'dimensions',
  'groups',
  'thresholds',
  'lists',
  'pools',
  'stages',
  'transitions',
].concat(['dated', 'breaks', 'calendars', 'team', 'options', 'deep'])
/** What may be anything. */
const free = (path: Keys) => path.includes('options') || path.at(-1) === 'value'

const placesIn = (value: unknown, path: Keys = []): readonly Keys[] => {
  if (typeof value !== 'object' || value === null) return [path]
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
  const inner = keys.flatMap((key) => placesIn((value as never)[key], [...path, key]))
  return [path, ...inner]
}

const withChange = (value: unknown, path: Keys, change: (parent: never, key: never) => void) => {
  const copy = JSON.parse(JSON.stringify({ root: value })) as never
  const [key, ...above] = ['root', ...path].reverse() as unknown as [never, ...never[]]
  change(
    above.reverse().reduce<never>((parent, part) => parent[part], copy),
    key,
  )
  return (copy as { root: unknown }).root
}

const misspelt = (key: string) => `${key}${key.at(-1)}`
const mistakes: Readonly<Record<string, (parent: Record<string, unknown>, key: string) => void>> = {
  'left out': (parent, key) => {
    if (!Array.isArray(parent)) delete parent[key]
  },
  misspelt: (parent, key) => {
    if (Array.isArray(parent)) return
    parent[misspelt(key)] = parent[key]
    delete parent[key]
  },
  null: (parent, key) => {
    parent[key] = null
  },
  'a number': (parent, key) => {
    parent[key] = 7.5
  },
  'too large': (parent, key) => {
    parent[key] = 1e15
  },
  'a text': (parent, key) => {
    parent[key] = 'x y'
  },
  'an empty text': (parent, key) => {
    parent[key] = ''
  },
  yes: (parent, key) => {
    parent[key] = true
  },
  'a list': (parent, key) => {
    parent[key] = [[]]
  },
  'an empty list': (parent, key) => {
    parent[key] = []
  },
  'an object': (parent, key) => {
    parent[key] = { x: 1 }
  },
}

const zodWords =
  /invalid (input|option|key|element|value)|unrecognized|received|too (small|big)|expected (string|number|array|record|boolean|int|tuple|object)\b|>=|<=/i
const raw = /Cannot |is not a function|is not iterable|reading '/

const textOf = ({ path, message }: Issue) => `${path}: ${message}`
const pathTo = (keys: Keys) =>
  keys.reduce<string>(
    (path, key) =>
      typeof key === 'number' ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`,
    '',
  )

/** What a parser says; `undefined` if it takes the policy. */
const saidOf = (parse: (value: unknown) => unknown, policy: unknown) => {
  try {
    parse(policy)
    return undefined
  } catch (error) {
    if (!isHandoffError(error)) throw error
    return error.issues
  }
}

describe.each(parsers)('%s', (part, parse, policy) => {
  test('is sound', () => {
    expect(saidOf(parse, policy)).toBeUndefined()
  })

  test.each(Object.entries(mistakes))(
    'with a place that is %s is refused in words',
    (name, spoil) => {
      let refused = 0
      for (const path of placesIn(policy)) {
        const changed = withChange(policy, path, spoil as never)
        if (JSON.stringify(changed) === JSON.stringify(policy)) continue
        const said = saidOf(parse, changed)
        const what = `${pathTo(path)} ${name}`
        if (name === 'null' && !free(path)) expect(said, what).toBeDefined()
        if (!said) continue
        refused += 1
        expect(said.length, what).toBeGreaterThan(0)
        for (const issue of said) {
          expect(textOf(issue), what).not.toMatch(zodWords)
          expect(textOf(issue), what).not.toMatch(raw)
        }
      }
      // where everything is optional, anything may be left out
      if (name !== 'left out') expect(refused).toBeGreaterThan(0)
    },
  )

  test('with a misspelt key says where, and what was probably meant', () => {
    for (const path of placesIn(policy)) {
      const key = path.at(-1)
      const parent = path.at(-2) ?? part
      if (typeof key !== 'string' || maps.includes(String(parent)) || free(path.slice(0, -1)))
        continue
      const said = saidOf(parse, withChange(policy, path, mistakes['misspelt'] as never)) ?? []
      const found = said.find(({ suggestion }) => suggestion === key)
      const told = `${pathTo(path)}: ${said.map(textOf).join(' | ')}`
      expect(found, told).toBeDefined()
      // where several forms are possible, the whole of it is told
      const places = [[...path.slice(0, -1), misspelt(key)], path.slice(0, -1)].map(pathTo)
      expect(
        places.some((place) => found?.path.endsWith(place)),
        told,
      ).toBe(true)
    }
  })
})
