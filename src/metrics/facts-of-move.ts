import type { LeadMoved, UndoneMove } from '../lead/index.ts'
import type { Fact, FactName } from './fact.ts'
import { type DraftFact, newFact } from './new-fact.ts'

type Move = LeadMoved | UndoneMove

/** Of the parked stages, only being called unreachable is told by the transition: its name is a word of the domain in any lifecycle that has it. */
const endOf = ({ kind, transition }: Move): FactName | undefined => {
  if (kind === 'won' || kind === 'lost') return kind
  if (kind === 'discarded') return 'trashed'
  if (kind === 'parked') return transition === 'mark-unreachable' ? 'unreachable' : 'recycled'
  return undefined
}

/** Sales gives back a lead that it had and had not accepted. */
const isRejection = ({ fromKind, journey }: Move, end: FactName | undefined): boolean =>
  (end === 'recycled' || end === 'trashed') &&
  fromKind === 'open' &&
  journey?.passedAt !== null &&
  journey?.passedAt !== undefined &&
  journey.acceptedAt === null

const instants = {
  qualified: 'qualifiedAt',
  accepted: 'acceptedAt',
  opportunity: 'opportunityAt',
} as const

/** A fact of a move, or its opposite if the event takes the move back. */
const factOfMove = (event: LeadMoved, move: Move, name: FactName): DraftFact => {
  const fact = newFact(event, name, move.journey ?? null)
  const { undone } = event
  fact.at = move.at
  fact.assignee = move.assignee
  fact.cycle = move.cycle
  fact.grade = undone ? undone.grade : (event.score?.grade ?? null)
  if (undone) fact.sign = -1
  return fact
}

const endFact = (event: LeadMoved, move: Move, end: FactName): DraftFact => {
  const fact = factOfMove(event, move, end)
  if (end === 'won') {
    fact.first = !fact.journey?.ever.includes('won')
    fact.money = move.revenue
  } else fact.about = move.reason
  return fact
}

const standing = (event: LeadMoved, move: Move, stage: string): DraftFact => {
  const fact = factOfMove(event, move, 'standing')
  fact.about = stage
  return fact
}

/**
 * What a move says.
 *
 * @param event - the move or its correction
 * @param standings - whether anybody looks at where leads stand
 * @returns its facts
 */
export const factsOfMove = (event: LeadMoved, standings: boolean): readonly Fact[] => {
  const move = event.undone ?? event
  const { from, to, reached } = move
  if (from === to) return []
  const facts: Fact[] = []
  if (standings) {
    const left = standing(event, move, from)
    left.sign = left.sign === 1 ? -1 : 1
    facts.push(left, standing(event, move, to))
  }
  for (const mark of reached) {
    const fact = factOfMove(event, move, mark)
    const { journey } = fact
    fact.first = !journey?.ever.includes(mark)
    // qualifying begins a pass of its own
    fact.fresh = mark === 'qualified' || !journey?.[instants[mark]]
    facts.push(fact)
  }
  if (move.fromKind === 'parked' && reached.includes('qualified')) {
    facts.push(factOfMove(event, move, 'returned'))
  }
  const end = endOf(move)
  if (end) facts.push(endFact(event, move, end))
  if (isRejection(move, end)) facts.push(endFact(event, move, 'rejected'))
  return facts
}
