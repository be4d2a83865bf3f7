import type { CompiledCondition, ConditionIndex } from '../conditions/index.ts'
import type { Counter } from './counter.ts'
import type { ScoreLine } from './score-explanation.ts'
import type { Scoring } from './scoring.ts'
import type {
  ActivityRule,
  Dimension,
  GradeMatrix,
  RuleLimit,
  Threshold,
} from './scoring-policy.ts'

/** A profile rule ready to be asked. */
export interface ProfileProgram {
  /** Its condition. */
  readonly when: CompiledCondition
  /** Its line in an explanation, always the same. */
  readonly line: ScoreLine
  /** Its points in exact units. */
  readonly units: number
  /** Index of what it adds to: its group, or its dimension. */
  readonly target: number
}

/** An activity rule ready to be read from tallies. */
export interface ActivityProgram {
  /** The rule. */
  readonly rule: ActivityRule
  /** How it counts. */
  readonly counter: Counter
  /** Its limits. */
  readonly limit: RuleLimit
  /** Units of one point left by age in days. */
  readonly left: readonly number[]
  /** Index of what it adds to. */
  readonly target: number
}

/** A sum that rules add to: a group, or what a dimension's ungrouped rules give. */
export interface Target {
  /** The group's name; absent for ungrouped rules. */
  readonly group?: string
  /** Index of the dimension. */
  readonly dimension: number
  /** Least sum in exact units. */
  readonly min: number
  /** Greatest sum in exact units. */
  readonly max: number
}

/** A policy in the form that is run. */
export interface ScoringProgram {
  /** Names of the dimensions in the policy's order. */
  readonly dimensions: readonly string[]
  /** Their definitions, in the same order. */
  readonly definitions: readonly Dimension[]
  /** How the grade is made, if there is one. */
  readonly grade: GradeMatrix | undefined
  /** When the day begins, in minutes after midnight UTC. */
  readonly dayStartMinutes: number
  /** The conditions of the profile rules, asked at once. */
  readonly index: ConditionIndex
  /** Room for what the index finds: one bit for each profile rule. */
  readonly matched: Int32Array
  /** The points of the profile rules in exact units. */
  readonly profileUnits: Float64Array
  /** What the profile rules add to. */
  readonly profileTargets: Int32Array
  /** The sums: first one for each dimension, then the groups. */
  readonly targets: readonly Target[]
  /** The profile rules, by target and id. */
  readonly profileRules: readonly ProfileProgram[]
  /** The activity rules, by id. */
  readonly activityRules: readonly ActivityProgram[]
  /** The counters by type of activity. */
  readonly counters: ReadonlyMap<string, readonly Counter[]>
  /** Whether points may change with time alone. */
  readonly timeDependent: boolean
  /** The thresholds in the policy's order. */
  readonly thresholds: readonly (readonly [string, Threshold])[]
}

/** A scoring with its program, which only this room sees. */
export interface CompiledScoring extends Scoring {
  /** What is run. */
  readonly program: ScoringProgram
}

/**
 * The program of a compiled policy.
 *
 * @param scoring - what `compileScoring` returned
 * @returns its program
 * @throws TypeError for anything else
 */
export const programOf = (scoring: Scoring): ScoringProgram => {
  const { program } = scoring as CompiledScoring
  if (!program) throw new TypeError('expected what compileScoring returned')
  return program
}
