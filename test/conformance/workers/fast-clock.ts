import type { Clock } from 'lead-handoff'

/** A time that passes faster than that of the machine, the same in all processes that are told the same. */
export interface Pace {
  /** When it began; until then it is the machine's. */
  readonly from: number
  readonly times: number
}

/** A clock that keeps the pace, so that hours of a service level pass in seconds. */
export const fastClock = ({ from, times }: Pace): Clock => ({
  now: () => from + Math.round((Date.now() - from) * times),
})
