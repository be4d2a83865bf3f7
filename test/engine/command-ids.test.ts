import { describe, expect, test } from 'vitest'
import { createHost } from './host.ts'

const touch = {
  type: 'touch',
  by: 'mia',
  touchId: 't1',
  channel: 'call',
  outcome: 'reached',
} as const
const accept = { type: 'accept', by: 'mia' } as const
const note = { type: 'annotate', noteId: 'n1', text: 'x' } as const
const optOut = { type: 'opt-out', channels: ['phone'] } as const
const update = { type: 'update-profile', profile: { company: { name: 'X' } } } as const

const handedOff = async () => {
  const host = createHost()
  await host.capture('ada')
  await host.heat('ada')
  return host
}

describe('an id that a command of another kind had', () => {
  test.each([
    ['a transition instead of a touch', touch, accept],
    ['another touch', touch, { ...touch, touchId: 't2' }],
    ['another note', note, { ...note, noteId: 'n2' }],
    ['an opt-in instead of an opt-out', optOut, { type: 'opt-in' }],
    ['a note instead of a change', update, note],
    [
      'another transition',
      accept,
      { type: 'reject', by: 'mia', to: 'recycled', reason: 'not-ready' },
    ],
  ])('is refused: %s', async (_, first, second) => {
    const refused = {
      ok: false,
      refusal: {
        code: 'COMMAND_ID_REUSED',
        message: `The id "c1" belongs to another command, executed before; give "${second.type}" an id of its own.`,
        commandId: 'c1',
        command: second.type,
      },
    }
    const { handoff, store } = await handedOff()
    const before = await handoff.execute({ ...first, leadId: 'ada', id: 'c1' } as never)
    expect(before.ok).toBe(true)
    const stored = store.peek()
    const again = { ...second, leadId: 'ada', id: 'c1' } as never
    expect(await handoff.execute(again)).toEqual(refused)
    expect(await handoff.executeAll([again])).toEqual([refused])
    expect(store.peek()).toEqual(stored)
    expect(await handoff.execute({ ...first, leadId: 'ada', id: 'c1' } as never)).toMatchObject({
      value: { duplicate: true },
    })
  })

  test('is refused within one list, too', async () => {
    const { handoff } = await handedOff()
    const [first, second] = await handoff.executeAll([
      { ...touch, leadId: 'ada', id: 'c1' },
      { ...accept, leadId: 'ada', id: 'c1' },
    ])
    expect(first).toMatchObject({ ok: true, value: { duplicate: false } })
    expect(second).toMatchObject({ ok: false, refusal: { code: 'COMMAND_ID_REUSED' } })
  })
})
