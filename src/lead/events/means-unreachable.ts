import type { LeadMoved } from './handoff-events.ts'

/**
 * Whether a move says that the lead could not be reached: nobody rejected it. Told by the name of the transition, which is a word of the domain in any
 * lifecycle that has it, and by the kind of the stage.
 *
 * @param move - the move
 * @returns whether sales gave up without contact
 */
export const meansUnreachable = ({
  transition,
  kind,
}: Pick<LeadMoved, 'transition' | 'kind'>): boolean =>
  transition === 'mark-unreachable' && kind === 'parked'
