import { describeValue, type Instant, limits, ok, type Result, toInstant } from '../kernel/index.ts'
import {
  type AnyCommand,
  decideParsed,
  type Facts,
  type LeadEvent,
  type LeadId,
  parseCommand,
  type Refusal,
} from '../lead/index.ts'
import type { Batch, CommitOutcome, Loaded } from '../ports/index.ts'
import { batchOf } from './batch-of.ts'
import { misuse } from './check-request.ts'
import {
  announce,
  executedOf,
  executeParsed,
  isIdle,
  overtakenForGood,
  repeated,
} from './execute.ts'
import { factsOf, needsHistory } from './facts-of.ts'
import { type Ledger, openLedger } from './ledger.ts'
import type { Executed, Shell } from './shell.ts'

/** A command of many, and what became of it. */
interface Slot {
  readonly command: AnyCommand
  /** Where its result belongs. */
  readonly index: number
  result: Result<Executed, Refusal> | undefined
  /** What is to be written for it, if anything is. */
  batch: Batch | undefined
  /** What was thrown instead; kept from the other commands. */
  fault: unknown
}

const slotOf = (command: AnyCommand, index: number): Slot => ({
  command,
  index,
  result: undefined,
  batch: undefined,
  fault: undefined,
})

/** Everything that the commands of one round are decided on. */
interface Round {
  readonly shell: Shell
  readonly ledger: Ledger
  readonly team: NonNullable<Facts['team']>
  readonly now: Instant
  readonly histories: ReadonlyMap<LeadId, readonly LeadEvent[]>
}

/** Reads in one round trip what the commands need: each lead once, and the pools once. */
const loadSlots = async ({ store, model }: Shell, slots: readonly Slot[]): Promise<Ledger> => {
  const known = new Set<LeadId>()
  const queries = slots.flatMap(({ command: { leadId, id = null } }, i) => {
    if (id === null && known.has(leadId)) return []
    known.add(leadId)
    return [{ leadId, commandId: id, pools: i === 0 ? model.routing.pools : [] }]
  })
  return openLedger(queries, await store.loadMany(queries))
}

/** The histories of leads whose score was counted under another policy, in one round trip. */
const readHistories = async (
  { store, model }: Shell,
  loaded: Iterable<Loaded>,
): Promise<ReadonlyMap<LeadId, readonly LeadEvent[]>> => {
  const owners = new Map<LeadId, LeadId>()
  for (const one of loaded) {
    if (!one.record || !needsHistory(model, one)) continue
    const { id, absorbed } = one.record.lead
    for (const leadId of [id, ...absorbed]) owners.set(leadId, id)
  }
  const histories = new Map<LeadId, LeadEvent[]>()
  if (owners.size === 0) return histories
  for (const event of await store.history([...owners.keys()])) {
    const owner = owners.get(event.leadId) ?? event.leadId
    const history = histories.get(owner)
    if (history) history.push(event)
    else histories.set(owner, [event])
  }
  return histories
}

/** Decides one command on what the ones before it in the round leave. */
const decideSlot = (round: Round, slot: Slot): Result<Executed, Refusal> => {
  const { shell, ledger, team, now, histories } = round
  const { command } = slot
  const loaded = ledger.read(command)
  const before = repeated(shell.model, command, loaded)
  if (before) return before
  const history = needsHistory(shell.model, loaded) ? histories.get(command.leadId) : undefined
  const facts = factsOf(command, { loaded, team, now, ...(history ? { history } : {}) })
  const result = decideParsed(shell.model, command, facts)
  if (!result.ok) return result
  if (!isIdle(result.value, command)) {
    slot.batch = batchOf(shell.model, { command, facts, decision: result.value })
    ledger.write(slot.batch)
  }
  return ok(executedOf(result.value))
}

/** The slots that must be decided anew: the ones that were overtaken, and whatever was refused on what they seemed to leave. */
const overtaken = (slots: readonly Slot[], outcomes: readonly CommitOutcome[]): readonly Slot[] => {
  let written = 0
  let failed = false
  return slots.filter(({ batch, fault }) => {
    if (!batch) return failed && fault === undefined
    const isLost = outcomes[written] !== 'committed'
    written += 1
    failed ||= isLost
    return isLost
  })
}

/** One attempt: three round trips to the store, whatever the number of commands. Resolves to those that were overtaken. */
const attemptRound = async (shell: Shell, slots: readonly Slot[]): Promise<readonly Slot[]> => {
  const ledger = await loadSlots(shell, slots)
  const round: Round = {
    shell,
    ledger,
    histories: await readHistories(shell, ledger.loaded),
    team: await shell.team.members(),
    now: toInstant(shell.clock.now(), 'clock'),
  }
  for (const slot of slots) {
    slot.batch = undefined
    slot.result = undefined
    try {
      slot.result = decideSlot(round, slot)
    } catch (error) {
      slot.fault = error
    }
  }
  const batches = slots.flatMap(({ batch }) => (batch ? [batch] : []))
  const outcomes = batches.length > 0 ? await shell.store.commitMany(batches) : []
  const again = new Set(overtaken(slots, outcomes))
  for (const slot of slots) {
    if (slot.result && !again.has(slot)) announce(shell, slot.result)
  }
  return [...again]
}

/**
 * Attempts until nothing is overtaken. What was overtaken is tried again together: one by one, the leads of one team would overtake each
 * other, in this process and in all others.
 */
const executeRound = async (shell: Shell, slots: readonly Slot[]): Promise<void> => {
  let open = slots
  for (let i = 0; i < limits.commitAttempts; i += 1) {
    const act = () => attemptRound(shell, open)
    const again = await (i === 0 ? act() : shell.turns(act))
    if (again.length === 0) return
    // whoever gets on has not failed
    if (again.length < open.length) i = 0
    open = again
  }
  for (const slot of open) {
    slot.result = undefined
    slot.fault = overtakenForGood()
  }
}

/** Rounds of a bounded size. A merge needs two leads and their histories, so it has a round of its own. */
const roundsOf = (slots: readonly Slot[]): readonly (readonly Slot[])[] => {
  const rounds: Slot[][] = []
  let open: Slot[] | undefined
  for (const slot of slots) {
    const isAlone = slot.command.type === 'merge'
    if (!open || isAlone || open.length >= limits.batchSize) {
      open = []
      rounds.push(open)
    }
    open.push(slot)
    if (isAlone) open = undefined
  }
  return rounds
}

const executeAlone = async (shell: Shell, slot: Slot): Promise<void> => {
  try {
    slot.result = await executeParsed(shell, slot.command)
  } catch (error) {
    slot.fault = error
  }
}

/**
 * Executes many commands with the same results as one after the other, in a few round trips.
 *
 * @param shell - what to work with
 * @param commands - what is asked, in order
 * @returns what became of each, in the same order
 * @throws TypeError if it is no list of commands; {@link HandoffError} as for a single command, after all others have had their turn, unless the store failed for all of them; a command
 * with an id may be sent again
 */
export const executeAll = async (
  shell: Shell,
  commands: readonly unknown[],
): Promise<readonly Result<Executed, Refusal>[]> => {
  if (!Array.isArray(commands)) {
    const message = `expected a list of commands, got ${describeValue(commands)}`
    throw misuse('executeAll', [{ path: '', message }])
  }
  const results = new Array<Result<Executed, Refusal>>(commands.length)
  const slots: Slot[] = []
  for (const [index, command] of commands.entries()) {
    const parsed = parseCommand(command)
    if (parsed.ok) slots.push(slotOf(parsed.value, index))
    else results[index] = parsed
  }
  for (const round of roundsOf(slots)) {
    const [first] = round
    if (first?.command.type === 'merge') {
      await executeAlone(shell, first)
    } else await executeRound(shell, round)
    for (const { index, result } of round) if (result) results[index] = result
  }
  const broken = slots.find(({ fault }) => fault !== undefined)
  if (broken) throw broken.fault
  return results
}
