import type { ScoringPolicy } from '../../src/scoring/index.ts'

/** A sound policy that the broken ones start from. */
export const sound: ScoringPolicy = {
  id: 'agreed',
  version: '1',
  dimensions: {
    fit: { min: 0, max: 100, bands: [{ label: 'A', from: 50 }, { label: 'B' }] },
    engagement: { min: 0, max: 100, bands: [{ label: '1', from: 30 }, { label: '2' }] },
  },
  groups: { pages: { max: 30 } },
  rules: [
    {
      id: 'large',
      dimension: 'fit',
      when: { field: 'company.employees', op: 'atLeast', value: 200 },
      points: 60,
    },
    {
      id: 'pricing',
      dimension: 'engagement',
      group: 'pages',
      activity: 'visit',
      where: { field: 'content', op: 'startsWith', value: '/pricing' },
      points: 10,
      limit: { perDay: 1 },
      decay: { halfLifeDays: 14 },
    },
    { id: 'reply', dimension: 'engagement', activity: 'reply', points: 40, windowDays: 30 },
  ],
  grade: { rows: 'fit', columns: 'engagement' },
  thresholds: {
    qualified: {
      all: [
        { score: 'fit', atLeast: 50 },
        { score: 'engagement', atLeast: 30, keep: 20 },
      ],
    },
  },
}

type Path = readonly (string | number)[]

/** A copy with one place changed; `undefined` takes the member out. */
const changed = (path: Path, value: unknown): unknown => {
  const copy = structuredClone(sound) as unknown
  let parent = copy as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) parent = parent[key] as Record<string | number, unknown>
  const last = path.at(-1) as string | number
  if (value === undefined) delete parent[last]
  else parent[last] = value
  return copy
}

const large = ['rules', 0] as const
const pricing = ['rules', 1] as const
const reply = ['rules', 2] as const
const qualified = ['thresholds', 'qualified', 'all', 0] as const

const cycle = (): unknown => {
  const policy = structuredClone(sound) as unknown as Record<string, unknown>
  policy['groups'] = policy
  return policy
}

const deep = (levels: number): unknown => {
  let condition: unknown = { field: 'country', op: 'is', value: 'DE' }
  for (let i = 0; i < levels; i += 1) condition = { not: condition }
  return changed([...large, 'when'], condition)
}

const getter = (): unknown =>
  Object.defineProperty(structuredClone(sound), 'label', { enumerable: true, get: () => 'trap' })

const many = (count: number): unknown =>
  changed(
    ['rules'],
    Array.from({ length: count }, (_, i) => ({ ...sound.rules[0], id: `r${i}` })),
  )

/** What is broken, the policy, and the first line a person reads. */
export const badPolicies: readonly (readonly [string, () => unknown, string])[] = [
  ['nothing at all', () => undefined, 'expected JSON, got undefined'],
  ['a text', () => 'policy', 'expected an object, got "policy"'],
  ['a list', () => [], 'expected an object, got Array'],
  ['no id', () => changed(['id'], undefined), 'id: expected a text, got nothing'],
  [
    'an empty version',
    () => changed(['version'], ''),
    'version: expected a text that is not empty, got none',
  ],
  ['a number as version', () => changed(['version'], 3), 'version: expected a text, got 3'],
  [
    'a misspelt key',
    () => changed(['treshholds'], {}),
    'treshholds: unknown key "treshholds"; did you mean "thresholds"?',
  ],
  [
    'a misspelt key of a rule',
    () => changed([...pricing, 'pionts'], 3),
    'rules[1].pionts: unknown key "pionts"; did you mean "points"?',
  ],
  [
    'a fact with an activity',
    () => changed([...large, 'activity'], 'visit'),
    'rules[0].activity: "activity" does not belong here',
  ],
  [
    'an unknown field',
    () => changed([...large, 'when', 'field'], 'company.employes'),
    'rules[0].when.field: there is no field "company.employes"; did you mean "company.employees"?',
  ],
  [
    'an unknown field of an activity',
    () => changed([...pricing, 'where', 'field'], 'contnet'),
    'rules[1].where.field: there is no field "contnet"; did you mean "content"?',
  ],
  [
    'an unknown operator',
    () => changed([...large, 'when', 'op'], 'atleast'),
    'rules[0].when.op: no operator "atleast"; there are is, isNot, in, notIn, above, atLeast, below, atMost, between, contains, startsWith, endsWith, hasAny, hasAll, hasNone, before, after, withinLast, olderThan, present, absent; did you mean "atLeast"?',
  ],
  [
    'an operator that does not suit',
    () => changed([...large, 'when'], { field: 'company.employees', op: 'contains', value: '2' }),
    'rules[0].when.op: "contains" does not suit "company.employees", which holds a number; use is, isNot, in, notIn, present, absent, above, atLeast, below, atMost, between, before, after, withinLast, olderThan',
  ],
  [
    'a value of the wrong type',
    () => changed([...large, 'when', 'value'], '200'),
    'rules[0].when.value: "atLeast" expects a number, got "200"',
  ],
  [
    'a value the field never has',
    () => changed([...large, 'when'], { field: 'country', op: 'is', value: 'GER' }),
    'rules[0].when.value: "country" is never "GER"; it is one of DE, AT, CH',
  ],
  [
    'a list for a text',
    () => changed([...large, 'when'], { field: 'country', op: 'hasAny', value: ['DE'] }),
    'rules[0].when.op: "hasAny" does not suit "country", which holds a text; use is, isNot, in, notIn, present, absent, contains, startsWith, endsWith',
  ],
  [
    'no value',
    () => changed([...large, 'when', 'value'], undefined),
    'rules[0].when.value: "atLeast" expects a number, got nothing',
  ],
  [
    'a value where none belongs',
    () => changed([...large, 'when'], { field: 'country', op: 'present', value: true }),
    'rules[0].when.value: "present" takes no value',
  ],
  [
    'an empty all',
    () => changed([...large, 'when'], { all: [] }),
    'rules[0].when.all: an empty list would decide for every lead; name a condition',
  ],
  [
    'an all with a comparison beside it',
    () => changed([...large, 'when', 'all'], [{ field: 'country', op: 'present' }]),
    'rules[0].when.field: "field" cannot stand beside "all"',
  ],
  [
    'a predicate that is not registered',
    () => changed([...large, 'when'], { predicate: 'icp-ft' }),
    'rules[0].when.predicate: no predicate "icp-ft"; registered are icp-fit; did you mean "icp-fit"?',
  ],
  [
    'a path into a prototype',
    () => changed([...large, 'when', 'field'], 'company.__proto__'),
    'rules[0].when.field: "company.__proto__" is no path of a field',
  ],
  [
    'a range upside down',
    () => changed([...large, 'when'], { field: 'company.employees', op: 'between', value: [9, 3] }),
    'rules[0].when.value: "between" expects two numbers [from, to], the smaller first, got [9,3]',
  ],
  [
    'no duration',
    () => changed([...large, 'when'], { field: 'fundedAt', op: 'withinLast', value: 'a month' }),
    'rules[0].when.value: "withinLast" expects a duration such as "30d" or "4h", got "a month"',
  ],
  [
    'no instant',
    () => changed([...large, 'when'], { field: 'fundedAt', op: 'after', value: '03/01/2026' }),
    'rules[0].when.value: "after" expects an instant: a date "2026-03-01", an ISO 8601 text with offset, or epoch milliseconds, got "03/01/2026"',
  ],
  [
    'a rule that can never fire',
    () =>
      changed([...large, 'when'], {
        all: [
          { field: 'company.employees', op: 'above', value: 100 },
          { field: 'company.employees', op: 'below', value: 50 },
        ],
      }),
    'rules[0].when: this can never hold: no value of "company.employees" satisfies it',
  ],
  [
    'a rule id twice',
    () => changed([...reply, 'id'], 'large'),
    'rules[2].id: "large" is also the id of rules[0]',
  ],
  [
    'a rule id with a control character',
    () => changed([...reply, 'id'], 'a\u0000b'),
    'rules[2].id: an id cannot have control characters',
  ],
  [
    'a dimension that does not exist',
    () => changed([...large, 'dimension'], 'fitt'),
    'rules[0].dimension: no dimension "fitt"; there are fit, engagement; did you mean "fit"?',
  ],
  [
    'a group that does not exist',
    () => changed([...pricing, 'group'], 'page'),
    'rules[1].group: no group "page"; there are pages; did you mean "pages"?',
  ],
  [
    'a group in two dimensions',
    () => changed([...large, 'group'], 'pages'),
    'rules[1].group: group "pages" belongs to dimension "fit"; a group has one',
  ],
  [
    'a group without rules',
    () => changed(['groups', 'forms'], { max: 3 }),
    'groups.forms: no rule is in it',
  ],
  [
    'a group upside down',
    () => changed(['groups', 'pages'], { min: 9, max: 3 }),
    'groups.pages: min 9 is above max 3',
  ],
  [
    'a dimension upside down',
    () => changed(['dimensions', 'fit', 'min'], 200),
    'dimensions.fit: min 200 is above max 100',
  ],
  [
    'a dimension called total',
    () => changed(['dimensions', 'total'], {}),
    'dimensions.total: "total" is the sum of all dimensions',
  ],
  [
    'no points',
    () => changed([...reply, 'points'], 0),
    'rules[2].points: a rule with 0 points changes nothing',
  ],
  [
    'points with a fraction',
    () => changed([...reply, 'points'], 2.5),
    'rules[2].points: expected a whole number, got 2.5',
  ],
  [
    'NaN points',
    () => changed([...reply, 'points'], Number.NaN),
    'rules[2].points: expected JSON, got NaN',
  ],
  [
    'endless points',
    () => changed([...reply, 'points'], Number.POSITIVE_INFINITY),
    'rules[2].points: expected JSON, got Infinity',
  ],
  [
    'too many points',
    () => changed([...reply, 'points'], 20_000),
    'rules[2].points: expected at most 10000, got 20000',
  ],
  [
    'decay and window together',
    () => changed([...pricing, 'windowDays'], 30),
    'rules[1].windowDays: a rule has a decay or a window, not both; keep one',
  ],
  [
    'an empty limit',
    () => changed([...reply, 'limit'], {}),
    'rules[2].limit: an empty limit limits nothing; leave it out or name one',
  ],
  [
    'two periods',
    () => changed([...pricing, 'limit', 'perWeek'], 3),
    'rules[1].limit: perDay and perWeek exclude each other; keep one',
  ],
  [
    'more contents than are kept',
    () => changed([...reply, 'limit'], { oncePerContent: true, ever: 90 }),
    'rules[2].limit.ever: once per content counts at most 32 contents, got 90',
  ],
  [
    'steps that fall in age',
    () =>
      changed([...pricing, 'decay'], {
        steps: [
          { afterDays: 9, percentLeft: 50 },
          { afterDays: 3, percentLeft: 20 },
        ],
      }),
    'rules[1].decay.steps[1].afterDays: steps rise in age: expected more than 9 days, got 3',
  ],
  [
    'decay that gives back',
    () =>
      changed([...pricing, 'decay'], {
        steps: [
          { afterDays: 3, percentLeft: 50 },
          { afterDays: 9, percentLeft: 60 },
        ],
      }),
    'rules[1].decay.steps[1].percentLeft: decay never gives back: expected at most 50 percent, got 60',
  ],
  [
    'a decay of no kind',
    () => changed([...pricing, 'decay'], { halfLife: 14 }),
    'rules[1].decay.halfLifeDays: expected a number, got nothing',
  ],
  [
    'a half-life of no days',
    () => changed([...pricing, 'decay'], { halfLifeDays: 0 }),
    'rules[1].decay.halfLifeDays: expected at least 1, got 0',
  ],
  [
    'a threshold beyond reach',
    () => changed([...qualified, 'atLeast'], 70),
    'thresholds.qualified.all[0].atLeast: 70 is beyond reach: "fit" lies between 0 and 60',
  ],
  [
    'a keep above its threshold',
    () => changed([...qualified, 'keep'], 55),
    'thresholds.qualified.all[0].keep: expected at most "atLeast" (50), got 55',
  ],
  [
    'a threshold over no dimension',
    () => changed([...qualified, 'score'], 'engagment'),
    'thresholds.qualified.all[0].score: no dimension "engagment"; there are fit, engagement, total; did you mean "engagement"?',
  ],
  [
    'a grade that does not exist',
    () => changed(qualified, { grade: ['A1', 'C1'] }),
    'thresholds.qualified.all[0].grade[1]: no grade "C1"; there are A1, A2, B1, B2; did you mean "A1"?',
  ],
  [
    'no definition of qualified',
    () => changed(['thresholds', 'qualified'], undefined),
    'thresholds.qualified: expected an object, got nothing',
  ],
  [
    'a grade without bands',
    () => changed(['dimensions', 'fit', 'bands'], undefined),
    'grade.rows: dimension "fit" has no bands',
  ],
  [
    'a grade of one dimension twice',
    () => changed(['grade', 'columns'], 'fit'),
    'grade.columns: rows and columns are two dimensions',
  ],
  [
    'bands worst first',
    () =>
      changed(
        ['dimensions', 'fit', 'bands'],
        [{ label: 'C', from: 10 }, { label: 'B', from: 50 }, { label: 'A' }],
      ),
    'dimensions.fit.bands[1].from: bands stand best first: expected less than 10, got 50',
  ],
  [
    'a lowest band with a start',
    () => changed(['dimensions', 'fit', 'bands', 1, 'from'], 1),
    'dimensions.fit.bands[1].from: the lowest band has no "from", or values below it have no band',
  ],
  [
    'a band beyond reach',
    () => changed(['dimensions', 'fit', 'bands', 0, 'from'], 90),
    'dimensions.fit.bands[0].from: band "A" is beyond reach: "fit" goes up to 60',
  ],
  [
    'a band twice',
    () => changed(['dimensions', 'fit', 'bands', 1, 'label'], 'A'),
    'dimensions.fit.bands[1].label: "A" comes twice',
  ],
  ['no rules', () => changed(['rules'], []), 'rules: expected at least one entry, got none'],
  ['ten thousand rules', () => many(10_000), 'rules: expected at most 2000 entries, got 10000'],
  [
    'a condition ten thousand deep',
    () => deep(10_000),
    `rules[0].when${'.not'.repeat(29)}: nested deeper than 32 levels`,
  ],
  ['an object that contains itself', cycle, 'groups: the value contains itself'],
  ['a getter', getter, 'label: a getter is not data'],
  [
    'a polluting key',
    () => JSON.parse('{"__proto__":{"polluted":true}}'),
    '__proto__: the key "__proto__" is not allowed',
  ],
  ['a date', () => changed(['version'], new Date(0)), 'version: expected JSON, got Date'],
  [
    'a day that starts in the week before',
    () => changed(['dayStartMinutes'], -9_999),
    'dayStartMinutes: expected at least -720, got -9999',
  ],
]
