import type { Clock } from '../ports/index.ts'

/** The clock of the machine: the one place of the library that reads it, and only the default of a port. */
export const systemClock: Clock = {
  // biome-ignore lint/plugin: the shell's default clock is where time comes from
  now: () => Date.now(),
}
