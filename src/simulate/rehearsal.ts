import type { Instant } from '../kernel/index.ts'
import {
  type AnyCommand,
  decide,
  type Facts,
  type HandoffModel,
  type LeadEvent,
  type LeadRecord,
  timersOf,
} from '../lead/index.ts'
import type { PoolState } from '../routing/index.ts'
import { type Alarms, createAlarms } from './alarms.ts'
import type { Deed, Loose } from './deeds-of.ts'
import type { ReplayInput } from './replay-input.ts'

/** Leads and pools of a replay, in memory. */
export interface Rehearsal {
  /** Lets time pass until an instant, this one included. */
  pass(until: Instant): void
  /** Does what was really done. */
  play(deed: Deed): void
  /** What happened in the replay, in order. */
  readonly events: readonly LeadEvent[]
  /** How often something that really happened was not possible, by the code of the refusal. */
  readonly refused: ReadonlyMap<string, number>
}

interface Store {
  readonly records: Map<string, LeadRecord>
  readonly histories: Map<string, LeadEvent[]>
  readonly alarms: Alarms
  readonly events: LeadEvent[]
  readonly refused: Map<string, number>
  pools: Readonly<Record<string, PoolState>>
  commands: number
}

const historyOf = ({ records, histories }: Store, command: Loose): readonly LeadEvent[] => {
  const absorb = command.type === 'merge' ? String(command['absorb']) : undefined
  const ids = [command.leadId, ...(absorb === undefined ? [] : [absorb])]
  return ids
    .flatMap((id) => [id, ...(records.get(id)?.lead.absorbed ?? [])])
    .flatMap((id) => histories.get(id) ?? [])
}

const factsFor = (store: Store, command: Loose, now: Instant): Facts => {
  const { records, pools } = store
  const record = records.get(command.leadId)
  const other = command.type === 'merge' ? records.get(String(command['absorb'])) : undefined
  return {
    now,
    commandId: `replay-${store.commands}`,
    pools,
    ...(record ? { record } : {}),
    ...(other ? { other, history: historyOf(store, command) } : {}),
  }
}

/**
 * Sets a replay up: the decider of the library itself, so that nothing is decided in another way than it would be.
 *
 * @param model - the agreement
 * @param input - the team and the pools
 * @returns a rehearsal in which nothing has happened yet
 */
export const createRehearsal = (
  model: HandoffModel,
  { team, pools = {} }: Pick<ReplayInput, 'team' | 'pools'>,
): Rehearsal => {
  const store: Store = {
    records: new Map(),
    histories: new Map(),
    alarms: createAlarms(),
    events: [],
    refused: new Map(),
    pools,
    commands: 0,
  }
  const { records, histories, alarms, events, refused } = store
  const members = typeof team === 'function' ? team : () => team
  const act = (command: Loose, now: Instant): void => {
    store.commands += 1
    const facts = { ...factsFor(store, command, now), team: members(now) }
    const result = decide(model, command as AnyCommand, facts)
    if (!result.ok) {
      const { code } = result.refusal
      refused.set(code, (refused.get(code) ?? 0) + 1)
      return
    }
    for (const { leadId, events: own, record } of result.value.changes) {
      records.set(leadId, record)
      const history = histories.get(leadId)
      if (history) history.push(...own)
      else histories.set(leadId, [...own])
      events.push(...own)
    }
    for (const { pool, state } of result.value.claims) {
      store.pools = { ...store.pools, [pool]: state }
    }
    const isElapse = command.type === 'elapse'
    for (const id of new Set([command.leadId, ...result.value.changes.map((one) => one.leadId)])) {
      const record = records.get(id)
      if (!record) continue
      const timers = timersOf(model, record.lead, now).map(({ at }) => Math.max(now, at))
      // what is due and still there after time has passed would be there for ever
      const due = isElapse ? timers.filter((at) => at > now) : timers
      alarms.set(id, due.length === 0 ? undefined : Math.max(now + 1, Math.min(...due)))
    }
  }
  const pass = (until: Instant): void => {
    for (let alarm = alarms.take(until); alarm; alarm = alarms.take(until)) {
      act({ type: 'elapse', leadId: alarm.leadId } as Loose, alarm.at)
    }
  }
  return {
    pass,
    play: ({ at, leadId, command }) => {
      pass(at - 1)
      const made = command(records.get(leadId))
      if (made) act(made, at)
    },
    events,
    refused,
  }
}
