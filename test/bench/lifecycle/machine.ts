import type { Handoff, Money, Profile, Source } from '../../../src/lead/index.ts'
import type { LifecycleTransition } from '../../../src/lifecycle/index.ts'
import { type Counts, scoreByHand } from './by-hand-lead.ts'
import { type Command, hourMs, journeyOf, startAt } from './journey.ts'

/*
 * What the state machines keep beside the stage, and what their guards and updates do: the same for each of them. They make no events, keep no trail and
 * no version, and do not say why they refuse; so they have less to do than the library and the switch.
 */

/** The context of a machine. */
export interface Context {
  readonly profile: Profile
  readonly source: Source | null
  readonly counts: Counts
  readonly score: ReturnType<typeof scoreByHand>
  readonly cycle: number
  readonly qualifiedThisCycle: boolean
  readonly vetted: boolean
  readonly optedOut: readonly string[]
  readonly handoff: Handoff | null
  readonly handoffs: number
  readonly owner: string | null
  readonly checkInAt: number | null
  readonly revenue: Money | null
  readonly enteredStageAt: number
}

/** A command with the instant at which it comes; whatever it may have is looked at without further types. */
export type MachineEvent = {
  readonly type: string
  readonly now: number
  readonly by?: string
  readonly reason?: string
  readonly to?: string
  readonly assignee?: string
  readonly revenue?: Money
  readonly checkInAt?: number
  readonly outcome?: string
  readonly activityId?: string
  readonly activity?: string
  readonly source?: Source
  readonly profile?: Partial<Profile>
}

const events = journeyOf('ada').map(
  (command: Command, i): MachineEvent => ({
    ...(command as object as MachineEvent),
    now: startAt + i * hourMs,
  }),
)

/** The first command, which creates the lead. */
export const firstEvent = events[0] as MachineEvent

/** The other fifteen. */
export const nextEvents: readonly MachineEvent[] = events.slice(1)

const joined = (profile: Profile, patch: MachineEvent['profile']): Profile => ({
  ...profile,
  contact: { ...profile.contact, ...patch?.contact },
  company: { ...profile.company, ...patch?.company },
  qualification: { ...profile.qualification, ...patch?.qualification },
})

const nobody: Profile = { contact: {}, company: {}, qualification: {}, attributes: {}, notes: {} }

/** The context of a captured lead. */
export const contextOf = (event: MachineEvent): Context => {
  const counts = { demos: 0, views: 0, seen: [] }
  const profile = joined(nobody, event.profile)
  return {
    profile,
    source: event.source ?? null,
    counts,
    score: scoreByHand(counts, profile),
    cycle: 1,
    qualifiedThisCycle: false,
    vetted: false,
    optedOut: [],
    handoff: null,
    handoffs: 0,
    owner: null,
    checkInAt: null,
    revenue: null,
    enteredStageAt: event.now,
  }
}

const guards: Readonly<Record<string, (context: Context, event: MachineEvent) => boolean>> = {
  'source-recorded': ({ source }) => source !== null,
  'not-opted-out': ({ optedOut }) => optedOut.length === 0,
  'score-reached': ({ counts, profile }) => scoreByHand(counts, profile).qualified,
  reachable: ({ profile }) => !!profile.contact.email || !!profile.contact.phone,
  'handed-off': ({ handoff }) => handoff !== null,
  'by-assignee': ({ handoff }, { by }) => handoff !== null && handoff.assignee === by,
  assigned: ({ handoff }) => !!handoff?.assignee,
  'touched-enough': ({ handoff }) => (handoff?.unanswered ?? 0) >= 6,
  'revenue-given': (_, { revenue }) => revenue !== undefined,
  'check-in-given': (_, { checkInAt }) => checkInAt !== undefined,
}

/** One guard for all that a transition asks: the person, the reason, the choice of the stage, and its guards. */
export const guardOf =
  ({ by, reasons, guards: names }: LifecycleTransition, chosen: string | null) =>
  (context: Context, event: MachineEvent): boolean => {
    if (by === 'person' && event.by === undefined) return false
    if (chosen !== null && event.to !== chosen) return false
    if (reasons.length > 0 && !reasons.includes(event.reason as string)) return false
    for (const name of names) if (guards[name]?.(context, event) === false) return false
    return true
  }

const handedOff = ({ handoffs }: Context, { assignee, now }: MachineEvent): Partial<Context> => ({
  handoffs: handoffs + 1,
  owner: assignee ?? null,
  handoff: {
    number: handoffs + 1,
    at: now,
    assignee: assignee ?? null,
    assignedAt: now,
    queue: null,
    pool: null,
    had: [],
    retryAt: null,
    acknowledgedAt: null,
    acknowledgedUntilAt: null,
    offer: null,
    offers: 0,
    passed: [],
    touches: 0,
    unanswered: 0,
    firstTouchAt: null,
  },
})

/** What a transition changes in the context. */
export const changesOf =
  ({ name, target, startsCycle }: LifecycleTransition, kind: string) =>
  (context: Context, event: MachineEvent): Partial<Context> => {
    const { handoff } = context
    if (name === 'hand-off') return handedOff(context, event)
    if (name === 'acknowledge' && handoff) {
      return { handoff: { ...handoff, acknowledgedAt: event.now } }
    }
    if (target !== 'stage') return {}
    return {
      enteredStageAt: event.now,
      handoff: kind === 'open' && !startsCycle ? handoff : null,
      qualifiedThisCycle: startsCycle || context.qualifiedThisCycle,
      vetted: startsCycle ? false : context.vetted,
      cycle: startsCycle && context.qualifiedThisCycle ? context.cycle + 1 : context.cycle,
      checkInAt: event.checkInAt ?? null,
      revenue: event.revenue ?? context.revenue,
    }
  }

/** The commands that are possible in every stage and leave the lead there. */
export const standing: Readonly<
  Record<string, (context: Context, event: MachineEvent) => Partial<Context>>
> = {
  'record-activity': ({ counts, profile }, { activity, activityId = '' }) => {
    if (counts.seen.includes(activityId)) return {}
    const next = {
      demos: counts.demos + (activity === 'demo-request' ? 1 : 0),
      views: counts.views + (activity === 'page-view' ? 1 : 0),
      seen: [activityId, ...counts.seen],
    }
    return { counts: next, score: scoreByHand(next, profile) }
  },
  'update-profile': ({ counts, profile }, event) => {
    const next = joined(profile, event.profile)
    return { profile: next, score: scoreByHand(counts, next) }
  },
  touch: ({ handoff }, { now, outcome }) =>
    handoff
      ? {
          handoff: {
            ...handoff,
            touches: handoff.touches + 1,
            unanswered: outcome === 'reached' ? 0 : handoff.unanswered + 1,
            firstTouchAt: handoff.firstTouchAt ?? now,
          },
        }
      : {},
}
