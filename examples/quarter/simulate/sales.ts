import type { LeadAssigned, LeadHandedOff } from 'lead-handoff'
import { addWork, nextWorkAt } from '../company/hours.ts'
import { day, hour, minute } from '../company/quarter.ts'
import { salesperson } from '../company/team.ts'
import { judge } from './judgement.ts'
import { later, mine, type Work } from './work.ts'
import type { World } from './world.ts'

const touch = async (work: Work): Promise<void> => {
  const { world, persona, leadId, person } = work
  work.tries += 1
  const reached = persona.hopeless !== 'bad-data' && persona.chance.happens(persona.answers)
  const channel = work.tries % 3 === 2 ? 'email' : 'call'
  const lead = await world.send({
    type: 'touch',
    leadId,
    by: person.id,
    touchId: `${leadId}-t${world.sent.commands}`,
    channel,
    outcome: reached ? 'reached' : persona.hopeless === 'bad-data' ? 'bounced' : 'not-reached',
  })
  if (!lead) return
  if (reached) later(work, persona.chance.whole(5, 90) * minute, () => judge(work))
  else if (work.tries < 5) {
    later(work, Math.round((0.8 + persona.chance.next() * 2.2) * day), () => touch(work))
  } else later(work, hour, () => giveUp(work))
}

const giveUp = ({ world, leadId, person, persona }: Work): Promise<unknown> =>
  persona.hopeless === 'bad-data'
    ? world.send({ type: 'reject', leadId, by: person.id, reason: 'bad-data', to: 'trashed' })
    : world.send({
        type: 'mark-unreachable',
        leadId,
        by: person.id,
        checkInAt: world.now() + 30 * day,
      })

/** A lead from a bought list, sent back without a call: the crack that this library was made to show. */
const dismissed = ({ persona, person }: Work): boolean =>
  ['content-syndication', 'trade-fair'].includes(persona.source) &&
  persona.chance.happens(person.prejudice)

const begin = async (work: Work): Promise<void> => {
  const { world, leadId, person } = work
  await world.send({ type: 'acknowledge', leadId, by: person.id })
  if (dismissed(work)) {
    await world.send({
      type: 'reject',
      leadId,
      by: person.id,
      reason: 'no-need',
      to: 'recycled',
      checkInAt: world.now() + 60 * day,
    })
    return
  }
  await touch(work)
}

/** What sales has on its desks. */
interface Desks {
  /** When each person is through with the new leads that they already have. */
  readonly freeAt: Map<string, number>
  /** The number of each lead's latest hand-off. */
  readonly handoffs: Map<string, number>
}

/** Puts a new lead on the desk of its assignee. */
const receive = (
  world: World,
  { freeAt, handoffs }: Desks,
  event: LeadHandedOff | LeadAssigned,
): void => {
  const { leadId, at } = event
  if (event.type === 'lead-handed-off') handoffs.set(leadId, event.handoff)
  const { assignee } = event.routing
  const persona = world.personas.get(leadId.replace(/-b$/, ''))
  if (assignee === null || !persona) return
  const person = salesperson(assignee)
  // somebody who claims or takes over a lead means to work on it
  if (event.type === 'lead-handed-off' && persona.chance.happens(person.forgets)) return
  const handoff = handoffs.get(leadId) ?? 1
  const work: Work = { world, persona, person, leadId, handoff, tries: 0 }
  const reactionMs = Math.round(persona.chance.skewed(5, person.reactionMinutes * 2.5)) * minute
  const seenAt = Math.max(freeAt.get(person.id) ?? 0, addWork(person.work, at, reactionMs))
  const beginsAt = nextWorkAt(person.work, seenAt)
  freeAt.set(person.id, addWork(person.work, beginsAt, 25 * minute))
  world.agenda.plan(beginsAt, async () => {
    if (await mine(work)) await begin(work)
  })
}

/**
 * Sets sales to work: whoever gets a lead is told by the library.
 *
 * @param world - the world
 */
export const startSales = (world: World): void => {
  const desks: Desks = { freeAt: new Map(), handoffs: new Map() }
  world.handoff.on('lead-handed-off', (event) => receive(world, desks, event))
  world.handoff.on('lead-assigned', (event) => receive(world, desks, event))
}
