import { type Issue, limits } from '../kernel/index.ts'
import { balanceOf, type LedgerAccount, type LedgerSum, ledgerOf } from './ledger-sum.ts'
import type { PoolState } from './pool.ts'

/** Millionths of a lead by which the level may miss: its error stays below a ten-thousandth of a lead after a million leads. */
const levelError = 100

const counts = [
  'position',
  'assigned',
  'manual',
  'creditedBack',
  'declined',
  'timedOut',
  'open',
] as const satisfies readonly (keyof LedgerAccount)[]

const accountIssues = (
  said: LedgerAccount | undefined,
  summed: LedgerAccount | undefined,
): readonly Issue[] => {
  const id = (said ?? summed)?.id
  if (!said) return [{ path: `members.${id}`, message: 'has entries and no account' }]
  if (!summed) return [{ path: `members.${id}`, message: 'has an account and no entries' }]
  return counts
    .filter((key) => said[key] !== summed[key])
    .map((key) => ({
      path: `members.${id}.${key}`,
      message: `the entries sum up to ${summed[key]}, the pool says ${said[key]}`,
    }))
}

/**
 * Checks that the state of a pool is exactly what the entries of its ledger sum up to: the positions and counts of everybody, what former members received and
 * the number of assignments. The level follows from them up to roundings: what everybody is short of, and what is not shared yet, come to nothing.
 *
 * @param pool - the state that is stored
 * @param sum - all entries up to the version of that state, by `sumLedger`
 * @returns what differs, at most `limits.issues` findings; nothing if every number has its entries
 * @example
 * ```ts
 * import { checkLedger, compileRouting, emptyPool, route, sumLedger } from 'lead-handoff'
 *
 * const routing = compileRouting({
 *   id: 'inbound',
 *   version: '1',
 *   rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'weighted' } }],
 *   nobody: 'hold',
 * })
 * const team = [{ id: 'mia', teams: ['inbound'] }]
 * const { claim } = route(routing, { subject: {}, team, pools: {}, now: 0 })
 * const sum = sumLedger(claim?.entries ?? [])
 * console.log(checkLedger(claim?.state ?? emptyPool, sum)) // []
 * console.log(checkLedger(emptyPool, sum)[0]?.message) // has entries and no account
 * ```
 */
export const checkLedger = (pool: PoolState, sum: LedgerSum): readonly Issue[] => {
  const said = ledgerOf(pool)
  const summed = new Map(sum.accounts.map((account) => [account.id, account]))
  const issues = said.accounts.flatMap((account) => accountIssues(account, summed.get(account.id)))
  const known = new Set(said.accounts.map(({ id }) => id))
  for (const account of sum.accounts) {
    if (!known.has(account.id)) issues.push(...accountIssues(undefined, account))
  }
  for (const key of ['former', 'seq'] as const) {
    if (said[key] === sum[key]) continue
    const message = `the entries sum up to ${sum[key]}, the pool says ${said[key]}`
    issues.push({ path: key, message })
  }
  const balance = balanceOf(pool)
  if (!(Math.abs(balance) <= sum.slack + pool.members.length + levelError)) {
    const message = `what everybody is short of comes to ${balance} millionths of a lead, not to nothing`
    issues.push({ path: 'level', message })
  }
  return issues.slice(0, limits.issues)
}
