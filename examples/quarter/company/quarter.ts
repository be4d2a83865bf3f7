/** One minute in milliseconds. */
export const minute = 60_000

/** One hour in milliseconds. */
export const hour = 60 * minute

/** One day in milliseconds. */
export const day = 24 * hour

/** The first quarter of 2026. The head office keeps its books by UTC, so that the quarter has one beginning and one end. */
export const quarter = {
  name: 'first quarter of 2026',
  startAt: Date.UTC(2026, 0, 1),
  endAt: Date.UTC(2026, 3, 1),
} as const
