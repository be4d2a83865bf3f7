import type { QuarterOptions } from '../simulate/simulate.ts'
import type { World } from '../simulate/world.ts'
import { cracks } from './cracks.ts'
import { sourceFunnel } from './source-funnel.ts'
import { storyOf } from './story.ts'
import type { Style } from './style.ts'
import { teamLoad } from './team-load.ts'
import { number, printedZone } from './text.ts'

/**
 * The whole screen.
 *
 * @param style - how to mark text
 * @param world - the world at the end of the quarter
 * @param options - what it was played with
 * @returns the lines
 */
export const quarterScreen = async (
  style: Style,
  world: World,
  { seed, leads }: QuarterOptions,
): Promise<readonly string[]> => {
  const events = world.store.events()
  return [
    style.strong('Larkfield Instruments, first quarter of 2026'),
    'Sensors and software that keep cold chains cold. The company is made up, and so are its people.',
    `${number(leads)} leads from six sources; eight salespeople in Berlin, New York and Singapore.`,
    style.faint(
      `${number(world.sent.commands)} commands, ${number(events.length)} events, seed ${seed}. Times are of ${printedZone}.`,
    ),
    ...(await storyOf(style, world)),
    ...teamLoad(style, events),
    ...sourceFunnel(style, events),
    ...(await cracks(style, world)),
  ]
}
