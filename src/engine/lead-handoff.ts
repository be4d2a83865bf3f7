import type { Brief, StoryLine } from '../brief/index.ts'
import type { Instant, Result } from '../kernel/index.ts'
import type {
  clocksOf,
  HandoffModel,
  Lead,
  LeadCommand,
  LeadEvent,
  LeadId,
  LeadRecord,
  Lifecycle,
  PersonId,
  Refusal,
} from '../lead/index.ts'
import type { LedgerPage, ListPage } from '../ports/index.ts'
import type { Delivered, SendMessage } from './deliver.ts'
import type { HandoffEvents } from './events.ts'
import type { Explanation } from './explain.ts'
import type { LedgerRequest } from './ledger-pages.ts'
import type { ListRequest } from './list.ts'
import type { Executed } from './shell.ts'
import type { EngineStore } from './store-access.ts'
import type { Ticked } from './tick.ts'

/**
 * The hand-off, ready to be used.
 *
 * @typeParam L - the type of the lifecycle
 */
export interface LeadHandoff<L extends Lifecycle> {
  /** The policies, checked. */
  readonly model: HandoffModel<L>
  /**
   * Executes a command: loads the lead, decides, commits everything at once and tells the listeners.
   *
   * @param command - what is asked; with an `id` it is safe to send again
   * @returns what happened, or a refusal that says what is possible instead
   * @throws {@link HandoffError} `VERSION_CONFLICT`, `STORE_FAILED` or `STORE_CONTRACT_BROKEN`; nothing has been written then, or everything if the store
   * failed after the commit: send the command again with the same id
   */
  execute(command: LeadCommand<L>): Promise<Result<Executed, Refusal>>
  /**
   * Executes many commands, such as an import: the same results as one after the other, in a few round trips to the store. Of the commands of one lead each
   * is decided on what the ones before it leave.
   *
   * @param commands - what is asked, in order; with an `id` each of them is safe to send again
   * @returns what became of each, in the same order
   * @throws TypeError if it is no list
   * @throws {@link HandoffError} as for a single command; some of the commands have taken effect then, and those with an id may be sent again
   */
  executeAll(commands: readonly LeadCommand<L>[]): Promise<readonly Result<Executed, Refusal>[]>
  /**
   * Reads a lead.
   *
   * @param leadId - the lead
   * @returns the lead and its profile, or `undefined`
   * @throws {@link HandoffError} `INVALID_ID` for an id that no lead can have
   */
  lead(leadId: LeadId): Promise<LeadRecord | undefined>
  /**
   * Reads a lead as it was known at an instant.
   *
   * @param leadId - the lead
   * @param instant - a `Date` or epoch milliseconds
   * @returns the lead, or `undefined` if it was not known then
   * @throws {@link HandoffError} `INVALID_ID` or `INVALID_INSTANT`
   */
  asOf(leadId: LeadId, instant: Date | Instant): Promise<Lead | undefined>
  /**
   * Reads everything that happened to a lead, and to the leads that were merged into it.
   *
   * @param leadId - the lead
   * @returns the events, by lead in order
   * @throws {@link HandoffError} `INVALID_ID` for an id that no lead can have
   */
  history(leadId: LeadId): Promise<readonly LeadEvent[]>
  /**
   * Explains a lead: its score to the last point, who has it and why, what may happen next, and its story.
   *
   * @param leadId - the lead
   * @returns the explanation, or `undefined` if there is no such lead
   * @throws {@link HandoffError} `INVALID_ID` for an id that no lead can have
   */
  explain(leadId: LeadId): Promise<Explanation | undefined>
  /**
   * Reads a lead's story.
   *
   * @param leadId - the lead
   * @returns a line for everything that happened, with its reasons, oldest first; empty if there is no such lead
   * @throws {@link HandoffError} `INVALID_ID` for an id that no lead can have
   */
  timeline(leadId: LeadId): Promise<readonly StoryLine[]>
  /**
   * Reads everything that sales is handed over with a lead. Render it with `briefText`, `briefMarkdown` or `briefHtml`.
   *
   * @param leadId - the lead
   * @returns the brief as data, or `undefined` if there is no such lead
   * @throws {@link HandoffError} `INVALID_ID` for an id that no lead can have
   */
  brief(leadId: LeadId): Promise<Brief | undefined>
  /**
   * Reads the clocks of a lead for a screen.
   *
   * @param leadId - the lead
   * @returns the clocks, the one that is due first at the front; empty if there is no such lead
   * @throws {@link HandoffError} `INVALID_ID` for an id that no lead can have
   */
  clocks(leadId: LeadId): Promise<ReturnType<typeof clocksOf>>
  /**
   * Lists leads, such as those of a salesperson: hottest first by score, deadline and age. The order is total and stable.
   *
   * @param request - which leads, in which order, and how many; all of them if absent
   * @returns a page of leads, and the cursor of the next one
   * @throws TypeError for a field that there is none of, or a stage, kind or order that is none; RangeError for a limit below one or beyond `limits.pageSize`
   * @throws {@link HandoffError} `INVALID_CURSOR` for a cursor that is none
   */
  list(request?: ListRequest): Promise<ListPage>
  /**
   * Lists the qualified leads that nobody has and that wait in no queue: those that marketing hands off by hand, and those that are held.
   *
   * @param request - the order, the page and its size
   * @returns a page of leads, and the cursor of the next one; a page may be empty although there are more
   * @throws TypeError for a field that there is none of, or a stage, kind or order that is none; RangeError for a limit below one or beyond `limits.pageSize`
   * @throws {@link HandoffError} `INVALID_CURSOR` for a cursor that is none
   */
  waiting(request?: Pick<ListRequest, 'order' | 'after' | 'limit'>): Promise<ListPage>
  /**
   * Reads the ledger of a team: every assignment, decline, time-out, credit, absence and joining, in order. Sum it up with `sumLedger`, and prove with `checkLedger`
   * that the stored state is exactly that.
   *
   * @param request - which pool, from where on, and how many entries
   * @returns a page of entries, and the cursor to go on from; the page at the end is empty
   * @throws TypeError if no pool is named
   * @throws RangeError for a limit below one or beyond `limits.pageSize`
   */
  ledger(request: LedgerRequest): Promise<LedgerPage>
  /**
   * Lets time pass: leads whose timers have come due get what is due. Call it regularly, from as many workers as you like.
   *
   * @param limit - most leads in one call
   * @returns how many leads were looked at, and whether there may be more
   * @throws RangeError for a limit below one
   * @throws {@link HandoffError} the first fault, after every lead that was due has had its turn
   */
  tick(limit?: number): Promise<Ticked>
  /**
   * Looks at all open leads of a person again. Call it when an absence of theirs was entered or taken back: their leads are given to others where the policy
   * says so, and timers follow.
   *
   * @param assignee - the person
   * @returns how many leads were looked at
   * @throws {@link HandoffError} `INVALID_ID` for an id that nobody can have
   */
  review(assignee: PersonId): Promise<number>
  /**
   * Hands messages that wait in the outbox to a sender and settles those that it takes. Call it regularly, from as many workers as you like. A
   * message whose sender throws, or whose worker dies, is handed out again: a receiver must know a message by its lead and id.
   *
   * @param send - sends one message; what it throws is reported and harms no other message
   * @param limit - most messages in one call
   * @returns how many were delivered, which were not, and whether there may be more
   * @throws TypeError for a sender that is no function; RangeError for a limit below one
   */
  deliver(send: SendMessage, limit?: number): Promise<Delivered>
  /**
   * The same hand-off over another store, such as one that is bound to a transaction of the host. It has listeners of its own, because nothing is certain
   * before that transaction ends.
   *
   * @param store - the store
   * @returns the hand-off; policies, team and clock are shared
   * @throws {@link HandoffError} `STORE_CONTRACT_BROKEN` if the store does not speak this edition of the contract
   */
  over(store: EngineStore): LeadHandoff<L>
  /**
   * Listens to what was committed. A listener that throws harms neither the command nor the other listeners; listen to `listener-failed` to hear of it.
   *
   * @param name - a type of event, a transition as `lead-moved:<name>`, or `*`
   * @param listener - called after the commit, in the order of the events
   * @returns removes the listener
   * @throws TypeError for a name that there is none of
   */
  on<E extends keyof HandoffEvents<Extract<keyof L['definition']['transitions'], string>>>(
    name: E,
    listener: (
      event: HandoffEvents<Extract<keyof L['definition']['transitions'], string>>[E],
    ) => unknown,
  ): () => void
}
