/**
 * A primitive with a name of its own: a plain literal is accepted, a value of another flavour is a compile error.
 *
 * @typeParam T - the primitive
 * @typeParam Name - what tells the flavours apart
 */
export type Flavoured<T, Name extends string> = T & {
  /** Never there at run time. */
  readonly __flavour?: Name
}
