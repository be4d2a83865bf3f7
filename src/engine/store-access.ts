import { describeValue, HandoffError, isHandoffError } from '../kernel/index.ts'
import type { LeadEvent, LeadId } from '../lead/index.ts'
import type {
  Awaitable,
  Batch,
  CommitOutcome,
  LeadList,
  LeadStore,
  LeaseQuery,
  LedgerPage,
  LedgerQuery,
  ListPage,
  ListQuery,
  Loaded,
  LoadQuery,
  MessageKey,
  Outbox,
  OutboxMessage,
  PoolLedger,
  TimerQueue,
} from '../ports/index.ts'
import { isThenable } from './is-thenable.ts'

/** The parts of a store that the engine works with. */
export type EngineStore = LeadStore & TimerQueue & Outbox & LeadList & PoolLedger

/** A store whose failures have a code. */
export interface StoreAccess {
  /** As {@link LeadStore.load}, checked. */
  readonly load: (query: LoadQuery) => Promise<Loaded>
  /** As {@link LeadStore.loadMany}, checked. */
  readonly loadMany: (queries: readonly LoadQuery[]) => Promise<readonly Loaded[]>
  /** As {@link LeadStore.commit}, checked. */
  readonly commit: (batch: Batch) => Promise<CommitOutcome>
  /** As {@link LeadStore.commitMany}, checked. */
  readonly commitMany: (batches: readonly Batch[]) => Promise<readonly CommitOutcome[]>
  /** As {@link LeadStore.history}, checked. */
  readonly history: (leadIds: readonly LeadId[]) => Promise<readonly LeadEvent[]>
  /** As {@link TimerQueue.lease}, checked. */
  readonly lease: (query: LeaseQuery) => Promise<readonly LeadId[]>
  /** As {@link Outbox.leaseMessages}, checked. */
  readonly leaseMessages: (query: LeaseQuery) => Promise<readonly OutboxMessage[]>
  /** As {@link Outbox.settleMessages}. */
  readonly settleMessages: (messages: readonly MessageKey[]) => Promise<void>
  /** As {@link LeadList.listLeads}, checked. */
  readonly listLeads: (query: ListQuery) => Promise<ListPage>
  /** As {@link PoolLedger.readLedger}, checked. */
  readonly readLedger: (query: LedgerQuery) => Promise<LedgerPage>
}

const outcomes: readonly string[] = [
  'committed',
  'version-conflict',
  'duplicate-command',
  'claim-lost',
] satisfies readonly CommitOutcome[]

/** What the engine calls. */
const methods = [
  'load',
  'loadMany',
  'commit',
  'commitMany',
  'history',
  'lease',
  'leaseMessages',
  'settleMessages',
  'listLeads',
  'readLedger',
] as const satisfies readonly (keyof EngineStore)[]

const broken = (message: string): HandoffError =>
  new HandoffError('STORE_CONTRACT_BROKEN', `${message}; run the conformance kit against the store`)

const failed = (what: string, cause: unknown): HandoffError =>
  new HandoffError('STORE_FAILED', `the store failed to ${what}`, { cause })

/** Asks the store, and looks at its answer. Both in one promise, because every command needs two of them. */
const attempt = async <T>(
  what: string,
  act: () => Awaitable<T>,
  check?: (answer: T) => T,
): Promise<T> => {
  try {
    const answer = act()
    const given = isThenable(answer) ? await answer : answer
    return check ? check(given) : given
  } catch (error) {
    throw isHandoffError(error) ? error : failed(what, error)
  }
}

const checkLoaded = (loaded: Loaded, { leadId }: LoadQuery): Loaded => {
  if (typeof loaded !== 'object' || loaded === null || loaded.record === undefined) {
    throw broken(`load returned nothing that has a record when asked for "${leadId}"`)
  }
  const lead = loaded.record?.lead
  if (lead && lead.id !== leadId) {
    throw broken(`load returned the lead "${lead.id}" when asked for "${leadId}"`)
  }
  if (lead && !(Number.isSafeInteger(lead.version) && lead.version > 0)) {
    throw broken(`load returned the lead "${leadId}" with the version ${lead.version}`)
  }
  return loaded
}

const checkList = <T>(list: readonly T[], method: string): readonly T[] => {
  if (Array.isArray(list)) return list
  throw broken(`${method} returned no list`)
}

const checkOutcome = (outcome: CommitOutcome): CommitOutcome => {
  if (!outcomes.includes(outcome)) throw broken(`commit returned "${String(outcome)}"`)
  return outcome
}

const checkLength = <T>(list: readonly T[], length: number, method: string): readonly T[] => {
  if (checkList(list, method).length === length) return list
  throw broken(`${method} answered ${list.length} of ${length}`)
}

const checkPage = (page: ListPage): ListPage => {
  checkList(page?.records, 'listLeads')
  return page
}

const checkLedgerPage = (page: LedgerPage): LedgerPage => {
  checkList(page?.lines, 'readLedger')
  return page
}

/**
 * Wraps a store so that what it throws has a code and what it returns is checked.
 *
 * @param store - the host's store
 * @returns the access to it
 * @throws {@link HandoffError} `STORE_CONTRACT_BROKEN` if the store does not speak this edition of the contract, or a method is missing
 */
export const accessStore = (store: EngineStore): StoreAccess => {
  if (store?.contract !== 1)
    throw broken(`expected a store with contract 1, got ${describeValue(store?.contract)}`)
  const missing = methods.find((method) => typeof store[method] !== 'function')
  if (missing) throw broken(`expected a store with the method ${missing}`)
  return {
    load: (query) => {
      const act = () => store.load(query)
      return attempt('load', act, (loaded) => checkLoaded(loaded, query))
    },
    loadMany: async (queries) => {
      const answers = await attempt('load', () => store.loadMany(queries))
      checkLength(answers, queries.length, 'loadMany')
      return answers.map((loaded, i) => checkLoaded(loaded, queries[i] as LoadQuery))
    },
    commit: (batch) => attempt('commit', () => store.commit(batch), checkOutcome),
    commitMany: async (batches) => {
      const found = await attempt('commit', () => store.commitMany(batches))
      return checkLength(found, batches.length, 'commitMany').map(checkOutcome)
    },
    history: async (leadIds) =>
      checkList(await attempt('read the history', () => store.history(leadIds)), 'history'),
    lease: async (query) =>
      checkList(await attempt('lease timers', () => store.lease(query)), 'lease'),
    leaseMessages: async (query) =>
      checkList(await attempt('lease messages', () => store.leaseMessages(query)), 'leaseMessages'),
    settleMessages: async (messages) => {
      await attempt('settle messages', () => store.settleMessages(messages))
    },
    listLeads: async (query) =>
      checkPage(await attempt('list leads', () => store.listLeads(query))),
    readLedger: async (query) =>
      checkLedgerPage(await attempt('read the ledger', () => store.readLedger(query))),
  }
}
