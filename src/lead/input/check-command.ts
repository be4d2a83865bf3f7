import { type Issue, isPlainObject, limits } from '../../kernel/index.ts'
import {
  type Check,
  flag,
  formed,
  id,
  instant,
  listOf,
  object,
  oneOf,
  optional,
  recordOf,
  text,
} from './check.ts'
import { impersonal, impersonalJson } from './impersonal.ts'
import { moneyCheck, profileCheck, sourceCheck } from './profile-checks.ts'

const kebab = formed(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'kebab-case such as "key-account"')
const channel = formed(
  /^(?:\*|[a-z0-9]+(?:-[a-z0-9]+)*)$/,
  'a channel in kebab-case such as "email"',
)

const integer: Check = (value, path, issues) => {
  if (!Number.isSafeInteger(value)) issues.push({ path, message: 'expected a whole number' })
}
const points = recordOf(integer)

const base = { type: text(), leadId: id, by: optional(id), at: optional(instant), id: optional(id) }

/** What is looked at in each standard command. */
const standard: Readonly<Record<string, Check>> = {
  capture: object({ ...base, source: optional(sourceCheck), profile: optional(profileCheck) }),
  'update-profile': object({
    ...base,
    source: optional(sourceCheck),
    profile: optional(profileCheck),
  }),
  erase: object(base),
  'record-activity': object({
    ...base,
    activityId: id,
    activity: kebab,
    content: optional(impersonal(text())),
    properties: optional(impersonalJson),
  }),
  annotate: object({ ...base, noteId: id, text: text(limits.noteLength) }),
  'decline-offer': object({ ...base, reason: impersonal(text()) }),
  touch: object({
    ...base,
    touchId: id,
    channel: kebab,
    outcome: oneOf('reached', 'not-reached', 'bounced'),
    automated: optional(flag),
    inReplyTo: optional(id),
  }),
  'override-score': object({
    ...base,
    reason: kebab,
    add: optional(points),
    dimensions: optional(points),
    total: optional(integer),
    grade: optional(impersonal(text())),
    expiresAt: optional(instant),
  }),
  'opt-out': object({ ...base, channels: optional(listOf(channel)) }),
  'opt-in': object({ ...base, channels: optional(listOf(channel)) }),
  pause: object({ ...base, reason: optional(kebab) }),
  resume: object({ ...base, reason: optional(kebab) }),
  'rebase-clocks': object({ ...base, reason: kebab }),
  merge: object({ ...base, absorb: id }),
  elapse: object(base),
}

const transition = object({
  ...base,
  reason: optional(impersonal(text())),
  to: optional(text()),
  override: optional(kebab),
  assignee: optional(id),
  revenue: optional(moneyCheck),
  checkInAt: optional(instant),
})

/** The names of the commands that are the same in every lifecycle. */
export const standardCommands: readonly string[] = Object.keys(standard)

/**
 * What is wrong with a command, whatever the state of its lead.
 *
 * @param command - anything
 * @returns the findings, with paths; empty for a sound command
 */
export const checkCommand = (command: unknown): readonly Issue[] => {
  if (!isPlainObject(command))
    return [{ path: '', message: 'expected a command, an object with a type' }]
  const { type } = command
  if (typeof type !== 'string') return [{ path: 'type', message: 'expected the name of a command' }]
  const issues: Issue[] = []
  const check = Object.hasOwn(standard, type) ? standard[type] : transition
  check?.(command, '', issues)
  return issues
}
