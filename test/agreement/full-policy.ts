import type { HandoffPolicy } from '../../src/lead/index.ts'

const office = {
  timeZone: 'Europe/Berlin',
  weekly: {
    mon: [
      ['09:00', '12:00'],
      ['13:00', '17:00'],
    ],
    fri: [['09:00', '15:00']],
  },
  breaks: { mon: [['10:00', '10:15']] },
  dated: { '2026-12-24': [['09:00', '12:00']], '2026-12-31': [] },
  holidays: ['2026-01-01', { date: '2026-05-01', name: 'May Day', closed: ['12:00', '24:00'] }],
} as const

/** An agreement that uses every part of the policies at least once. */
export const fullPolicy: HandoffPolicy = {
  scoring: {
    id: 'score',
    version: '2026-03',
    dimensions: {
      fit: { label: 'Fit', min: 0, max: 100, bands: [{ label: 'A', from: 60 }, { label: 'B' }] },
      interest: { bands: [{ label: '1', from: 40 }, { label: '2' }] },
    },
    groups: { reading: { label: 'Reading', min: -5, max: 30 } },
    rules: [
      {
        id: 'market',
        label: 'In our market',
        dimension: 'fit',
        when: {
          all: [
            { field: 'contact.country', op: 'in', value: ['DE', 'AT'] },
            { not: { field: 'company.employees', op: 'below', value: 10 } },
          ],
        },
        points: 70,
      },
      {
        id: 'prices',
        dimension: 'interest',
        group: 'reading',
        activity: ['visit', 'click'],
        where: { field: 'content', op: 'startsWith', value: '/pricing' },
        points: 10,
        limit: { perDay: 1 },
        decay: { halfLifeDays: 14 },
      },
      {
        id: 'demo',
        dimension: 'interest',
        activity: 'demo',
        points: 40,
        limit: { ever: 1 },
        decay: { percentPerMonth: 50 },
      },
      {
        id: 'paper',
        dimension: 'interest',
        activity: 'download',
        points: 8,
        limit: { oncePerContent: true },
        decay: {
          steps: [
            { afterDays: 30, percentLeft: 50 },
            { afterDays: 90, percentLeft: 0 },
          ],
        },
      },
      {
        id: 'mail',
        dimension: 'interest',
        activity: 'mail',
        points: -3,
        limit: { perWeek: 2 },
        windowDays: 60,
      },
    ],
    grade: { rows: 'fit', columns: 'interest' },
    thresholds: {
      qualified: {
        label: 'Warm and fitting',
        all: [
          { score: 'fit', atLeast: 60 },
          { score: 'interest', atLeast: 40, keep: 30 },
        ],
      },
      hot: { all: [{ grade: ['A1'], keep: ['A2'] }] },
    },
    dayStartMinutes: 300,
  },
  routing: {
    id: 'routing',
    version: '7',
    rules: [
      {
        name: 'large',
        when: { field: 'company.employees', op: 'atLeast', value: 500 },
        target: {
          firstOf: [
            { team: 'enterprise', strategy: { use: 'account-owner', field: 'attributes.owner' } },
            {
              team: 'enterprise',
              strategy: {
                use: 'score-tier',
                tiers: [
                  { atLeast: 80, tier: 'gold' },
                  { atLeast: 0, tier: 'silver' },
                ],
              },
            },
            { assignee: 'boss' },
          ],
        },
      },
      {
        name: 'phone first',
        when: { field: 'source.channel', op: 'is', value: 'fair' },
        target: {
          teleQualify: { queue: 'phone' },
          until: { field: 'qualification.need', op: 'present' },
          afterwards: { list: 'regions' },
        },
      },
      { name: 'everybody else', target: { team: 'inbound', strategy: 'weighted' } },
    ],
    lists: {
      regions: [
        {
          name: 'covered',
          target: {
            team: 'inbound',
            strategy: { use: 'territory', field: 'contact.country', by: 'least-loaded' },
          },
        },
      ],
    },
    pools: { inbound: { absence: 'catch-up', creditBack: ['junk'] } },
    ignore: ['outside-hours'],
    nobody: { queue: 'leftovers' },
  },
  sla: {
    id: 'promises',
    version: '3',
    targets: [
      {
        id: 'call',
        measure: 'first-touch',
        within: '4h30m',
        calendar: { of: ['territory', 'assignee'], otherwise: 'office' },
        when: { field: 'score.total', op: 'atLeast', value: 80 },
        warnings: [{ fraction: 0.75 }, { left: '30m' }],
        escalation: [
          { after: '0s', action: 'remind' },
          { after: '1d', action: 'reassign', to: 'boss' },
        ],
        pausedBy: ['holiday'],
        follows: 'owner',
      },
      { id: 'touches', measure: 'touches', within: '2w', count: 6 },
      {
        id: 'aging',
        measure: 'stage',
        within: '30d',
        stage: { kinds: ['open'], marks: ['opportunity'] },
        pauseWhen: { field: 'attributes.onHold', op: 'is', value: true },
      },
      { id: 'look', measure: 'check-in', within: '0s', calendar: 'office', atClosing: 'next-open' },
    ],
  },
  calendars: { office },
  calendarOf: {
    territory: { field: 'contact.country', calendars: { DE: 'office' } },
    team: { inbound: 'office' },
  },
  criteria: {
    handOff: { field: 'company.name', op: 'present' },
    acceptance: { field: 'qualification.budget.amountMinor', op: 'atLeast', value: 800_000 },
  },
  offers: {
    within: '30m',
    calendar: 'office',
    reasons: ['too-busy', 'conflict'],
    lastResort: { assignee: 'boss' },
    acknowledgementLasts: '1d',
  },
  notifications: {
    marketing: 'campaigns',
    management: 'heads',
    activities: [
      {
        name: 'looks at prices',
        activity: 'visit',
        where: { field: 'properties.page', op: 'is', value: 'prices' },
        when: { field: 'score.total', op: 'atLeast', value: 80 },
      },
    ],
  },
  rules: { vetting: true, qualify: 'manual', touchesBeforeUnreachable: 4, absence: 'reassign' },
}
