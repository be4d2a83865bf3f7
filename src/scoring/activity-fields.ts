import type { ProfileFields } from '../conditions/index.ts'

/** What a condition on an activity may look at: the `where` of a scoring rule and of a notice. */
export const activityFields: ProfileFields = {
  paths: new Map([
    ['id', { kind: 'text' }],
    ['type', { kind: 'text' }],
    ['at', { kind: 'number' }],
    ['content', { kind: 'text' }],
  ]),
  open: ['properties'],
}
