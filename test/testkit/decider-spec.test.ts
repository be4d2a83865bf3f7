import { describe, expect, test } from 'vitest'
import { compileHandoffModel, foldLead } from '../../src/lead/index.ts'
import { createDeciderSpec } from '../../src/testkit/index.ts'
import { policy, start } from '../lead/world.ts'

const hour = 3_600_000
const sla = {
  id: 's',
  version: '1',
  targets: [
    {
      id: 'call',
      measure: 'first-touch',
      within: '4h',
      when: { field: 'source.channel', op: 'is', value: 'fair' },
    },
  ],
} as const
const model = compileHandoffModel({ ...policy, sla })
const team = [{ id: 'mia', teams: ['inbound'] }]

const leadId = 'ada'
const captured = {
  type: 'capture',
  leadId,
  source: { channel: 'fair' },
  profile: { contact: { email: 'ada@example.com' } },
} as const
const demo = {
  type: 'record-activity',
  leadId,
  activityId: 'a1',
  activity: 'demo-request',
} as const
const accept = { type: 'accept', leadId, by: 'mia' } as const

describe('createDeciderSpec', () => {
  test('tells the events that a command leads to', () => {
    const spec = createDeciderSpec(model, { team, startAt: start }).given(captured, demo)
    const { events, types, refusal } = spec.when(accept)
    expect(types).toEqual(['lead-moved:accept'])
    expect(events[0]).toMatchObject({ leadId, at: start, to: 'sal' })
    expect(refusal).toBeNull()
    expect(spec.lead(leadId)).toEqual(foldLead(spec.history(leadId)))
  })

  test('tells a refusal, which changes nothing', () => {
    const spec = createDeciderSpec(model, { team }).given(captured)
    const { events, types, refusal } = spec.when(accept)
    expect([events, types]).toEqual([[], []])
    expect(refusal?.code).toBe('TRANSITION_NOT_ALLOWED')
    expect(spec.lead(leadId)?.stage).toBe('nurturing')
  })

  test('lets time pass', () => {
    const spec = createDeciderSpec(model, { team })
      .given(captured, demo)
      .pass(4 * hour)
    const elapse = { type: 'elapse', leadId } as const
    expect(spec.when(elapse).types).toEqual([])
    expect(spec.pass(1).when(elapse).types).toEqual(['clocks-changed'])
  })

  test('keeps the ledger of routing', () => {
    const two = [...team, { id: 'noah', teams: ['inbound'] }]
    const spec = createDeciderSpec(model, { team: two })
    for (const id of ['ada', 'bea']) {
      spec.given({ ...captured, leadId: id }, { ...demo, leadId: id })
    }
    expect(['ada', 'bea'].map((id) => spec.lead(id)?.owner)).toEqual(['mia', 'noah'])
  })

  test('merges two leads', () => {
    const spec = createDeciderSpec(model, { team })
    spec.given(captured, demo, { ...captured, leadId: 'bea' })
    expect(spec.when({ type: 'merge', leadId: 'ada', absorb: 'bea' }).types).toContain(
      'leads-merged',
    )
    expect(spec.lead('ada')?.score?.total).toBe(60)
  })

  test('does not take a refusal for what was given', () => {
    const spec = createDeciderSpec(model)
    expect(() => spec.given(captured, accept)).toThrow(
      /"accept" was given, but is refused: TRANSITION_NOT_ALLOWED/,
    )
  })

  test.each([-1, Number.NaN])('time does not pass by %d', (elapsedMs) => {
    expect(() => createDeciderSpec(model).pass(elapsedMs)).toThrow(RangeError)
  })

  test('knows nothing of a lead that there is not', () => {
    const spec = createDeciderSpec(model)
    expect([spec.lead('x'), spec.history('x')]).toEqual([undefined, []])
  })
})
