import type { Lead } from 'lead-handoff'
import { nextWorkAt } from '../company/hours.ts'
import type { Salesperson } from '../company/team.ts'
import type { Persona } from './persona.ts'
import type { World } from './world.ts'

/** One person's work on one hand-off of one lead. */
export interface Work {
  readonly world: World
  readonly persona: Persona
  readonly person: Salesperson
  readonly leadId: string
  readonly handoff: number
  tries: number
}

/** The lead, if it is still in this person's hands. */
export const mine = async ({ world, leadId, handoff, person }: Work): Promise<Lead | undefined> => {
  const record = await world.handoff.lead(leadId)
  const current = record?.lead.handoff
  return current?.number === handoff && current.assignee === person.id ? record?.lead : undefined
}

/** Plans something in the person's working hours, if the lead is still theirs then. */
export const later = (work: Work, delayMs: number, act: (lead: Lead) => Promise<unknown>): void => {
  const { world, person } = work
  world.agenda.plan(nextWorkAt(person.work, world.now() + delayMs), async () => {
    const lead = await mine(work)
    if (lead) await act(lead)
  })
}
