import { limits } from '../kernel/index.ts'
import {
  checkTeamOf,
  compileHandoffModel,
  type HandoffModel,
  type HandoffModelInput,
  type Lifecycle,
  type StandardLifecycle,
} from '../lead/index.ts'
import type { TeamDirectory } from '../ports/index.ts'
import { type AnyOptions, checkHost } from './check-options.ts'
import { checkEventName, checkFunction } from './check-request.ts'
import { deliver } from './deliver.ts'
import { eventNames } from './events.ts'
import { execute } from './execute.ts'
import { executeAll } from './execute-all.ts'
import type { HandoffOptions } from './handoff-options.ts'
import type { LeadHandoff } from './lead-handoff.ts'
import { readLedger } from './ledger-pages.ts'
import { list } from './list.ts'
import { createNotifier } from './notifier.ts'
import { queriesOf } from './queries.ts'
import { review } from './review.ts'
import type { Shell } from './shell.ts'
import { accessStore, type EngineStore } from './store-access.ts'
import { systemClock } from './system-clock.ts'
import { tick } from './tick.ts'
import { createTurns } from './turns.ts'
import { waiting } from './waiting.ts'

const directoryOf = (team: HandoffOptions<Lifecycle>['team']): TeamDirectory =>
  'members' in team ? team : { members: () => team }

/** What every store is worked on with. */
type Common = Pick<Shell, 'team' | 'clock'>

const handoffOver = <L extends Lifecycle>(
  model: HandoffModel<L>,
  store: EngineStore,
  common: Common,
): LeadHandoff<L> => {
  const shell: Shell = {
    ...common,
    model,
    store: accessStore(store),
    notifier: createNotifier(),
    turns: createTurns(),
  }
  return {
    model,
    execute: (command) => execute(shell, command),
    executeAll: (commands) => executeAll(shell, commands),
    ...queriesOf(shell),
    list: async (request = {}) => list(shell, request),
    ledger: async (request) => readLedger(shell, request),
    waiting: async (request = {}) => waiting(shell, request),
    tick: (limit = limits.tickLeads) => tick(shell, limit),
    review: (assignee) => review(shell, assignee),
    deliver: (send, limit = limits.tickLeads) => deliver(shell, send, limit),
    over: (other) => handoffOver(model, other, common),
    on: (name, listener) => {
      checkEventName('on', name, eventNames(model))
      checkFunction('on', listener, 'listens')
      return shell.notifier.on(name, listener)
    },
  }
}

/**
 * Makes the hand-off out of the policies and what the host provides.
 *
 * @typeParam L - the type of the lifecycle, inferred
 * @param options - the policies as data, the store and the team
 * @returns the hand-off
 * @throws {@link HandoffError} `INVALID_SCORING_POLICY`, `INVALID_ROUTING_POLICY`, `INVALID_SLA_POLICY`, `INVALID_CONDITION` or `INVALID_POLICY` with every
 * place that is wrong, also for names that a team given as data does not have; `INVALID_TEAM` for such a team itself; `STORE_CONTRACT_BROKEN` if the store does not speak this edition of the contract
 * @example
 * ```ts
 * import { createHandoff } from 'lead-handoff'
 * import { createMemoryStore } from 'lead-handoff/memory'
 *
 * const handoff = createHandoff({
 *   scoring: {
 *     id: 'points',
 *     version: '1',
 *     dimensions: { engagement: {} },
 *     rules: [{ id: 'demo', dimension: 'engagement', activity: 'demo-request', points: 50 }],
 *     thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 50 }] } },
 *   },
 *   routing: {
 *     id: 'inbound',
 *     version: '1',
 *     rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'round-robin' } }],
 *     nobody: 'hold',
 *   },
 *   team: [{ id: 'mia', teams: ['inbound'] }],
 *   store: createMemoryStore(),
 * })
 * const result = await handoff.execute({ type: 'capture', leadId: 'ada', source: { channel: 'fair' } })
 * console.log(result.ok && result.value.lead.stage) // nurturing
 * ```
 */
export const createHandoff = <L extends Lifecycle = StandardLifecycle>(
  options: HandoffOptions<L>,
): LeadHandoff<L> => {
  checkHost(options as unknown as AnyOptions)
  const { store, team, clock = systemClock, ...input } = options
  const model = compileHandoffModel<L>(input as unknown as HandoffModelInput<L>)
  // a directory is read with each command and cannot be looked at here
  if (!('members' in team))
    checkTeamOf(input as unknown as HandoffModelInput<Lifecycle>, model, team)
  return handoffOver(model, store, { team: directoryOf(team), clock })
}
