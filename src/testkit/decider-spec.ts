import type { Instant } from '../kernel/index.ts'
import {
  type Decision,
  decide,
  type Facts,
  type HandoffModel,
  type Lead,
  type LeadCommand,
  type LeadEvent,
  type LeadRecord,
  type Lifecycle,
  type Refusal,
} from '../lead/index.ts'
import { createManualClock } from './manual-clock.ts'

/** What an agreement is tried out with. */
export interface DeciderSpecOptions {
  /**
   * The sales team.
   *
   * @defaultValue nobody
   */
  readonly team?: NonNullable<Facts['team']>
  /**
   * The instant at which it begins.
   *
   * @defaultValue Monday, 5 January 2026, 09:00 UTC
   */
  readonly startAt?: Instant
}

/** What a command led to. */
export interface SpecOutcome {
  /** What happened, in order; empty after a refusal. */
  readonly events: readonly LeadEvent[]
  /** The types of the events, a move with its transition: `lead-moved:accept`. */
  readonly types: readonly string[]
  /** Why not; `null` if it was done. */
  readonly refusal: Refusal | null
}

/**
 * An agreement under test, without store, engine or waiting.
 *
 * @typeParam L - the type of the lifecycle
 */
export interface DeciderSpec<L extends Lifecycle> {
  /**
   * What has gone before.
   *
   * @param commands - each must succeed
   * @returns the same, to go on with
   * @throws Error if one of them is refused
   */
  given(...commands: readonly LeadCommand<L>[]): DeciderSpec<L>
  /**
   * Lets time pass. What comes due by itself is found by `{ type: 'elapse' }`, as the engine's `tick` sends it.
   *
   * @param elapsedMs - how much, in milliseconds
   * @returns the same, to go on with
   * @throws RangeError for a negative time
   */
  pass(elapsedMs: number): DeciderSpec<L>
  /**
   * What is tried. What succeeds has happened; that a command with the same `id` happens once is the store's part.
   *
   * @param command - it may be refused
   * @returns what it led to
   */
  when(command: LeadCommand<L>): SpecOutcome
  /**
   * Where a lead stands.
   *
   * @param leadId - its id
   * @returns the lead; `undefined` if there is none
   */
  lead(leadId: string): Lead | undefined
  /**
   * What happened to a lead.
   *
   * @param leadId - its id
   * @returns its events, oldest first
   */
  history(leadId: string): readonly LeadEvent[]
}

const typeOf = (event: LeadEvent): string =>
  event.type === 'lead-moved' ? `${event.type}:${event.transition}` : event.type

/** What is remembered between commands, in place of a store. */
const createMemory = () => {
  const records = new Map<string, LeadRecord>()
  const histories = new Map<string, readonly LeadEvent[]>()
  let pools: NonNullable<Facts['pools']> = {}
  const historyOf = (leadId: string): readonly LeadEvent[] => histories.get(leadId) ?? []
  return {
    records,
    historyOf,
    facts(
      leadId: string,
      absorb: string | undefined,
    ): Pick<Facts, 'record' | 'other' | 'pools' | 'history'> {
      const record = records.get(leadId)
      const other = absorb === undefined ? undefined : records.get(absorb)
      const found = [record, other].filter((one) => one !== undefined)
      const history = found.flatMap(({ lead }) => [lead.id, ...lead.absorbed]).flatMap(historyOf)
      return { pools, history, ...(record ? { record } : {}), ...(other ? { other } : {}) }
    },
    keep({ changes, claims }: Decision): void {
      for (const { leadId, events, record } of changes) {
        records.set(leadId, record)
        histories.set(leadId, [...historyOf(leadId), ...events])
      }
      for (const { pool, state } of claims) pools = { ...pools, [pool]: state }
    },
  }
}

/**
 * Tries an agreement out: given what has gone before, when a command comes, then these events or this refusal. It is the decider itself
 * that answers, so a test of your policies needs no store and does not wait. What you compare with what is your test runner's.
 *
 * @typeParam L - the type of the lifecycle, inferred from the model
 * @param model - the agreement, from `compileHandoffModel`
 * @param options - the team, and when it begins
 * @returns the agreement under test
 * @example
 * ```ts
 * import { compileHandoffModel } from 'lead-handoff'
 * import { createDeciderSpec } from 'lead-handoff/testkit'
 *
 * const model = compileHandoffModel({
 *   scoring: {
 *     id: 'points',
 *     version: '1',
 *     dimensions: { engagement: {} },
 *     rules: [{ id: 'demo', dimension: 'engagement', activity: 'demo', points: 50 }],
 *     thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 50 }] } },
 *   },
 *   routing: {
 *     id: 'inbound',
 *     version: '1',
 *     rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'round-robin' } }],
 *     nobody: 'hold',
 *   },
 *   criteria: { acceptance: { field: 'qualification.need', op: 'present' } },
 * })
 * const leadId = 'ada'
 * const profile = { contact: { email: 'ada@example.com' } }
 * const spec = createDeciderSpec(model, { team: [{ id: 'mia', teams: ['inbound'] }] }).given(
 *   { type: 'capture', leadId, source: { channel: 'fair' }, profile },
 *   { type: 'record-activity', leadId, activityId: '1', activity: 'demo' },
 * )
 * const accept = { type: 'accept', leadId, by: 'mia' } as const
 * console.log(spec.when(accept).refusal?.code) // CRITERIA_NOT_MET
 *
 * spec.given({ type: 'update-profile', leadId, by: 'mia', profile: { qualification: { need: 'a CRM' } } })
 * console.log(spec.when(accept).types.join()) // lead-moved:accept
 * ```
 */
export const createDeciderSpec = <L extends Lifecycle>(
  model: HandoffModel<L>,
  { team = [], startAt = Date.UTC(2026, 0, 5, 9) }: DeciderSpecOptions = {},
): DeciderSpec<L> => {
  const memory = createMemory()
  const clock = createManualClock(startAt)
  let commands = 0

  const when = (command: LeadCommand<L>): SpecOutcome => {
    commands += 1
    const { leadId } = command
    const absorb = 'absorb' in command ? command.absorb : undefined
    const commandId = command.id ?? `command-${commands}`
    const known = memory.facts(leadId, absorb)
    const result = decide(model, command, { ...known, team, commandId, now: clock.now() })
    if (!result.ok) return { events: [], types: [], refusal: result.refusal }
    memory.keep(result.value)
    const events = result.value.changes.flatMap((change) => change.events)
    return { events, types: events.map(typeOf), refusal: null }
  }

  const spec: DeciderSpec<L> = {
    given: (...list) => {
      for (const command of list) {
        const { refusal } = when(command)
        if (refusal) {
          const why = `${refusal.code}: ${refusal.message}`
          throw new Error(`"${command.type}" was given, but is refused: ${why}`)
        }
      }
      return spec
    },
    pass: (elapsedMs) => {
      clock.advanceTime(elapsedMs)
      return spec
    },
    when,
    lead: (leadId) => memory.records.get(leadId)?.lead,
    history: memory.historyOf,
  }
  return spec
}
