/** What was agreed for a period. */
export interface Target {
  /** What it is about, such as `won`. */
  readonly name: string
  /** How much was agreed. */
  readonly goal: number
}

/** How far a target is. */
export interface Progress extends Target {
  /** How much there is; `null` if nobody has counted it. */
  readonly actual: number | null
  /** The part of the goal that is reached; `null` for a goal of 0 or nothing counted. */
  readonly reached: number | null
  /** How much there would be at the end at the present pace; `null` at the very beginning. */
  readonly projected: number | null
}

/**
 * Progress against targets.
 *
 * @param targets - what was agreed
 * @param actual - what there is, by name
 * @param elapsed - the part of the period that has passed, 0 to 1
 * @returns a row for each target
 * @example
 * ```ts
 * import { progressOf } from 'lead-handoff/feedback'
 *
 * console.log(progressOf([{ name: 'won', goal: 40 }], { won: 15 }, 0.5)[0]?.projected) // 30
 * ```
 */
export const progressOf = (
  targets: readonly Target[],
  actual: Readonly<Record<string, number>>,
  elapsed: number,
): readonly Progress[] =>
  targets.map((target) => {
    const n = Object.hasOwn(actual, target.name) ? (actual[target.name] as number) : null
    const some = n !== null && elapsed > 0 && elapsed <= 1
    return {
      ...target,
      actual: n,
      reached: n !== null && target.goal > 0 ? n / target.goal : null,
      projected: some ? n / elapsed : null,
    }
  })
