import type { FieldKind, FieldPath, FieldType, ProfileFields } from '../../conditions/index.ts'
import { HandoffError } from '../../kernel/index.ts'
import type { Lead } from '../state/lead.ts'
import type { ScoreSummary } from '../state/score-summary.ts'

/**
 * What {@link subjectOf} puts beside the profile.
 *
 * @typeParam D - the names of the dimensions of the score
 */
export interface LeadStanding<D extends string = string>
  extends Pick<Lead, 'source' | 'stage' | 'cycle' | 'owner' | 'optedOut'> {
  /** Its score; `null` before the first time. */
  readonly score:
    | (Omit<ScoreSummary, 'dimensions'> & { readonly dimensions: Readonly<Record<D, number>> })
    | null
}

/**
 * The shape of a lead as conditions see it; unknown while the profile is.
 *
 * @typeParam P - the shape of the profile
 * @typeParam D - the names of the dimensions of the score
 */
export type LeadSubject<P, D extends string = string> = unknown extends P
  ? unknown
  : P & LeadStanding<D>

const standing = {
  'source.channel': 'text',
  'source.campaign': 'text',
  'source.medium': 'text',
  'source.content': 'text',
  'score.total': 'number',
  'score.grade': 'text',
  'score.qualified': 'boolean',
  'score.held': 'texts',
  'score.policy': 'text',
  stage: 'text',
  cycle: 'number',
  owner: 'text',
  optedOut: 'texts',
} as const satisfies Record<FieldPath<LeadStanding<never>>, FieldKind>

const rootOf = (path: string): string => path.split('.', 1)[0] as string
const own: ReadonlySet<string> = new Set(Object.keys(standing).map(rootOf))

/**
 * The fields of a lead: those of its profile, and beside them `source`, `score`, `stage`, `cycle`, `owner` and `optedOut`. This is what
 * routing, service levels, criteria and notices may ask for; scoring sees the profile alone.
 *
 * @typeParam P - the shape of the profile, inferred from `fields`
 * @typeParam D - the names of the dimensions, inferred from `dimensions`
 * @param fields - the profile's fields, from `profileFields(schema)`
 * @param dimensions - the dimensions of the score; without them `score.dimensions` may have any
 * @returns the fields of the lead
 * @throws {@link HandoffError} `INVALID_PROFILE_SCHEMA` for a profile that claims a field of the lead itself
 * @example
 * ```ts
 * import { checkCondition, leadFields, profileFields } from 'lead-handoff'
 * import * as z from 'zod'
 *
 * const profile = profileFields(z.object({ company: z.object({ employees: z.int() }) }))
 * const fields = leadFields(profile)
 * const hot = { field: 'score.total', op: 'atLeast', value: 80 }
 * console.log(checkCondition(hot, { fields }).length) // 0
 * console.log(checkCondition(hot, { fields: profile })[0]?.message) // there is no field "score.total"
 * ```
 */
export const leadFields = <P, const D extends string = string>(
  fields: ProfileFields<P>,
  dimensions?: readonly D[],
): ProfileFields<LeadSubject<P, D>> => {
  const claimed = [...fields.paths.keys(), ...fields.open].map(rootOf).filter((x) => own.has(x))
  if (claimed.length > 0) {
    const issues = [...new Set(claimed)].map((path) => ({
      path,
      message: `"${path}" is the lead's own: routing, service levels, criteria and notices see it beside the profile; give the profile's field another name`,
    }))
    throw new HandoffError('INVALID_PROFILE_SCHEMA', 'this profile hides what a lead is', {
      issues,
    })
  }
  const number: FieldType = { kind: 'number' }
  return Object.freeze({
    paths: new Map<string, FieldType>([
      ...fields.paths,
      ...Object.entries(standing).map(([path, kind]) => [path, { kind }] as const),
      ...(dimensions ?? []).map((name) => [`score.dimensions.${name}`, number] as const),
    ]),
    open: Object.freeze([...fields.open, ...(dimensions ? [] : ['score.dimensions'])]),
  })
}
