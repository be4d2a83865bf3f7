import { briefOf, storyOf } from '../brief/index.ts'
import { parseId, toInstant } from '../kernel/index.ts'
import {
  clocksOf,
  type LeadEvent,
  type LeadId,
  type LeadRecord,
  type Lifecycle,
  leadAsOf,
} from '../lead/index.ts'
import { explain } from './explain.ts'
import type { LeadHandoff } from './lead-handoff.ts'
import type { Shell } from './shell.ts'

type Queries = Pick<
  LeadHandoff<Lifecycle>,
  'lead' | 'history' | 'asOf' | 'explain' | 'timeline' | 'brief' | 'clocks'
>

/**
 * The questions about one lead.
 *
 * @param shell - what to work with
 * @returns a function for each
 */
export const queriesOf = (shell: Shell): Queries => {
  const { model, store, clock, team } = shell
  const read = async (leadId: LeadId): Promise<LeadRecord | undefined> =>
    (await store.load({ leadId: parseId(leadId, 'leadId'), commandId: null, pools: [] })).record ??
    undefined
  const historyOf = ({ lead }: LeadRecord): Promise<readonly LeadEvent[]> =>
    store.history([lead.id, ...lead.absorbed])
  const history = async (leadId: LeadId): Promise<readonly LeadEvent[]> => {
    const record = await read(leadId)
    return record ? historyOf(record) : []
  }
  const now = (): number => toInstant(clock.now(), 'clock')
  return {
    lead: read,
    history,
    timeline: async (leadId) => storyOf(await history(leadId)),
    asOf: async (leadId, instant) =>
      leadAsOf(await store.history([parseId(leadId, 'leadId')]), toInstant(instant, 'instant')),
    explain: async (leadId) => {
      const { record, pools } = await store.load({
        leadId: parseId(leadId, 'leadId'),
        commandId: null,
        pools: model.routing.pools,
      })
      if (!record) return undefined
      const facts = { now: now(), team: await team.members(), pools }
      return explain(model, { record, history: await historyOf(record), facts })
    },
    brief: async (leadId) => {
      const record = await read(leadId)
      if (!record) return undefined
      return briefOf(model, { record, history: await historyOf(record), now: now() })
    },
    clocks: async (leadId) => {
      const record = await read(leadId)
      return record ? clocksOf(model, record.lead, now()) : []
    },
  }
}
