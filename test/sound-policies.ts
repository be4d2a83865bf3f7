import { standardLifecycle } from '../src/lifecycle/index.ts'

const when = {
  all: [
    { any: [{ field: 'company.country', op: 'in', value: ['DE', 'AT'] }] },
    { not: { predicate: 'competitor' } },
  ],
}
const weekly = { mon: [['09:00', '17:00']], fri: [] }
const office = { timeZone: 'Europe/Vienna', weekly, holidays: ['2026-12-25'] }
const calendar = {
  kind: 'intersection',
  of: [office, { kind: 'union', of: [{ kind: 'always-open', timeZone: 'UTC' }] }],
}

/** One sound policy of each kind, each part of it used. */
export const sound = {
  calendarPolicy: calendar,
  condition: when,
  lifecycle: standardLifecycle.definition,
  scoringPolicy: {
    id: 'agreed',
    version: '1',
    dimensions: { fit: { min: 0, bands: [{ label: 'A', from: 10 }, { label: 'B' }] } },
    groups: { reading: { max: 30 } },
    rules: [
      { id: 'market', dimension: 'fit', when, points: 10 },
      {
        id: 'prices',
        dimension: 'fit',
        group: 'reading',
        activity: ['visit'],
        where: { field: 'content', op: 'startsWith', value: '/pricing' },
        points: 10,
        limit: { perDay: 1 },
        decay: { halfLifeDays: 14 },
      },
    ],
    grade: { rows: 'fit' },
    thresholds: { qualified: { all: [{ score: 'fit', atLeast: 10 }] } },
  },
  routingPolicy: {
    id: 'inbound',
    version: '1',
    rules: [
      {
        name: 'near',
        when,
        target: {
          team: 'sales',
          strategy: { use: 'territory', field: 'company.country', by: 'weighted' },
        },
      },
      {
        name: 'all',
        target: {
          firstOf: [
            { teleQualify: { queue: 'calls' }, until: when, afterwards: { list: 'rest' } },
            { team: 'sales', strategy: { custom: 'own', options: { deep: [1, { a: null }] } } },
            { rules: [{ name: 'in', target: { assignee: 'mia' } }] },
          ],
        },
      },
    ],
    lists: { rest: [{ name: 'rest', target: { queue: 'rest' } }] },
    pools: { sales: { absence: 'catch-up', creditBack: ['junk'] } },
    nobody: { queue: 'rest' },
  },
  slaPolicy: {
    id: 'inbound',
    version: '1',
    targets: [
      {
        id: 'call',
        measure: 'first-touch',
        within: '4h',
        when,
        calendar: { of: ['team'], otherwise: 'office' },
        warnings: [{ fraction: 0.5 }, { left: '15m' }],
        escalation: [{ after: '0s', action: 'reassign' }],
      },
    ],
  },
  team: [
    {
      id: 'mia',
      teams: ['sales'],
      calendar,
      outOfOffice: [{ fromAt: 0, untilAt: 1, reason: 'holiday' }],
      quota: { leads: 5, per: 'week' },
    },
  ],
} as const
