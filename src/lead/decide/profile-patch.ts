import type { JsonObject } from '../../kernel/index.ts'
import type { ProfilePatch } from '../commands/standard-command.ts'
import type { Profile } from '../state/profile.ts'

const sections = ['contact', 'company', 'qualification', 'attributes'] as const

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null

const same = (a: unknown, b: unknown): boolean =>
  a === b || (isObject(a) && isObject(b) && JSON.stringify(a) === JSON.stringify(b))

/** A profile after changes, and the names of the fields that differ. */
export interface PatchedProfile {
  /** The profile afterwards. */
  readonly profile: Profile
  /** Names such as `contact.email`, without values. */
  readonly fields: readonly string[]
}

/**
 * Applies changes to a profile.
 *
 * @param profile - the profile before
 * @param patch - sound changes; `null` removes a field
 * @returns the profile afterwards and what changed
 */
export const patchProfile = (profile: Profile, patch: ProfilePatch | undefined): PatchedProfile => {
  const fields: string[] = []
  if (!patch) return { profile, fields }
  const { contact, company, qualification, attributes, notes } = profile
  const next: Record<string, unknown> = { contact, company, qualification, attributes, notes }
  for (const section of sections) {
    const changes = patch[section] as JsonObject | undefined
    if (!changes) continue
    const values: Record<string, unknown> = { ...profile[section] }
    for (const key of Object.keys(changes)) {
      const value = changes[key]
      const before = Object.hasOwn(values, key) ? values[key] : null
      if (value === undefined || same(before, value)) continue
      if (value === null) delete values[key]
      else values[key] = value
      fields.push(`${section}.${key}`)
    }
    next[section] = values
  }
  return { profile: fields.length > 0 ? (next as object as Profile) : profile, fields }
}

/**
 * Joins two profiles of one person.
 *
 * @param kept - wins where both know something
 * @param other - fills what is missing
 * @returns the joint profile
 */
export const joinProfiles = (kept: Profile, other: Profile): Profile => ({
  contact: { ...other.contact, ...kept.contact },
  company: { ...other.company, ...kept.company },
  qualification: { ...other.qualification, ...kept.qualification },
  attributes: { ...other.attributes, ...kept.attributes },
  notes: { ...other.notes, ...kept.notes },
})
