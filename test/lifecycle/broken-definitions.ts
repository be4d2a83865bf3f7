import type { LifecycleDefinition } from '../../src/lifecycle/index.ts'

/** A sound definition without findings; each case spoils a copy of it. */
export const soundDefinition = (): LifecycleDefinition => ({
  id: 'agency',
  initial: 'new',
  stages: {
    new: { kind: 'open' },
    talking: { kind: 'open', marks: ['qualified', 'accepted'] },
    waiting: { kind: 'parked', title: 'Waiting' },
    customer: { kind: 'won' },
    gone: { kind: 'lost' },
  },
  guards: ['has-contact', 'has-budget'],
  transitions: {
    call: { from: ['new', 'waiting'], to: 'talking', guards: ['has-contact'], startsCycle: true },
    sign: { from: ['talking'], to: 'customer', guards: ['has-budget'] },
    pause: { from: ['talking'], to: ['waiting'], by: 'person', reasons: ['not-now', 'holiday'] },
    drop: { from: ['talking', 'waiting'], to: 'gone', reasons: ['price'] },
    'win-back': { from: ['gone'], to: 'waiting', by: 'person', reopens: true },
    note: { from: '*', to: '@same' },
    undo: { from: '*', to: '@previous', by: 'person', reasons: ['mistake'] },
  },
  maxCycles: 5,
})

/** A definition of which every part can be overwritten. */
// biome-ignore lint/suspicious/noExplicitAny: the cases write what the types forbid
type Draft = any

/** What is broken, and every finding as one line. */
export interface BrokenDefinition {
  readonly title: string
  readonly spoil: (draft: Draft) => unknown
  readonly findings: readonly string[]
}

const many = (count: number, prefix: string): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`)

/** Definitions that cannot be used, with what a person is told. A case may return another definition altogether. */
export const brokenDefinitions: readonly BrokenDefinition[] = [
  {
    title: 'nothing',
    spoil: () => null,
    findings: ['error wrong-shape expected an object, got null'],
  },
  {
    title: 'a function',
    spoil: () => () => 1,
    findings: ['error not-json expected JSON, got a function'],
  },
  {
    title: 'a value that cannot be read',
    spoil: () =>
      new Proxy(
        {},
        {
          getPrototypeOf: () => {
            throw new Error('no')
          },
        },
      ),
    findings: ['error not-json expected JSON, got an object'],
  },
  {
    title: 'a definition that contains itself',
    spoil: (d) => {
      d.stages.new.title = d
    },
    findings: ['error not-json stages.new.title: the value contains itself'],
  },
  {
    title: 'a stage called __proto__',
    spoil: (d) => JSON.parse(JSON.stringify(d).replaceAll('"gone"', '"__proto__"')),
    findings: ['error not-json stages.__proto__: the key "__proto__" is not allowed'],
  },
  {
    title: 'a missing key',
    spoil: (d) => {
      delete d.initial
      delete d.transitions.call.to
    },
    findings: [
      'error wrong-shape initial: is missing',
      'error wrong-shape transitions.call.to: is missing',
    ],
  },
  {
    title: 'misspelt keys',
    spoil: (d) => {
      d.maxCycle = 3
      d.stages.waiting.titel = 'Wait'
      d.transitions.drop.reason = ['price']
    },
    findings: [
      'error wrong-shape stages.waiting.titel: the key "titel" is unknown; did you mean "title"?',
      'error wrong-shape transitions.drop.reason: the key "reason" is unknown; did you mean "reasons"?',
      'error wrong-shape maxCycle: the key "maxCycle" is unknown; did you mean "maxCycles"?',
    ],
  },
  {
    title: 'a misspelt kind',
    spoil: (d) => {
      d.stages.waiting.kind = 'praked'
    },
    findings: [
      'error wrong-shape stages.waiting.kind: expected one of open, parked, won, lost, discarded; got "praked"; did you mean "parked"?',
    ],
  },
  {
    title: 'a misspelt mark',
    spoil: (d) => {
      d.stages.talking.marks = ['qualified', 'acepted']
    },
    findings: [
      'error wrong-shape stages.talking.marks[1]: expected one of qualified, accepted, opportunity; got "acepted"; did you mean "accepted"?',
    ],
  },
  {
    title: 'a misspelt actor',
    spoil: (d) => {
      d.transitions.undo.by = 'human'
    },
    findings: [
      'error wrong-shape transitions.undo.by: expected one of anyone, person; got "human"',
    ],
  },
  {
    title: 'a single stage where a list belongs',
    spoil: (d) => {
      d.transitions.call.from = 'new'
    },
    findings: ['error wrong-shape transitions.call.from: expected "*" or a list of stages'],
  },
  {
    title: 'a target that is no name',
    spoil: (d) => {
      d.transitions.call.to = 7
    },
    findings: [
      'error wrong-shape transitions.call.to: expected a stage, a list of stages, "@same" or "@previous"',
    ],
  },
  {
    title: 'a version and a count that are none',
    spoil: (d) => {
      d.version = 1.5
      d.maxCycles = 0
    },
    findings: [
      'error wrong-shape version: expected a text, got 1.5',
      'error wrong-shape maxCycles: expected a whole number from 1',
    ],
  },
  {
    title: 'a flag that is a text',
    spoil: (d) => {
      d.transitions.call.startsCycle = 'yes'
    },
    findings: ['error wrong-shape transitions.call.startsCycle: expected true or false, got "yes"'],
  },
  {
    title: 'no stages',
    spoil: (d) => ({ ...d, stages: {}, transitions: {} }),
    findings: ['error no-stages stages: expected at least one stage'],
  },
  {
    title: 'too many stages',
    spoil: (d) => {
      for (const name of many(196, 'stage-')) d.stages[name] = { kind: 'lost' }
    },
    findings: ['error too-large stages: expected at most 200 stages, got 201'],
  },
  {
    title: 'too many transitions',
    spoil: (d) => {
      for (const name of many(994, 'note-')) d.transitions[name] = { from: '*', to: '@same' }
    },
    findings: ['error too-large transitions: expected at most 1000 transitions, got 1001'],
  },
  {
    title: 'too many edges',
    spoil: (d) => {
      for (const name of many(190, 'stage-')) d.stages[name] = { kind: 'open' }
      const all = Object.keys(d.stages).filter((name) => name !== 'customer')
      for (const name of many(3, 'jump-')) d.transitions[name] = { from: all, to: all }
    },
    findings: [
      'error too-large transitions: expected at most 100000 pairs of from and to, got 112915',
    ],
  },
  {
    title: 'reserved and ill-formed names',
    spoil: (d) => {
      d.id = ' '
      d.stages['@same'] = { kind: 'lost' }
      d.stages['*'] = { kind: 'lost' }
      d.guards = ['has-contact', 'has-budget', '']
      d.transitions['undo '] = { from: '*', to: '@same' }
      d.transitions['a\nb'] = { from: '*', to: '@same' }
      d.transitions['x'.repeat(201)] = { from: '*', to: '@same' }
    },
    findings: [
      'error bad-name id: a name cannot begin or end with white space',
      'error bad-name stages.@same: the name "@same" is reserved',
      'error bad-name stages.*: the name "*" is reserved',
      'error bad-name guards[2]: an id cannot be empty',
      'error bad-name transitions.undo : a name cannot begin or end with white space',
      'error bad-name transitions.a\nb: an id cannot have control characters',
      `error bad-name transitions.${'x'.repeat(201)}: an id has at most 200 characters, got 201`,
    ],
  },
  {
    title: 'reasons that are not kebab-case',
    spoil: (d) => {
      d.transitions.drop.reasons = ['price', 'No Budget', 'tooLate', '—', '', 'a'.repeat(501)]
    },
    findings: [
      'error bad-reason transitions.drop.reasons[1]: the reason "No Budget" is not kebab-case; did you mean "no-budget"?',
      'error bad-reason transitions.drop.reasons[2]: the reason "tooLate" is not kebab-case; did you mean "too-late"?',
      'error bad-reason transitions.drop.reasons[3]: the reason "—" is not kebab-case',
      'error bad-reason transitions.drop.reasons[4]: the reason "" is not kebab-case',
      'error bad-reason transitions.drop.reasons[5]: a reason has at most 500 characters, got 501',
    ],
  },
  {
    title: 'empty lists',
    spoil: (d) => {
      d.transitions.call.from = []
      d.transitions.pause.to = []
    },
    findings: [
      'error empty-list transitions.call.from: expected at least one stage',
      'error empty-list transitions.pause.to: expected at least one stage',
    ],
  },
  {
    title: 'things listed twice',
    spoil: (d) => {
      d.guards = ['has-contact', 'has-budget', 'has-contact']
      d.stages.talking.marks = ['accepted', 'accepted']
      d.transitions.call.from = ['new', 'waiting', 'new']
      d.transitions.call.guards = ['has-contact', 'has-contact']
      d.transitions.pause.to = ['waiting', 'waiting']
      d.transitions.pause.reasons = ['not-now', 'holiday', 'not-now']
    },
    findings: [
      'error duplicate-entry guards[2]: "has-contact" is listed twice',
      'error duplicate-entry stages.talking.marks[1]: "accepted" is listed twice',
      'error duplicate-entry transitions.call.from[2]: "new" is listed twice',
      'error duplicate-entry transitions.call.guards[1]: "has-contact" is listed twice',
      'error duplicate-entry transitions.pause.to[1]: "waiting" is listed twice',
      'error duplicate-entry transitions.pause.reasons[2]: "not-now" is listed twice',
    ],
  },
  {
    title: 'an unknown initial stage',
    spoil: (d) => {
      d.initial = 'nwe'
    },
    findings: ['error unknown-stage initial: the stage "nwe" does not exist; did you mean "new"?'],
  },
  {
    title: 'unknown stages in from and to',
    spoil: (d) => {
      d.transitions.call.from = ['new', 'waitng']
      d.transitions.sign.to = 'client'
      d.transitions.pause.to = ['waiting', 'gonne']
      d.transitions.note.to = '@saem'
    },
    findings: [
      'error unknown-stage transitions.call.from[1]: the stage "waitng" does not exist; did you mean "waiting"?',
      'error unknown-stage transitions.sign.to: the stage "client" does not exist',
      'error unknown-stage transitions.pause.to[1]: the stage "gonne" does not exist; did you mean "gone"?',
      'error unknown-stage transitions.note.to: the stage "@saem" does not exist; did you mean "@same"?',
    ],
  },
  {
    title: 'an empty text as target',
    spoil: (d) => {
      d.transitions.sign.to = ''
    },
    findings: ['error unknown-stage transitions.sign.to: the stage "" does not exist'],
  },
  {
    title: 'a wildcard or target in a list',
    spoil: (d) => {
      d.transitions.note.from = ['*']
      d.transitions.pause.to = ['waiting', '@same']
      d.transitions.sign.to = '*'
    },
    findings: [
      'error unknown-stage transitions.sign.to: the stage "*" does not exist',
      'error unknown-stage transitions.pause.to[1]: "@same" stands alone, not in a list',
      'error unknown-stage transitions.note.from[0]: "*" stands alone, not in a list',
    ],
  },
  {
    title: 'a guard that is not listed',
    spoil: (d) => {
      d.transitions.sign.guards = ['has-buget']
    },
    findings: [
      'error unknown-guard transitions.sign.guards[0]: the guard "has-buget" is not among the lifecycle\'s guards; did you mean "has-budget"?',
    ],
  },
  {
    title: 'guards without a list',
    spoil: (d) => {
      delete d.guards
      delete d.transitions.sign.guards
    },
    findings: [
      'error unknown-guard transitions.call.guards[0]: the guard "has-contact" is not among the lifecycle\'s guards',
    ],
  },
  {
    title: 'a correction by the system',
    spoil: (d) => {
      delete d.transitions.undo.by
    },
    findings: [
      'error correction-by-system transitions.undo.by: taking back a move with "@previous" needs a person: write by: "person"',
    ],
  },
  {
    title: 'an unreachable stage',
    spoil: (d) => {
      d.stages.archive = { kind: 'discarded' }
    },
    findings: [
      'error unreachable-stage stages.archive: no transitions lead from "new" to "archive"',
    ],
  },
  {
    title: 'a stage to which nothing leads any more',
    spoil: (d) => {
      delete d.transitions.pause
      delete d.transitions['win-back']
      delete d.transitions.call.startsCycle
      delete d.maxCycles
    },
    findings: [
      'error unreachable-stage stages.waiting: no transitions lead from "new" to "waiting"',
    ],
  },
  {
    title: 'an open stage without a way out',
    spoil: (d) => {
      d.stages.demo = { kind: 'open' }
      d.transitions['show-demo'] = { from: ['talking', 'demo'], to: 'demo' }
    },
    findings: [
      'error no-exit stages.demo: no transition leads from the open stage "demo" to another one',
    ],
  },
  {
    title: 'a way out of a won stage',
    spoil: (d) => {
      d.transitions.drop.from = ['talking', 'waiting', 'customer']
      d.transitions.churn = { from: '*', to: ['gone'], reopens: true, by: 'person' }
    },
    findings: [
      'error won-exit transitions.drop.from[2]: the stage "customer" is won and cannot be left; take back a mistake with to: "@previous"',
      'error won-exit transitions.churn.from: the stage "customer" is won and cannot be left; take back a mistake with to: "@previous"',
      'warning idle-flag transitions.churn.reopens: has no effect: the transition leaves no lost or discarded stage',
    ],
  },
]

/** Definitions that can be used, but look like an oversight. */
export const doubtfulDefinitions: readonly BrokenDefinition[] = [
  {
    title: 'a guard that nothing uses',
    spoil: (d) => {
      d.guards.push('has-authority')
    },
    findings: [
      'warning unused-guard guards[2]: the guard "has-authority" is listed, but no transition uses it',
    ],
  },
  {
    title: 'a parked stage without a way out',
    spoil: (d) => {
      d.stages.archive = { kind: 'parked' }
      d.transitions.archive = { from: ['new'], to: 'archive' }
    },
    findings: [
      'warning no-exit stages.archive: no transition leads from the parked stage "archive" to another one',
    ],
  },
  {
    title: 'a reopening that does not say so',
    spoil: (d) => {
      delete d.transitions['win-back'].reopens
    },
    findings: [
      'warning silent-reopening transitions.win-back.from[0]: leads out of the lost stage "gone"; write reopens: true if that is meant',
    ],
  },
  {
    title: 'a loop that nothing counts',
    spoil: (d) => {
      delete d.transitions.pause.by
      delete d.transitions.call.startsCycle
      delete d.maxCycles
    },
    findings: [
      'warning unbounded-loop transitions: the system alone could go round for ever, and no transition on the loop starts a cycle: talking -(pause)-> waiting -(call)-> talking',
    ],
  },
  {
    title: 'a loop that is counted, but that nothing can stop',
    spoil: (d) => {
      delete d.transitions.pause.by
      delete d.transitions.call.guards
      d.transitions.drop.guards = ['has-contact']
      delete d.maxCycles
    },
    findings: [
      'warning unbounded-loop transitions: the system alone could go round for ever, for want of a guard or of maxCycles: talking -(pause)-> waiting -(call)-> talking',
    ],
  },
  {
    title: 'flags without effect',
    spoil: (d) => {
      d.transitions.sign.reopens = true
      d.transitions.undo.reopens = true
      d.transitions.note.startsCycle = true
      d.transitions.first = { from: ['new'], to: 'talking', startsCycle: true }
    },
    findings: [
      'warning idle-flag transitions.sign.reopens: has no effect: the transition leaves no lost or discarded stage',
      'warning idle-flag transitions.note.startsCycle: has no effect: the transition never moves a lead that was qualified before',
      'warning idle-flag transitions.undo.reopens: has no effect: the transition leaves no lost or discarded stage',
      'warning idle-flag transitions.first.startsCycle: has no effect: the transition never moves a lead that was qualified before',
    ],
  },
  {
    title: 'a number of cycles where none is ever started',
    spoil: (d) => {
      delete d.transitions.call.startsCycle
    },
    findings: ['warning idle-flag maxCycles: has no effect: no transition starts a cycle'],
  },
]
