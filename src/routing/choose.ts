import { localDayOf } from '../calendar/index.ts'
import { HandoffError, type JsonObject } from '../kernel/index.ts'
import { attendanceNumbers } from './availability.ts'
import { attendanceOf, type Bench, benchOf, type Question, recheck, type Session } from './bench.ts'
import { carriedOf } from './carried.ts'
import type { CompiledRules, CompiledTarget } from './compile-routing.ts'
import type { CompiledMember } from './compile-team.ts'
import { findById } from './find-by-id.ts'
import { firstInLine } from './first-in-line.ts'
import { credit, stick } from './open-pool.ts'
import { countOn } from './own-days.ts'
import type { LedgerEntryKind } from './pool.ts'
import type { PassedOver, PassedOverFilter } from './routing-decision.ts'
import { objectionTo, seat } from './seat.ts'
import type { CompiledStrategy } from './strategies/compile-strategy.ts'
import { stickyKey } from './strategies/narrowing.ts'
import { passedOverNumbers } from './strategies/passed-over-numbers.ts'

/** What a target makes of a lead. */
export interface Yield {
  /** The person; `null` for a queue. */
  readonly assignee: string | null
  /** The queue; `null` for a person. */
  readonly queue: string | null
  /** The rules on the way, outermost first, joined. */
  readonly rule: string
  /** The strategy; `null` where nothing was to choose. */
  readonly strategy: string | null
  /** The team whose ledger counts the lead. */
  readonly pool: string | null
  /** The numbers of the chosen. */
  readonly numbers: JsonObject | undefined
}

/** A choice under way. */
export interface Choosing {
  /** The routing under way. */
  readonly session: Session
  /** The lead and the instant. */
  readonly question: Question
  /** Collects the candidates passed over; `null` where nobody wants to know. */
  readonly passedOver: PassedOver[] | null
}

/**
 * Counts a lead for a person in the ledger of a pool.
 *
 * @param bench - the pool
 * @param position - place of the person
 * @param entry - what it counts as, and when
 */
export const countLead = (
  { pool }: Bench,
  position: number,
  entry: { readonly kind: LedgerEntryKind; readonly now: number },
): void => {
  const one = pool.crew[position] as CompiledMember
  const row = credit(pool, position, entry.kind)
  const day = localDayOf(one.timeZone, entry.now)
  if (one.member.quota) row.carried = carriedOf(pool, position, entry.now)
  countOn(row, day)
  if (entry.kind === 'manual') {
    row.manual += 1
    row.owedTurns -= 1
  } else row.assigned += 1
  row.open += 1
  pool.seq += 1
  row.seq = pool.seq
  row.lastAt = entry.now
}

/** Leaves at the desk only those whom the strategy may choose. */
const narrow = (
  { desk }: Bench,
  { narrowings }: CompiledStrategy,
  why: (PassedOverFilter | null)[] | null,
): void => {
  for (const { filter, keeps } of narrowings) {
    const keep = keeps(desk)
    if (!keep) continue
    const { candidates } = desk
    // mostly everybody is kept, and nothing needs to be copied
    let kept: number[] | null = null
    for (let n = 0; n < candidates.length; n += 1) {
      const i = candidates[n] as number
      if (keep(i)) kept?.push(i)
      else {
        kept ??= candidates.slice(0, n)
        if (why) why[i] = filter
      }
    }
    if (kept) desk.candidates = kept
  }
}

/** What a strategy of the host's own returns is not trusted. */
const checked = (
  desk: Bench['desk'],
  name: string,
  chosen: number | undefined,
): number | undefined => {
  if (chosen === undefined) return undefined
  if (desk.candidates.includes(chosen)) return chosen
  throw new HandoffError(
    'INVALID_ROUTING_POLICY',
    `the strategy "${name}" chose ${String(chosen)}, which is none of its candidates`,
  )
}

type TeamTargetOf = Extract<CompiledTarget, { readonly kind: 'team' }>

interface Explained {
  readonly bench: Bench
  readonly strategy: CompiledStrategy
  readonly why: readonly (PassedOverFilter | null)[] | null
  readonly chosen: number | undefined
  readonly rule: string
}

const explain = ({ session, question, passedOver }: Choosing, found: Explained): void => {
  const { bench, strategy, why, chosen, rule } = found
  if (!passedOver || !why) return
  const { pool, desk, absent } = bench
  const attendance = attendanceOf(session, question.now, [])
  for (let i = 0; i < why.length; i += 1) {
    if (i === chosen) continue
    const one = pool.crew[i] as CompiledMember
    const filter = why[i] ?? 'not-their-turn'
    const numbers =
      filter === absent[i]
        ? attendanceNumbers(filter, one, attendance)
        : passedOverNumbers(strategy, desk, { candidate: i, filter })
    passedOver.push(numbers ? { id: one.id, filter, rule, numbers } : { id: one.id, filter, rule })
  }
}

interface Taken {
  readonly chosen: number
  readonly strategy: CompiledStrategy
  readonly rule: string
}

/** Whoever is chosen has the lead, and it counts. */
const take = (
  { session, question }: Choosing,
  bench: Bench,
  { chosen, strategy, rule }: Taken,
): Yield => {
  const { pool } = bench
  countLead(bench, chosen, { kind: 'assigned', now: question.now })
  keepUp(session, bench, { position: chosen, now: question.now })
  const { id } = pool.crew[chosen] as CompiledMember
  return {
    assignee: id,
    queue: null,
    rule,
    strategy: strategy.name,
    pool: pool.name,
    numbers: undefined,
  }
}

const chooseOfTeam = (
  choosing: Choosing,
  target: TeamTargetOf,
  rule: string,
): Yield | undefined => {
  const { session, question } = choosing
  const { strategy } = target
  if (strategy.strategy === null && strategy.narrowings.length === 0) {
    const yielded = { assignee: null, rule, strategy: strategy.name, pool: null }
    return { ...yielded, queue: target.team, numbers: undefined }
  }
  const bench = benchOf(session, target.team, question.now)
  const { rankedBy } = strategy
  if (session.lasting && !choosing.passedOver && rankedBy) {
    const first = firstInLine(bench, question, rankedBy)
    if (first !== undefined)
      return first < 0 ? undefined : take(choosing, bench, { chosen: first, strategy, rule })
  }
  const { desk, pool } = bench
  desk.options = strategy.options
  const why = choosing.passedOver ? bench.absent.slice() : null
  seat(session, bench, { question, why })
  narrow(bench, strategy, why)
  const asked = desk.candidates.length > 0 ? strategy.strategy?.choose(desk) : undefined
  const chosen = checked(desk, strategy.name, asked)
  explain(choosing, { bench, strategy, why, chosen, rule })
  if (chosen === undefined) return undefined
  const numbers = choosing.passedOver ? strategy.strategy?.numbers?.(desk, chosen) : undefined
  const taken = take(choosing, bench, { chosen, strategy, rule })
  const key = strategy.sticky === null ? null : stickyKey(strategy.sticky, question.subject)
  if (key !== null) stick(pool, key, taken.assignee as string)
  return { ...taken, numbers }
}

/**
 * After an account has changed, where benches are kept: the order of those who come next, and whether a capacity is reached.
 *
 * @param session - the routing under way
 * @param bench - the bench
 * @param changed - place of the person, and the instant
 */
export const keepUp = (
  session: Session,
  bench: Bench,
  { position, now }: { readonly position: number; readonly now: number },
): void => {
  if (!session.lasting) return
  for (const ranking of bench.rankings) ranking.update(position)
  const one = bench.pool.crew[position] as CompiledMember
  if (one.member.capacity) recheck(session, one, now)
}

const chooseAssignee = (
  { session, question, passedOver }: Choosing,
  assignee: string,
  rule: string,
): Yield | undefined => {
  const one = findById(session.team.members, assignee)
  const filter = one ? objectionTo(session, one, question) : 'unknown'
  if (!one || filter !== null) {
    passedOver?.push({ id: assignee, filter: filter ?? 'unknown', rule })
    return undefined
  }
  const found = { assignee, queue: null, rule, strategy: null, numbers: undefined }
  const pool = session.routing.pools.find((name) => one.member.teams.includes(name))
  if (pool === undefined) return { ...found, pool: null }
  const bench = benchOf(session, pool, question.now)
  const position = bench.pool.crew.indexOf(one)
  countLead(bench, position, { kind: 'assigned', now: question.now })
  keepUp(session, bench, { position, now: question.now })
  return { ...found, pool }
}

/**
 * What a target makes of a lead.
 *
 * @param choosing - the choice under way
 * @param target - the target
 * @param rule - the rules on the way
 * @returns the person or queue; `undefined` if it yields nobody
 */
const chooseOf = (choosing: Choosing, target: CompiledTarget, rule: string): Yield | undefined => {
  switch (target.kind) {
    case 'team':
      return chooseOfTeam(choosing, target, rule)
    case 'assignee':
      return chooseAssignee(choosing, target.assignee, rule)
    case 'queue': {
      const { queue } = target
      return { assignee: null, queue, rule, strategy: null, pool: null, numbers: undefined }
    }
    case 'rules':
      return chooseByRules(choosing, target.rules, rule)
    case 'first-of': {
      for (const one of target.targets) {
        const found = chooseOf(choosing, one, rule)
        if (found) return found
      }
      return undefined
    }
    case 'tele-qualification': {
      const { subject, now } = choosing.question
      if (target.until.test(subject, now)) return chooseOf(choosing, target.afterwards, rule)
      return chooseOf(choosing, target.first, `${rule} > tele-qualification`)
    }
  }
}

/**
 * The first rule whose condition holds and whose target yields somebody.
 *
 * @param choosing - the choice under way
 * @param compiled - the rules
 * @param path - the rules on the way
 * @returns the person or queue; `undefined` if no rule yields anybody
 */
export const chooseByRules = (
  choosing: Choosing,
  { table, names, targets }: CompiledRules,
  path: string,
): Yield | undefined => {
  const { subject, now } = choosing.question
  return table.first(subject, now, (rule) => {
    const name = names[rule] as string
    const target = targets[rule] as CompiledTarget
    return chooseOf(choosing, target, path === '' ? name : `${path} > ${name}`)
  })
}
