/** Transitions that mean something to the library beside a move, in any lifecycle that has them. The lead stays in its stage. */
export const stayingTransitions = ['vet', 'hand-off', 'acknowledge', 'claim', 'reassign'] as const

/** The name of such a transition. */
export type StayingTransition = (typeof stayingTransitions)[number]
