import type { Instant, JsonObject } from '../../kernel/index.ts'
import type { PersonId } from './ids.ts'
import type { Money } from './money.ts'

/** The person. */
export interface Contact {
  /** Full name. */
  readonly name?: string
  /** E-mail address. */
  readonly email?: string
  /** Telephone number, as people write it. */
  readonly phone?: string
  /** Position in the company. */
  readonly jobTitle?: string
  /** Preferred language as a BCP 47 tag, such as `de` or `pt-BR`. */
  readonly language?: string
  /** ISO 3166-1 alpha-2 code of the country, such as `AT`. */
  readonly country?: string
}

/** The company. */
export interface Company {
  /** Its name. */
  readonly name?: string
  /** Its web domain, such as `example.com`. */
  readonly domain?: string
  /** Its line of business. */
  readonly industry?: string
  /** ISO 3166-1 alpha-2 code of the country of its seat. */
  readonly country?: string
  /** Number of employees. */
  readonly employees?: number
}

/** What sales has found out. */
export interface Qualification {
  /** What they need it for. */
  readonly need?: string
  /** When they mean to decide. */
  readonly timescale?: string
  /** What they can spend. */
  readonly budget?: Money
  /** Who decides. */
  readonly authority?: string
  /** What was agreed to do next. */
  readonly nextSteps?: string
}

/** A remark of a person about a lead. */
export interface Note {
  /** The remark. */
  readonly text: string
  /** When it was made. */
  readonly at: Instant
  /** Who made it; `null` for the system. */
  readonly by: PersonId | null
}

/**
 * Everything personal that is known of a lead. It stands beside the events, never in them, so that it can be erased without
 * touching history.
 */
export interface Profile {
  /** The person. */
  readonly contact: Contact
  /** The company. */
  readonly company: Company
  /** What sales has found out. */
  readonly qualification: Qualification
  /** Whatever else the host knows, as JSON. */
  readonly attributes: JsonObject
  /** Remarks by id. */
  readonly notes: Readonly<Record<string, Note>>
}

/** A profile of which nothing is known yet, or no longer. */
export const emptyProfile: Profile = Object.freeze({
  contact: Object.freeze({}),
  company: Object.freeze({}),
  qualification: Object.freeze({}),
  attributes: Object.freeze({}),
  notes: Object.freeze({}),
})
