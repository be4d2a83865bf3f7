import type { ProfilePatch } from 'lead-handoff'
import { day, hour, minute } from '../company/quarter.ts'
import { later, type Work } from './work.ts'

const needs = [
  'Temperature records for the next audit',
  'Alarms at night without false ones',
  'One view over all cold rooms',
  'Replace loggers that are read by hand',
] as const

/** What a talk brings to light. */
const learn = async ({ world, persona, leadId, person }: Work): Promise<void> => {
  const { chance, budgetMinor, ready } = persona
  const qualification: NonNullable<ProfilePatch['qualification']> = {
    need: chance.pick(needs),
    timescale: ready ? 'this quarter' : 'later this year',
    ...(budgetMinor > 0 ? { budget: { amountMinor: budgetMinor, currency: 'EUR' } } : {}),
  }
  await world.send({ type: 'update-profile', leadId, by: person.id, profile: { qualification } })
}

const sendBack = async (
  { world, leadId, person, persona }: Work,
  reason: 'not-ready' | 'no-budget' | 'wrong-contact',
): Promise<void> => {
  const checkInAt = world.now() + persona.chance.whole(18, 32) * day
  await world.send({ type: 'reject', leadId, by: person.id, reason, to: 'recycled', checkInAt })
}

/** One in fifty is sent back by a slip of the mouse; the next morning that is put right. */
const slip = async (work: Work): Promise<void> => {
  const { world, leadId, person } = work
  await sendBack(work, 'not-ready')
  world.after(20 * hour, async () => {
    const reason = 'entered-by-mistake'
    const lead = await world.send({ type: 'correct', leadId, by: person.id, reason })
    if (lead?.handoff) await accept(work)
  })
}

/**
 * What a salesperson does after the first real talk.
 *
 * @param work - whose lead it is
 */
export const judge = async (work: Work): Promise<void> => {
  const { world, persona, leadId, person } = work
  const { chance, hopeless } = persona
  if (hopeless) {
    await world.send({ type: 'reject', leadId, by: person.id, reason: hopeless, to: 'trashed' })
    return
  }
  await learn(work)
  if (!persona.ready) return sendBack(work, 'not-ready')
  if (chance.happens(0.06)) return sendBack(work, 'wrong-contact')
  if (chance.happens(0.02)) return slip(work)
  await accept(work)
}

const accept = async (work: Work): Promise<void> => {
  const { world, persona, leadId, person } = work
  const { chance } = persona
  // whether there is enough money is the agreement's question, not the salesperson's
  if (!(await world.send({ type: 'accept', leadId, by: person.id })))
    return sendBack(work, 'no-budget')
  later(work, chance.whole(2, 9) * day, () => meet(work))
}

const meet = async (work: Work): Promise<void> => {
  const { world, persona, leadId, person } = work
  const { chance } = persona
  await world.send({
    type: 'touch',
    leadId,
    by: person.id,
    touchId: `${leadId}-m${world.sent.commands}`,
    channel: 'meeting',
    outcome: 'reached',
  })
  if (!chance.happens(0.55 + persona.intent * 0.35)) {
    const checkInAt = world.now() + 30 * day
    await world.send({ type: 'recycle', leadId, by: person.id, reason: 'no-response', checkInAt })
    return
  }
  await world.send({
    type: 'update-profile',
    leadId,
    by: person.id,
    profile: {
      qualification: {
        authority: chance.pick(['Managing director', 'Head of quality', 'Plant manager']),
        nextSteps: chance.pick(['Trial with ten sensors', 'Offer', 'Visit of the site']),
      },
    },
  })
  await world.send({ type: 'develop', leadId, by: person.id })
  later(work, chance.whole(6, 30) * day, () => close(work))
}

const close = async (work: Work): Promise<void> => {
  const { world, persona, leadId, person } = work
  const { chance } = persona
  const wins = chance.happens((0.22 + persona.intent * 0.4) * person.skill)
  if (!wins) return loseDeal(work)
  const part = chance.whole(60, 110)
  const amountMinor = Math.round((persona.budgetMinor * part) / 100 / 10_000) * 10_000
  await world.send({
    type: 'win',
    leadId,
    by: person.id,
    revenue: { amountMinor, currency: 'EUR' },
  })
  if (!chance.happens(0.015)) return
  // the order is withdrawn the same afternoon
  world.after(5 * hour, async () => {
    const reason = 'wrong-outcome'
    if (await world.send({ type: 'correct', leadId, by: person.id, reason })) await loseDeal(work)
  })
}

const loseDeal = async ({ world, persona, leadId, person }: Work): Promise<void> => {
  const { chance } = persona
  const reason = chance.weighed({
    price: 4,
    competitor: 3,
    'no-decision': 4,
    timing: 2,
    'missing-feature': 1,
  })
  const lead = await world.send({ type: 'lose', leadId, by: person.id, reason })
  if (!lead || !chance.happens(0.4)) return
  world.after(2 * hour + 10 * minute, () =>
    world.send({
      type: 'recycle',
      leadId,
      by: person.id,
      reason: 'lost-deal',
      checkInAt: world.now() + 35 * day,
    }),
  )
}
