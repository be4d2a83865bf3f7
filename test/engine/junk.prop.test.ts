import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createHandoff, isHandoffError, type LeadHandoff } from '../../src/index.ts'
import type { StandardLifecycle } from '../../src/lead/index.ts'
import { createMemoryStore } from '../../src/memory/index.ts'
import { policy, team } from '../lead/world.ts'
import { anything } from './anything.ts'
import { createHost } from './host.ts'

type Handoff = LeadHandoff<StandardLifecycle>
type Act = (handoff: Handoff, value: never) => unknown

/** What the engine of JavaScript or a schema library says when nobody has looked at the input. */
const raw =
  /undefined is not|not a function|Cannot |is not iterable|reading '|Invalid input|Unrecognized|received|Invalid array|not valid JSON|\[object/

const isText = (value: unknown) => typeof value === 'string'
const isGiven = (value: unknown) => value !== undefined
const isPlain = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const noText = anything.filter((value) => !isText(value))
const noId = fc.oneof(noText, fc.constantFrom('', '  ', 'a\0b', '__proto__', 'x'.repeat(201)))
const noInstant = anything.filter((value) => typeof value !== 'number' && !(value instanceof Date))
const noLimit = anything.filter(
  (value) => isGiven(value) && !(Number.isSafeInteger(value) && (value as number) > 0),
)
const noFunction = anything.filter((value) => typeof value !== 'function')
const noText1 = noText.filter((value) => isGiven(value) && value !== null)
const noWord = anything.filter(
  (value) =>
    isGiven(value) && !['priority', 'due', 'since', 'open', 'won', 'mql'].includes(value as never),
)

const unknownKey = fc
  .string()
  .filter(
    (key) =>
      !['assignee', 'queue', 'stage', 'kind', 'order', 'after', 'limit', '__proto__'].includes(key),
  )
/** No sound request of a list: no object, or one with one field that cannot be. */
const noRequest = fc.oneof(
  anything.filter((value) => isGiven(value) && !isPlain(value)),
  fc.tuple(unknownKey, anything).map(([key, value]) => ({ [key]: value })),
  fc.record({ order: noWord }),
  fc.record({ after: noText1 }),
  fc.record({ after: fc.string() }),
  fc.record({ limit: noLimit.filter((value) => value !== null) }),
)
const noList = fc.oneof(
  noRequest,
  fc.record({ kind: noWord }),
  fc.record({ stage: noWord }),
  fc.record({ assignee: noText1 }),
  fc.record({ queue: noText1 }),
)
const noStore = fc.oneof(
  anything,
  fc.constantFrom<object>({ contract: 1 }, { ...createMemoryStore(), listLeads: 5 }),
)

// what is an object of the caller's own keys may be empty, too
const objects = [
  ...['rules', 'calendars', 'calendarOf', 'criteria', 'offers', 'notifications', 'guards'],
  ...['names', 'strategies'],
]
const parts = ['store', 'team', 'clock', 'scoring', 'routing', 'sla', 'lifecycle', ...objects]

/** Every method that takes something, with what it can do nothing with. */
const methods: readonly (readonly [string, fc.Arbitrary<unknown>, Act])[] = [
  ['lead', noId, (handoff, id) => handoff.lead(id)],
  ['history', noId, (handoff, id) => handoff.history(id)],
  ['explain', noId, (handoff, id) => handoff.explain(id)],
  ['timeline', noId, (handoff, id) => handoff.timeline(id)],
  ['brief', noId, (handoff, id) => handoff.brief(id)],
  ['clocks', noId, (handoff, id) => handoff.clocks(id)],
  ['review', noId, (handoff, id) => handoff.review(id)],
  ['asOf: lead', noId, (handoff, id) => handoff.asOf(id, 0)],
  ['asOf: instant', noInstant, (handoff, at) => handoff.asOf('ada', at)],
  ['list', noList, (handoff, request) => handoff.list(request)],
  ['waiting', noRequest, (handoff, request) => handoff.waiting(request)],
  [
    'ledger',
    fc.oneof(
      noRequest.map((request) =>
        isPlain(request) ? { pool: 'sales', ...(request as object) } : request,
      ),
      fc.record({ pool: noText }),
      fc.record({ pool: fc.constant('sales'), order: fc.constant('due') }),
    ),
    (handoff, request) => handoff.ledger(request),
  ],
  ['tick', noLimit, (handoff, limit) => handoff.tick(limit)],
  ['deliver: send', noFunction, (handoff, send) => handoff.deliver(send)],
  ['deliver: limit', noLimit, (handoff, limit) => handoff.deliver(() => undefined, limit)],
  ['over', noStore, (handoff, store) => handoff.over(store)],
  ['on: name', anything, (handoff, name) => handoff.on(name, () => undefined)],
  ['on: listener', noFunction, (handoff, listener) => handoff.on('*', listener)],
  [
    'executeAll',
    anything.filter((value) => !Array.isArray(value)),
    (handoff, commands) => handoff.executeAll(commands),
  ],
  ['createHandoff', anything, (_, options) => createHandoff(options)],
  ...parts.map(
    (part) =>
      [
        `createHandoff: ${part}`,
        anything.filter((value) => isGiven(value) && !(objects.includes(part) && isPlain(value))),
        (_: Handoff, value: never) =>
          createHandoff({ ...policy, team, store: createMemoryStore(), [part]: value }),
      ] as const,
  ),
]

const isTold = (error: unknown): boolean => {
  const { message } = error as Error
  if (raw.test(message) || !/expected|there is no|cannot|at most|unknown|none/.test(message))
    return false
  return isHandoffError(error) || error instanceof TypeError || error instanceof RangeError
}

const faultOf = async (act: () => unknown): Promise<unknown> => {
  try {
    await act()
  } catch (error) {
    return error
  }
  return undefined
}

describe('what cannot be meant is refused in words', () => {
  test.each(methods)('%s', async (_, junk, act) => {
    const host = createHost()
    await host.capture('ada')
    await host.heat('ada')
    const before = host.store.peek()
    await fc.assert(
      fc.asyncProperty(junk, async (value) => {
        const error = await faultOf(() => act(host.handoff, value as never))
        expect(error, `no error for ${fc.stringify(value)}`).toBeDefined()
        if (!isTold(error)) throw error
      }),
    )
    expect(host.store.peek()).toEqual(before)
  })

  test('a list of commands with junk in it: each is answered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anything), async (commands) => {
        const { handoff } = createHost()
        const results = await handoff.executeAll(commands as never)
        expect(results).toHaveLength(commands.length)
        for (const result of results) {
          if (result?.ok !== false) throw new Error('junk was executed')
          expect(result.refusal.message).not.toMatch(raw)
        }
      }),
    )
  })

  test('nothing that a list is asked with ends in a raw error', async () => {
    const { handoff } = createHost()
    const keys = ['assignee', 'asignee', 'queue', 'stage', 'kind', 'order', 'after', 'limit']
    const request = fc.dictionary(fc.constantFrom(...keys), anything, { maxKeys: 3 })
    await fc.assert(
      fc.asyncProperty(request, async (where) => {
        for (const method of ['list', 'waiting'] as const) {
          const error = await faultOf(() => handoff[method](where as never))
          if (error !== undefined && !isTold(error)) throw error
        }
      }),
    )
  })
})

describe('what is said', () => {
  const said = async (act: (handoff: Handoff) => unknown): Promise<string> => {
    const error = (await faultOf(() => act(createHost().handoff))) as Error
    return `${error.name}: ${error.message}`.replaceAll(/\n\s+- /g, ' | ')
  }

  const cases: readonly (readonly [string, (handoff: Handoff) => unknown])[] = [
    [
      'TypeError: list: asignee: there is no such field; did you mean "assignee"?',
      (handoff) => handoff.list({ asignee: 'mia' } as never),
    ],
    [
      'TypeError: waiting: stage: there is no such field',
      (handoff) => handoff.waiting({ stage: 'mql' } as never),
    ],
    [
      'TypeError: list: stage: expected one of nurturing, mql, sal, sql, won, lost, recycled, unreachable, trashed; did you mean "nurturing"?',
      (handoff) => handoff.list({ stage: 'nurtring' }),
    ],
    [
      'TypeError: list: order: expected one of priority, due, since; did you mean "priority"?',
      (handoff) => handoff.list({ order: 'priorty' as never }),
    ],
    [
      'RangeError: list: expected a limit from 1 to 1000, got 0',
      (handoff) => handoff.list({ limit: 0 }),
    ],
    [
      'HandoffError: INVALID_CURSOR: the list cannot go on from here | after: expected the cursor of a page of this list',
      (handoff) => handoff.list({ after: 'garbage' }),
    ],
    [
      'HandoffError: INVALID_CURSOR: the list cannot go on from here | after: expected the cursor of a page of this list',
      (handoff) => handoff.waiting({ after: 'garbage' }),
    ],
    [
      'TypeError: executeAll: expected a list of commands, got Object',
      (handoff) => handoff.executeAll({} as never),
    ],
    [
      'RangeError: tick: expected a limit of at least 1, got Object',
      (handoff) => handoff.tick({ limit: 5 } as never),
    ],
    [
      'TypeError: deliver: expected a function that sends one message, got null',
      (handoff) => handoff.deliver(null as never),
    ],
    [
      'TypeError: on: there is no event "lead-moved:acept"; did you mean "lead-moved:accept"?',
      (handoff) => handoff.on('lead-moved:acept' as never, () => undefined),
    ],
    [
      'TypeError: on: expected a function that listens, got undefined',
      (handoff) => handoff.on('lead-moved', undefined as never),
    ],
    [
      'HandoffError: INVALID_ID: this id cannot be used | leadId: expected a text as id, got 7',
      (handoff) => handoff.lead(7 as never),
    ],
    [
      'HandoffError: STORE_CONTRACT_BROKEN: expected a store with contract 1, got undefined; run the conformance kit against the store',
      (handoff) => handoff.over({} as never),
    ],
    [
      'HandoffError: STORE_CONTRACT_BROKEN: expected a store with the method load; run the conformance kit against the store',
      (handoff) => handoff.over({ contract: 1 } as never),
    ],
  ]
  test.each(cases)('%s', async (expected, act) => {
    expect(await said(act)).toBe(expected)
  })

  test('a cursor of another order leads nowhere', async () => {
    const host = createHost()
    for (const id of ['ada', 'bea', 'cem']) await host.capture(id)
    const { cursor } = await host.handoff.list({ order: 'due', limit: 1 })
    expect(cursor).not.toBeNull()
    const error = await faultOf(() => host.handoff.list({ order: 'since', after: cursor }))
    expect(isHandoffError(error) && error.code).toBe('INVALID_CURSOR')
  })
})
