import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileCalendar } from '../../src/calendar/index.ts'
import {
  advanceSla,
  applySlaChange,
  compileSla,
  emptySlaState,
  type SlaChange,
  type SlaFact,
  type SlaState,
  slaClocks,
  slaTimers,
} from '../../src/sla/index.ts'

const minuteMs = 60_000
const weekly = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [
    day,
    [
      ['09:00', '12:00'],
      ['13:00', '17:00'],
    ] as const,
  ]),
)
const office = compileCalendar({ timeZone: 'UTC', weekly })
const startAt = Date.parse('2026-03-02T00:00:00Z')

/** The office again, without the library. */
const isOffice = (at: number): boolean => {
  const date = new Date(at)
  const hour = date.getUTCHours()
  return date.getUTCDay() % 6 !== 0 && hour >= 9 && hour < 17 && hour !== 12
}

const allowedMinutes = 240
const sla = compileSla(
  {
    id: 'laws',
    version: '1',
    targets: [
      {
        id: 'call',
        measure: 'first-touch',
        within: `${allowedMinutes}m`,
        calendar: 'office',
        warnings: [{ fraction: 0.5 }],
        escalation: [{ after: '1h', action: 'remind' }],
      },
    ],
  },
  { calendars: { office } },
)

// whole minutes of one working week and the days after it
const at = fc.integer({ min: 0, max: 8 * 1_440 }).map((minute) => startAt + minute * minuteMs)
const fact: fc.Arbitrary<SlaFact> = fc.oneof(
  { weight: 2, arbitrary: at.map((at) => ({ kind: 'touched' as const, at })) },
  { weight: 3, arbitrary: at.map((at) => ({ kind: 'paused' as const, at })) },
  { weight: 3, arbitrary: at.map((at) => ({ kind: 'resumed' as const, at })) },
  { weight: 2, arbitrary: at.map((at) => ({ kind: 'time' as const, at })) },
  { weight: 1, arbitrary: at.map((at) => ({ kind: 'withdrawn' as const, at })) },
  { weight: 1, arbitrary: at.map((at) => ({ kind: 'activity' as const, at })) },
)
const facts = fc.array(fact, { maxLength: 10 })

const tell = (news: readonly SlaFact[], from: SlaState = emptySlaState) => {
  let state = from
  const changes: SlaChange[] = []
  for (const fact of news) {
    const change = advanceSla(sla, state, { fact })
    if (change) {
      changes.push(change)
      state = applySlaChange(state, change)
    }
  }
  return {
    state,
    outcomes: changes.flatMap((c) => c.outcomes),
    effects: changes.flatMap((c) => c.effects),
  }
}

/** Minute by minute: is the clock met, breached, or neither? */
const judge = (start: number, news: readonly SlaFact[]) => {
  const after = (kind: SlaFact['kind']) =>
    news
      .filter((f) => f.kind === kind && f.at >= start)
      .map((f) => f.at)
      .sort((a, b) => a - b)
  const touch = after('touched')[0] ?? Number.POSITIVE_INFINITY
  const end = after('withdrawn')[0] ?? Number.POSITIVE_INFINITY
  const seen = Math.max(start, ...news.map((f) => f.at))
  const stop = Math.min(touch, end, seen)
  // of marks at the same instant the pause comes first
  const marks = news
    .filter((f) => f.kind === 'paused' || f.kind === 'resumed')
    .sort((a, b) => a.at - b.at || (a.kind === 'paused' ? -1 : 1))
  const pausedAt = (t: number): boolean => marks.filter((m) => m.at <= t).at(-1)?.kind === 'paused'
  let used = 0
  let late = false
  for (let t = start; t < stop; t += minuteMs) {
    // another minute begins although the time was used up: the due instant was before this one
    if (used === allowedMinutes) {
      late = true
      break
    }
    if (isOffice(t) && !pausedAt(t)) used += 1
  }
  const stopped = touch <= Math.min(end, seen)
  const status = stopped
    ? late
      ? 'missed'
      : 'met'
    : late
      ? 'breached'
      : end <= seen
        ? 'withdrawn'
        : 'open'
  return { status, used }
}

const shuffled = fc
  .tuple(at, facts, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }))
  .map(([start, list, keys]) => {
    const all: SlaFact[] = [{ kind: 'handed-off', at: start }, ...list]
    const arrival: SlaFact[] = all
      .map((entry, i) => ({ entry, key: keys[i] ?? 0 }))
      .sort((a, b) => a.key - b.key)
      .map(({ entry }) => entry)
    // time that passes without effect is not kept; the clock on the wall strikes once more, in both orders
    const seen: SlaFact = { kind: 'time', at: Math.max(...all.map((entry) => entry.at)) }
    return { start, all: [...all, seen], arrival: [...arrival, seen] }
  })

const runs = { numRuns: 2_000 }

describe('whatever the order of arrival', () => {
  test('a breach is on record iff no stopping fact at or before the due instant exists', () => {
    fc.assert(
      fc.property(shuffled, ({ start, all, arrival }) => {
        const told = tell(arrival)
        const clock = told.state.clocks['call']
        const expected = judge(start, all)
        const status =
          clock?.status === 'running' || clock?.status === 'paused' ? 'open' : clock?.status
        expect(status).toBe(expected.status)
        const count = (outcome: string) => told.outcomes.filter((o) => o.outcome === outcome).length
        const recorded = count('breached') - count('corrected')
        expect(recorded).toBe(
          expected.status === 'breached' || expected.status === 'missed' ? 1 : 0,
        )
      }),
      runs,
    )
  })

  test('the clocks end the same, and telling everything twice changes nothing', () => {
    fc.assert(
      fc.property(shuffled, ({ all, arrival }) => {
        const strip = ({ seenAt, ...state }: SlaState) => ({
          ...state,
          clocks: Object.fromEntries(
            Object.entries(state.clocks).map(([key, { done, ...clock }]) => [key, clock]),
          ),
        })
        const told = tell(arrival)
        expect(strip(told.state)).toEqual(strip(tell(all).state))
        const again = tell(arrival, told.state)
        expect(strip(again.state)).toEqual(strip(told.state))
        expect(again.outcomes).toEqual([])
        expect(again.effects).toEqual([])
      }),
      runs,
    )
  })
})

test('time used is what passed while open and not paused', () => {
  fc.assert(
    fc.property(shuffled, ({ start, all, arrival }) => {
      const { state } = tell(arrival)
      const seen = Math.max(start, ...all.map((f) => f.at))
      const expected = judge(start, all)
      if (expected.status === 'open') {
        expect(slaClocks(sla, state, seen)[0]?.usedMs).toBe(expected.used * minuteMs)
      }
    }),
    runs,
  )
})

test('pausing and resuming keeps the time used; the due instant moves only while paused', () => {
  fc.assert(
    fc.property(at, fc.nat(200), fc.nat(3_000), (start, before, long) => {
      const { state } = tell([{ kind: 'handed-off', at: start }])
      const pausedAt = start + before * minuteMs
      const resumedAt = pausedAt + long * minuteMs
      const used = (s: SlaState, now: number) => slaClocks(sla, s, now)[0]?.usedMs
      const paused = tell([{ kind: 'paused', at: pausedAt }], state).state
      const resumed = tell([{ kind: 'resumed', at: resumedAt }], paused).state
      expect(used(paused, resumedAt)).toBe(used(state, pausedAt))
      expect(used(resumed, resumedAt)).toBe(used(state, pausedAt))
      const due = (s: SlaState) => s.clocks['call']?.dueAt as number
      const moved = office.businessTimeBetween(due(state), due(resumed))
      expect(moved).toBe(office.businessTimeBetween(pausedAt, resumedAt))
      // whatever happens without a pause leaves it where it is
      const other = tell(
        [
          { kind: 'activity', at: resumedAt },
          { kind: 'time', at: due(state) },
        ],
        state,
      )
      expect(due(other.state)).toBe(due(state))
    }),
    runs,
  )
})

test('every effect comes once, at the time its timer said', () => {
  fc.assert(
    fc.property(at, (start) => {
      let state = tell([{ kind: 'handed-off', at: start }]).state
      const seen: string[] = []
      for (let timer = slaTimers(sla, state)[0]; timer; timer = slaTimers(sla, state)[0]) {
        const told = tell(
          [
            { kind: 'time', at: timer.at - 1 },
            { kind: 'time', at: timer.at },
          ],
          state,
        )
        expect(told.effects.map((effect) => effect.key)).toContain(timer.key)
        seen.push(...told.effects.map((effect) => effect.key))
        state = told.state
      }
      expect(seen.length).toBe(3)
      expect(new Set(seen).size).toBe(3)
    }),
    { numRuns: 300 },
  )
})
