import { expect, test } from 'vitest'
import { diagnosticsOf } from './diagnostics.ts'

/** A sound definition; each case spoils one line of it. */
const sound = `
import { allowedFrom, type ReasonOf, defineLifecycle, reachableFrom } from './index.ts'
export const lifecycle = defineLifecycle({
  id: 'agency',
  initial: 'new',
  stages: {
    new: { kind: 'open' },
    talking: { kind: 'open', marks: ['qualified', 'accepted'] },
    waiting: { kind: 'parked', title: 'Waiting' },
    customer: { kind: 'won' },
    gone: { kind: 'lost' },
  },
  guards: ['has-budget', 'has-contact'],
  transitions: {
    call: { from: ['new', 'waiting'], to: 'talking', guards: ['has-contact'] },
    sign: { from: ['talking'], to: 'customer', guards: ['has-budget'] },
    pause: { from: ['talking'], to: ['waiting'], by: 'person', reasons: ['not-now', 'holiday'] },
    drop: { from: ['talking', 'waiting'], to: 'gone', reasons: ['price'], by: 'person' },
    note: { from: '*', to: '@same' },
    undo: { from: '*', to: '@previous', by: 'person', reasons: ['mistake'] },
  },
})
allowedFrom(lifecycle, 'talking')
reachableFrom(lifecycle, 'new')
export const reason: ReasonOf<typeof lifecycle, 'pause'> = 'not-now'
`

interface Slip {
  readonly right: string
  readonly wrong: string
  /** What a person reads at the end of the message. */
  readonly says: string
}

const stages = '"new" | "talking" | "waiting" | "customer" | "gone"'

const slips: Readonly<Record<string, Slip>> = {
  'initial stage': {
    right: "initial: 'new'",
    wrong: "initial: 'nwe'",
    says: `Type '"nwe"' is not assignable to type '${stages}'.`,
  },
  'stage in from': {
    right: "from: ['talking'], to: 'customer'",
    wrong: "from: ['talkin'], to: 'customer'",
    says: `Type '"talkin"' is not assignable to type '${stages}'. Did you mean '"talking"'?`,
  },
  'stage in to': {
    right: "to: 'customer'",
    wrong: "to: 'custmer'",
    says: `Type '"custmer"' is not assignable to type 'StagesTo<${stages}>'. Did you mean '"customer"'?`,
  },
  'stage in a list of to': {
    right: "to: ['waiting']",
    wrong: "to: ['waitng']",
    says: `Type '"waitng"' is not assignable to type '${stages}'. Did you mean '"waiting"'?`,
  },
  'target that is no stage': {
    right: "'@same'",
    wrong: "'@sam'",
    says: `Type '"@sam"' is not assignable to type 'StagesTo<${stages}>'. Did you mean '"@same"'?`,
  },
  guard: {
    right: "guards: ['has-budget'] }",
    wrong: "guards: ['has-buget'] }",
    says: `Type '"has-buget"' is not assignable to type '"has-budget" | "has-contact"'. Did you mean '"has-budget"'?`,
  },
  'guard in the list': {
    right: "guards: ['has-budget', ",
    wrong: "guards: ['has-buget', ",
    says: `Type '"has-budget"' is not assignable to type '"has-contact" | "has-buget"'. Did you mean '"has-buget"'?`,
  },
  'kind of a stage': {
    right: "kind: 'parked'",
    wrong: "kind: 'praked'",
    says: `Type '"praked"' is not assignable to type 'StageKind'. Did you mean '"parked"'?`,
  },
  'mark of a stage': {
    right: "'accepted'",
    wrong: "'acepted'",
    says: `Type '"acepted"' is not assignable to type 'StageMark'. Did you mean '"accepted"'?`,
  },
  actor: {
    right: "by: 'person', reasons: ['not-now'",
    wrong: "by: 'persn', reasons: ['not-now'",
    says: `Type '"persn"' is not assignable to type 'TransitionActor'. Did you mean '"person"'?`,
  },
  'key of a stage': {
    right: "title: 'Waiting'",
    wrong: "titel: 'Waiting'",
    says: "'titel' does not exist in type 'StageDefinition'. Did you mean to write 'title'?",
  },
  'key of a transition': {
    right: "reasons: ['price']",
    wrong: "reason: ['price']",
    says: "Did you mean to write 'reasons'?",
  },
  'key of the definition': {
    right: "id: 'agency',",
    wrong: "id: 'agency', maxCycle: 3,",
    says: "Did you mean to write 'maxCycles'?",
  },
  'reason of a transition': {
    right: "= 'not-now'",
    wrong: "= 'not-nwo'",
    says: `Type '"not-nwo"' is not assignable to type '"not-now" | "holiday"'. Did you mean '"not-now"'?`,
  },
  'reason where none is needed': {
    right: "ReasonOf<typeof lifecycle, 'pause'>",
    wrong: "ReasonOf<typeof lifecycle, 'note'>",
    says: `Type '"not-now"' is not assignable to type 'never'.`,
  },
  transition: {
    right: "typeof lifecycle, 'pause'",
    wrong: "typeof lifecycle, 'puase'",
    says: `Type '"puase"' does not satisfy the constraint '"call" | "sign" | "pause" | "drop" | "note" | "undo"'.`,
  },
  'stage that is asked about': {
    right: "allowedFrom(lifecycle, 'talking')",
    wrong: "allowedFrom(lifecycle, 'talkin')",
    says: `Argument of type '"talkin"' is not assignable to parameter of type '${stages}'.`,
  },
  'stage to explore from': {
    right: "reachableFrom(lifecycle, 'new')",
    wrong: "reachableFrom(lifecycle, 'nwe')",
    says: `Argument of type '"nwe"' is not assignable to parameter of type '${stages}'.`,
  },
}

const messages = diagnosticsOf({
  sound,
  ...Object.fromEntries(
    Object.entries(slips).map(([name, { right, wrong }]) => [name, sound.replace(right, wrong)]),
  ),
})

test('the sound definition compiles', () => {
  expect(messages.get('sound')).toEqual([])
})

test.each(Object.entries(slips))('a misspelt %s is one readable compile error', (name, slip) => {
  // the case must spoil one place and no other
  expect(sound.split(slip.right)).toHaveLength(2)
  const found = messages.get(name) ?? []
  expect(found).toHaveLength(1)
  expect(found[0]).toSatisfy((text: string) => text.endsWith(slip.says))
  expect(found[0]?.length).toBeLessThan(400)
})
