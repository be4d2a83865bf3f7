import type { HandoffPolicy } from 'lead-handoff'
import { officeHours } from './team.ts'

const served = {
  americas: ['US', 'CA', 'BR', 'MX'],
  apac: ['SG', 'JP', 'AU', 'IN'],
  emea: ['DE', 'AT', 'NL', 'FR', 'IT', 'GB', 'PL'],
} as const

/** The countries that the company sells to, by region. */
export const countries = served

const scoring: HandoffPolicy['scoring'] = {
  id: 'larkfield-score',
  version: '2026-q1',
  dimensions: {
    fit: {
      label: 'Fit',
      min: 0,
      max: 100,
      bands: [
        { label: 'A', from: 70 },
        { label: 'B', from: 50 },
        { label: 'C', from: 25 },
        { label: 'D' },
      ],
    },
    engagement: {
      label: 'Engagement',
      min: 0,
      max: 100,
      bands: [
        { label: '1', from: 60 },
        { label: '2', from: 40 },
        { label: '3', from: 15 },
        { label: '4' },
      ],
    },
  },
  groups: { browsing: { label: 'Looking around', max: 20 } },
  rules: [
    {
      id: 'industry',
      label: 'Keeps things cold for a living',
      dimension: 'fit',
      when: { field: 'company.industry', op: 'in', value: ['pharma', 'food', 'logistics'] },
      points: 30,
    },
    {
      id: 'size',
      label: 'Fifty employees or more',
      dimension: 'fit',
      when: { field: 'company.employees', op: 'atLeast', value: 50 },
      points: 20,
    },
    {
      id: 'large',
      label: 'A thousand employees or more',
      dimension: 'fit',
      when: { field: 'company.employees', op: 'atLeast', value: 1_000 },
      points: 10,
    },
    {
      id: 'served',
      label: 'In a country we serve',
      dimension: 'fit',
      when: {
        field: 'contact.country',
        op: 'in',
        value: [...served.americas, ...served.apac, ...served.emea],
      },
      points: 15,
    },
    {
      id: 'persona',
      label: 'Responsible for quality or operations',
      dimension: 'fit',
      when: {
        any: [
          { field: 'contact.jobTitle', op: 'contains', value: 'Quality' },
          { field: 'contact.jobTitle', op: 'contains', value: 'Operations' },
        ],
      },
      points: 20,
    },
    {
      id: 'student',
      label: 'Studies the subject',
      dimension: 'fit',
      when: { field: 'contact.jobTitle', op: 'contains', value: 'Student' },
      points: -40,
    },
    {
      id: 'demo',
      label: 'Asked for a demonstration',
      dimension: 'engagement',
      activity: 'demo-request',
      points: 40,
      limit: { ever: 1 },
    },
    {
      id: 'reply',
      label: 'Answered us',
      dimension: 'engagement',
      activity: 'email-reply',
      points: 20,
      limit: { perWeek: 1 },
      decay: { halfLifeDays: 30 },
    },
    {
      id: 'webinar',
      label: 'Came to a webinar',
      dimension: 'engagement',
      activity: 'webinar-attended',
      points: 25,
      limit: { oncePerContent: true },
      decay: { halfLifeDays: 45 },
    },
    {
      id: 'booth',
      label: 'Talked to us at a fair',
      dimension: 'engagement',
      activity: 'booth-visit',
      points: 25,
      limit: { ever: 1 },
      decay: { halfLifeDays: 30 },
    },
    {
      id: 'pricing',
      label: 'Looked at prices',
      dimension: 'engagement',
      activity: 'page-view',
      where: { field: 'content', op: 'is', value: '/pricing' },
      points: 12,
      limit: { perDay: 1 },
      decay: { percentPerMonth: 50 },
    },
    {
      id: 'download',
      label: 'Downloaded a paper',
      dimension: 'engagement',
      activity: 'download',
      points: 15,
      limit: { oncePerContent: true },
      decay: { halfLifeDays: 30 },
    },
    {
      id: 'pages',
      label: 'Read a page',
      dimension: 'engagement',
      group: 'browsing',
      activity: 'page-view',
      points: 2,
      decay: { percentPerMonth: 50 },
    },
    {
      id: 'clicks',
      label: 'Clicked in a newsletter',
      dimension: 'engagement',
      group: 'browsing',
      activity: 'email-click',
      points: 5,
      decay: { percentPerMonth: 50 },
    },
  ],
  grade: { rows: 'fit', columns: 'engagement' },
  thresholds: {
    qualified: {
      label: 'Fits and is interested',
      all: [
        { score: 'fit', atLeast: 45 },
        { score: 'engagement', atLeast: 40, keep: 30 },
      ],
    },
  },
}

/** What marketing and sales of the company agreed on: plain data. */
export const agreement: HandoffPolicy = {
  scoring,
  routing: {
    id: 'larkfield-routing',
    version: '2026-q1',
    rules: [
      {
        name: 'enterprise',
        when: { field: 'company.employees', op: 'atLeast', value: 1_500 },
        target: { team: 'enterprise', strategy: 'round-robin' },
      },
      {
        name: 'small accounts',
        when: { field: 'company.employees', op: 'below', value: 30 },
        target: { queue: 'small-accounts' },
      },
      {
        name: 'americas',
        when: { field: 'contact.country', op: 'in', value: [...served.americas] },
        target: { team: 'americas', strategy: 'round-robin' },
      },
      {
        name: 'asia-pacific',
        when: { field: 'contact.country', op: 'in', value: [...served.apac] },
        target: { team: 'apac', strategy: 'round-robin' },
      },
      { name: 'everybody else', target: { team: 'emea', strategy: 'round-robin' } },
    ],
    // leads come at night, too; whose they are is decided at once, and the clock runs in the working hours of whoever has them
    ignore: ['outside-hours'],
    nobody: 'hold',
  },
  sla: {
    id: 'larkfield-promises',
    version: '2026-q1',
    targets: [
      {
        id: 'first-touch',
        measure: 'first-touch',
        within: '8h',
        calendar: { of: ['assignee'], otherwise: 'Berlin' },
      },
    ],
  },
  calendars: officeHours,
  criteria: {
    handOff: {
      all: [
        { field: 'contact.country', op: 'present' },
        { field: 'company.name', op: 'present' },
      ],
    },
    acceptance: { field: 'qualification.budget.amountMinor', op: 'atLeast', value: 800_000 },
    opportunity: {
      all: [
        { field: 'qualification.authority', op: 'present' },
        { field: 'qualification.nextSteps', op: 'present' },
      ],
    },
  },
  rules: { touchesBeforeUnreachable: 5 },
}
