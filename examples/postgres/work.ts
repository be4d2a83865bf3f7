import { setTimeout as wait } from 'node:timers/promises'
import type { LeadHandoff, OutboxMessage, StandardLifecycle } from 'lead-handoff'

/** What a worker works with. */
export interface Work {
  readonly handoff: LeadHandoff<StandardLifecycle>
  /** Hands a message to the mailer. It may come twice: a receiver knows it by its lead and id. */
  readonly send: (message: OutboxMessage) => Promise<void> | void
  /** Is told what went wrong; the worker goes on. */
  readonly onFault: (fault: unknown) => void
  /** Ends the work. */
  readonly signal: AbortSignal
  /** How long to wait when there is nothing to do. */
  readonly pauseMs: number
}

/** Ends early when the work is to end. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  wait(ms, undefined, { signal }).catch(() => undefined)

/** One round: what is due, then what is to be told. Resolves to whether there may be more at once. */
export const workOnce = async ({ handoff, send, onFault }: Work): Promise<boolean> => {
  let more = false
  try {
    more = (await handoff.tick()).more
  } catch (fault) {
    onFault(fault)
  }
  try {
    const delivered = await handoff.deliver(send)
    for (const failure of delivered.failed) onFault(failure)
    return more || delivered.more
  } catch (fault) {
    onFault(fault)
    return more
  }
}

/** Works until it is told to end. Any number of processes may do this at the same time. */
export const work = async (job: Work): Promise<void> => {
  while (!job.signal.aborted) {
    if (!(await workOnce(job))) await pause(job.pauseMs, job.signal)
  }
}
