import type { Fingerprint } from '../kernel/index.ts'
import type { PolicyReference } from '../lead/index.ts'

/** A line of an agreement: something with its name, or a sentence. */
export interface AgreementLine {
  /** What it is about; `null` for a sentence. */
  readonly label: string | null
  /** What was agreed. */
  readonly text: string
}

/** A part of an agreement. */
export interface AgreementSection {
  /** Its heading. */
  readonly title: string
  /** Its lines, at least one. */
  readonly lines: readonly AgreementLine[]
}

/** The whole agreement in words, as plain data. */
export interface Agreement {
  /** Names the exact content of all policies together. */
  readonly fingerprint: Fingerprint
  /** The policies it is made of. */
  readonly policies: readonly PolicyReference[]
  /** Everything that was agreed. */
  readonly sections: readonly AgreementSection[]
}
