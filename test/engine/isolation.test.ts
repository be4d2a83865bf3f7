import { describe, expect, test } from 'vitest'
import { limits } from '../../src/kernel/index.ts'
import { createHost } from './host.ts'

const strange = [
  ['quotes \' " ` ; DROP TABLE leads; --', 'quotes'],
  ['constructor', 'names of methods'],
  ['🦄👩‍👩‍👧‍👦', 'emoji'],
  ['مرحبا بالعالم', 'right to left'],
  ['a/b/c?d=e&f#g%00', 'signs of addresses'],
  ['null', 'words of JSON'],
] as const

describe('ids', () => {
  test.each(strange)('%s round-trip (%s)', async (leadId) => {
    const host = createHost()
    const captured = await host.handoff.execute({
      type: 'capture',
      leadId,
      id: leadId,
      source: { channel: 'fair' },
      profile: { contact: { email: 'a@example.com', name: leadId } },
    })
    expect(captured).toMatchObject({ ok: true })
    await host.handoff.execute({ type: 'annotate', leadId, noteId: leadId, text: leadId })
    await host.heat(leadId)
    const record = await host.handoff.lead(leadId)
    expect(record?.lead.id).toBe(leadId)
    expect(record?.profile.notes[leadId]?.text).toBe(leadId)
    expect(host.store.messages().map((message) => message.leadId)).toContain(leadId)
    const history = await host.handoff.history(leadId)
    expect(history.every((event) => event.leadId === leadId)).toBe(true)
    expect(await host.handoff.brief(leadId)).toMatchObject({ leadId })
  })

  test.each([
    ['', 'empty'],
    ['a\0b', 'with NUL'],
    ['a\nb', 'with a line break'],
    ['\uD800', 'with half of a pair'],
    ['x'.repeat(limits.idLength + 1), 'too long'],
    [7, 'that are numbers'],
  ] as const)('%j are refused with a code (%s)', async (leadId, _) => {
    const host = createHost()
    const result = await host.handoff.execute({ type: 'capture', leadId } as never)
    expect(result).toMatchObject({ refusal: { code: 'INVALID_INPUT' } })
    expect(host.store.events()).toEqual([])
  })
})

describe('attributes and texts', () => {
  const update = (profile: unknown) => async () => {
    const host = createHost()
    await host.capture('ada')
    const result = await host.handoff.execute({
      type: 'update-profile',
      leadId: 'ada',
      profile,
    } as never)
    return { result, profile: (await host.handoff.lead('ada'))?.profile }
  }

  test('with `__proto__` are refused, whole', async () => {
    const attributes = JSON.parse('{"a": 1, "__proto__": {"admin": true}}')
    const { result, profile } = await update({ attributes })()
    expect(result).toMatchObject({ refusal: { code: 'INVALID_INPUT' } })
    expect(profile?.attributes).toEqual({})
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })

  test('with NUL are refused', async () => {
    const { result } = await update({ contact: { name: 'a\0b' } })()
    expect(result).toMatchObject({ refusal: { code: 'INVALID_INPUT' } })
  })

  test('of a megabyte are refused or round-trip', async () => {
    const text = 'ü'.repeat(1_000_000)
    const { result, profile } = await update({ attributes: { text } })()
    if (result.ok) expect(profile?.attributes['text']).toBe(text)
    else expect(result.refusal.code).toBe('INVALID_INPUT')
    const long = await update({ contact: { name: text } })()
    expect(long.result).toMatchObject({ refusal: { code: 'INVALID_INPUT' } })
  })

  test('in any script round-trip', async () => {
    for (const [text] of strange) {
      const { profile } = await update({ attributes: { [`k ${text}`]: { deep: [text] } } })()
      expect(profile?.attributes[`k ${text}`]).toEqual({ deep: [text] })
    }
  })
})

describe('two tenants', () => {
  test('with the same ids see nothing of each other', async () => {
    const one = createHost()
    const two = createHost()
    await one.capture('ada')
    await one.heat('ada')
    expect(await two.handoff.lead('ada')).toBeUndefined()
    expect(await two.handoff.history('ada')).toEqual([])
    expect((await two.handoff.list()).records).toEqual([])
    const before = JSON.stringify(one.store.peek())
    await two.capture('ada')
    await two.handoff.execute({ type: 'erase', leadId: 'ada' })
    await two.handoff.tick()
    expect(JSON.stringify(one.store.peek())).toBe(before)
    const over = one.handoff.over(two.store)
    await over.execute({ type: 'opt-out', leadId: 'ada' })
    expect(JSON.stringify(one.store.peek())).toBe(before)
  })
})
