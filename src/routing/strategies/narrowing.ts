import { isMissing, readField } from '../../conditions/index.ts'
import { fingerprint, type JsonObject } from '../../kernel/index.ts'
import type { OpenDesk } from '../desk.ts'
import type { PassedOverFilter } from '../routing-decision.ts'
import type {
  OwnerStrategy,
  PreferredStrategy,
  ScoreTierStrategy,
  SkillsStrategy,
} from '../strategy-policy.ts'
import { textsOf } from '../texts-of.ts'
import { dueOf } from './by-load.ts'

type Any<S> = S extends unknown ? Readonly<S> : never

/** Whether a candidate stays. */
type Keeps = (candidate: number) => boolean

/** Leaves only those candidates who suit the lead, before a strategy chooses among them. */
export interface Narrowing {
  /** Why the others are passed over. */
  readonly filter: PassedOverFilter
  /** Who stays; `null` for all of them. */
  readonly keeps: (desk: OpenDesk) => Keeps | null
  /** What the explanation adds to the strategy's numbers for those who do not stay. */
  readonly numbers?: (desk: OpenDesk, candidate: number) => JsonObject
}

/** The same, but only if it leaves anybody. */
const ifAny = (desk: OpenDesk, keeps: Keeps): Keeps | null => {
  return desk.candidates.some(keeps) ? keeps : null
}

const hasAny = (own: readonly string[] | undefined, wanted: readonly string[]): boolean =>
  own?.some((name) => wanted.includes(name)) ?? false

const hasAll = (own: readonly string[] | undefined, wanted: readonly string[]): boolean =>
  wanted.every((name) => own?.includes(name) ?? false)

/**
 * Members who cover the lead's territory.
 *
 * @param field - the lead's field
 * @returns the narrowing; nobody stays for a lead without a territory
 */
export const byTerritory = (field: string): Narrowing => {
  const read = readField(field)
  return {
    filter: 'territory',
    keeps: (desk) => {
      const wanted = textsOf(read(desk.subject))
      return (candidate) => hasAny(desk.member(candidate).territories, wanted)
    },
  }
}

/**
 * Members who have all the skills that are asked for.
 *
 * @param policy - skills and fields
 * @returns the narrowing
 */
export const bySkills = ({
  all = [],
  fields = [],
}: Any<SkillsStrategy<string, string>>): Narrowing => {
  const readers = fields.map(readField)
  return {
    filter: 'skills',
    keeps: (desk) => {
      const wanted = [...all, ...readers.flatMap((read) => textsOf(read(desk.subject)))]
      return (candidate) => hasAll(desk.member(candidate).skills, wanted)
    },
  }
}

/**
 * The person whom the lead names.
 *
 * @param policy - the field
 * @returns the narrowing
 */
export const byOwner = ({ field = 'owner' }: OwnerStrategy<string>): Narrowing => {
  const read = readField(field)
  return {
    filter: 'not-the-owner',
    keeps: (desk) => {
      const owner = read(desk.subject)
      return (candidate) => desk.account(candidate).id === owner
    },
  }
}

/**
 * Members of the tier that the lead's score falls into, or the next one below with somebody in it, or the next one above.
 *
 * @param policy - field and tiers
 * @returns the narrowing
 */
export const byTier = ({
  field = 'score.total',
  tiers,
}: Any<ScoreTierStrategy<string, string>>): Narrowing => {
  const read = readField(field)
  return {
    filter: 'tier',
    keeps: (desk) => {
      const score = read(desk.subject)
      const found = tiers.findIndex(({ atLeast }) => typeof score === 'number' && score >= atLeast)
      const own = found < 0 ? tiers.length - 1 : found
      const order = [...tiers.slice(own), ...tiers.slice(0, own).reverse()]
      for (const { tier } of order) {
        const keeps = ifAny(desk, (candidate) => desk.member(candidate).tier === tier)
        if (keeps) return keeps
      }
      return () => false
    },
  }
}

/**
 * The preferred, if any of them can take the lead.
 *
 * @param policy - who is preferred
 * @returns the narrowing
 */
export const byPreference = ({
  ids,
  skills,
  territory,
}: Any<PreferredStrategy<string, string>>): Narrowing => {
  const read = territory === undefined ? undefined : readField(territory)
  return {
    filter: 'not-preferred',
    keeps: (desk) => {
      const wanted = read && textsOf(read(desk.subject))
      return ifAny(desk, (candidate) => {
        const member = desk.member(candidate)
        if (ids && !ids.includes(member.id)) return false
        if (skills && !hasAll(member.skills, skills)) return false
        return wanted ? hasAny(member.territories, wanted) : true
      })
    },
  }
}

/** The name under which a pool remembers what a sticky key holds; not the value itself, which may be personal. */
export const stickyKey = (field: string, subject: unknown): string | null => {
  const value = readField(field)(subject)
  return isMissing(value) ? null : fingerprint([field, value])
}

/**
 * Whoever got the last lead with the same key, if they can take it.
 *
 * @param field - the lead's field
 * @returns the narrowing
 */
export const bySticky = (field: string): Narrowing => ({
  filter: 'not-sticky',
  keeps: (desk) => {
    if (desk.pool.sticky.length === 0) return null
    const key = stickyKey(field, desk.subject)
    const known = key === null ? undefined : desk.pool.sticky.find(([name]) => name === key)
    return known ? ifAny(desk, (candidate) => desk.account(candidate).id === known[1]) : null
  },
})

/** Members with a weight, where shares are by weight. */
export const withWeight: Narrowing = {
  filter: 'no-weight',
  keeps: (desk) => (candidate) => desk.account(candidate).weight > 0,
}

/** Members whose quota has something left. */
export const withinQuota: Narrowing = {
  filter: 'quota-used',
  keeps: (desk) => (candidate) => dueOf(desk, candidate) > 0,
}
