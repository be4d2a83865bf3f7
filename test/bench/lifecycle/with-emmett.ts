import { CommandHandler, type Event, getInMemoryEventStore } from '@event-driven-io/emmett'
import { emptyProfile } from '../../../src/lead/index.ts'
import { decideByHand } from './by-hand.ts'
import { evolveByHand, type HandEvent, type HandLead } from './by-hand-lead.ts'
import type { Finish } from './finish.ts'
import { hourMs, journeyOf, startAt } from './journey.ts'

type Stored = Event<HandEvent['type'], { readonly event: HandEvent }>

const journey = journeyOf('ada')

const handle = CommandHandler<HandLead | null, Stored>({
  evolve: (lead, { data }) => evolveByHand(lead ?? undefined, data.event),
  initialState: () => null,
})

/**
 * emmett with the hand-written decisions: what is measured is how it handles them. A store of its own for each journey, because its store becomes slower
 * with every stream in it. The profile stays outside, since events carry nothing personal.
 */
export const runEmmett = async (): Promise<Finish> => {
  const store = getInMemoryEventStore()
  let profile = emptyProfile
  let now = startAt
  let last: HandLead | null = null
  for (const command of journey) {
    const { newState } = await handle(store, 'ada', (lead) => {
      const decision = decideByHand(lead ? { lead, profile } : undefined, command, {
        now,
        commandId: 'c',
      })
      if (typeof decision === 'string') throw new Error(decision)
      profile = decision.profile
      return decision.events.map((event) => ({ type: event.type, data: { event } }))
    })
    last = newState
    now += hourMs
  }
  if (!last) throw new Error('no lead')
  return { stage: last.stage, cycle: last.cycle, revenueMinor: last.revenue?.amountMinor }
}
