import { leadMicros } from './pool.ts'

/*
 * The rule of smooth weights, once for candidates at a desk and once more, by the same functions, for the columns of a prepared team.
 */

/**
 * What a weight is due at a level.
 *
 * @param level - what each unit of weight is due, in millionths of a lead
 * @param weight - the weight
 * @returns whole millionths of a lead
 */
export const dueOfWeight = (level: number, weight: number): number => Math.round(weight * level)

/** What the rule asks of somebody. */
export interface Share {
  /** What they are short of, in millionths of a lead. */
  readonly short: number
  /** Their weight. */
  readonly weight: number
}

/**
 * Whether a lead more leaves somebody less than a whole lead ahead of their share.
 *
 * @param share - their shortfall and weight
 * @param present - the weight of all who are present
 * @returns whether they may have the next lead
 */
export const isDue = ({ short, weight }: Share, present: number): boolean =>
  short + weight * (leadMicros / Math.max(1, present)) > 0

/**
 * The level at which somebody's next lead is due; whoever has the lowest comes first.
 *
 * @param position - their position, in millionths of a lead
 * @param weight - their weight
 * @returns millionths of a lead for each unit of weight
 */
export const nextDueAt = (position: number, weight: number): number =>
  (position + leadMicros) / weight
