import type { LeadEvent } from '../lead/index.ts'
import type { Fact, FactName } from './fact.ts'
import { factsOf } from './facts-of.ts'

/** A state that is changed in place while facts come in: the fast way of combining what each of them contributes. */
export interface Fold<S> {
  /**
   * Takes a fact in.
   *
   * @param fact - any fact
   */
  add(fact: Fact): void
  /**
   * The state so far.
   *
   * @returns a state that later facts do not change
   */
  state(): S
}

/**
 * A number over events that can be computed anywhere: `combine` is associative and commutative and `empty` changes nothing, so any partition of the
 * events, in any order, gives the same result.
 *
 * @typeParam S - the state: plain JSON that can be stored, sent and combined
 * @typeParam R - what people read
 */
export interface Metric<S, R> {
  /** Stable name. */
  readonly id: string
  /**
   * The facts that it looks at; all others contribute nothing.
   *
   * @defaultValue all
   */
  readonly on?: readonly FactName[]
  /** The state without any event. */
  readonly empty: S
  /**
   * What one fact contributes.
   *
   * @param fact - any fact, with its sign
   * @returns its state; `empty` itself if it contributes nothing
   */
  measure(fact: Fact): S
  /**
   * Joins two states.
   *
   * @param a - a state
   * @param b - another
   * @returns a state that says what both say; neither is changed
   */
  combine(a: S, b: S): S
  /**
   * What people read.
   *
   * @param state - the state of all events
   * @returns the result
   */
  present(state: S): R
  /**
   * The same as measuring and combining, without a state for each fact. The shipped metrics have it; one of your own does without.
   *
   * @param from - the state to begin with
   * @returns a state that is changed in place
   */
  fold?(from: S): Fold<S>
}

/**
 * Begins to take facts in.
 *
 * @typeParam S - the state
 * @typeParam R - what people read
 * @param metric - the metric
 * @param from - the state to begin with
 * @returns a state that is changed in place
 */
export const foldOf = <S, R>(metric: Metric<S, R>, from: S = metric.empty): Fold<S> => {
  if (metric.fold) return metric.fold(from)
  let state = from
  return {
    add: (fact) => {
      const part = metric.measure(fact)
      if (part !== metric.empty) state = metric.combine(state, part)
    },
    state: () => state,
  }
}

/**
 * What events come to, ready to be stored, sent, combined and continued.
 *
 * @typeParam S - the state
 * @typeParam R - what people read
 * @param metric - the metric
 * @param events - the events, in any order, each once
 * @param from - what earlier events came to
 * @returns the state
 * @example
 * ```ts
 * import { funnel, measureEvents } from 'lead-handoff/metrics'
 *
 * const monday = measureEvents(funnel, [])
 * const sinceMonday = measureEvents(funnel, [], monday)
 * console.log(funnel.present(sinceMonday).leads) // 0
 * ```
 */
export const measureEvents = <S, R>(
  metric: Metric<S, R>,
  events: Iterable<LeadEvent>,
  from: S = metric.empty,
): S => {
  const fold = foldOf(metric, from)
  const wanted = metric.on && new Set(metric.on)
  for (const event of events) {
    const facts = factsOf(event, wanted)
    for (let i = 0; i < facts.length; i += 1) fold.add(facts[i] as Fact)
  }
  return fold.state()
}

/**
 * Computes a metric in one pass.
 *
 * @typeParam S - the state
 * @typeParam R - what people read
 * @param metric - the metric
 * @param events - the events, in any order, each once
 * @returns what people read
 */
export const computeMetric = <S, R>(metric: Metric<S, R>, events: Iterable<LeadEvent>): R =>
  metric.present(measureEvents(metric, events))
