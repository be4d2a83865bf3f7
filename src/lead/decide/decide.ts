import { limits, ok, type Result, refused, suggest, toInstant } from '../../kernel/index.ts'
import type { Lifecycle } from '../../lifecycle/index.ts'
import { scoreFromHistory } from '../../scoring/index.ts'
import type { AnyCommand, LeadCommand } from '../commands/lead-command.ts'
import type { StandardCommand } from '../commands/standard-command.ts'
import { standardCommands } from '../input/check-command.ts'
import { parseCommand } from '../input/parse-command.ts'
import type { HandoffModel } from '../model/handoff-model.ts'
import { type Refusal, refusal } from '../refusal.ts'
import { activitiesOf } from './activities-of.ts'
import { tellClocks } from './clocks.ts'
import { optIn, optOut, touch } from './contact.ts'
import type { Decision, LeadChange } from './decision.ts'
import { createDraft, type Draft, emit } from './draft.ts'
import { elapse } from './elapse.ts'
import { escalate } from './escalate.ts'
import type { Facts } from './facts.ts'
import { annotate, capture, erase, recordActivity, updateProfile } from './knowledge.ts'
import { tellLedger } from './ledger.ts'
import { merge } from './merge.ts'
import { declineOffer } from './offer.ts'
import { overrideScore } from './override-score.ts'
import { passTime } from './pass-time.ts'
import { rebaseClocks } from './rebase-clocks.ts'
import { rescore } from './rescore.ts'
import { passOn } from './settle.ts'
import { transition } from './transition.ts'

/** What a handler says: nothing when all went well, a refusal, or the draft of a second lead that changes with it. */
type Outcome = Refusal | Draft | undefined

/** The clocks rest or go on; a lead without clocks has nothing to rest. */
const rest = (draft: Draft, kind: 'paused' | 'resumed', reason: string | undefined): undefined => {
  tellClocks(draft, reason === undefined ? { kind } : { kind, reason })
}

type Handlers = {
  readonly [C in StandardCommand as C['type']]: (draft: Draft, command: C) => Outcome
}

const handlers: Handlers = {
  capture,
  'update-profile': updateProfile,
  erase,
  'record-activity': recordActivity,
  annotate,
  'decline-offer': declineOffer,
  'override-score': overrideScore,
  touch,
  'opt-out': optOut,
  'opt-in': optIn,
  pause: (draft, { reason }) => rest(draft, 'paused', reason),
  resume: (draft, { reason }) => rest(draft, 'resumed', reason),
  'rebase-clocks': rebaseClocks,
  merge,
  elapse,
}

type Handler = (draft: Draft, command: AnyCommand) => Outcome

const handlerOf = new Map(Object.entries(handlers)) as object as ReadonlyMap<string, Handler>

/** What speaks against the instant of a command. Activities may be older than the lead; what sales does with it cannot be. */
const wrongInstant = (command: AnyCommand, { now, record }: Facts): Refusal | undefined => {
  if (command.at === undefined) return undefined
  const at = toInstant(command.at)
  const wrong = (message: string): Refusal =>
    refusal('INVALID_INPUT', { issues: [{ path: 'at', message }] })
  if (at > now + limits.clockSkewMs) {
    return wrong('lies in the future; a command tells what has happened')
  }
  if (at < limits.toldSinceAt) {
    return wrong('lies before 2000; expected milliseconds since 1970, not seconds')
  }
  if (record && !handlerOf.has(command.type) && at < record.lead.capturedAt - limits.clockSkewMs) {
    return wrong('lies before the lead was captured')
  }
  return undefined
}

/** What speaks against a command before its handler is asked. */
const objection = (model: HandoffModel, command: AnyCommand, facts: Facts): Refusal | undefined => {
  const { record } = facts
  const { type, leadId } = command
  if (!handlerOf.has(type) && !model.lifecycle.transitions.has(type)) {
    const known = [...standardCommands, ...model.lifecycle.transitions.keys()]
    return refusal('UNKNOWN_COMMAND', { command: type, suggestion: suggest(type, known) ?? null })
  }
  const untimely = wrongInstant(command, facts)
  if (untimely) return untimely
  if (type === 'capture') return record ? refusal('LEAD_EXISTS', { leadId }) : undefined
  if (!record) return refusal('LEAD_NOT_FOUND', { leadId })
  const { mergedInto } = record.lead
  return mergedInto === null ? undefined : refusal('LEAD_MERGED', { into: mergedInto })
}

/** A score that was counted under another policy is counted anew before anything else is decided. */
const rebase = (draft: Draft): void => {
  const { lead, model, facts } = draft
  if (!facts.history || !lead?.score || lead.score.policy === model.scoring.fingerprint) return
  const scoring = scoreFromHistory(model.scoring, activitiesOf(facts.history))
  emit(draft, { type: 'score-rebased', scoring, why: 'policy', at: facts.now, by: null })
  rescore(draft)
}

/** Recorded once, by whatever command comes first after the date. */
const checkIn = (draft: Draft): void => {
  const { lead, facts } = draft
  if (lead?.kind !== 'parked' || lead.checkInAt === null || lead.checkInDue) return
  const { checkInAt } = lead
  if (checkInAt <= facts.now) {
    emit(draft, { type: 'check-in-due', checkInAt, at: checkInAt, by: null })
  }
}

const changeOf = (draft: Draft, expectedVersion: number): LeadChange => ({
  leadId: draft.lead.id,
  expectedVersion,
  events: draft.events,
  record: { lead: draft.lead, profile: draft.profile },
})

/**
 * Decides what a command leads to. Pure: the same arguments give the same decision on every machine, nothing is looked up and nothing is changed in
 * place.
 *
 * @typeParam L - the type of the lifecycle
 * @param model - the policies, from `compileHandoffModel`
 * @param command - what is asked
 * @param facts - the lead as it stands, the instant, the team and whatever else the decision may know
 * @returns the events and the state afterwards, or a refusal that says what is possible instead
 * @throws {@link HandoffError} `UNKNOWN_STAGE` if the lead stands in a stage that the lifecycle does not have
 * @example
 * ```ts
 * import { compileHandoffModel, decide } from 'lead-handoff'
 *
 * const model = compileHandoffModel({
 *   scoring: {
 *     id: 'points',
 *     version: '1',
 *     dimensions: { engagement: {} },
 *     rules: [{ id: 'demo', dimension: 'engagement', activity: 'demo-request', points: 50 }],
 *     thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 50 }] } },
 *   },
 *   routing: {
 *     id: 'inbound',
 *     version: '1',
 *     rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'round-robin' } }],
 *     nobody: 'hold',
 *   },
 * })
 * const facts = { now: Date.UTC(2026, 0, 5), commandId: 'c1' }
 * const result = decide(model, { type: 'accept', leadId: 'ada', by: 'mia' }, facts)
 * console.log(result.ok ? 'decided' : result.refusal.code) // LEAD_NOT_FOUND
 * ```
 */
export const decide = <L extends Lifecycle>(
  model: HandoffModel<L>,
  command: LeadCommand<L>,
  facts: Facts,
): Result<Decision, Refusal> => {
  const parsed = parseCommand(command)
  return parsed.ok ? decideParsed(model, parsed.value, facts) : parsed
}

/**
 * {@link decide} for a command that has been parsed.
 *
 * @param model - the policies
 * @param asked - a sound command that nobody else holds
 * @param facts - what is known beside it
 * @returns the decision, or a refusal
 * @throws {@link HandoffError} `UNKNOWN_STAGE` if the lead stands in a stage that the lifecycle does not have
 */
export const decideParsed = (
  model: HandoffModel,
  asked: AnyCommand,
  facts: Facts,
): Result<Decision, Refusal> => {
  const refusedAtOnce = objection(model, asked, facts)
  if (refusedAtOnce) return refused(refusedAtOnce)
  const at = asked.at === undefined ? undefined : toInstant(asked.at)
  const draft = createDraft({ model, facts, at, by: asked.by ?? null })
  rebase(draft)
  checkIn(draft)
  passTime(draft, asked)
  const outcome = (handlerOf.get(asked.type) ?? transition)(draft, asked)
  if (outcome && 'code' in outcome) return refused(outcome)
  // that a person is forgotten is no occasion to hand them to anybody
  if (asked.type !== 'erase') passOn(draft)
  escalate(draft)
  tellLedger(draft, outcome)
  const changes = [changeOf(draft, facts.record?.lead.version ?? 0)]
  if (outcome) changes.push(changeOf(outcome, outcome.lead.version - outcome.events.length))
  return ok({ changes, claims: draft.claims })
}
