import type { LeadRecord } from 'lead-handoff'
import { nextWorkAt } from '../company/hours.ts'
import { day, hour, minute, quarter } from '../company/quarter.ts'
import { salesperson } from '../company/team.ts'
import { remind } from './leads.ts'
import type { World } from './world.ts'

const records = ({ store }: World): LeadRecord[] => [...store.records()]

const daily = (world: World, firstAt: number, act: (at: number) => Promise<void>): void => {
  for (let at = firstAt; at < quarter.endAt; at += day) world.agenda.plan(at, () => act(at))
}

/** Every working day at four, Bruno takes the oldest small account out of the queue. It is not enough. */
const workQueue = (world: World): void =>
  daily(world, quarter.startAt + 15 * hour, async (at) => {
    const bruno = salesperson('bruno')
    if (nextWorkAt(bruno.work, at) !== at) return
    const [oldest] = records(world)
      .filter(({ lead }) => lead.stage === 'mql' && lead.handoff?.queue && !lead.handoff.assignee)
      .sort((a, b) => (a.lead.handoff?.at ?? 0) - (b.lead.handoff?.at ?? 0))
    if (oldest) await world.send({ type: 'claim', leadId: oldest.lead.id, by: bruno.id })
  })

/** On Mondays marketing looks up missing countries; it does not find all of them. */
const completeProfiles = (world: World): void => {
  const firstMonday = Date.UTC(2026, 0, 5, 9, 30)
  for (let at = firstMonday; at < quarter.endAt; at += 7 * day) {
    world.agenda.plan(at, async () => {
      for (const { lead, profile } of records(world)) {
        if (lead.stage !== 'mql' || lead.handoff || profile.contact.country !== undefined) continue
        if (!world.chance.of(`${lead.id} ${at}`).happens(0.4)) continue
        const country = world.chance.of(lead.id).pick(['DE', 'NL', 'US', 'FR'])
        const patch = { contact: { country } }
        await world.send({ type: 'update-profile', leadId: lead.id, by: 'petra', profile: patch })
      }
    })
  }
}

/** Once a fortnight the head of marketing passes on a large company that has hardly shown itself yet. */
const keyAccounts = (world: World): void => {
  const firstTuesday = Date.UTC(2026, 0, 13, 10)
  for (let at = firstTuesday; at < quarter.endAt; at += 14 * day) {
    world.agenda.plan(at, async () => {
      const largest = records(world)
        .filter(({ lead }) => lead.stage === 'nurturing' && lead.optedOut.length === 0)
        .sort((a, b) => (b.profile.company.employees ?? 0) - (a.profile.company.employees ?? 0))[0]
      if (!largest) return
      const leadId = largest.lead.id
      await world.send({ type: 'qualify', leadId, by: 'petra', override: 'key-account' })
    })
  }
}

/** When somebody goes on leave, the manager gives their untouched leads to others. */
const coverAbsence = (world: World): void =>
  daily(world, quarter.startAt + 7 * hour, async (at) => {
    const date = new Date(at).toISOString().slice(0, 10)
    const yesterday = new Date(at - day).toISOString().slice(0, 10)
    for (const { lead } of records(world)) {
      const { handoff, stage } = lead
      if (stage !== 'mql' || !handoff?.assignee || handoff.touches > 0) continue
      const { away } = salesperson(handoff.assignee)
      if (!away.has(date) || away.has(yesterday) || away.size < 4) continue
      await world.send({ type: 'reassign', leadId: lead.id, by: 'karl', reason: 'absent' })
    }
  })

/**
 * Sets marketing and the sales manager to work.
 *
 * @param world - the world
 */
export const startMarketing = (world: World): void => {
  workQueue(world)
  completeProfiles(world)
  keyAccounts(world)
  coverAbsence(world)
  world.handoff.on('check-in-due', ({ leadId }) =>
    world.after(30 * minute, () => remind(world, leadId)),
  )
}
