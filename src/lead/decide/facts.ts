import type { Instant } from '../../kernel/index.ts'
import type { PoolState, TeamMember } from '../../routing/index.ts'
import type { LeadEvent } from '../events/lead-event.ts'
import type { CommandId } from '../state/ids.ts'
import type { LeadRecord } from '../state/lead-record.ts'

/** What a decision may know beside the policies and the command. Nothing else is looked up. */
export interface Facts {
  /** The lead as it stands; absent if there is none of this id. */
  readonly record?: LeadRecord
  /** The instant of the decision. */
  readonly now: Instant
  /** Id of the command. */
  readonly commandId: CommandId
  /**
   * The sales team.
   *
   * @defaultValue nobody
   */
  readonly team?: readonly TeamMember[]
  /**
   * What is remembered of each routing pool.
   *
   * @defaultValue unused pools
   */
  readonly pools?: Readonly<Record<string, PoolState>>
  /** `merge`: the lead that is absorbed. */
  readonly other?: LeadRecord
  /** All events of the lead, needed when its score was computed under another policy, and of both leads for `merge`. */
  readonly history?: readonly LeadEvent[]
}
