import { describe, expect, test } from 'vitest'
import { possibleMoves, standardCommands } from '../../src/lead/index.ts'
import {
  allowedFrom,
  compileLifecycle,
  type Lifecycle,
  type LifecycleDefinition,
  standardLifecycle,
} from '../../src/lifecycle/index.ts'
import {
  captured,
  createWorld,
  day,
  demo,
  pathTo,
  start,
  type Told,
  touched,
  type World,
  worldIn,
} from './world.ts'

type Stage = keyof typeof pathTo
const stages = Object.keys(pathTo) as Stage[]
const revenue = { amountMinor: 100, currency: 'EUR' }

/** What a transition needs beside its name, whatever the stage. */
const needs: Readonly<Record<string, object>> = {
  qualify: { by: 'rita', override: 'key-account' },
  'hand-off': {},
  reassign: { by: 'boss', assignee: 'noah' },
  claim: { by: 'olga' },
  acknowledge: { by: 'mia' },
  reject: { by: 'mia', to: 'recycled' },
  win: { by: 'mia', revenue },
  recycle: { by: 'mia', checkInAt: start + 90 * day },
}

const commandFor = (lifecycle: Lifecycle, transition: string): Told => {
  const reason = lifecycle.transitions.get(transition)?.reasons[0]
  return {
    type: transition,
    loose: true,
    by: 'mia',
    ...(reason === undefined ? {} : { reason }),
    ...needs[transition],
  }
}

const queue = {
  routing: {
    id: 'q',
    version: '1',
    rules: [{ name: 'all', target: { queue: 'hot' } }],
    nobody: 'hold',
  },
}
const qualifiedBy: Told = { type: 'qualify', by: 'rita', override: 'key-account' }

/** What must be otherwise for the guards of a transition to hold in a stage; the other pairs hold on the usual path. */
const setUps: Readonly<Record<string, () => World>> = {
  'mql hand-off': () =>
    createWorld({ rules: { handOff: 'manual' } }).given(...captured, qualifiedBy),
  ...Object.fromEntries(
    ['mql vet', 'mql decline'].map((pair) => [
      pair,
      () => createWorld({ rules: { vetting: true } }).given(...captured, qualifiedBy),
    ]),
  ),
  'mql claim': () => createWorld(queue).given(...captured, demo),
  'mql mark-unreachable': () => worldIn('mql').given(touched('t1'), touched('t2')),
  'sal mark-unreachable': () => worldIn('sal').given(touched('t1'), touched('t2')),
  // a lead goes back to the queue, where somebody else takes it
  ...Object.fromEntries(
    (['sal', 'sql'] as const).map((stage) => [
      `${stage} claim`,
      () =>
        createWorld()
          .given(...pathTo[stage])
          .agree(queue)
          .given({ type: 'reassign', by: 'boss', reason: 'absent' }),
    ]),
  ),
}

const handedOffFrom = new Set(['reassign', 'claim'])
/** A nurturing lead has no hand-off in the standard lifecycle, so these two are declared there and always refused. */
const neverGuarded = (stage: string, transition: string): boolean =>
  stage === 'nurturing' && handedOffFrom.has(transition)

describe.each(stages)('from %s', (stage) => {
  const exits = allowedFrom(standardLifecycle, stage)
  const allowed = exits.map(({ name }) => name as string)

  test('the path leads there', () => {
    expect(worldIn(stage).lead().stage).toBe(stage)
  })

  test.each([...standardLifecycle.transitions.keys()])('%s', (transition) => {
    const world = (setUps[`${stage} ${transition}`] ?? (() => worldIn(stage)))()
    const command = commandFor(standardLifecycle, transition)
    const exit = exits.find(({ name }) => name === transition)
    if (!exit) {
      expect(world.refusal(command)).toMatchObject({
        code: 'TRANSITION_NOT_ALLOWED',
        stage,
        transition,
        allowed,
      })
      return
    }
    if (neverGuarded(stage, transition)) {
      expect(world.refusal(command).code).toBe('NOT_HANDED_OFF')
      return
    }
    if (transition === 'correct' && stage === 'nurturing') {
      expect(world.refusal(command).code).toBe('NOTHING_TO_CORRECT')
      world.given(
        { type: 'trash', by: 'mia', reason: 'spam' },
        { type: 'restore', by: 'mia', reason: 'new-information' },
      )
    }
    const before = world.lead()
    world.given(command)
    const expected =
      exit.target === 'stage'
        ? exit.to
        : exit.target === 'same'
          ? [stage]
          : [before.trail.at(-1)?.from]
    expect(expected).toContain(world.lead().stage)
    const stageNow = standardLifecycle.stages.get(world.lead().stage)
    expect(world.lead().kind).toBe(stageNow?.kind)
  })

  test.each(standardCommands)(
    'the command %s is heard and moves the lead nowhere by itself',
    (type) => {
      const world = worldIn(stage)
      world.given({ type: 'capture', leadId: 'bea', source: { channel: 'fair' } })
      const fields: Readonly<Record<string, object>> = {
        'record-activity': { activityId: 'x', activity: 'page-view' },
        annotate: { noteId: 'n', text: 'x' },
        'rebase-clocks': { by: 'rita', reason: 'new-agreement' },
        'override-score': { by: 'rita', reason: 'key-account', add: { engagement: 1 } },
        touch: { by: 'mia', touchId: 'x', channel: 'call', outcome: 'reached' },
        merge: { absorb: 'bea' },
        'decline-offer': { by: 'mia', reason: 'workload' },
      }
      const command: Told = { type, loose: true, ...fields[type] }
      if (type === 'capture') {
        expect(world.refusal(command)).toMatchObject({ code: 'LEAD_EXISTS', leadId: 'ada' })
        return
      }
      if (type === 'decline-offer') {
        const code = world.lead().handoff ? 'NOT_OFFERED' : 'NOT_HANDED_OFF'
        expect(world.refusal(command).code).toBe(code)
        return
      }
      world.given(command)
      expect(world.lead().stage).toBe(stage)
    },
  )

  test('every stage that a choice names is reached, and no other', () => {
    for (const { name, to, target } of exits) {
      if (target !== 'stage' || to.length < 2) continue
      for (const end of to) {
        const world = worldIn(stage).given({
          ...commandFor(standardLifecycle, name),
          to: end,
        } as Told)
        expect(world.lead().stage).toBe(end)
      }
      const world = worldIn(stage)
      const { to: _, ...without } = commandFor(standardLifecycle, name) as { to?: string }
      const refusal = { code: 'TARGET_REQUIRED', targets: to }
      expect(world.refusal(without as Told)).toMatchObject(refusal)
      expect(world.refusal({ ...without, to: 'won' } as Told)).toMatchObject(refusal)
      expect(world.refusal({ ...without, to: 'recyled' } as unknown as Told)).toMatchObject(refusal)
    }
  })

  test('possibleMoves lists what is allowed', () => {
    const world = worldIn(stage)
    const moves = possibleMoves(world.model, world.facts()).map(({ transition }) => transition)
    expect(moves).toEqual(allowed.filter((name) => name !== 'correct' || stage !== 'nurturing'))
  })
})

describe('every transition', () => {
  const cases = [...standardLifecycle.transitions.values()].flatMap((transition) =>
    transition.from.map((stage) => [stage as Stage, transition] as const),
  )

  test.each(cases)('from %s without the reason it needs is refused', (stage, transition) => {
    if (transition.reasons.length === 0) return
    const world = worldIn(stage)
    const { reason: _, ...rest } = commandFor(standardLifecycle, transition.name) as {
      reason?: string
    }
    expect(world.refusal(rest as Told)).toMatchObject({
      code: 'REASON_REQUIRED',
      reasons: transition.reasons,
      given: null,
    })
    const wrong = `${transition.reasons[0]}x`
    expect(world.refusal({ ...rest, reason: wrong } as unknown as Told)).toMatchObject({
      code: 'REASON_REQUIRED',
      given: wrong,
      suggestion: transition.reasons[0],
    })
  })

  test.each(cases)('from %s that takes no reason refuses one', (stage, transition) => {
    if (transition.reasons.length > 0) return
    const refusal = worldIn(stage).refusal({
      ...commandFor(standardLifecycle, transition.name),
      reason: 'because',
    } as Told)
    expect(refusal).toMatchObject({ code: 'INVALID_INPUT', issues: [{ path: 'reason' }] })
  })

  test.each(cases)('from %s that is a person’s is refused to the system', (stage, transition) => {
    if (transition.by !== 'person') return
    const { by: _, ...rest } = commandFor(standardLifecycle, transition.name) as { by?: string }
    expect(worldIn(stage).refusal(rest as Told)).toMatchObject({
      code: 'PERSON_REQUIRED',
      command: transition.name,
    })
  })
})

test('won never becomes lost directly', () => {
  expect(worldIn('won').refusal({ type: 'lose', by: 'mia', reason: 'price' }).code).toBe(
    'TRANSITION_NOT_ALLOWED',
  )
  expect(allowedFrom(standardLifecycle, 'won').map(({ name }) => name)).toEqual(['correct'])
})

test('a command that does not exist is told with the one that was meant', () => {
  expect(worldIn('mql').refusal({ type: 'acept', loose: true })).toMatchObject({
    code: 'UNKNOWN_COMMAND',
    command: 'acept',
    suggestion: 'accept',
  })
  expect(worldIn('mql').refusal({ type: 'toString', loose: true })).toMatchObject({
    code: 'UNKNOWN_COMMAND',
  })
  expect(createWorld().refusal({ type: 'accept', by: 'mia' })).toMatchObject({
    code: 'LEAD_NOT_FOUND',
    leadId: 'ada',
  })
})

/** Other names, another shape and a guard of the host's own, as it comes out of a file. */
const custom: LifecycleDefinition = JSON.parse(
  JSON.stringify({
    id: 'loans',
    initial: 'submitted',
    maxCycles: 2,
    stages: {
      submitted: { kind: 'open' },
      preaccepted: { kind: 'open', marks: ['qualified'] },
      offered: { kind: 'open', marks: ['qualified', 'accepted'] },
      paid: { kind: 'won', marks: ['qualified', 'accepted', 'opportunity'] },
      refused: { kind: 'lost' },
      asleep: { kind: 'parked' },
      junk: { kind: 'discarded' },
    },
    guards: ['has-income', 'not-opted-out'],
    transitions: {
      preaccept: {
        from: ['submitted', 'asleep'],
        to: 'preaccepted',
        startsCycle: true,
        guards: ['not-opted-out'],
      },
      'hand-off': { from: ['preaccepted'], to: '@same' },
      offer: { from: ['preaccepted'], to: 'offered', guards: ['has-income'] },
      pay: { from: ['offered'], to: 'paid' },
      refuse: {
        from: ['submitted', 'preaccepted', 'offered'],
        to: 'refused',
        reasons: ['income', 'fraud'],
      },
      postpone: { from: ['preaccepted', 'offered'], to: 'asleep', by: 'person' },
      sort: { from: ['submitted'], to: ['junk', 'asleep'] },
      undo: { from: '*', to: '@previous', by: 'person' },
    },
  }),
)

describe('a lifecycle of the host’s own', () => {
  const lifecycle = compileLifecycle(custom)
  const guards = {
    'has-income': ({ profile }: { profile: { attributes: Record<string, unknown> } }) =>
      (profile.attributes['income'] as number) > 0 || 'the income is not known',
  }
  const world = () => createWorld({ lifecycle, guards })
  const made = (type: string, fields: object = {}): Told => ({ type, loose: true, ...fields })
  const income: Told = { type: 'update-profile', profile: { attributes: { income: 1 } } }
  const paths: Readonly<Record<string, readonly Told[]>> = {
    submitted: [...captured, income],
    preaccepted: [...captured, income, made('preaccept')],
    offered: [...captured, income, made('preaccept'), made('offer')],
    paid: [...captured, income, made('preaccept'), made('offer'), made('pay', { revenue })],
    refused: [...captured, made('refuse', { reason: 'income' })],
    asleep: [...captured, made('sort', { to: 'asleep' })],
    junk: [...captured, made('sort', { to: 'junk' })],
  }
  const fields: Readonly<Record<string, object>> = {
    refuse: { reason: 'fraud' },
    sort: { to: 'junk' },
    postpone: { by: 'mia' },
    undo: { by: 'mia' },
  }
  const pairs = Object.keys(paths).flatMap((stage) =>
    [...lifecycle.transitions.keys()].map((transition) => [stage, transition] as const),
  )

  test.each(pairs)('from %s: %s', (stage, transition) => {
    const there = world().given(...(paths[stage] ?? []))
    expect(there.lead().stage).toBe(stage)
    const allowed = allowedFrom(lifecycle, stage).map(({ name }) => name)
    const command = made(transition, fields[transition])
    if (!allowed.includes(transition)) {
      expect(there.refusal(command)).toMatchObject({ code: 'TRANSITION_NOT_ALLOWED', allowed })
      return
    }
    if (transition === 'undo' && stage === 'submitted') {
      expect(there.refusal(command).code).toBe('NOTHING_TO_CORRECT')
      return
    }
    if (transition === 'hand-off') {
      expect(there.refusal(command).code).toBe('ALREADY_HANDED_OFF')
      return
    }
    there.given(command)
    const exit = lifecycle.transitions.get(transition)
    if (exit?.target === 'stage') expect(exit.to).toContain(there.lead().stage)
  })

  test('asks the guard of the host and says what it says', () => {
    const there = world().given(...captured, made('preaccept'))
    expect(there.refusal(made('offer'))).toMatchObject({
      code: 'GUARD_FAILED',
      guard: 'has-income',
      why: 'the income is not known',
    })
  })

  test('takes nothing but true for an answer', () => {
    for (const answer of [false, undefined, null, 0, 1, {}]) {
      const there = createWorld({ lifecycle, guards: { 'has-income': () => answer } })
      there.given(...captured, made('preaccept'))
      expect(there.refusal(made('offer'))).toMatchObject({ code: 'GUARD_FAILED' })
    }
  })

  test('ends after as many cycles as it allows', () => {
    const there = world().given(
      ...captured,
      made('preaccept'),
      made('postpone', { by: 'mia' }),
      made('preaccept'),
      made('postpone', { by: 'mia' }),
    )
    expect(there.lead().cycle).toBe(2)
    expect(there.refusal(made('preaccept'))).toMatchObject({
      code: 'CYCLE_LIMIT_REACHED',
      cycle: 2,
    })
  })

  test('may not call its transitions like commands, nor let them lead where they cannot', () => {
    const issuesOf = (transitions: object) => {
      try {
        createWorld({
          lifecycle: compileLifecycle({
            ...custom,
            transitions: { ...custom.transitions, ...transitions },
          } as never),
          guards,
        })
      } catch (error) {
        return (error as { issues: readonly { path: string }[] }).issues.map(({ path }) => path)
      }
      return []
    }
    expect(issuesOf({ touch: { from: ['submitted'], to: 'junk' } })).toEqual([
      'lifecycle.transitions.touch',
    ])
    expect(issuesOf({ claim: { from: ['submitted'], to: 'junk' } })).toEqual([
      'lifecycle.transitions.claim.to',
    ])
  })

  test('must be compiled, and its guards registered', () => {
    expect(() => createWorld({ lifecycle: custom })).toThrow(
      /INVALID_POLICY.*\n.*lifecycle: .*compileLifecycle/,
    )
    expect(() => createWorld({ lifecycle, guards: { 'has-incom': () => true } })).toThrow(
      /INVALID_POLICY.*\n.*lifecycle.transitions.offer.guards\[0\].*did you mean "has-incom"/,
    )
    expect(() => createWorld({ criteria: { handoff: { field: 'a', op: 'present' } } })).toThrow(
      /INVALID_POLICY.*\n.*criteria.handoff.*did you mean "handOff"/,
    )
    expect(() => createWorld({ rules: { veting: true } })).toThrow(/did you mean "vetting"/)
    expect(() =>
      createWorld({ rules: { qualify: 'never', vetting: 1, touchesBeforeUnreachable: -1 } }),
    ).toThrow(/rules.qualify(.|\n)*rules.vetting(.|\n)*rules.touchesBeforeUnreachable/)
  })
})
