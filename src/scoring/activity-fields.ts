import type { ProfileFields } from '../conditions/index.ts'

/** What an activity rule's `where` may look at. */
export const activityFields: ProfileFields = {
  paths: new Map([
    ['id', { kind: 'text' }],
    ['type', { kind: 'text' }],
    ['at', { kind: 'number' }],
    ['content', { kind: 'text' }],
  ]),
  open: ['properties'],
}
