import fc from 'fast-check'
import type { AnyCommand } from '../../src/lead/index.ts'
import { start } from '../lead/world.ts'

const source = { channel: 'fair' }

const capture = (leadId: string): AnyCommand => ({
  type: 'capture',
  leadId,
  source,
  profile: { contact: { email: `${leadId}@example.com` } },
})

/** What may be asked of a lead; most of it is possible in some stage. */
const asked = (n: number): fc.Arbitrary<Omit<AnyCommand, 'leadId'>> =>
  fc.constantFrom<Omit<AnyCommand, 'leadId'> & Record<string, unknown>>(
    { type: 'record-activity', activityId: `d${n}`, activity: 'demo-request' },
    { type: 'record-activity', activityId: `v${n}`, activity: 'page-view' },
    { type: 'record-activity', activityId: 'same', activity: 'page-view' },
    { type: 'update-profile', profile: { qualification: { need: `n${n}` } } },
    { type: 'annotate', noteId: `n${n}`, text: 'x', by: 'mia' },
    { type: 'touch', touchId: `t${n}`, channel: 'call', outcome: 'reached', by: 'mia' },
    { type: 'accept', by: 'mia' },
    { type: 'accept', by: 'noah' },
    { type: 'acknowledge', by: 'noah' },
    { type: 'decline-offer', by: 'mia', reason: 'workload' },
    { type: 'reject', by: 'noah', reason: 'no-need', to: 'recycled' },
    { type: 'develop', by: 'mia' },
    { type: 'win', by: 'mia', revenue: { amountMinor: 5, currency: 'EUR' } },
    { type: 'recycle', by: 'mia', reason: 'timing', checkInAt: start },
    { type: 'opt-out' },
    { type: 'opt-in' },
    { type: 'correct', by: 'mia', reason: 'wrong-lead' },
    { type: 'erase' },
    { type: 'elapse' },
    { type: 'rebase-clocks', by: 'mia', reason: 'new-agreement' },
    { type: 'no-such-command' },
  )

const leadIds = ['a', 'b', 'c'] as const

const one = (n: number): fc.Arbitrary<AnyCommand> =>
  fc
    .tuple(
      fc.constantFrom(...leadIds),
      asked(n),
      fc.option(fc.constantFrom('x', 'y', 'z', `u${n}`)),
    )
    .map(
      ([leadId, rest, id]) => ({ ...rest, leadId, ...(id === null ? {} : { id }) }) as AnyCommand,
    )

const merge = fc
  .constantFrom(...leadIds)
  .chain((leadId) =>
    fc
      .constantFrom(...leadIds)
      .map((absorb) => ({ type: 'merge', leadId, absorb }) as unknown as AnyCommand),
  )

/** Three leads are captured, and then anything happens to them; some commands have the same id. */
export const journeys = fc
  .array(fc.nat({ max: 999 }), { minLength: 1, maxLength: 25 })
  .chain((picks) =>
    fc.tuple(...picks.map((n, i) => (n % 23 === 0 ? merge : one(i)))).map((commands) => [
      ...leadIds.map(capture),
      // two of them are hot from the start, so that deep stages are reached
      ...(['a', 'b'] as const).map(
        (leadId) =>
          ({
            type: 'record-activity',
            leadId,
            activityId: 'd',
            activity: 'demo-request',
          }) as AnyCommand,
      ),
      ...commands,
    ]),
  )
