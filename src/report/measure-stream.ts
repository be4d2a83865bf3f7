import type { LeadEvent } from '../lead/index.ts'
import { factsOf, foldOf, type Metric } from '../metrics/index.ts'

/** How a stream is read. */
export interface StreamOptions<S> {
  /**
   * What earlier events came to.
   *
   * @defaultValue nothing
   */
  readonly from?: S
  /**
   * Is told how many events were read so far.
   *
   * @defaultValue nobody
   */
  readonly onProgress?: (events: number) => void
  /**
   * After how many events it is told.
   *
   * @defaultValue `10000`
   */
  readonly every?: number
}

/**
 * What a stream of events comes to. Never more than one event is held.
 *
 * @typeParam S - the state
 * @typeParam R - what people read
 * @param metric - the metric
 * @param events - the events, in any order, each once
 * @param options - what to begin with, and who is told of the progress
 * @returns the state
 * @example
 * ```ts
 * import { funnel } from 'lead-handoff/metrics'
 * import { measureStream } from 'lead-handoff/report'
 *
 * const state = await measureStream(funnel, (async function* () {})())
 * console.log(funnel.present(state).leads) // 0
 * ```
 */
export const measureStream = async <S, R>(
  metric: Metric<S, R>,
  events: AsyncIterable<LeadEvent> | Iterable<LeadEvent>,
  { from = metric.empty, onProgress, every = 10_000 }: StreamOptions<S> = {},
): Promise<S> => {
  const fold = foldOf(metric, from)
  const wanted = metric.on && new Set(metric.on)
  let read = 0
  for await (const event of events) {
    for (const fact of factsOf(event, wanted)) fold.add(fact)
    read += 1
    if (read % every === 0) onProgress?.(read)
  }
  if (read % every !== 0) onProgress?.(read)
  return fold.state()
}
