import { unavailability } from './availability.ts'
import { attendanceOf, type Bench, type Question, type Session } from './bench.ts'
import type { CompiledMember } from './compile-team.ts'
import type { OpenDesk } from './desk.ts'
import type { PassedOverFilter } from './routing-decision.ts'

/** Puts the lead on the desk. */
const open = (desk: OpenDesk, last: string | null, { subject, now }: Question): void => {
  desk.last = last
  desk.subject = subject
  desk.now = now
}

/**
 * Whether nothing in a question can remove somebody who is available.
 *
 * @param question - the lead and the instant
 * @returns whether the lead is for everybody there
 */
export const isForAll = ({ subject, exclude, had, ignore }: Question): boolean => {
  const optedOut: unknown = subject['optedOut']
  const none = optedOut === undefined || (Array.isArray(optedOut) && optedOut.length === 0)
  return none && exclude.length === 0 && had.length === 0 && ignore.length === 0
}

/** Whether somebody who is not available is so only by filters that the question ignores. */
const isExcused = (session: Session, one: CompiledMember, { now, ignore }: Question): boolean =>
  ignore.length > 0 &&
  unavailability(
    one,
    attendanceOf(session, now, [...ignore, ...(session.routing.policy.ignore ?? [])]),
  ) === null

/**
 * Why somebody cannot take this lead.
 *
 * @param one - the person
 * @param question - the lead and the instant
 * @returns the first filter that removes them; `null` for none
 */
const mismatchOf = (one: CompiledMember, question: Question): PassedOverFilter | null => {
  const { id, member } = one
  if (question.exclude.length > 0 && question.exclude.includes(id)) return 'excluded'
  if (question.had.length > 0 && question.had.includes(id)) return 'already-had-it'
  const optedOut: unknown = question.subject['optedOut']
  if (!Array.isArray(optedOut) || optedOut.length === 0) return null
  if (optedOut.includes('*')) return 'opted-out'
  const channels = member.channels ?? []
  return channels.length > 0 && channels.every((channel) => optedOut.includes(channel))
    ? 'opted-out'
    : null
}

/**
 * Why somebody cannot take this lead at this instant.
 *
 * @param session - the routing under way
 * @param one - the person
 * @param question - the lead and the instant
 * @returns the first filter that removes them; `null` if they can
 */
export const objectionTo = (
  session: Session,
  one: CompiledMember,
  question: Question,
): PassedOverFilter | null => {
  const ignore = [...question.ignore, ...(session.routing.policy.ignore ?? [])]
  const filter = unavailability(one, attendanceOf(session, question.now, ignore))
  return filter ?? mismatchOf(one, question)
}

interface Asked {
  readonly question: Question
  readonly why: (PassedOverFilter | null)[] | null
}

/**
 * Seats those who can take the lead at the desk.
 *
 * @param session - the routing under way
 * @param bench - the bench
 * @param asked - the lead and the instant, and where is written why each of the others cannot; `null` where nobody wants to know
 */
export const seat = (session: Session, bench: Bench, { question, why }: Asked): void => {
  const { desk, pool, absent } = bench
  const candidates: number[] = []
  const asksNobody = isForAll(question)
  for (let i = 0; i < absent.length; i += 1) {
    let filter = absent[i] as PassedOverFilter | null
    if (!asksNobody) {
      const one = pool.crew[i] as CompiledMember
      if (filter !== null && isExcused(session, one, question)) filter = null
      filter ??= mismatchOf(one, question)
    }
    if (filter === null) candidates.push(i)
    if (why) why[i] = filter
  }
  desk.candidates = candidates
  open(desk, pool.last, question)
}
