import type { Bench, Question } from './bench.ts'
import type { CompiledMember } from './compile-team.ts'
import { type RankedBy, type Ranking, rank } from './ranking.ts'
import { isForAll } from './seat.ts'

/** The place of the next one in turn among those available. */
const nextInRing = ({ pool, absent }: Bench): number => {
  const { crew, last } = pool
  let low = 0
  let high = last === null ? 0 : crew.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((crew[middle] as CompiledMember).id > (last as string)) high = middle
    else low = middle + 1
  }
  for (let step = 0; step < crew.length; step += 1) {
    const i = low + step < crew.length ? low + step : low + step - crew.length
    if (absent[i] === null) return i
  }
  return -1
}

const rankingOf = ({ pool, absent, rankings }: Bench, by: RankedBy): Ranking => {
  for (const ranking of rankings) if (ranking.by === by) return ranking
  const hasShare = (i: number): boolean => by === 'seq' || pool.crew[i]?.weight !== 0
  const ranking = rank(pool, (i) => absent[i] === null && hasShare(i), by)
  rankings.push(ranking)
  return ranking
}

/**
 * Who comes first, where that is known without looking at everybody: whom the strategy would choose.
 *
 * @param bench - a bench that is kept
 * @param question - the lead and the instant
 * @param by - what the strategy ranks by, or `ring` for turns
 * @returns place of the member; -1 for nobody; `undefined` if everybody must be looked at
 */
export const firstInLine = (
  bench: Bench,
  question: Question,
  by: RankedBy | 'ring',
): number | undefined => {
  if (!isForAll(question)) return undefined
  if (by !== 'ring') return rankingOf(bench, by).first()
  if (bench.turnsOwed) return undefined
  const { pool } = bench
  const next = nextInRing(bench)
  if (next >= 0) pool.last = (pool.crew[next] as CompiledMember).id
  return next
}
