import type { Lead, Profile } from '../lead/index.ts'

/** What sales wants to know of everybody. */
const wanted = {
  contact: ['name', 'email', 'phone', 'jobTitle'],
  company: ['name', 'industry', 'employees'],
  qualification: ['need', 'timescale', 'budget', 'authority', 'nextSteps'],
} as const satisfies {
  readonly [S in 'contact' | 'company' | 'qualification']: readonly (keyof Profile[S])[]
}

/**
 * What nobody has found out yet.
 *
 * @param lead - where it stands
 * @param profile - what is known of it
 * @returns paths in the order in which a brief shows them
 */
export const missingFromBrief = (lead: Lead, profile: Profile): readonly string[] => {
  const missing = Object.entries(wanted).flatMap(([section, fields]) => {
    const known = profile[section as keyof typeof wanted]
    return fields
      .filter((field) => !Object.hasOwn(known, field))
      .map((field) => `${section}.${field}`)
  })
  return lead.source ? missing : [...missing, 'source']
}
