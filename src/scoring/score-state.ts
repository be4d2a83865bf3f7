/**
 * What a lead's activities come to, as bounded JSON. It holds counts, not points: the policy weighs them at reading time, so
 * a policy with other points, groups, clamps or thresholds reads the same state.
 */
export interface ScoreState {
  /** One tally for each kind of counting that has counted something, by its key. */
  readonly tallies: { readonly [key: string]: string }
  /** Digests of the last counted activities, newest arrival first. */
  readonly seen: string
}

/** The state before any activity. */
export const emptyScoreState: ScoreState = Object.freeze({ tallies: Object.freeze({}), seen: '' })

/** What one activity changes: after-images of the changed parts. An event carries it, so that folding needs no policy. */
export interface ScorePatch {
  /** The tallies that changed, as they are now. */
  readonly tallies: { readonly [key: string]: string }
  /** Digest of the activity. */
  readonly seen: string
}
