/** The reason of what a service level does by itself; lifecycles that want it list it among the agreed ones. */
export const serviceLevelReason = 'service-level'

/** The transitions that put a lead back with marketing, in the order in which they are looked for. */
export const recyclingTransitions = ['recycle', 'reject', 'decline'] as const
