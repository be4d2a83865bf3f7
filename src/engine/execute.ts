import { HandoffError, limits, ok, type Result, refused } from '../kernel/index.ts'
import {
  type AnyCommand,
  canComeFrom,
  type Decision,
  decideParsed,
  type HandoffModel,
  parseCommand,
  type Refusal,
  refusal,
} from '../lead/index.ts'
import type { Loaded } from '../ports/index.ts'
import { batchOf } from './batch-of.ts'
import { readFacts } from './facts-of.ts'
import type { Executed, Shell } from './shell.ts'

/**
 * Whether nothing is to be written. Time that passes without an event still moves the timers on, and a command with an id that did nothing
 * must do nothing when it is sent again, whatever has happened since.
 *
 * @param decision - what a command leads to
 * @param command - the command
 * @returns whether a commit can be spared
 */
export const isIdle = ({ changes }: Decision, { type, id }: AnyCommand): boolean =>
  type !== 'elapse' && id === undefined && changes.every(({ events }) => events.length === 0)

/**
 * What a decision did, once it is committed.
 *
 * @param decision - the decision
 * @returns the lead of the command, and the events of all leads
 */
export const executedOf = (decision: Decision): Executed => {
  const first = decision.changes[0] as Decision['changes'][number]
  const { lead, profile } = first.record
  const isAlone = decision.changes.length === 1
  const events = isAlone ? first.events : decision.changes.flatMap(({ events }) => events)
  return { lead, profile, events, duplicate: false }
}

/**
 * What a command did that was executed before.
 *
 * @param model - the policies
 * @param command - the command
 * @param loaded - what the store knows
 * @returns what it did then, or the refusal if its id was that of another command; `undefined` if it was not executed before
 */
export const repeated = (
  model: HandoffModel,
  command: AnyCommand,
  { record, done }: Loaded,
): Result<Executed, Refusal> | undefined => {
  if (!record || !done) return undefined
  if (canComeFrom(model, command, done)) return ok({ ...record, events: done, duplicate: true })
  const { type, id = '' } = command
  return refused(refusal('COMMAND_ID_REUSED', { commandId: id, command: type }))
}

/** One attempt: `undefined` if somebody else was faster and the decision must be made anew. */
const attempt = async (
  shell: Shell,
  command: AnyCommand,
): Promise<Result<Executed, Refusal> | undefined> => {
  const { model, store } = shell
  const loaded = await store.load({
    leadId: command.leadId,
    commandId: command.id ?? null,
    pools: model.routing.pools,
  })
  const before = repeated(model, command, loaded)
  if (before) return before
  const facts = await readFacts(shell, command, loaded)
  const result = decideParsed(model, command, facts)
  if (!result.ok) return result
  const decision = result.value
  if (isIdle(decision, command)) return ok(executedOf(decision))
  const outcome = await store.commit(batchOf(model, { command, facts, decision }))
  return outcome === 'committed' ? ok(executedOf(decision)) : undefined
}

/**
 * Tells the listeners what a command did.
 *
 * @param shell - what to work with
 * @param result - what the command did, or the refusal
 */
export const announce = ({ notifier }: Shell, result: Result<Executed, Refusal>): void => {
  if (!result.ok || result.value.duplicate) return
  for (const event of result.value.events) notifier.tell(event)
}

/**
 * Says that others were faster each time.
 *
 * @returns the fault
 */
export const overtakenForGood = (): HandoffError =>
  new HandoffError(
    'VERSION_CONFLICT',
    `other writers were faster ${limits.commitAttempts} times; send the command again`,
  )

/**
 * Executes a command that has been parsed.
 *
 * @param shell - what to work with
 * @param command - what is asked
 * @returns what happened, or the refusal
 * @throws {@link HandoffError} as {@link execute}
 */
export const executeParsed = async (
  shell: Shell,
  command: AnyCommand,
): Promise<Result<Executed, Refusal>> => {
  const act = () => attempt(shell, command)
  for (let i = 0; i < limits.commitAttempts; i += 1) {
    const result = await (i === 0 ? act() : shell.turns(act))
    if (!result) continue
    announce(shell, result)
    return result
  }
  throw overtakenForGood()
}

/**
 * Loads, decides, commits and notifies; decides anew when somebody else was faster.
 *
 * @param shell - what to work with
 * @param command - what is asked
 * @returns what happened, or the refusal
 * @throws {@link HandoffError} `VERSION_CONFLICT` when others were faster `limits.commitAttempts` times; `INVALID_INSTANT` for a clock that is none;
 * `STORE_FAILED` and `STORE_CONTRACT_BROKEN` for
 * the store's faults
 */
export const execute = (shell: Shell, command: unknown): Promise<Result<Executed, Refusal>> => {
  const parsed = parseCommand(command)
  return parsed.ok ? executeParsed(shell, parsed.value) : Promise.resolve(parsed)
}
