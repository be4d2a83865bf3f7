import { deepFreeze } from '../../src/kernel/index.ts'
import {
  type AnyCommand,
  compileHandoffModel,
  type Decision,
  decide,
  type Facts,
  foldLead,
  type HandoffModel,
  type HandoffModelInput,
  type Lead,
  type LeadCommand,
  type LeadEvent,
  type LeadRecord,
  type Refusal,
} from '../../src/lead/index.ts'
import { standardLifecycle } from '../../src/lifecycle/index.ts'
import type { PoolState, TeamMember } from '../../src/routing/index.ts'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour
export const start = Date.UTC(2026, 0, 5, 9)

/** Sixty points qualify; every demo gives sixty. */
export const policy = {
  scoring: {
    id: 'points',
    version: '1',
    dimensions: { engagement: {} },
    rules: [
      { id: 'demo', dimension: 'engagement', activity: 'demo-request', points: 60 },
      { id: 'page', dimension: 'engagement', activity: 'page-view', points: 5 },
      { id: 'bounce', dimension: 'engagement', activity: 'unsubscribe', points: -60 },
    ],
    thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 60 }] } },
  },
  routing: {
    id: 'inbound',
    version: '1',
    rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'round-robin' } }],
    nobody: 'hold',
  },
  rules: { touchesBeforeUnreachable: 2 },
} as const satisfies HandoffModelInput<typeof standardLifecycle>

export const team: readonly TeamMember[] = ['mia', 'noah', 'olga'].map((id) => ({
  id,
  teams: ['inbound'],
}))

export const modelOf = (input: object = {}): HandoffModel =>
  compileHandoffModel({ lifecycle: standardLifecycle, ...policy, ...input } as never)

/** A command of the standard lifecycle without the lead, who is `ada` unless it says so. */
type Distribute<C> = C extends unknown ? Omit<C, 'leadId'> & { readonly leadId?: string } : never
export type Told = Distribute<LeadCommand<typeof standardLifecycle>> | Loose
/** For lifecycles and mistakes that the standard types do not know. */
interface Loose {
  readonly type: string
  readonly loose: true
  readonly [field: string]: unknown
}

const told = (command: Told): AnyCommand => {
  const { loose: _, ...rest } = command as Loose
  return deepFreeze({ leadId: 'ada', ...rest }) as unknown as AnyCommand
}

/**
 * Leads, a team and a clock without a store: what `decide` says is folded in at once. All arguments are frozen through and
 * through, and after every decision the state is compared with the fold of the events.
 */
export const createWorld = (input: object = {}) => {
  let model = modelOf(input)
  let members = team
  let now = start
  let commands = 0
  const records = new Map<string, LeadRecord>()
  const histories = new Map<string, LeadEvent[]>()
  let pools: Record<string, PoolState> = {}

  const factsFor = (command: AnyCommand): Facts => {
    const record = records.get(command.leadId)
    const absorbed =
      command.type === 'merge' ? records.get((command as { absorb: string }).absorb) : undefined
    const ids = [command.leadId, ...(record?.lead.absorbed ?? [])]
    if (absorbed) ids.push(absorbed.lead.id, ...absorbed.lead.absorbed)
    return deepFreeze({
      ...(record ? { record } : {}),
      ...(absorbed ? { other: absorbed } : {}),
      now,
      commandId: `c${commands}`,
      team: members,
      pools,
      history: ids.flatMap((id) => histories.get(id) ?? []),
    })
  }

  const keep = (decision: Decision): readonly LeadEvent[] => {
    commands += 1
    for (const { leadId, events, record } of decision.changes) {
      const history = [...(histories.get(leadId) ?? []), ...events]
      histories.set(leadId, history)
      records.set(leadId, record)
      const folded = foldLead(history)
      if (JSON.stringify(folded) !== JSON.stringify(record.lead)) {
        throw new Error(`the fold of ${leadId} differs from its state`)
      }
    }
    for (const { pool, state } of decision.claims) pools = { ...pools, [pool]: state }
    return decision.changes.flatMap(({ events }) => events)
  }

  const attempt = (command: Told) => {
    const asked = told(command)
    return decide(model, asked, factsFor(asked))
  }

  const world = {
    /** Executes commands that must succeed. */
    given(...list: readonly Told[]) {
      for (const command of list) world.when(command)
      return world
    },
    /** Executes a command that must succeed; gives its events. */
    when(command: Told): readonly LeadEvent[] {
      const result = attempt(command)
      if (!result.ok)
        throw new Error(
          `${command.type} was refused: ${result.refusal.code} ${result.refusal.message}`,
        )
      return keep(result.value)
    },
    /** The types of the events that a command leads to. */
    types(command: Told): string {
      return world
        .when(command)
        .map((event) =>
          event.type === 'lead-moved' ? `${event.type}:${event.transition}` : event.type,
        )
        .join(' ')
    },
    /** Executes a command that must be refused; gives the refusal. */
    refusal(command: Told): Refusal {
      const result = attempt(command)
      if (result.ok) throw new Error(`${command.type} was not refused`)
      return result.refusal
    },
    attempt,
    pass(ms: number) {
      now += ms
      return world
    },
    staff(list: readonly TeamMember[]) {
      members = list
      return world
    },
    /** Other policies from now on. */
    agree(changes: object) {
      model = modelOf(changes)
      return world
    },
    get model() {
      return model
    },
    get now() {
      return now
    },
    lead(id = 'ada'): Lead {
      const record = records.get(id)
      if (!record) throw new Error(`there is no lead ${id}`)
      return record.lead
    },
    record(id = 'ada'): LeadRecord {
      return { lead: world.lead(id), profile: (records.get(id) as LeadRecord).profile }
    },
    history: (id = 'ada'): readonly LeadEvent[] => histories.get(id) ?? [],
    facts: (): Facts => factsFor({ type: 'erase', leadId: 'ada' }),
  }
  return world
}

export type World = ReturnType<typeof createWorld>

/** Commands that bring a new lead to each stage of the standard lifecycle; `mia` is its assignee. */
export const captured: readonly Told[] = [
  {
    type: 'capture',
    source: { channel: 'fair' },
    profile: { contact: { email: 'ada@example.com' } },
  },
]
export const demo: Told = { type: 'record-activity', activityId: 'a1', activity: 'demo-request' }
export const touched = (touchId: string): Told => ({
  type: 'touch',
  by: 'mia',
  touchId,
  channel: 'call',
  outcome: 'not-reached',
})
const mql = [...captured, demo]
const sal: readonly Told[] = [...mql, { type: 'accept', by: 'mia' }]
const sql: readonly Told[] = [...sal, { type: 'develop', by: 'mia' }]
export const pathTo: Readonly<
  Record<keyof typeof standardLifecycle.definition.stages, readonly Told[]>
> = {
  nurturing: captured,
  mql,
  sal,
  sql,
  won: [...sql, { type: 'win', by: 'mia', revenue: { amountMinor: 100, currency: 'EUR' } }],
  lost: [...sql, { type: 'lose', by: 'mia', reason: 'price' }],
  recycled: [...sal, { type: 'recycle', by: 'mia', reason: 'timing', checkInAt: start + 90 * day }],
  unreachable: [...mql, touched('t1'), touched('t2'), { type: 'mark-unreachable', by: 'mia' }],
  trashed: [...mql, { type: 'trash', by: 'mia', reason: 'spam' }],
}

/** A world whose lead stands in a stage. */
export const worldIn = (stage: keyof typeof pathTo, input: object = {}): World =>
  createWorld(input).given(...pathTo[stage])
