import { day, hour, quarter } from '../company/quarter.ts'
import { inventPersona, type Persona, type Step, stepsOf } from './persona.ts'
import type { World } from './world.ts'

const record = (world: World, { leadId }: Persona, step: Step): Promise<unknown> => {
  const { activity, content } = step
  const activityId = `${leadId}-${world.sent.commands}`
  return world.send({
    type: 'record-activity',
    leadId,
    activityId,
    activity,
    ...(content === undefined ? {} : { content }),
  })
}

/** Lets somebody do one thing after the other, until there is nothing left to do or nobody they could matter to. */
const walk = (world: World, persona: Persona, steps: readonly Step[]): void => {
  const [step, ...rest] = steps
  if (!step) return
  world.after(step.afterMs, async () => {
    const known = await world.handoff.lead(persona.leadId)
    const over =
      !known ||
      known.lead.mergedInto !== null ||
      known.lead.optedOut.length > 0 ||
      !['open', 'parked'].includes(known.lead.kind)
    if (over) return
    await record(world, persona, step)
    walk(world, persona, rest)
  })
}

/** Some people do not want to hear from us any more. */
const mayOptOut = (world: World, { leadId, chance }: Persona): void => {
  if (!chance.happens(0.035)) return
  const channels = chance.happens(0.6) ? ['email'] : undefined
  world.after(chance.whole(2, 40) * day, async () => {
    const known = await world.handoff.lead(leadId)
    if (!known || known.lead.mergedInto !== null || known.lead.kind === 'won') return
    await world.send({ type: 'opt-out', leadId, ...(channels ? { channels } : {}) })
  })
}

const captureCommand = ({ leadId, source, campaign, profile }: Persona) =>
  ({
    type: 'capture',
    leadId,
    source: { channel: source, ...(campaign === undefined ? {} : { campaign }) },
    profile,
  }) as const

/** Some come a second time by another way and get a second lead; at night somebody notices the same address. */
const mayReturnAsDuplicate = (world: World, persona: Persona): void => {
  const { leadId, chance } = persona
  const email = persona.profile.contact?.email
  if (typeof email !== 'string' || !chance.happens(0.025)) return
  const twin: Persona = {
    ...persona,
    leadId: `${leadId}-b`,
    source: 'paid-search',
    campaign: undefined,
  }
  world.after(chance.whole(3, 30) * day, async () => {
    await world.send(captureCommand(twin))
    await record(world, twin, { afterMs: 0, activity: 'page-view', content: '/pricing' })
    const night = day - (world.now() % day) + 2 * hour
    world.after(night, () =>
      world.send({ type: 'merge', leadId, absorb: twin.leadId, by: 'petra' }),
    )
  })
}

/**
 * Reminds somebody whose lead was parked: some come back with more interest, some with a budget.
 *
 * @param world - the world
 * @param leadId - the lead
 */
export const remind = (world: World, leadId: string): void => {
  const persona = world.personas.get(leadId)
  if (!persona) return
  const { chance } = persona
  persona.ready ||= chance.happens(0.6)
  if (persona.budgetMinor === 0 && chance.happens(0.5)) {
    persona.budgetMinor = 500_000 + persona.employees * 4_000
  }
  persona.intent = Math.min(1, persona.intent + 0.2)
  if (chance.happens(0.75)) walk(world, persona, stepsOf(persona, false))
}

/**
 * Plans when everybody becomes known, and what they do then.
 *
 * @param world - the world
 * @param count - how many leads
 */
export const planLeads = (world: World, count: number): void => {
  const digits = Math.max(4, String(count).length)
  for (let i = 1; i <= count; i += 1) {
    const leadId = `L${String(i).padStart(digits, '0')}`
    const persona = inventPersona(leadId, world.chance)
    world.personas.set(leadId, persona)
    if (persona.capturedAt >= quarter.endAt) continue
    world.agenda.plan(persona.capturedAt, async () => {
      await world.send(captureCommand(persona))
      walk(world, persona, stepsOf(persona, true))
      mayOptOut(world, persona)
      mayReturnAsDuplicate(world, persona)
    })
  }
}
