import { type Instant, toInstant } from '../kernel/index.ts'
import type { AnyCommand, Facts, HandoffModel, LeadEvent } from '../lead/index.ts'
import type { Loaded } from '../ports/index.ts'
import { isThenable } from './is-thenable.ts'
import type { Shell } from './shell.ts'

/**
 * Whether a decision needs the whole history of its lead: its score was counted under another policy.
 *
 * @param model - the policies
 * @param loaded - what the store knows
 * @returns whether it does
 */
export const needsHistory = (model: HandoffModel, { record }: Loaded): boolean => {
  const policy = record?.lead.score?.policy
  return policy !== undefined && policy !== model.scoring.fingerprint
}

/** Another lead that the command concerns, and the histories that the decision needs. */
const furtherFacts = async (
  { store }: Shell,
  command: AnyCommand,
  loaded: Loaded,
): Promise<Pick<Facts, 'other' | 'history'>> => {
  const { record } = loaded
  if (command.type === 'merge' && 'absorb' in command) {
    const { leadId, absorb } = command
    const { record: other } = await store.load({ leadId: absorb, commandId: null, pools: [] })
    const ids = [leadId, absorb, ...(record?.lead.absorbed ?? []), ...(other?.lead.absorbed ?? [])]
    const history = await store.history(ids)
    return other ? { other, history } : { history }
  }
  if (!record) return {}
  return { history: await store.history([record.lead.id, ...record.lead.absorbed]) }
}

/** What is known beside the command, of one moment. */
export interface Knowledge extends Pick<Facts, 'other' | 'team'> {
  /** What the store knows. */
  readonly loaded: Loaded
  /** The instant. */
  readonly now: Instant
  /** The history, where the decision needs it. */
  readonly history?: readonly LeadEvent[]
}

/**
 * Puts the facts of a decision together.
 *
 * @param command - what is asked
 * @param known - what is known beside it
 * @returns the facts
 */
export const factsOf = (command: AnyCommand, known: Knowledge): Facts => {
  const { loaded, now, team, other, history } = known
  const { record, pools } = loaded
  // a command without an id of its own is named after the version that it makes
  const commandId = command.id ?? `${command.leadId}/${(record?.lead.version ?? 0) + 1}`
  const facts: { -readonly [K in keyof Facts]: Facts[K] } = { now, commandId, pools }
  // field by field: to put them together out of spreads takes longer than the decision itself on Node 20
  if (team) facts.team = team
  if (record) facts.record = record
  if (other) facts.other = other
  if (history) facts.history = history
  return facts
}

/**
 * Reads whatever else a decision needs.
 *
 * @param shell - what to work with
 * @param command - what is asked
 * @param loaded - what the store knows of the lead
 * @returns the facts
 * @throws {@link HandoffError} `INVALID_INSTANT` for a clock that is none
 */
export const readFacts = async (
  shell: Shell,
  command: AnyCommand,
  loaded: Loaded,
): Promise<Facts> => {
  const asksMore = command.type === 'merge' || needsHistory(shell.model, loaded)
  const further = asksMore ? await furtherFacts(shell, command, loaded) : {}
  const members = shell.team.members()
  const team = isThenable(members) ? await members : members
  return factsOf(command, { loaded, team, now: toInstant(shell.clock.now(), 'clock'), ...further })
}
