import type { ProfileFields } from '../conditions/index.ts'

/** What a condition on an activity may look at: the `where` of a scoring rule and of a notice. */
export interface ActivitySubject {
  /** Its id. */
  readonly id: string
  /** What kind it is, such as `form-submitted`. */
  readonly type: string
  /** When it happened, in epoch milliseconds. */
  readonly at: number
  /** Which content it was about. */
  readonly content: string
  /** What else is known about it. */
  readonly properties: Readonly<Record<string, unknown>>
}

/** The same as fields, to check conditions against. */
export const activityFields: ProfileFields<ActivitySubject> = {
  paths: new Map([
    ['id', { kind: 'text' }],
    ['type', { kind: 'text' }],
    ['at', { kind: 'number' }],
    ['content', { kind: 'text' }],
  ]),
  open: ['properties'],
}
