import type { AnyCommand } from './commands/lead-command.ts'
import { stayingTransitions } from './commands/staying-transitions.ts'
import type { LeadEvent, LeadEventType } from './events/lead-event.ts'
import { standardCommands } from './input/check-command.ts'
import type { HandoffModel } from './model/handoff-model.ts'

/** Which commands alone lead to an event, and the field that the two have in common. */
interface Origin {
  readonly by: readonly string[]
  readonly same?: readonly [ofEvent: string, ofCommand: string]
}

const origins: Readonly<Partial<Record<LeadEventType, Origin>>> = {
  'lead-captured': { by: ['capture'] },
  'profile-updated': { by: ['update-profile'] },
  'source-recorded': { by: ['update-profile'] },
  'profile-erased': { by: ['erase'] },
  'note-added': { by: ['annotate'], same: ['noteId', 'noteId'] },
  'activity-recorded': { by: ['record-activity'], same: ['activityId', 'activityId'] },
  'score-overridden': { by: ['override-score'] },
  'lead-vetted': { by: ['vet'] },
  'lead-touched': { by: ['touch'], same: ['touchId', 'touchId'] },
  'lead-opted-out': { by: ['opt-out', 'erase', 'merge'] },
  'lead-opted-in': { by: ['opt-in'] },
  'leads-merged': { by: ['merge'], same: ['absorbed', 'absorb'] },
}

const isAnother = (command: AnyCommand, event: LeadEvent): boolean => {
  const origin = origins[event.type]
  if (!origin) return false
  if (!origin.by.includes(command.type)) return true
  if (!origin.same) return false
  const [ofEvent, ofCommand] = origin.same
  const fields = command as unknown as Readonly<Record<string, unknown>>
  return (event as unknown as Readonly<Record<string, unknown>>)[ofEvent] !== fields[ofCommand]
}

const known: readonly string[] = [...standardCommands, ...stayingTransitions]

/**
 * Whether a command can have led to what happened. A store remembers what a command wrote and not what it asked, so some commands cannot be told
 * apart; it never says no to the command that it was.
 *
 * @param model - the policies
 * @param command - the command
 * @param events - what was written for a command, with the lead that it was sent to
 * @returns `false` if it must have been another one
 */
export const canComeFrom = (
  { lifecycle }: HandoffModel,
  command: AnyCommand,
  events: readonly LeadEvent[],
): boolean => {
  if (events.some((event) => isAnother(command, event))) return false
  const { type } = command
  const mustMove = lifecycle.transitions.has(type) && !known.includes(type)
  return (
    !mustMove || events.some((event) => event.type === 'lead-moved' && event.transition === type)
  )
}
