import { compareText, type JsonObject } from '../../kernel/index.ts'
import type { OpenDesk } from '../desk.ts'
import { openRow } from '../open-pool.ts'
import type { Strategy } from '../strategy.ts'

const owedTurns = (desk: OpenDesk, i: number): number =>
  desk.account(desk.candidates[i] as number).owedTurns

/** Place among the candidates of the first one after the last in turn. */
const firstAfter = ({ candidates, pool, last }: OpenDesk): number => {
  const count = candidates.length
  if (last === null) return 0
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    const { id } = pool.rows[candidates[middle] as number] as { id: string }
    if (compareText(id, last) > 0) high = middle
    else low = middle + 1
  }
  return low === count ? 0 : low
}

/** Somebody who is owed a turn gets it out of turn; the order of the others stays. */
const owed = (desk: OpenDesk, start: number): number | undefined => {
  for (let step = 0; step < desk.candidates.length; step += 1) {
    const i = (start + step) % desk.candidates.length
    if (owedTurns(desk, i) > 0) return desk.candidates[i]
  }
  return undefined
}

/** Those who had a lead out of turn let as many turns pass; when all have, the fewest of them are forgiven to everybody. */
const inTurn = (desk: OpenDesk, start: number): number => {
  let most = Number.NEGATIVE_INFINITY
  for (let i = 0; i < desk.candidates.length; i += 1) most = Math.max(most, owedTurns(desk, i))
  if (most < 0) {
    for (let i = 0; i < desk.candidates.length; i += 1) {
      openRow(desk.pool, desk.candidates[i] as number).owedTurns -= most
    }
  }
  for (let step = 0; ; step += 1) {
    const i = (start + step) % desk.candidates.length
    const candidate = desk.candidates[i] as number
    if (owedTurns(desk, i) === 0) return candidate
    openRow(desk.pool, candidate).owedTurns += 1
  }
}

const choose = (desk: OpenDesk): number => {
  const start = firstAfter(desk)
  const { rows } = desk.pool
  const first = desk.candidates[start] as number
  let settled = true
  for (let i = 0; i < desk.candidates.length && settled; i += 1) {
    settled = rows[desk.candidates[i] as number]?.owedTurns === 0
  }
  const outOfTurn = settled ? undefined : owed(desk, start)
  if (outOfTurn !== undefined) {
    openRow(desk.pool, outOfTurn).owedTurns -= 1
    return outOfTurn
  }
  const candidate = settled ? first : inTurn(desk, start)
  desk.pool.last = desk.account(candidate).id
  return candidate
}

/** One after the other. What the ledger corrects by hand moves turns, not the order. */
export const roundRobin: Strategy = {
  choose: (desk) => choose(desk as OpenDesk),
  numbers: (desk, candidate): JsonObject => {
    const { assigned, owedTurns: owes } = desk.account(candidate)
    return { assigned, ...(owes === 0 ? {} : { owedTurns: owes }) }
  },
}
