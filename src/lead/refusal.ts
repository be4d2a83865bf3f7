import { formatIssue, type Issue } from '../kernel/index.ts'
import type { PassedOver } from '../routing/index.ts'
import type { CommandId, LeadId, PersonId } from './state/ids.ts'
import type { ScoreSummary } from './state/score-summary.ts'

/** The fields of each refusal beside its code and message. */
export interface RefusalDetails {
  /** The command has fields that are missing, misspelt or of the wrong kind. */
  readonly INVALID_INPUT: { readonly issues: readonly Issue[] }
  /** There is no such command, and no such transition in the lifecycle. */
  readonly UNKNOWN_COMMAND: { readonly command: string; readonly suggestion: string | null }
  /** There is no such lead. */
  readonly LEAD_NOT_FOUND: { readonly leadId: LeadId }
  /** There is a lead of this id already. */
  readonly LEAD_EXISTS: { readonly leadId: LeadId }
  /** The lead was merged into another, which takes the commands now. */
  readonly LEAD_MERGED: { readonly into: LeadId }
  /** The lead that would be absorbed is further along than the one that would go on. */
  readonly FURTHER_ALONG: {
    readonly leadId: LeadId
    readonly stage: string
    readonly absorb: LeadId
  }
  /** The source of the lead is recorded already and is never overwritten. */
  readonly SOURCE_RECORDED: { readonly leadId: LeadId }
  /** The transition does not start from the lead's stage. */
  readonly TRANSITION_NOT_ALLOWED: {
    readonly stage: string
    readonly transition: string
    readonly allowed: readonly string[]
  }
  /** Only a person may do this. */
  readonly PERSON_REQUIRED: { readonly command: string }
  /** Nothing is offered to the assignee that could be declined. */
  readonly NOT_OFFERED: { readonly assignee: PersonId }
  /** The transition leads to several stages; the command must name one of them. */
  readonly TARGET_REQUIRED: { readonly targets: readonly string[] }
  /** One of the agreed reasons must be given. */
  readonly REASON_REQUIRED: {
    readonly reasons: readonly string[]
    readonly given: string | null
    readonly suggestion: string | null
  }
  /** The source must be recorded first. */
  readonly SOURCE_MISSING: { readonly leadId: LeadId }
  /** The lead has opted out. */
  readonly OPTED_OUT: { readonly channels: readonly string[] }
  /** The score is below the threshold. */
  readonly SCORE_TOO_LOW: { readonly score: ScoreSummary }
  /** Marketing must vet the lead first. */
  readonly NOT_VETTED: { readonly leadId: LeadId }
  /** Marketing has nothing to vet: the policy does not ask for it, or sales has the lead already. */
  readonly NOTHING_TO_VET: { readonly asked: boolean }
  /** Agreed criteria are not met. */
  readonly CRITERIA_NOT_MET: { readonly criteria: string; readonly missing: readonly string[] }
  /** The lead has already been handed off. */
  readonly ALREADY_HANDED_OFF: {
    readonly assignee: PersonId | null
    readonly queue: string | null
  }
  /** The id of the command belongs to another one, which was executed before. */
  readonly COMMAND_ID_REUSED: { readonly commandId: CommandId; readonly command: string }
  /** The lead has not been handed off. */
  readonly NOT_HANDED_OFF: { readonly leadId: LeadId }
  /** Nobody has the lead yet. */
  readonly NOT_ASSIGNED: { readonly queue: string | null }
  /** Only the assignee may do this. */
  readonly NOT_THE_ASSIGNEE: { readonly assignee: PersonId | null }
  /** Somebody has the lead already. */
  readonly ALREADY_ASSIGNED: { readonly assignee: PersonId }
  /** The person does not belong to the team. */
  readonly UNKNOWN_ASSIGNEE: { readonly assignee: PersonId; readonly suggestion: string | null }
  /** Nobody can take the lead. */
  readonly NO_ELIGIBLE_ASSIGNEE: { readonly rejected: readonly PassedOver[] }
  /** Fewer touches in a row than agreed found nobody. */
  readonly TOO_FEW_TOUCHES: { readonly made: number; readonly needed: number }
  /** A won lead needs its revenue. */
  readonly REVENUE_REQUIRED: { readonly leadId: LeadId }
  /** A recycled lead needs the date on which it is looked at again. */
  readonly CHECK_IN_REQUIRED: { readonly leadId: LeadId }
  /** There is no move that could be taken back. */
  readonly NOTHING_TO_CORRECT: { readonly leadId: LeadId }
  /** The lead has passed through the funnel as often as the lifecycle allows. */
  readonly CYCLE_LIMIT_REACHED: { readonly cycle: number }
  /** A guard of the host objects. */
  readonly GUARD_FAILED: { readonly guard: string; readonly why: string }
}

/** The stable code of a refusal. */
export type RefusalCode = keyof RefusalDetails

/** The domain says no: plain JSON with a stable code, a sentence for people and the fields that belong to the code. */
export type Refusal = {
  readonly [C in RefusalCode]: {
    /** Stable code. */
    readonly code: C
    /** What is wrong and what to do, in one or two sentences. */
    readonly message: string
  } & RefusalDetails[C]
}[RefusalCode]

type Messages = { readonly [C in RefusalCode]: (details: RefusalDetails[C]) => string }

const list = (names: readonly string[]): string => (names.length > 0 ? names.join(', ') : 'nothing')
const hint = (name: string | null): string => (name === null ? '' : ` Did you mean "${name}"?`)

const messages: Messages = {
  INVALID_INPUT: ({ issues }) => issues.map(formatIssue).join('; '),
  UNKNOWN_COMMAND: ({ command, suggestion }) =>
    `There is no command "${command}".${hint(suggestion)}`,
  LEAD_NOT_FOUND: ({ leadId }) => `There is no lead "${leadId}"; capture it first.`,
  LEAD_EXISTS: ({ leadId }) => `There is a lead "${leadId}" already; use update-profile or merge.`,
  LEAD_MERGED: ({ into }) => `This lead was merged into "${into}"; send the command there.`,
  FURTHER_ALONG: ({ leadId, stage, absorb }) =>
    `"${leadId}" is further along, in "${stage}": merge the other way, with "${absorb}" as the one to absorb.`,
  SOURCE_RECORDED: () =>
    'The source is recorded and is never overwritten; record the later one as an activity.',
  TRANSITION_NOT_ALLOWED: ({ stage, transition, allowed }) =>
    `"${transition}" is not possible in "${stage}". Possible: ${list(allowed)}.`,
  PERSON_REQUIRED: ({ command }) => `Only a person may ${command} a lead; say who with "by".`,
  TARGET_REQUIRED: ({ targets }) => `Say where the lead goes with "to": ${list(targets)}.`,
  REASON_REQUIRED: ({ reasons, given, suggestion }) =>
    `${given === null ? 'A reason is needed' : `"${given}" is not an agreed reason`}: ${list(reasons)}.${hint(suggestion)}`,
  SOURCE_MISSING: () => 'The source must be recorded first, with update-profile.',
  OPTED_OUT: ({ channels }) =>
    `The lead has opted out of ${channels.includes('*') ? 'all contact' : list(channels)}.`,
  SCORE_TOO_LOW: ({ score }) =>
    `The score of ${score.total} does not reach the threshold; a person can override it with a reason.`,
  NOT_VETTED: () => 'Marketing must vet the lead first.',
  NOTHING_TO_VET: ({ asked }) =>
    asked
      ? 'The lead has been handed off: sales decides now, with accept or reject.'
      : 'The policy does not ask marketing to vet leads.',
  CRITERIA_NOT_MET: ({ criteria, missing }) =>
    `The ${criteria} criteria are not met; missing: ${list(missing)}.`,
  ALREADY_HANDED_OFF: ({ assignee, queue }) =>
    assignee === null
      ? `The lead waits in the queue "${queue}"; claim it.`
      : `The lead is with "${assignee}"; use reassign.`,
  COMMAND_ID_REUSED: ({ commandId, command }) =>
    `The id "${commandId}" belongs to another command, executed before; give "${command}" an id of its own.`,
  NOT_HANDED_OFF: () => 'The lead has not been handed off.',
  NOT_ASSIGNED: ({ queue }) =>
    queue === null
      ? 'Nobody has the lead yet; hand it off first.'
      : `Nobody has the lead yet; claim it from the queue "${queue}".`,
  NOT_THE_ASSIGNEE: ({ assignee }) =>
    assignee === null ? 'Nobody has the lead yet.' : `Only "${assignee}" may do this.`,
  NOT_OFFERED: ({ assignee }) =>
    `The lead is with "${assignee}" and no offer any more; use reassign or reject.`,
  ALREADY_ASSIGNED: ({ assignee }) => `The lead is with "${assignee}"; use reassign.`,
  UNKNOWN_ASSIGNEE: ({ assignee, suggestion }) =>
    `There is nobody "${assignee}" in the team.${hint(suggestion)}`,
  NO_ELIGIBLE_ASSIGNEE: ({ rejected }) =>
    `Nobody can take the lead: ${list(rejected.map(({ id, filter }) => `${id} (${filter})`))}.`,
  TOO_FEW_TOUCHES: ({ made, needed }) =>
    `${made} of ${needed} touches in a row were made without contact.`,
  REVENUE_REQUIRED: () => 'A won lead needs its "revenue".',
  CHECK_IN_REQUIRED: () => 'Say with "checkInAt" when the lead is to be looked at again.',
  NOTHING_TO_CORRECT: () => 'There is no move that could be taken back.',
  CYCLE_LIMIT_REACHED: ({ cycle }) =>
    `The lead is in cycle ${cycle}, the last one that the lifecycle allows.`,
  GUARD_FAILED: ({ guard, why }) => `"${guard}" objects: ${why}`,
}

/**
 * All codes of refusals, in alphabetical order. The error guide explains each.
 *
 * @example
 * ```ts
 * import { refusalCodes } from 'lead-handoff'
 *
 * console.log(refusalCodes.includes('TRANSITION_NOT_ALLOWED')) // true
 * ```
 */
export const refusalCodes: readonly RefusalCode[] = (Object.keys(messages) as RefusalCode[]).sort()

/**
 * Makes a refusal with its message.
 *
 * @param code - the stable code
 * @param details - the fields that belong to it
 * @returns plain JSON
 */
export const refusal = <C extends RefusalCode>(code: C, details: RefusalDetails[C]): Refusal =>
  ({ code, message: messages[code](details), ...details }) as Refusal
