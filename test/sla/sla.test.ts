import { describe, expect, test } from 'vitest'
import { compileCalendar } from '../../src/calendar/index.ts'
import {
  advanceSla,
  applySlaChange,
  compileSla,
  dueEffects,
  emptySlaState,
  rebaseSla,
  type Sla,
  type SlaChange,
  type SlaFact,
  type SlaNews,
  type SlaState,
  type SlaTarget,
  slaClocks,
  slaTimers,
} from '../../src/sla/index.ts'

const week = (hours: readonly [string, string]) =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [hours]]))
const office = compileCalendar({ timeZone: 'UTC', weekly: week(['09:00', '17:00']) })
const early = compileCalendar({ timeZone: 'UTC', weekly: week(['06:00', '10:00']) })
const calendars = { office, early }

const slaOf = (...targets: readonly SlaTarget[]): Sla =>
  compileSla({ id: 'test', version: '1', targets }, { calendars })
const call: SlaTarget = { id: 'call', measure: 'first-touch', within: '2h', calendar: 'office' }
/** Monday 2026-03-02 is day 0. */
const at = (day: number, time: string): number =>
  Date.parse('2026-03-02T00:00:00Z') + day * 86_400_000 + Date.parse(`1970-01-01T${time}:00Z`)

/** Tells facts one after the other and gathers what came of it. */
const tell = (sla: Sla, news: readonly (SlaNews | SlaFact)[], from: SlaState = emptySlaState) => {
  let state = from
  const changes: SlaChange[] = []
  for (const entry of news) {
    const change = advanceSla(sla, state, 'fact' in entry ? entry : { fact: entry })
    if (!change) continue
    changes.push(change)
    state = applySlaChange(state, change)
  }
  return {
    state,
    outcomes: changes.flatMap(({ outcomes }) => outcomes.map((o) => `${o.clock} ${o.outcome}`)),
    effects: changes.flatMap(({ effects }) =>
      effects.map(({ clock, kind, action }) => `${clock} ${kind}${action ? ` ${action}` : ''}`),
    ),
  }
}

const handedOff: SlaFact = { kind: 'handed-off', at: at(0, '16:00') }
const time = (day: number, clock: string): SlaFact => ({ kind: 'time', at: at(day, clock) })
const touched = (day: number, clock: string): SlaFact => ({ kind: 'touched', at: at(day, clock) })

describe('a first touch within two business hours', () => {
  const sla = slaOf(call)

  test('is due over night', () => {
    const { state } = tell(sla, [handedOff])
    expect(state.clocks['call']?.dueAt).toBe(at(1, '10:00'))
    expect(slaTimers(sla, state)).toMatchObject([{ kind: 'breach', at: at(1, '10:00') + 1 }])
  })

  test('is met at the due instant, breached a millisecond later', () => {
    expect(tell(sla, [handedOff, touched(1, '10:00')]).outcomes).toEqual([
      'call started',
      'call met',
    ])
    const late: SlaFact = { kind: 'touched', at: at(1, '10:00') + 1 }
    expect(tell(sla, [handedOff, late]).outcomes).toEqual([
      'call started',
      'call breached',
      'call missed',
    ])
  })

  test('is breached exactly once, and a late fact takes the breach back', () => {
    const told = tell(sla, [handedOff, time(1, '10:01'), time(1, '10:02'), time(3, '10:00')])
    expect(told.outcomes).toEqual(['call started', 'call breached'])
    expect(told.effects).toEqual(['call breach'])
    const mended = tell(sla, [touched(1, '09:30')], told.state)
    expect(mended.outcomes).toEqual(['call corrected', 'call met'])
    expect(mended.state.clocks['call']).toMatchObject({ status: 'met', breached: false })
  })

  test('knows a touch that arrived before its start did', () => {
    expect(tell(sla, [touched(0, '16:30'), handedOff]).outcomes).toEqual([
      'call started',
      'call met',
    ])
    expect(tell(sla, [touched(0, '15:30'), handedOff]).outcomes).toEqual(['call started'])
  })

  test('counts what a person did, and a machine only when it answers the lead', () => {
    const touch = (extra: object): string[] =>
      tell(sla, [handedOff, { kind: 'touched', at: at(0, '16:30'), ...extra }]).outcomes.slice(1)
    expect(touch({})).toEqual(['call met'])
    expect(touch({ automated: true })).toEqual([])
    expect(touch({ automated: true, answersLead: true })).toEqual(['call met'])
    expect(touch({ inbound: true })).toEqual([])
  })

  test.each(['withdrawn', 'opted-out', 'closed'] as const)('ends without a result: %s', (kind) => {
    const { outcomes, state } = tell(sla, [
      handedOff,
      { kind, at: at(0, '16:30') },
      time(2, '12:00'),
    ])
    expect(outcomes).toEqual(['call started', 'call withdrawn'])
    expect(slaTimers(sla, state)).toEqual([])
  })

  test('a second hand-off starts anew, an older one that arrives late does not', () => {
    const again: SlaFact = { kind: 'handed-off', at: at(7, '09:00') }
    const { outcomes, state } = tell(sla, [handedOff, touched(0, '16:30'), again, handedOff])
    expect(outcomes).toEqual(['call started', 'call met', 'call started'])
    expect(state.clocks['call']?.startedAt).toBe(at(7, '09:00'))
    expect(tell(sla, [handedOff, again]).outcomes).toEqual([
      'call started',
      'call breached',
      'call superseded',
      'call started',
    ])
  })
})

describe('pauses', () => {
  const sla = slaOf(call)
  const pause = (day: number, clock: string, reason?: string): SlaFact => ({
    kind: 'paused',
    at: at(day, clock),
    ...(reason === undefined ? {} : { reason }),
  })
  const resume = (day: number, clock: string, reason?: string): SlaFact => ({
    kind: 'resumed',
    at: at(day, clock),
    ...(reason === undefined ? {} : { reason }),
  })

  test('cost business time only and hold the due instant back', () => {
    const paused = tell(sla, [handedOff, pause(0, '16:30')])
    expect(paused.state.clocks['call']).toMatchObject({ status: 'paused', dueAt: null })
    expect(slaTimers(sla, paused.state)).toEqual([])
    expect(slaClocks(sla, paused.state, at(3, '12:00'))[0]).toMatchObject({
      state: 'paused',
      usedMs: 30 * 60_000,
      leftMs: 90 * 60_000,
    })
    const resumed = tell(sla, [resume(1, '11:00')], paused.state)
    expect(resumed.state.clocks['call']?.dueAt).toBe(at(1, '12:30'))
  })

  test('are right in any order of arrival, and twice is once', () => {
    const facts = [pause(0, '16:30'), resume(1, '11:00'), pause(1, '12:00'), resume(1, '12:15')]
    for (const order of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [1, 0, 3, 2],
      [2, 3, 0, 1],
      [0, 0, 1, 1, 2, 3, 3],
    ]) {
      const { state } = tell(sla, [handedOff, ...order.map((i) => facts[i] as SlaFact)])
      expect(state.clocks['call']?.dueAt).toBe(at(1, '12:45'))
    }
  })

  test('overlap by reason, and a target may name the reasons that count', () => {
    const overlapping = [
      handedOff,
      pause(0, '16:15', 'a'),
      pause(0, '16:30', 'b'),
      resume(0, '16:45', 'a'),
    ]
    const { state } = tell(sla, overlapping)
    expect(state.clocks['call']?.status).toBe('paused')
    const picky = slaOf({ ...call, pausedBy: ['a'] })
    expect(tell(picky, overlapping).state.clocks['call']?.dueAt).toBe(at(1, '10:30'))
    const deaf = slaOf({ ...call, pausedBy: [] })
    expect(tell(deaf, overlapping).state.clocks['call']?.dueAt).toBe(at(1, '10:00'))
  })

  test('a touch while paused is in time, an end while paused is no breach', () => {
    expect(tell(sla, [handedOff, pause(0, '16:30'), touched(5, '12:00')]).outcomes).toContain(
      'call met',
    )
    const ended: SlaFact = { kind: 'withdrawn', at: at(5, '12:00') }
    expect(tell(sla, [handedOff, pause(0, '16:30'), ended]).outcomes).toContain('call withdrawn')
  })

  test('a breach that a late pause explains is taken back', () => {
    const { outcomes } = tell(sla, [
      handedOff,
      time(1, '10:01'),
      resume(1, '11:00'),
      pause(0, '16:30'),
    ])
    expect(outcomes).toEqual(['call started', 'call breached', 'call corrected'])
  })

  test('the clock rests while a condition holds', () => {
    const resting = slaOf({ ...call, pauseWhen: { field: 'waiting', op: 'is', value: true } })
    const subject = (waiting: boolean, fact: SlaFact): SlaNews => ({ fact, subject: { waiting } })
    const { state } = tell(resting, [
      subject(false, handedOff),
      subject(true, { kind: 'activity', at: at(0, '16:30') }),
      subject(false, { kind: 'activity', at: at(1, '11:00') }),
    ])
    expect(state.clocks['call']?.dueAt).toBe(at(1, '12:30'))
  })

  test('of a hundred rounds stay bounded and exact', () => {
    const facts: SlaFact[] = [handedOff]
    // each pause covers half an hour of office time, each round uses one minute
    for (let i = 0; i < 100; i += 1) {
      const startAt = at(1, '09:00') + i * 31 * 60_000
      facts.push({ kind: 'paused', at: startAt }, { kind: 'resumed', at: startAt + 30 * 60_000 })
    }
    const elapsed = slaOf({ id: 'call', measure: 'first-touch', within: '30h' })
    const { state } = tell(elapsed, facts)
    expect(state.pauses.length).toBeLessThanOrEqual(64)
    expect(state.clocks['call']?.dueAt).toBe(at(0, '16:00') + (30 + 50) * 3_600_000)
  })
})

describe('warnings and the ladder', () => {
  const sla = slaOf({
    ...call,
    warnings: [{ fraction: 0.5 }, { left: '15m' }],
    escalation: [
      { after: '0s', action: 'remind' },
      { after: '1h', action: 'notify-manager', to: 'boss' },
      { after: '8h', action: 'return-to-queue' },
    ],
  })

  test('come due in order', () => {
    const { state } = tell(sla, [handedOff])
    expect(slaTimers(sla, state).map(({ kind, at }) => [kind, at])).toEqual([
      ['warn', at(1, '09:00')],
      ['warn', at(1, '09:45')],
      ['breach', at(1, '10:00') + 1],
      ['escalate', at(1, '10:00') + 1],
      ['escalate', at(1, '11:00')],
      ['escalate', at(2, '10:00')],
    ])
  })

  test('are taken once each', () => {
    const { effects } = tell(sla, [
      handedOff,
      ...[9, 9.75, 9.8, 10, 10.5, 11, 11.5, 34, 40].map(
        (h): SlaFact => ({ kind: 'time', at: at(1, '00:00') + h * 3_600_000 }),
      ),
    ])
    expect(effects).toEqual([
      'call warn',
      'call warn',
      'call breach',
      'call escalate remind',
      'call escalate notify-manager',
      'call escalate return-to-queue',
    ])
  })

  test('are shown by dueEffects without being taken', () => {
    const { state } = tell(sla, [handedOff])
    expect(dueEffects(sla, state, at(1, '08:59'))).toEqual([])
    expect(dueEffects(sla, state, at(1, '09:00'))).toMatchObject([{ kind: 'warn' }])
    // nobody looked in time: the warnings are dropped
    const late = dueEffects(sla, state, at(1, '11:00')).map(({ kind, to }) => [kind, to])
    expect(late).toEqual([
      ['breach', undefined],
      ['escalate', undefined],
      ['escalate', 'boss'],
    ])
  })

  test('end with the touch', () => {
    const { state } = tell(sla, [handedOff, time(1, '10:30'), touched(1, '10:40')])
    expect(slaTimers(sla, state)).toEqual([])
  })
})

describe('two clocks on reassignment', () => {
  const sla = slaOf({ ...call, calendar: { of: ['team', 'assignee'], otherwise: 'office' } })
  const to = (owner: string, day: number, clock: string): SlaFact => ({
    kind: 'assigned',
    owner,
    at: at(day, clock),
  })

  test("the lead's goes on, the owner's restarts in their calendars", () => {
    const { state, outcomes } = tell(sla, [
      {
        fact: { kind: 'handed-off', at: at(0, '09:00'), owner: 'ann' },
        calendars: { team: 'office' },
      },
      { fact: to('bob', 0, '10:00'), calendars: { team: 'office', assignee: 'early' } },
      time(0, '11:01'),
      touched(1, '09:30'),
    ])
    expect(state.clocks['call']).toMatchObject({ status: 'missed', dueAt: at(0, '11:00') })
    expect(state.clocks['call@owner']).toMatchObject({
      owner: 'bob',
      status: 'met',
      calendars: ['office', 'early'],
      dueAt: at(2, '10:00'),
    })
    expect(outcomes).toEqual([
      'call started',
      'call@owner started',
      'call@owner withdrawn',
      'call@owner started',
      'call breached',
      'call missed',
      'call@owner met',
    ])
  })

  test('handed over to a queue, the owner clock starts with the owner', () => {
    const { state } = tell(sla, [handedOff, to('ann', 1, '09:30')])
    expect(state.clocks['call@owner']).toMatchObject({ owner: 'ann', dueAt: at(1, '11:30') })
    expect(state.clocks['call']?.dueAt).toBe(at(1, '10:00'))
    expect(tell(sla, [to('ann', 1, '09:40')], state).outcomes).toEqual([])
  })

  test('put back into a queue, nobody answers for what follows', () => {
    const none: SlaFact = { kind: 'assigned', owner: null, at: at(0, '09:30') }
    const given: SlaFact = { ...handedOff, at: at(0, '09:00'), owner: 'ann' } as SlaFact
    const { state, outcomes } = tell(sla, [given, none, time(1, '12:00')])
    expect(outcomes).toEqual([
      'call started',
      'call@owner started',
      'call@owner withdrawn',
      'call breached',
    ])
    expect(state.clocks['call@owner']).toMatchObject({ owner: 'ann', breached: false })
    expect(tell(sla, [none], state).outcomes).toEqual([])
    const again = tell(sla, [to('ann', 2, '09:00')], state)
    expect(again.outcomes).toEqual(['call@owner started'])
  })

  test('told late that it was put back, somebody who took it since keeps their clock', () => {
    const none: SlaFact = { kind: 'assigned', owner: null, at: at(1, '09:30') }
    const { state } = tell(sla, [handedOff, to('ann', 1, '09:40'), none])
    expect(state.clocks['call@owner']).toMatchObject({ owner: 'ann', status: 'running' })
  })

  test('an escalation may follow the owner', () => {
    const own = slaOf({
      ...call,
      follows: 'owner',
      escalation: [{ after: '0s', action: 'reassign' }],
    })
    const { effects } = tell(own, [{ ...handedOff, owner: 'ann' } as SlaFact, time(1, '10:01')])
    expect(effects).toEqual(['call breach', 'call@owner breach', 'call@owner escalate reassign'])
  })

  test('a calendar that nobody knows is an error with a suggestion', () => {
    expect(() => tell(sla, [{ fact: handedOff, calendars: { team: 'ofice' } }])).toThrow(
      /did you mean "office"/,
    )
  })
})

describe('targets by condition', () => {
  const sla = slaOf(
    {
      ...call,
      id: 'hot',
      clock: 'call',
      within: '5m',
      when: { field: 'grade', op: 'is', value: 'A' },
    },
    { ...call, id: 'rest', clock: 'call', within: '4h' },
  )

  test('the first that means the lead applies', () => {
    const due = (grade: string) =>
      tell(sla, [{ fact: { kind: 'handed-off', at: at(0, '09:00') }, subject: { grade } }]).state
        .clocks['call']
    expect(due('A')).toMatchObject({ target: 'hot', dueAt: at(0, '09:05') })
    expect(due('B')).toMatchObject({ target: 'rest', dueAt: at(0, '13:00') })
  })
})

describe('other measures', () => {
  const entered = (day: number, clock: string, extra: object = {}): SlaFact =>
    ({
      kind: 'stage-entered',
      stage: 'x',
      stageKind: 'open',
      at: at(day, clock),
      ...extra,
    }) as SlaFact

  test('acknowledge and review', () => {
    const sla = slaOf(
      { id: 'ack', measure: 'acknowledge', within: '30m', calendar: 'office' },
      { id: 'review', measure: 'review', within: '2d' },
    )
    const { outcomes } = tell(sla, [
      handedOff,
      { kind: 'acknowledged', at: at(0, '16:10') },
      { kind: 'reviewed', at: at(1, '09:00') },
    ])
    expect(outcomes).toEqual(['ack started', 'review started', 'ack met', 'review met'])
  })

  test('three touches within a day, in any order', () => {
    const sla = slaOf({ id: 'thrice', measure: 'touches', count: 3, within: '24h' })
    const touches = [touched(0, '17:00'), touched(0, '20:00'), touched(1, '15:00')]
    expect(tell(sla, [handedOff, ...touches]).state.clocks['thrice']?.status).toBe('met')
    expect(tell(sla, [handedOff, ...touches.reverse()]).state.clocks['thrice']?.status).toBe('met')
    expect(
      tell(sla, [handedOff, touched(0, '17:00'), touched(0, '17:00'), touched(0, '18:00')]).state
        .clocks['thrice']?.status,
    ).toBe('running')
    expect(tell(sla, [handedOff, ...touches.slice(1), touched(1, '16:01')]).outcomes).toContain(
      'thrice missed',
    )
  })

  test('longest in a stage, by kind and mark', () => {
    const sla = slaOf({
      id: 'stuck',
      measure: 'stage',
      stage: { marks: ['accepted'] },
      within: '2d',
    })
    const accepted = entered(0, '09:00', { marks: ['qualified', 'accepted'] })
    expect(tell(sla, [entered(0, '09:00')]).outcomes).toEqual([])
    expect(tell(sla, [accepted, entered(1, '09:00')]).outcomes).toEqual([
      'stuck started',
      'stuck met',
    ])
    expect(tell(sla, [accepted, time(2, '09:01')]).outcomes).toEqual([
      'stuck started',
      'stuck breached',
    ])
    const again = tell(sla, [accepted, entered(1, '09:00', { marks: ['accepted'] })])
    expect(again.outcomes).toEqual(['stuck started', 'stuck met', 'stuck started'])
  })

  test('longest silence starts again with every touch', () => {
    const sla = slaOf({ id: 'silence', measure: 'silence', within: '1d' })
    const told = tell(sla, [handedOff, touched(1, '10:00'), time(2, '10:01')])
    expect(told.outcomes).toEqual(['silence started', 'silence met', 'silence breached'])
    const after = tell(sla, [touched(2, '12:00')], told.state)
    expect(after.outcomes).toEqual(['silence missed'])
    expect(after.state.clocks['silence']?.dueAt).toBe(at(3, '12:00'))
    expect(tell(sla, [touched(2, '09:00')], after.state).outcomes).toEqual(['silence corrected'])
    expect(tell(sla, [touched(1, '10:30')], after.state).outcomes).toEqual([])
  })

  test('next check-in of a parked lead', () => {
    const sla = slaOf({ id: 'again', measure: 'check-in', within: '4h', calendar: 'office' })
    const parked = entered(0, '09:00', { stageKind: 'parked', checkInAt: at(4, '15:00') })
    const { state } = tell(sla, [parked])
    expect(state.clocks['again']?.dueAt).toBe(at(7, '11:00'))
    expect(slaClocks(sla, state, at(1, '12:00'))[0]).toMatchObject({ state: 'running', usedMs: 0 })
    expect(tell(sla, [{ kind: 'checked-in', at: at(4, '15:30') }], state).outcomes).toEqual([
      'again met',
    ])
    expect(tell(sla, [entered(0, '09:00', { stageKind: 'parked' })]).outcomes).toEqual([])
    const sharp = slaOf({ id: 'again', measure: 'check-in', within: '0s' })
    expect(tell(sharp, [parked]).state.clocks['again']?.dueAt).toBe(at(4, '15:00'))
  })

  test('an acknowledgement without activity expires and alerts again; activity postpones it', () => {
    const sla = slaOf({
      id: 'follow-up',
      measure: 'silence',
      startOn: ['acknowledged'],
      restartOn: ['activity', 'touched'],
      within: '1h',
      escalation: [{ after: '0s', action: 'remind' }],
    })
    const acknowledged: SlaFact = { kind: 'acknowledged', at: at(0, '10:00') }
    const active: SlaFact = { kind: 'activity', at: at(0, '10:30') }
    expect(tell(sla, [acknowledged, time(0, '11:01')]).effects).toContain(
      'follow-up escalate remind',
    )
    expect(tell(sla, [acknowledged, active, time(0, '11:01')]).effects).toEqual([])
    expect(tell(sla, [acknowledged, active, time(0, '11:31')]).effects).toContain(
      'follow-up escalate remind',
    )
  })

  test('a parked or closed stage ends a hand-off, and a review at the same instant counts', () => {
    const sla = slaOf({ id: 'review', measure: 'review', within: '1d' }, call)
    const { outcomes } = tell(sla, [
      handedOff,
      entered(0, '16:30', { stageKind: 'parked' }),
      { kind: 'reviewed', at: at(0, '16:30') },
    ])
    expect(outcomes).toEqual([
      'review started',
      'call started',
      'review withdrawn',
      'call withdrawn',
      'review met',
    ])
  })

  test('a calendar that never opens makes a clock that is never due', () => {
    const never = compileCalendar({ timeZone: 'UTC', weekly: {} })
    const sla = compileSla(
      { id: 'n', version: '1', targets: [{ ...call, calendar: 'never' }] },
      { calendars: { never } },
    )
    const { state } = tell(sla, [handedOff, time(300, '00:00')])
    expect(slaTimers(sla, state)).toEqual([])
    expect(slaClocks(sla, state, at(300, '00:00'))[0]?.why).toMatch(/never due/)
  })
})

describe('change of policy or calendar', () => {
  const longer = compileSla(
    { id: 'test', version: '1', targets: [{ ...call, within: '4h' }] },
    { calendars: { office: early } },
  )

  test('running clocks keep the due instant they were given', () => {
    const { state } = tell(slaOf(call), [handedOff])
    expect(tell(longer, [time(0, '16:30')], state).state.clocks['call']?.dueAt).toBe(at(1, '10:00'))
    expect(tell(longer, [time(1, '10:01')], state).outcomes).toEqual(['call breached'])
    const gone = compileSla({ id: 'test', version: '1', targets: [] })
    expect(tell(gone, [touched(1, '10:00')], state).outcomes).toEqual(['call met'])
  })

  test('unless they are rebased, which is recorded', () => {
    const { state } = tell(slaOf(call), [handedOff])
    const change = rebaseSla(longer, state, { at: at(0, '16:30') })
    expect(change?.outcomes).toMatchObject([{ outcome: 'rebased', dueAt: at(1, '10:00') }])
    const stricter = rebaseSla(slaOf({ ...call, within: '1h' }), state, { at: at(0, '16:30') })
    expect(stricter?.clocks['call']?.dueAt).toBe(at(0, '17:00'))
    expect(rebaseSla(slaOf(call), state, { at: at(0, '16:30') })).toBeUndefined()
  })
})

test('a new hand-off drops finished clocks of targets that are no more', () => {
  const { state } = tell(slaOf(call, { ...call, id: 'old' }), [handedOff, touched(0, '16:30')])
  const again: SlaFact = { kind: 'handed-off', at: at(7, '09:00') }
  expect(Object.keys(tell(slaOf(call), [again], state).state.clocks)).toEqual(['call'])
})

test('the state and the changes are JSON', () => {
  const sla = slaOf({ ...call, warnings: [{ fraction: 0.5 }] })
  const { state } = tell(sla, [
    handedOff,
    { kind: 'paused', at: at(0, '16:20') },
    touched(0, '16:30'),
  ])
  expect(JSON.parse(JSON.stringify(state))).toEqual(state)
})
