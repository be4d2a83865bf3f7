import { minute, quarter } from '../company/quarter.ts'
import { planLeads } from './leads.ts'
import { startMarketing } from './marketing.ts'
import { startSales } from './sales.ts'
import { createWorld, type World } from './world.ts'

/** What decides how the quarter goes. */
export interface QuarterOptions {
  readonly seed: number
  readonly leads: number
  /** Is told how far the quarter has gone, from 0 to 1. */
  readonly onProgress?: (part: number) => void
}

const letTimePass = (world: World): void => {
  const everyMs = 10 * minute
  for (let at = quarter.startAt; at < quarter.endAt; at += everyMs) {
    // a host would do this with an interval or a queue: whatever has come due is done, such as recording a breach
    world.agenda.plan(at, () => world.handoff.tick())
  }
}

/**
 * Plays the quarter, from the first click to the last call.
 *
 * @param options - seed and size
 * @returns the world on the last evening
 */
export const simulateQuarter = async (options: QuarterOptions): Promise<World> => {
  const world = createWorld(options.seed)
  startSales(world)
  startMarketing(world)
  planLeads(world, options.leads)
  letTimePass(world)
  const lengthMs = quarter.endAt - quarter.startAt
  await world.agenda.run(quarter.endAt, (at) => {
    world.setClock(at)
    options.onProgress?.((at - quarter.startAt) / lengthMs)
  })
  world.setClock(quarter.endAt)
  return world
}
