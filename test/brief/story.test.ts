import { describe, expect, test } from 'vitest'
import { storyOf } from '../../src/brief/index.ts'
import { type LeadEvent, type LeadEventType, leadEventTypes } from '../../src/lead/index.ts'
import {
  captured,
  createWorld,
  day,
  demo,
  hour,
  type Told,
  touched,
  worldIn,
} from '../lead/world.ts'

const sla = (target: object = {}) => ({
  sla: {
    id: 's',
    version: '1',
    targets: [{ id: 'call', measure: 'first-touch', within: '4h', ...target }],
  },
})
const linesOf = (events: readonly LeadEvent[]) => storyOf(events).map(({ text }) => text)

describe('work that is put on hold is told', () => {
  const story = (...commands: readonly Told[]) =>
    linesOf(
      worldIn('mql', sla())
        .pass(hour)
        .given(...commands)
        .history(),
    ).slice(-1)

  test('with its reason, and when it is taken up again', () => {
    expect(story({ type: 'pause', by: 'mia', reason: 'holiday' })).toEqual([
      'clocks paused, because holiday',
    ])
    expect(story({ type: 'pause', by: 'mia' })).toEqual(['clocks paused'])
    const world = worldIn('mql', sla()).given({ type: 'pause', by: 'mia', reason: 'holiday' })
    world.pass(hour).given({ type: 'resume', by: 'mia', reason: 'holiday' })
    world.pass(hour).given({ type: 'resume', by: 'mia' })
    expect(storyOf(world.history()).slice(-3)).toEqual([
      { at: world.now - 2 * hour, by: 'mia', text: 'clocks paused, because holiday' },
      { at: world.now - hour, by: 'mia', text: 'clocks resumed, because holiday' },
      { at: world.now, by: 'mia', text: 'clocks resumed' },
    ])
  })

  test('by a condition, too, once the clocks hear of it', () => {
    const pauseWhen = { field: 'qualification.need', op: 'present' }
    const world = worldIn('mql', sla({ pauseWhen }))
    const need = (text: string | null, activityId: string) => {
      world.pass(hour).given({ type: 'update-profile', profile: { qualification: { need: text } } })
      world.given({ type: 'record-activity', activityId, activity: 'visit' })
      return linesOf(world.history())
    }
    expect(need('x', 'v1')).toContain('clock "call" paused by its condition')
    expect(need(null, 'v2')).toContain('clock "call" resumed by its condition')
  })
})

/** What clocks keep for themselves: a fact that became known and decided nothing. */
const isNote = (event: LeadEvent) =>
  event.type === 'clocks-changed' &&
  event.change.outcomes.length + event.change.effects.length === 0 &&
  event.change.pauses === undefined

test('every event of every type has a line, but what clocks noted for themselves', () => {
  const offers = {
    ...{ within: '30m', reasons: ['workload'], lastResort: { assignee: 'boss' } },
    acknowledgementLasts: '4h',
  }
  const review = { measure: 'review', escalation: [{ after: '0s', action: 'accept' }] }
  const criteria = { acceptance: { field: 'qualification.need', op: 'present' } }
  const elapse = { type: 'elapse' } as const
  const offered = createWorld({ offers, ...sla() })
    .given(...captured, demo, { type: 'decline-offer', by: 'mia', reason: 'workload' })
    .given({ type: 'acknowledge', by: 'noah' })
    .pass(hour)
    .given({ ...touched('t1'), by: 'noah' } as Told)
    .pass(day)
    .given(elapse)
  const silent = worldIn('mql', { ...sla(review), criteria })
    .pass(day)
    .given(elapse)
  const vetted = createWorld({ rules: { vetting: true } })
    .given({ type: 'capture', leadId: 'bea' }, ...captured, {
      type: 'annotate',
      noteId: 'n',
      text: 'x',
    })
    .given({ type: 'override-score', by: 'rita', reason: 'key-account', total: 99 })
    .given(
      { type: 'qualify', by: 'rita', override: 'key-account' },
      { type: 'vet', by: 'rita' },
      { type: 'merge', absorb: 'bea' },
    )
    .given({ type: 'opt-out' }, { type: 'opt-in' }, { type: 'erase' })
  const sourced = createWorld().given({ type: 'capture' })
  sourced.given({
    type: 'update-profile',
    source: { channel: 'fair' },
    profile: { company: { name: 'X' } },
  })
  const parked = worldIn('recycled')
    .pass(90 * day)
    .given(elapse)
  const histories = [offered, silent, vetted, sourced, parked].flatMap((world) => [
    world.history(),
    world.history('bea'),
  ])
  const seen = new Set<LeadEventType>()
  for (const history of histories) {
    for (const event of history) seen.add(event.type)
    const told = history.filter((event) => !isNote(event))
    expect(linesOf(history)).toHaveLength(told.length)
    for (const line of linesOf(history))
      expect(line).not.toMatch(/undefined|noted for the clocks|^$/)
  }
  expect([...seen].sort()).toEqual([...leadEventTypes].sort())
})
