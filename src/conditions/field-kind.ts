/** What a field holds: a text, a number, a yes or no, or a list of one of them. */
export type FieldKind = 'text' | 'number' | 'boolean' | 'texts' | 'numbers' | 'booleans'

/** One field that conditions may use. */
export interface FieldType {
  /** What it holds. */
  readonly kind: FieldKind
  /** The only values it can have, for an enumeration. */
  readonly values?: readonly (string | number | boolean)[]
}

declare const subject: unique symbol

/**
 * The fields that conditions may use, by path, as {@link profileFields} reads them from a schema.
 *
 * @typeParam P - the shape of the subject; only the compiler sees it
 */
export interface ProfileFields<out P = unknown> {
  /** Each field with what it holds, by its path. */
  readonly paths: ReadonlyMap<string, FieldType>
  /** Paths below which anything may stand, such as a record of custom attributes. */
  readonly open: readonly string[]
  /** Carries the type; there is nothing here when the program runs. */
  readonly [subject]?: P
}
