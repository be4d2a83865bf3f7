import { defineLifecycle } from './define-lifecycle.ts'

const decline = ['not-a-fit', 'incomplete', 'duplicate', 'wrong-timing'] as const

const reject = [
  'not-ready',
  'no-need',
  'no-budget',
  'no-authority',
  'wrong-contact',
  'bad-data',
  'competitor',
  'duplicate',
  'existing-customer',
  'bought-elsewhere',
  'gone-cold',
  'out-of-territory',
  'spam',
  'service-level',
] as const

const lose = [
  'price',
  'competitor',
  'no-decision',
  'no-budget',
  'timing',
  'missing-feature',
  'bought-elsewhere',
  'gone-cold',
] as const

const recycle = [
  'not-ready',
  'no-budget-yet',
  'timing',
  'no-response',
  'lost-deal',
  'service-level',
] as const

const trash = ['spam', 'bad-data', 'duplicate', 'competitor', 'student', 'out-of-market'] as const

/**
 * The lifecycle that marketing and sales agree on unless they define their own: MQL → SAL → SQL → won, with the ways back
 * (recycled, unreachable, lost) and out (trashed). The glossary explains every stage.
 *
 * @example
 * ```ts
 * import { standardLifecycle } from 'lead-handoff'
 *
 * console.log(standardLifecycle.initial) // nurturing
 * console.log(standardLifecycle.transitions.get('accept')?.to) // [ 'sal' ]
 * ```
 */
export const standardLifecycle = defineLifecycle({
  id: 'standard',
  version: '1',
  initial: 'nurturing',
  stages: {
    nurturing: { kind: 'open', title: 'Nurturing' },
    mql: { kind: 'open', marks: ['qualified'], title: 'Marketing qualified' },
    sal: { kind: 'open', marks: ['qualified', 'accepted'], title: 'Sales accepted' },
    sql: {
      kind: 'open',
      marks: ['qualified', 'accepted', 'opportunity'],
      title: 'Sales qualified',
    },
    won: { kind: 'won', marks: ['qualified', 'accepted', 'opportunity'], title: 'Won' },
    lost: { kind: 'lost', marks: ['qualified', 'accepted', 'opportunity'], title: 'Lost' },
    recycled: { kind: 'parked', title: 'Recycled' },
    unreachable: { kind: 'parked', title: 'Unreachable' },
    trashed: { kind: 'discarded', title: 'Trashed' },
  },
  guards: [
    'source-recorded',
    'not-opted-out',
    'score-reached',
    'vetting-agreed',
    'vetted',
    'reachable',
    'hand-off-criteria',
    'handed-off',
    'by-assignee',
    'assigned',
    'acceptance-criteria',
    'touched-enough',
    'opportunity-criteria',
    'revenue-given',
    'check-in-given',
  ],
  transitions: {
    qualify: {
      from: ['nurturing', 'recycled', 'unreachable', 'lost'],
      to: 'mql',
      guards: ['source-recorded', 'not-opted-out', 'score-reached'],
      startsCycle: true,
      reopens: true,
    },
    vet: { from: ['mql'], to: '@same', by: 'person', guards: ['vetting-agreed'] },
    decline: {
      from: ['mql'],
      to: 'recycled',
      by: 'person',
      guards: ['vetting-agreed'],
      reasons: decline,
    },
    'hand-off': {
      from: ['mql'],
      to: '@same',
      guards: ['not-opted-out', 'vetted', 'reachable', 'hand-off-criteria'],
    },
    acknowledge: { from: ['mql', 'sal'], to: '@same', guards: ['by-assignee'] },
    reassign: {
      from: ['nurturing', 'mql', 'sal', 'sql'],
      to: '@same',
      guards: ['handed-off'],
      reasons: ['absent', 'left-team', 'workload', 'territory', 'service-level', 'requested'],
    },
    claim: { from: ['nurturing', 'mql', 'sal', 'sql'], to: '@same', guards: ['handed-off'] },
    accept: { from: ['mql'], to: 'sal', guards: ['assigned', 'acceptance-criteria'] },
    reject: { from: ['mql'], to: ['recycled', 'trashed'], by: 'person', reasons: reject },
    'mark-unreachable': { from: ['mql', 'sal'], to: 'unreachable', guards: ['touched-enough'] },
    develop: { from: ['sal'], to: 'sql', guards: ['opportunity-criteria'] },
    win: { from: ['sql'], to: 'won', guards: ['revenue-given'] },
    lose: { from: ['sql'], to: 'lost', by: 'person', reasons: lose },
    recycle: {
      from: ['sal', 'sql', 'lost', 'unreachable'],
      to: 'recycled',
      by: 'person',
      guards: ['check-in-given'],
      reasons: recycle,
      reopens: true,
    },
    trash: {
      from: ['nurturing', 'mql', 'sal', 'sql', 'recycled', 'unreachable'],
      to: 'trashed',
      by: 'person',
      reasons: trash,
    },
    restore: {
      from: ['trashed'],
      to: 'nurturing',
      by: 'person',
      reasons: ['trashed-by-mistake', 'new-information'],
      reopens: true,
    },
    correct: {
      from: '*',
      to: '@previous',
      by: 'person',
      reasons: ['entered-by-mistake', 'wrong-lead', 'wrong-outcome'],
    },
  },
})
