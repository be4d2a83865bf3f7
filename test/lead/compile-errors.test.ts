import { expect, test } from 'vitest'
import { diagnosticsOf } from '../lifecycle/diagnostics.ts'

const before = `
import { createHandoff, type HandoffOptions, type LeadHandoff } from '../engine/index.ts'
import type { StandardLifecycle } from '../lead/index.ts'
import { defineLifecycle } from './index.ts'
declare const handoff: LeadHandoff<StandardLifecycle>
declare const agreed: Pick<HandoffOptions<StandardLifecycle>, 'scoring' | 'routing' | 'store' | 'team'>
export const create = createHandoff
export const lifecycle = defineLifecycle({
  id: 'own',
  initial: 'fresh',
  stages: { fresh: { kind: 'open' }, sold: { kind: 'won' } },
  guards: ['credit-checked'],
  transitions: { sell: { from: ['fresh'], to: 'sold', guards: ['credit-checked'] } },
})
`

/** What is written, and what a person must find in the one message. */
const slips: Readonly<Record<string, readonly [line: string, ...says: readonly string[]]>> = {
  'a misspelt transition': [
    `void handoff.execute({ type: 'acept', leadId: 'ada' })`,
    `Type '"acept"' is not assignable to type`,
    `"accept"`,
  ],
  'a misspelt reason': [
    `void handoff.execute({ type: 'lose', leadId: 'ada', reason: 'prize' })`,
    `Type '"prize"' is not assignable to type`,
    `"price"`,
  ],
  'a missing reason': [
    `void handoff.execute({ type: 'lose', leadId: 'ada' })`,
    `Property 'reason' is missing`,
  ],
  'a misspelt stage': [
    `void handoff.execute({ type: 'reject', leadId: 'ada', reason: 'spam', to: 'trash' })`,
    `Type '"trash"' is not assignable to type`,
    `"trashed"`,
  ],
  'missing revenue': [
    `void handoff.execute({ type: 'win', leadId: 'ada' })`,
    `Property 'revenue' is missing`,
  ],
  'a missing check-in': [
    `void handoff.execute({ type: 'recycle', leadId: 'ada', reason: 'timing' })`,
    `Property 'checkInAt' is missing`,
  ],
  'a misspelt event': [
    `handoff.on('lead-mooved', () => undefined)`,
    `Argument of type '"lead-mooved"' is not assignable`,
  ],
  'a missing guard': [
    `createHandoff({ ...agreed, lifecycle })`,
    `Property 'guards' is missing in type`,
  ],
  'a misspelt guard': [
    `createHandoff({ ...agreed, lifecycle, guards: { 'credit-cheked': () => true } })`,
    `credit-cheked`,
    `does not exist in type 'Readonly<Record<"credit-checked", Guard>>'`,
  ],
}

const diagnostics = diagnosticsOf(
  Object.fromEntries(Object.entries(slips).map(([name, [line]]) => [name, before + line])),
)

test.each(Object.entries(slips))(
  '%s is one message that says what is wrong',
  (name, [, ...says]) => {
    const messages = diagnostics.get(name) ?? []
    expect(messages).toHaveLength(1)
    for (const part of says) expect(messages[0]).toContain(part)
    expect(messages[0]?.length).toBeLessThan(1500)
  },
)
