import { createHandoff, type HandoffOptions, type LeadHandoff } from '../../src/engine/index.ts'
import {
  compileHandoffModel,
  type HandoffModelInput,
  type LeadCommand,
  type LeadEvent,
  type StandardLifecycle,
} from '../../src/lead/index.ts'
import { defineLifecycle } from '../../src/lifecycle/index.ts'

declare const handoff: LeadHandoff<StandardLifecycle>
declare const policy: Pick<HandoffModelInput<StandardLifecycle>, 'scoring' | 'routing'>
declare const host: Pick<HandoffOptions<StandardLifecycle>, 'store' | 'team'>
const ada = { leadId: 'ada', by: 'mia' } as const

// what is well typed
void handoff.execute({ type: 'capture', leadId: 'ada', at: new Date() })
void handoff.execute({ type: 'accept', ...ada })
void handoff.execute({ type: 'qualify', ...ada, override: 'key-account', id: 'c1' })
void handoff.execute({ type: 'reject', ...ada, to: 'trashed', reason: 'spam' })
void handoff.execute({ type: 'win', ...ada, revenue: { amountMinor: 1, currency: 'EUR' } })
void handoff.execute({ type: 'recycle', ...ada, reason: 'timing', checkInAt: new Date() })
void handoff.execute({ type: 'reassign', ...ada, reason: 'absent', assignee: 'noah' })
void handoff.execute({ type: 'opt-out', leadId: 'ada', channels: ['email'] })
handoff.on('lead-moved:accept', (event) => event.transition satisfies string)
handoff.on('lead-handed-off', ({ routing }) => routing.assignee satisfies string | null)
handoff.on('*', (event) => event satisfies LeadEvent)
handoff.on('listener-failed', ({ error, event }) => [error satisfies unknown, event.leadId])

// @ts-expect-error a misspelt command
void handoff.execute({ type: 'captur', leadId: 'ada' })
// @ts-expect-error a misspelt transition
void handoff.execute({ type: 'acept', ...ada })
// @ts-expect-error no lead
void handoff.execute({ type: 'accept', by: 'mia' })
// @ts-expect-error a misspelt reason
void handoff.execute({ type: 'lose', ...ada, reason: 'prize' })
// @ts-expect-error a reason of another transition
void handoff.execute({ type: 'lose', ...ada, reason: 'spam' })
// @ts-expect-error no reason
void handoff.execute({ type: 'lose', ...ada })
// @ts-expect-error a reason where none is taken
void handoff.execute({ type: 'accept', ...ada, reason: 'timing' })
// @ts-expect-error a misspelt stage
void handoff.execute({ type: 'reject', ...ada, to: 'trash', reason: 'spam' })
// @ts-expect-error no revenue
void handoff.execute({ type: 'win', ...ada })
// @ts-expect-error money without a currency
void handoff.execute({ type: 'win', ...ada, revenue: { amountMinor: 1 } })
// @ts-expect-error no date to look at it again
void handoff.execute({ type: 'recycle', ...ada, reason: 'timing' })
// @ts-expect-error a misspelt field
void handoff.execute({ type: 'accept', ...ada, asignee: 'noah' })
// @ts-expect-error a misspelt contact field
void handoff.execute({ type: 'capture', leadId: 'ada', profile: { contact: { emial: 'x' } } })
// @ts-expect-error a text as date
void handoff.execute({ type: 'accept', ...ada, at: '2026-01-05' })
// @ts-expect-error an event that does not exist
handoff.on('lead-accepted', () => undefined)
// @ts-expect-error a transition that does not exist
handoff.on('lead-moved:acept', () => undefined)
// @ts-expect-error a field that this event does not have
handoff.on('lead-captured', ({ routing }) => routing)

const lifecycle = defineLifecycle({
  id: 'own',
  initial: 'fresh',
  stages: { fresh: { kind: 'open' }, sold: { kind: 'won' }, gone: { kind: 'lost' } },
  guards: ['not-opted-out', 'credit-checked'],
  transitions: {
    sell: { from: ['fresh'], to: 'sold', guards: ['not-opted-out', 'credit-checked'] },
    drop: { from: ['fresh'], to: 'gone', reasons: ['price', 'silence'] },
  },
})
type Own = LeadCommand<typeof lifecycle>

void ({ type: 'sell', leadId: 'a' } satisfies Own)
void ({ type: 'sell', leadId: 'a', revenue: { amountMinor: 1, currency: 'EUR' } } satisfies Own)
void ({ type: 'drop', leadId: 'a', reason: 'silence', to: 'gone' } satisfies Own)
// @ts-expect-error a transition of the standard lifecycle
void ({ type: 'accept', leadId: 'a' } satisfies Own)
// @ts-expect-error a reason of the standard lifecycle
void ({ type: 'drop', leadId: 'a', reason: 'competitor' } satisfies Own)
// @ts-expect-error a stage of the standard lifecycle
void ({ type: 'drop', leadId: 'a', reason: 'price', to: 'lost' } satisfies Own)

const isChecked = () => true as const
const own = createHandoff({
  ...policy,
  ...host,
  lifecycle,
  guards: { 'credit-checked': isChecked },
})
own.on('lead-moved:drop', () => undefined)
void own.execute({ type: 'drop', leadId: 'a', reason: 'price' })
void own.execute({ type: 'capture', leadId: 'a' })
// @ts-expect-error a transition of the standard lifecycle
void own.execute({ type: 'accept', leadId: 'a' })
// @ts-expect-error a transition of the standard lifecycle
own.on('lead-moved:accept', () => undefined)

// @ts-expect-error a guard under a misspelt name
compileHandoffModel({ ...policy, lifecycle, guards: { 'credit-cheked': isChecked } })
// @ts-expect-error a guard whose answer is neither true nor why not
compileHandoffModel({ ...policy, lifecycle, guards: { 'credit-checked': () => false } })
// @ts-expect-error no guards at all, although the lifecycle names one
compileHandoffModel({ ...policy, lifecycle })
// @ts-expect-error no guards at all, although the lifecycle names one
createHandoff({ ...policy, ...host, lifecycle })
// @ts-expect-error a misspelt rule
compileHandoffModel({ ...policy, rules: { veting: true } })
compileHandoffModel({ ...policy, rules: { vetting: true } })
