import type { Flavoured } from '../../kernel/index.ts'

/** Id of a lead, chosen by the host; at most `limits.idLength` characters. */
export type LeadId = Flavoured<string, 'lead'>

/** Id of a person who acts: a salesperson, a marketer, a manager. */
export type PersonId = Flavoured<string, 'person'>

/** Id of a command, chosen by the host: a command with an id may be sent again and takes effect once. */
export type CommandId = Flavoured<string, 'command'>

/** Id of an activity or a touch, from the system that saw it; the same id counts once, until `limits.rememberedActivities` others were counted. */
export type ActivityId = Flavoured<string, 'activity'>

/** Id of an event: the lead's id and the event's version. */
export type EventId = Flavoured<string, 'event'>
