import type { Instant } from '../kernel/index.ts'
import { type AnyCommand, type LeadEvent, type LeadRecord, pauseOf } from '../lead/index.ts'
import type { ReplayLead } from './replay-input.ts'

/** Something that people or the lead really did, to be done again. */
export interface Deed {
  /** When it was recorded. */
  readonly at: Instant
  /** The lead. */
  readonly leadId: string
  /** The command, given how the lead stands in the replay; nothing if it has no place there. */
  readonly command: (record: LeadRecord | undefined) => Loose | undefined
}

/** A command of any lifecycle before it is checked. */
export type Loose = AnyCommand & Readonly<Record<string, unknown>>

type Moved = Extract<LeadEvent, { type: 'lead-moved' }>
type Making = (
  event: LeadEvent,
  lead: ReplayLead,
) => ((record: LeadRecord | undefined) => Readonly<Record<string, unknown>> | undefined) | undefined

const assigneeOf = (record: LeadRecord | undefined): string | null =>
  record?.lead.handoff?.assignee ?? null

/** Whoever had the lead in real life is, in the replay, whoever has it there. */
const actorOf = ({ by, assignee }: LeadEvent, record: LeadRecord | undefined): string | null =>
  by !== null && by === assignee ? (assigneeOf(record) ?? by) : by

const moved = (event: Moved): ReturnType<Making> => {
  // what the system did by itself it does by itself again
  if (event.by === null) return undefined
  const { transition: type, to, from, reason, override, revenue, checkInAt } = event
  return () => ({
    type,
    ...(to === from ? {} : { to }),
    ...(reason === null ? {} : { reason }),
    ...(override === null ? {} : { override }),
    ...(revenue === null ? {} : { revenue }),
    ...(checkInAt === null ? {} : { checkInAt }),
  })
}

const known = (event: LeadEvent, { profile }: ReplayLead): ReturnType<Making> => {
  switch (event.type) {
    case 'lead-captured': {
      const { notes: _, ...rest } = profile
      return () => ({
        type: 'capture',
        profile: rest,
        ...(event.source ? { source: event.source } : {}),
      })
    }
    case 'source-recorded':
      return () => ({ type: 'update-profile', source: event.source })
    case 'activity-recorded': {
      const { activityId, activity, content, properties } = event
      const about = content === null ? {} : { content }
      return () => ({ type: 'record-activity', activityId, activity, properties, ...about })
    }
    case 'score-overridden': {
      const {
        by: _,
        at: __,
        ...judgement
      } = event.override ?? { by: '', at: 0, reason: 'taken-back' }
      return () => ({ type: 'override-score', ...judgement })
    }
    case 'note-added':
      return () => ({ type: 'annotate', noteId: event.noteId, text: '–' })
    case 'leads-merged':
      return () => ({ type: 'merge', absorb: event.absorbed })
    case 'lead-opted-out':
      return () => ({ type: 'opt-out', channels: event.channels })
    case 'lead-opted-in':
      return () => ({ type: 'opt-in', channels: event.channels })
    default:
      return undefined
  }
}

const rests = (event: Extract<LeadEvent, { type: 'clocks-changed' }>): ReturnType<Making> => {
  const pause = pauseOf(event)
  // a pause that a condition made is made by the condition again
  if (!pause || pause.target !== null) return undefined
  const reason = pause.reason === null ? {} : { reason: pause.reason }
  return () => ({ type: pause.on ? 'pause' : 'resume', ...reason })
}

const worked = (event: LeadEvent): ReturnType<Making> => {
  switch (event.type) {
    case 'lead-moved':
      return moved(event)
    case 'lead-vetted':
      return () => ({ type: 'vet' })
    case 'lead-touched': {
      const { touchId, channel, outcome, automated, counts } = event
      const answers = automated && counts ? { inReplyTo: touchId } : {}
      return () => ({ type: 'touch', touchId, channel, outcome, automated, ...answers })
    }
    case 'hand-off-acknowledged':
      return (record) => (assigneeOf(record) === null ? undefined : { type: 'acknowledge' })
    case 'lead-handed-off': {
      if (event.by === null) return undefined
      const { rule, assignee } = event.routing
      return () => ({ type: 'hand-off', ...(rule === 'manual' ? { assignee } : {}) })
    }
    case 'lead-assigned':
      // whom the replay gives a lead to keeps it: only what waits in a queue is claimed
      return event.how === 'claim'
        ? (record) => (assigneeOf(record) === null ? { type: 'claim', by: event.by } : undefined)
        : undefined
    case 'offer-passed': {
      const { how, to, reason } = event
      if (how !== 'declined') return undefined
      return (record) => (assigneeOf(record) === to ? { type: 'decline-offer', reason } : undefined)
    }
    case 'clocks-changed':
      return rests(event)
    default:
      return undefined
  }
}

/** Versions of what was taken back, and of what took it back: mistakes are not made again. */
const takenBack = (events: readonly LeadEvent[]): ReadonlySet<number> =>
  new Set(
    events.flatMap((event) =>
      event.type === 'lead-moved' && event.undone ? [event.version, event.undone.version] : [],
    ),
  )

/**
 * What people and the lead really did, as commands. What the system did by itself is left out: in the replay it does so by itself, or not.
 *
 * @param lead - the lead with its events
 * @returns the deeds in order
 */
export const deedsOf = (lead: ReplayLead): readonly Deed[] => {
  const skipped = takenBack(lead.events)
  return lead.events.flatMap((event) => {
    if (skipped.has(event.version)) return []
    const make = known(event, lead) ?? worked(event)
    if (!make) return []
    const { leadId, at, recordedAt } = event
    const command: Deed['command'] = (record) => {
      const made = make(record)
      if (!made) return undefined
      const by = actorOf(event, record)
      return { leadId, at, ...(by === null ? {} : { by }), ...made } as Loose
    }
    return [{ at: recordedAt, leadId, command }]
  })
}
