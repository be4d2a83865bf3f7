/** Where a lead came from. Recorded once and never overwritten; what happens later is an activity. */
export interface Source {
  /** Kind of source, such as `organic-search`, `trade-fair` or `referral`. */
  readonly channel: string
  /** Name of the campaign. */
  readonly campaign?: string
  /** How it was carried, such as `cpc` or `newsletter`. */
  readonly medium?: string
  /** What was seen: an advertisement, a talk, a page. */
  readonly content?: string
}
