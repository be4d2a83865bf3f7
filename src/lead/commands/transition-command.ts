import type { Instant } from '../../kernel/index.ts'
import type { Lifecycle, ReasonOf, StageOf, TransitionOf } from '../../lifecycle/index.ts'
import type { PersonId } from '../state/ids.ts'
import type { Money } from '../state/money.ts'
import type { CommandBase } from './command-base.ts'

/** A transition of any lifecycle, with everything that one may need. */
export interface AnyTransition extends CommandBase {
  /** Name of the transition. */
  readonly type: string
  /** One of the agreed reasons. */
  readonly reason?: string
  /** The stage, where the transition leaves a choice. */
  readonly to?: string
  /** `qualify`: why a person qualifies the lead against its score, in kebab-case. */
  readonly override?: string
  /** `hand-off`, `reassign`: the person who gets it, instead of routing. */
  readonly assignee?: PersonId
  /** `win`: what the lead was won for. */
  readonly revenue?: Money
  /** `recycle`, `reject`, `decline`, `mark-unreachable`: when the lead is to be looked at again. */
  readonly checkInAt?: Date | Instant
}

/** What a transition takes beside the base, by its name. */
export interface TransitionExtras {
  /** May override the score. */
  readonly qualify: Pick<AnyTransition, 'override'>
  /** May name the assignee. */
  readonly 'hand-off': Pick<AnyTransition, 'assignee'>
  /** May name the assignee. */
  readonly reassign: Pick<AnyTransition, 'assignee'>
  /** Names what the lead was won for. */
  readonly win: { readonly revenue: Money }
  /** Says when the lead is looked at again. */
  readonly recycle: { readonly checkInAt: Date | Instant }
  /** May say when the lead is looked at again; otherwise the rule `recycleFor` does. */
  readonly reject: Pick<AnyTransition, 'checkInAt'>
  /** May say when the lead is looked at again; otherwise the rule `recycleFor` does. */
  readonly decline: Pick<AnyTransition, 'checkInAt'>
  /** May say when the lead is looked at again; otherwise the rule `recycleFor` does. */
  readonly 'mark-unreachable': Pick<AnyTransition, 'checkInAt'>
}

/**
 * The reason of a transition: one of the agreed ones, or nothing where none is needed.
 *
 * @typeParam R - the agreed reasons; `never` for none
 */
export type ReasonPart<R> = [R] extends [never] ? unknown : { readonly reason: R }

/**
 * A transition of one lifecycle: the name, the reason and the stage are checked by the compiler.
 *
 * @typeParam L - the type of the lifecycle
 */
export type TransitionCommand<L extends Lifecycle> =
  string extends TransitionOf<L>
    ? AnyTransition
    : {
        [T in TransitionOf<L>]: CommandBase & {
          readonly type: T
          readonly to?: StageOf<L>
        } & ReasonPart<ReasonOf<L, T>> &
          (T extends keyof TransitionExtras
            ? TransitionExtras[T]
            : Pick<AnyTransition, 'revenue' | 'checkInAt'>)
      }[TransitionOf<L>]
