import { compareText } from '../kernel/index.ts'
import { newRow, shortfallAt } from './ledger-row.ts'
import {
  emptyPool,
  type LedgerEntry,
  type LedgerEntryKind,
  type LedgerRow,
  leadMicros,
  type PoolState,
} from './pool.ts'

/** What the entries of the ledger say of one person. */
export type LedgerAccount = Pick<
  LedgerRow,
  'id' | 'position' | 'assigned' | 'manual' | 'creditedBack' | 'declined' | 'timedOut' | 'open'
>

/** What entries of the ledger sum up to. */
export interface LedgerSum {
  /** The accounts, in the order of ids. */
  readonly accounts: readonly LedgerAccount[]
  /** Leads that former members had received. */
  readonly former: number
  /** Number of assignments, those by hand included. */
  readonly seq: number
  /**
   * Millionths of a lead by which all shortfalls together may miss zero: positions are whole numbers, and each calibration rounds what somebody is due.
   */
  readonly slack: number
}

type OpenAccount = { -readonly [K in keyof LedgerAccount]: LedgerAccount[K] }

const accountOf = ({
  id,
  position,
  assigned,
  manual,
  creditedBack,
  declined,
  timedOut,
  open,
}: LedgerRow): OpenAccount => ({
  id,
  position,
  assigned,
  manual,
  creditedBack,
  declined,
  timedOut,
  open,
})

const newAccount = (id: string): OpenAccount => accountOf(newRow(id, 0))

/**
 * What all shortfalls and what is not shared yet come to; zero up to roundings.
 *
 * @param pool - the state
 * @returns millionths of a lead
 */
export const balanceOf = ({ members, level, unshared }: PoolState): number =>
  members.reduce((sum, row) => sum + shortfallAt(level, row), unshared)

/**
 * What the state of a pool says, in the form of a sum of entries: what an audit begins with where a pool did not begin empty, as after `poolFromHistory`.
 *
 * @param pool - the state
 * @returns its accounts
 * @example
 * ```ts
 * import { ledgerOf, poolFromHistory } from 'lead-handoff'
 *
 * const members = [{ id: 'mia', teams: ['inbound'] }]
 * const pool = poolFromHistory({ members, assignments: [{ id: 'mia', at: 0 }], now: 1 })
 * console.log(ledgerOf(pool).accounts[0]?.assigned) // 1
 * ```
 */
export const ledgerOf = (pool: PoolState): LedgerSum => ({
  accounts: pool.members.map(accountOf),
  former: pool.former,
  seq: pool.seq,
  slack: Math.abs(balanceOf(pool)),
})

/**
 * Somebody who leaves keeps only the leads that are still theirs; what they received is that of former members. A position that is left over has lost an entry:
 * it stays, so that it is seen.
 */
const close = (accounts: Map<string, OpenAccount>, account: OpenAccount): number => {
  const { id, open, position, assigned, manual, creditedBack } = account
  if (open > 0 || position !== 0) accounts.set(id, { ...newAccount(id), open, position })
  else accounts.delete(id)
  return assigned + manual - creditedBack
}

/** What somebody without an account gets one for: a lead of their own, or that they are a member now. */
const opening: readonly string[] = ['joined', 'manual', 'restored'] satisfies LedgerEntryKind[]

const count = (account: OpenAccount, { kind, amount }: LedgerEntry): void => {
  if (kind === 'assigned' || kind === 'manual' || kind === 'restored') account.open += 1
  if (kind === 'assigned') account.assigned += amount
  else if (kind === 'manual') account.manual += amount
  else if (kind === 'released') account.open = Math.max(0, account.open - 1)
  else if (kind === 'declined') account.declined += 1
  else if (kind === 'timed-out') account.timedOut += 1
}

/**
 * Sums entries of the ledger up, one after the other: whoever has all entries of a pool has its positions and counts, to the last millionth of a lead.
 * Page by page gives the same as all at once.
 *
 * @param entries - the entries of one pool, in their order
 * @param from - what was summed up before; nothing if absent
 * @returns the accounts of all who are in the pool
 * @example
 * ```ts
 * import { compileRouting, route, sumLedger } from 'lead-handoff'
 *
 * const routing = compileRouting({
 *   id: 'inbound',
 *   version: '1',
 *   rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'weighted' } }],
 *   nobody: 'hold',
 * })
 * const team = [{ id: 'mia', teams: ['inbound'] }]
 * const { claim } = route(routing, { subject: {}, team, pools: {}, now: 0 })
 * console.log(sumLedger(claim?.entries ?? []).accounts[0]?.position) // 1000000
 * ```
 */
export const sumLedger = (
  entries: Iterable<LedgerEntry>,
  from: LedgerSum = ledgerOf(emptyPool),
): LedgerSum => {
  let { former, seq, slack } = from
  const accounts = new Map(from.accounts.map((account) => [account.id, { ...account }]))
  for (const entry of entries) {
    const { id, kind, amount, calibrationMicros } = entry
    if (calibrationMicros !== 0) slack += 1
    if (amount > 0) seq += 1
    // taken off what former members received, it moves nobody
    const ofFormer = amount < 0 && calibrationMicros !== 0
    if (ofFormer) former += amount
    const moved = amount * leadMicros + calibrationMicros
    const account = accounts.get(id) ?? newAccount(id)
    if (opening.includes(kind) || moved !== 0) accounts.set(id, account)
    // somebody who is no member and has no lead
    if (!accounts.has(id)) continue
    account.position += moved
    if (amount < 0 && !ofFormer) account.creditedBack -= amount
    count(account, entry)
    if (kind === 'departed') former += close(accounts, account)
  }
  const inOrder = [...accounts.values()].sort((a, b) => compareText(a.id, b.id))
  return { accounts: inOrder, former, seq, slack }
}
