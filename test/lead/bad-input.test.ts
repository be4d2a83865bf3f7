import { describe, expect, test } from 'vitest'
import { limits } from '../../src/kernel/index.ts'
import { decide } from '../../src/lead/index.ts'
import { createWorld, modelOf, start, worldIn } from './world.ts'

const model = modelOf()
const { record } = { record: worldIn('mql').record() }

/** What is said of a command: the issues of the refusal, whatever the command is. */
const issuesOf = (command: unknown): unknown => {
  const result = decide(model, command as never, { now: start, commandId: 'c', record })
  if (result.ok) return 'decided'
  const { refusal } = result
  expect(JSON.parse(JSON.stringify(refusal))).toEqual(refusal)
  return refusal.code === 'INVALID_INPUT' ? refusal.issues : refusal.code
}

const ada = { leadId: 'ada' } as const
const update = (profile: unknown) => ({ ...ada, type: 'update-profile', profile })
const contact = (fields: object) => update({ contact: fields })
const activity = (fields: object) => ({
  ...ada,
  type: 'record-activity',
  activityId: 'x',
  activity: 'page-view',
  ...fields,
})
const win = (revenue: unknown) => ({ ...ada, type: 'win', by: 'mia', revenue })
const own = (key: string, value: unknown): object =>
  Object.defineProperty({}, key, { value, enumerable: true })
const cyclic: Record<string, unknown> = {}
cyclic['self'] = cyclic
const hole: unknown[] = []
hole.length = 2
class Profile {}

const email = 'expected an e-mail address such as ada@example.com'
const moneyIs = 'expected a whole number of at least 0'
const currency = 'expected an ISO 4217 code such as EUR'
const impersonal =
  'looks like an e-mail address; events carry no personal data, put it into the profile'
const instant = 'expected whole epoch milliseconds, got '
const years = 'expected an instant between the years 1900 and 2200, got '
const noField = 'there is no such field'
const getter = 'a getter is not data'
const surrogate = '\ud800'

const table: readonly (readonly [title: string, command: unknown, ...issues: object[]])[] = [
  ...[null, undefined, 'accept', 7, [], () => 0, new Date(0), Symbol('x'), 1n, new Map()].map(
    (value) =>
      [
        `${typeof value} as command`,
        value,
        { path: '', message: 'expected a command, an object with a type' },
      ] as const,
  ),
  ['no type', { ...ada }, { path: 'type', message: 'expected the name of a command' }],
  [
    'a number as type',
    { ...ada, type: 7 },
    { path: 'type', message: 'expected the name of a command' },
  ],
  [
    'an empty type',
    { ...ada, type: '' },
    { path: 'type', message: 'expected a text that is not empty' },
  ],
  [
    'a huge type',
    { ...ada, type: 'x'.repeat(1e6) },
    { path: 'type', message: 'expected at most 500 characters, got 1000000' },
  ],
  [
    'no lead',
    { type: 'erase' },
    { path: 'leadId', message: 'expected a text as id, got undefined' },
  ],
  [
    'a number as lead',
    { type: 'erase', leadId: 7 },
    { path: 'leadId', message: 'expected a text as id, got 7' },
  ],
  [
    'an empty id',
    { type: 'erase', leadId: ' ' },
    { path: 'leadId', message: 'an id cannot be empty' },
  ],
  [
    'an id of a megabyte',
    { type: 'erase', leadId: 'x'.repeat(1e6) },
    { path: 'leadId', message: 'an id has at most 200 characters, got 1000000' },
  ],
  [
    'an id with a line feed',
    { type: 'erase', leadId: 'a\nb' },
    { path: 'leadId', message: 'an id cannot have control characters' },
  ],
  [
    'an id with half a pair',
    { type: 'erase', leadId: surrogate },
    { path: 'leadId', message: 'an id cannot have control characters' },
  ],
  [
    '__proto__ as id',
    { type: 'erase', leadId: '__proto__' },
    { path: 'leadId', message: 'the id "__proto__" is not allowed' },
  ],
  [
    'an empty person',
    { ...ada, type: 'erase', by: '' },
    { path: 'by', message: 'an id cannot be empty' },
  ],
  [
    'an empty command id',
    { ...ada, type: 'erase', id: '' },
    { path: 'id', message: 'an id cannot be empty' },
  ],
  [
    'an empty activity id',
    activity({ activityId: '' }),
    { path: 'activityId', message: 'an id cannot be empty' },
  ],

  [
    'a text as date',
    { ...ada, type: 'erase', at: '2026-01-05' },
    { path: 'at', message: `${instant}a string` },
  ],
  [
    'an invalid date',
    { ...ada, type: 'erase', at: new Date(Number.NaN) },
    { path: 'at', message: `${instant}NaN` },
  ],
  [
    'half a millisecond',
    { ...ada, type: 'erase', at: 0.5 },
    { path: 'at', message: `${instant}0.5` },
  ],
  [
    'a date in the year 9999',
    { ...ada, type: 'erase', at: new Date('9999-01-01') },
    { path: 'at', message: `${years}253370764800000` },
  ],
  [
    'a bigint as date',
    { ...ada, type: 'erase', at: 1n },
    { path: 'at', message: `${instant}a bigint` },
  ],
  ['null as date', { ...ada, type: 'erase', at: null }, { path: 'at', message: `${instant}null` }],
  [
    'a check-in that is no date',
    { ...ada, type: 'recycle', reason: 'timing', checkInAt: 'soon' },
    { path: 'checkInAt', message: `${instant}a string` },
  ],

  ...[
    'ada',
    'ada@',
    '@example.com',
    'ada@example',
    'a da@example.com',
    'ada@@example.com',
    'ada@example..com',
    'ada@.com',
    `${'a'.repeat(250)}@example.com`,
    '',
    7,
    {},
  ].map(
    (value) =>
      [
        `the e-mail ${JSON.stringify(value)?.slice(0, 30)}`,
        contact({ email: value }),
        { path: 'profile.contact.email', message: email },
      ] as const,
  ),
  [
    'a telephone number in words',
    contact({ phone: 'call me' }),
    { path: 'profile.contact.phone', message: 'expected a telephone number' },
  ],
  [
    'a country in lower case',
    contact({ country: 'at' }),
    {
      path: 'profile.contact.country',
      message: 'expected an ISO 3166-1 code of two capitals, such as AT',
    },
  ],
  [
    'a language in words',
    contact({ language: 'German!' }),
    { path: 'profile.contact.language', message: 'expected a language tag such as de or pt-BR' },
  ],
  [
    'a name with NUL',
    contact({ name: 'a\0b' }),
    {
      path: 'profile.contact.name',
      message: 'a text cannot have NUL characters or half of a surrogate pair',
    },
  ],
  [
    'a name with half a pair',
    contact({ name: surrogate }),
    {
      path: 'profile.contact.name',
      message: 'a text cannot have NUL characters or half of a surrogate pair',
    },
  ],
  [
    'a huge name',
    contact({ name: 'x'.repeat(501) }),
    { path: 'profile.contact.name', message: 'expected at most 500 characters, got 501' },
  ],
  [
    'minus one employee',
    update({ company: { employees: -1 } }),
    { path: 'profile.company.employees', message: moneyIs },
  ],
  [
    'a page as domain',
    update({ company: { domain: 'https://x.com/a' } }),
    { path: 'profile.company.domain', message: 'expected a domain such as example.com' },
  ],

  [
    'money as a float',
    win({ amountMinor: 12.5, currency: 'EUR' }),
    {
      path: 'revenue.amountMinor',
      message: 'expected whole minor units, got 12.5; write 12.50 EUR as 1250',
    },
  ],
  [
    'negative money',
    win({ amountMinor: -1, currency: 'EUR' }),
    { path: 'revenue.amountMinor', message: moneyIs },
  ],
  [
    'endless money',
    win({ amountMinor: Number.POSITIVE_INFINITY, currency: 'EUR' }),
    { path: 'revenue.amountMinor', message: moneyIs },
  ],
  [
    'money beyond exactness',
    win({ amountMinor: 2 ** 53, currency: 'EUR' }),
    { path: 'revenue.amountMinor', message: moneyIs },
  ],
  [
    'money as a text',
    win({ amountMinor: '100', currency: 'EUR' }),
    { path: 'revenue.amountMinor', message: moneyIs },
  ],
  ['money that is a number', win(100), { path: 'revenue', message: 'expected an object' }],
  [
    'an unknown currency',
    win({ amountMinor: 1, currency: 'BTC' }),
    { path: 'revenue.currency', message: currency, suggestion: expect.any(String) },
  ],
  [
    'a currency in lower case',
    win({ amountMinor: 1, currency: 'eur' }),
    { path: 'revenue.currency', message: currency, suggestion: 'EUR' },
  ],
  ['no currency', win({ amountMinor: 1 }), { path: 'revenue.currency', message: currency }],
  [
    'a budget as a float',
    update({ qualification: { budget: { amountMinor: 0.1, currency: 'EUR' } } }),
    {
      path: 'profile.qualification.budget.amountMinor',
      message: 'expected whole minor units, got 0.1; write 12.50 EUR as 1250',
    },
  ],

  [
    '__proto__ in attributes',
    update({ attributes: own('__proto__', { admin: true }) }),
    { path: 'profile.attributes.__proto__', message: 'the key "__proto__" is not allowed' },
  ],
  [
    'constructor in attributes',
    update({ attributes: { constructor: 1 } }),
    { path: 'profile.attributes.constructor', message: 'the key "constructor" is not allowed' },
  ],
  [
    'prototype deep in attributes',
    update({ attributes: { a: [{ prototype: 1 }] } }),
    { path: 'profile.attributes.a[0].prototype', message: 'the key "prototype" is not allowed' },
  ],
  [
    '__proto__ in a profile',
    update(own('__proto__', {})),
    { path: 'profile.__proto__', message: noField },
  ],
  [
    '__proto__ in a command',
    { ...ada, type: 'erase', ...JSON.parse('{"x":1}') },
    { path: 'x', message: noField },
  ],
  [
    '__proto__ as a dimension',
    { ...ada, type: 'override-score', by: 'rita', reason: 'x', add: own('__proto__', 1) },
    { path: 'add.__proto__', message: 'the key "__proto__" is not allowed' },
  ],
  [
    'a cycle in attributes',
    update({ attributes: cyclic }),
    { path: 'profile.attributes.self', message: 'the value contains itself' },
  ],
  [
    'NaN in attributes',
    update({ attributes: { a: Number.NaN } }),
    { path: 'profile.attributes.a', message: 'expected JSON, got NaN' },
  ],
  [
    'a date in attributes',
    update({ attributes: { a: new Date(0) } }),
    { path: 'profile.attributes.a', message: 'expected JSON, got Date' },
  ],
  [
    'a hole in attributes',
    update({ attributes: { a: hole } }),
    { path: 'profile.attributes.a[0]', message: 'expected JSON, got undefined' },
    { path: 'profile.attributes.a[1]', message: 'expected JSON, got undefined' },
  ],
  [
    'a huge text in attributes',
    update({ attributes: { a: 'x'.repeat(limits.noteLength + 1) } }),
    { path: 'profile.attributes.a', message: 'expected at most 50000 characters, got 50001' },
  ],
  [
    'a list as attributes',
    update({ attributes: [] }),
    { path: 'profile.attributes', message: 'expected a JSON object' },
  ],
  [
    'an instance as profile',
    update(new Profile()),
    { path: 'profile', message: 'expected an object' },
  ],
  [
    'an instance as attributes',
    update({ attributes: new Profile() }),
    { path: 'profile.attributes', message: 'expected a JSON object' },
  ],
  [
    'a Map as properties',
    activity({ properties: new Map() }),
    { path: 'properties', message: 'expected a JSON object' },
  ],
  ['a text as profile', update('x'), { path: 'profile', message: 'expected an object' }],

  [
    'a getter in attributes',
    update({
      attributes: {
        get a() {
          throw new Error('run')
        },
      },
    }),
    { path: 'profile.attributes.a', message: getter },
  ],
  [
    'a getter in a contact',
    contact({
      get name() {
        throw new Error('run')
      },
    }),
    { path: 'profile.contact.name', message: getter },
  ],
  [
    'a getter in a command',
    {
      ...ada,
      type: 'erase',
      get by() {
        throw new Error('run')
      },
    },
    { path: 'by', message: getter },
  ],
  [
    'a hidden member',
    Object.defineProperty({ ...ada, type: 'erase' }, 'by', { value: 'x' }),
    { path: 'by', message: 'a hidden member is not data' },
  ],
  [
    'a symbol as field',
    { ...ada, type: 'erase', [Symbol('x')]: 1 },
    { path: '', message: 'a symbol is no field' },
  ],
  [
    'a getter as type',
    {
      ...ada,
      get type() {
        throw new Error('run')
      },
    },
    { path: '', message: 'cannot be read: looking at it throws' },
  ],
  [
    'a proxy that throws',
    new Proxy(
      { ...ada, type: 'erase' },
      {
        ownKeys: () => {
          throw new Error('trap')
        },
      },
    ),
    { path: '', message: 'cannot be read: looking at it throws' },
  ],

  [
    'a misspelt field',
    { ...ada, type: 'accept', by: 'mia', reson: 'x' },
    { path: 'reson', message: noField, suggestion: 'reason' },
  ],
  [
    'a misspelt section',
    update({ contct: {} }),
    { path: 'profile.contct', message: noField, suggestion: 'contact' },
  ],
  [
    'a misspelt contact field',
    contact({ emial: 'x' }),
    { path: 'profile.contact.emial', message: noField, suggestion: 'email' },
  ],
  [
    'a thousand fields',
    {
      ...ada,
      type: 'erase',
      ...Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`f${i}`, i])),
    },
    { path: '', message: 'expected at most 50 fields' },
  ],
  [
    'a field with a huge name',
    { ...ada, type: 'erase', ['k'.repeat(1e6)]: 1 },
    { path: `${'k'.repeat(79)}…`, message: noField },
  ],

  [
    'an activity in words',
    activity({ activity: 'Page View' }),
    { path: 'activity', message: 'expected kebab-case such as "key-account"' },
  ],
  [
    'an address as activity content',
    activity({ content: 'mail to ada@example.com' }),
    { path: 'content', message: impersonal },
  ],
  [
    'an address in properties',
    activity({ properties: { to: ['ada@example.com'] } }),
    { path: 'properties.to[0]', message: impersonal },
  ],
  [
    'an encoded address in properties',
    activity({ properties: { url: 'https://x.com/?m=ada%40example.com' } }),
    { path: 'properties.url', message: impersonal },
  ],
  [
    'an address as a key of properties',
    activity({ properties: { 'ada@example.com': 1 } }),
    { path: 'properties', message: `a key of it ${impersonal}` },
  ],
  [
    'an address as campaign',
    { ...ada, type: 'capture', source: { channel: 'web', campaign: 'for ada@example.com' } },
    { path: 'source.campaign', message: impersonal },
  ],
  [
    'an address as reason',
    { ...ada, type: 'trash', by: 'mia', reason: 'see ada@example.com' },
    { path: 'reason', message: impersonal },
  ],
  [
    'an empty source',
    { ...ada, type: 'capture', source: {} },
    { path: 'source.channel', message: 'expected a text, got undefined' },
  ],
  [
    'a text as source',
    { ...ada, type: 'capture', source: 'web' },
    { path: 'source', message: 'expected an object' },
  ],
  [
    'a touch with an unknown outcome',
    { ...ada, type: 'touch', touchId: 't', channel: 'call', outcome: 'reachd' },
    {
      path: 'outcome',
      message: 'expected one of reached, not-reached, bounced',
      suggestion: 'reached',
    },
  ],
  [
    'a touch that is perhaps automated',
    { ...ada, type: 'touch', touchId: 't', channel: 'call', outcome: 'reached', automated: 'yes' },
    { path: 'automated', message: 'expected true or false' },
  ],
  [
    'no channels',
    { ...ada, type: 'opt-out', channels: [] },
    { path: 'channels', message: 'expected a list of 1 to 50 items' },
  ],
  [
    'a text as channels',
    { ...ada, type: 'opt-out', channels: 'email' },
    { path: 'channels', message: 'expected a list of 1 to 50 items' },
  ],
  [
    'a channel in words',
    { ...ada, type: 'opt-out', channels: ['email', 'E Mail'] },
    { path: 'channels[1]', message: 'expected a channel in kebab-case such as "email"' },
  ],
  [
    'a note without end',
    { ...ada, type: 'annotate', noteId: 'n', text: 'x'.repeat(limits.noteLength + 1) },
    { path: 'text', message: 'expected at most 50000 characters, got 50001' },
  ],
  [
    'clocks rebased without a reason',
    { ...ada, type: 'rebase-clocks', by: 'rita' },
    { path: 'reason', message: 'expected kebab-case such as "key-account"' },
  ],
  [
    'half a point',
    { ...ada, type: 'override-score', reason: 'x', total: 0.5 },
    { path: 'total', message: 'expected a whole number' },
  ],
  [
    'points in words',
    { ...ada, type: 'override-score', reason: 'x', add: { engagement: 'many' } },
    { path: 'add.engagement', message: 'expected a whole number' },
  ],
  [
    'an override in words',
    { ...ada, type: 'qualify', override: 'Key account!' },
    { path: 'override', message: 'expected kebab-case such as "key-account"' },
  ],
]

describe('a command with', () => {
  test.each(table)('%s', (_, command, ...issues) => {
    expect(issuesOf(command)).toEqual(issues)
  })

  test('several mistakes is told all of them, in words too', () => {
    const result = decide(model, { type: 'touch', leadId: '', outcom: 1 } as never, {
      now: start,
      commandId: 'c',
    })
    expect(result).toMatchObject({
      refusal: {
        message:
          'outcom: there is no such field; did you mean "outcome"?; leadId: an id cannot be empty; touchId: expected a text as id, got undefined; channel: expected kebab-case such as "key-account"; outcome: expected one of reached, not-reached, bounced',
      },
    })
  })

  test('no prototype is as good as any other', () => {
    const command = Object.assign(Object.create(null), { ...ada, type: 'erase' })
    expect(issuesOf(command)).toBe('decided')
    const attributes = Object.assign(Object.create(null), { a: 1 })
    const world = createWorld().given({ type: 'capture', profile: { attributes } })
    expect(Object.getPrototypeOf(world.record().profile.attributes)).toBe(Object.prototype)
  })

  test('absent fields that are undefined is as good as one without them', () => {
    expect(issuesOf({ ...ada, type: 'erase', by: undefined, at: undefined })).toBe('decided')
    expect(issuesOf(contact({ name: undefined }))).toBe('decided')
  })

  test('minus zero says zero', () => {
    const world = worldIn('sql').given({
      type: 'win',
      by: 'mia',
      revenue: { amountMinor: -0, currency: 'EUR' },
    })
    expect(Object.is(world.lead().revenue?.amountMinor, 0)).toBe(true)
  })

  test('text made to keep a pattern busy is judged at once', () => {
    const began = performance.now()
    for (const text of ['%40', '@a.', 'a@', '.a', '1-'].map((part) => part.repeat(16_000))) {
      issuesOf(contact({ email: text, phone: text, language: text }))
      issuesOf(update({ company: { domain: text } }))
      issuesOf(activity({ properties: { text }, content: text, activity: text }))
    }
    expect(performance.now() - began).toBeLessThan(1000)
  })
})
