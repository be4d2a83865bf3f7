import type { ConditionNames } from '../../conditions/index.ts'
import { describeValue, isPlainObject, limits, suggest } from '../../kernel/index.ts'
import type { Calendars } from '../compile-team.ts'
import type { Strategies } from '../strategy.ts'
import { strategyNames } from '../strategy-policy.ts'
import { checkName, type Findings, isForm, listAt } from './form.ts'

/** The names that a routing policy may use. */
export interface RoutingNames extends ConditionNames {
  /** Strategies of the host's own; policies use them as `{ custom: name }`. */
  readonly strategies?: Strategies
  /** The calendars that members of the team may name. */
  readonly calendars?: Calendars
  /** The teams there are; without it every name is one. */
  readonly teams?: readonly string[]
  /** The people there are, by id; without it every id is one. */
  readonly people?: readonly string[]
}

/** A place in a policy. */
export interface Place {
  /** What stands there. */
  readonly value: unknown
  /** Where it is. */
  readonly path: string
}

const simpleNames = strategyNames.slice(0, 8)

/** The keys of each strategy with settings beside `use`: texts that name fields, lists of names, and more. */
const settings: Readonly<
  Record<
    string,
    {
      readonly fields?: readonly string[]
      readonly lists?: readonly string[]
      readonly needed: readonly string[]
      readonly by?: true
    }
  >
> = {
  territory: { fields: ['field'], needed: ['field'], by: true },
  skills: { lists: ['all', 'fields'], needed: [], by: true },
  'account-owner': { fields: ['field'], needed: [] },
  'previous-owner': { fields: ['field'], needed: [] },
  'score-tier': { fields: ['field'], needed: ['tiers'], by: true },
  rendezvous: { fields: ['key'], needed: ['key'] },
  'single-contact': { lists: ['order'], needed: ['order'] },
  preferred: { fields: ['territory'], lists: ['ids', 'skills'], needed: [], by: true },
  sticky: { fields: ['key'], needed: ['key'], by: true },
}

/** A field of the lead, known to the host's schema if that is given. What the library adds to a lead is always known. */
const added = ['owner', 'score', 'stage', 'cycle', 'source', 'optedOut']

const checkField = (found: Findings, { value, path }: Place, { fields }: ConditionNames): void => {
  if (typeof value !== 'string' || value === '' || value.length > limits.textLength) {
    found.add(path, `expected the path of a field of the lead, got ${describeValue(value)}`)
    return
  }
  if (!fields || added.includes(value.split('.')[0] as string)) return
  const { paths, open } = fields
  if (paths.has(value) || open.some((prefix) => value.startsWith(`${prefix}.`))) return
  const near = suggest(value, paths.keys())
  found.add(path, `the lead has no field "${value}"`, near)
}

const checkCustom = (found: Findings, { value, path }: Place, names: RoutingNames): void => {
  const place = { value, path }
  if (!isForm(found, place, { known: ['custom', 'options'], needed: ['custom'] })) return
  const known = Object.keys(names.strategies ?? {})
  const { custom, options } = place.value
  if (typeof custom !== 'string' || !known.includes(custom)) {
    const there =
      known.length === 0
        ? 'none is registered; pass it in { strategies }'
        : `registered are ${known.join(', ')}`
    const near = suggest(String(custom), known)
    found.add(`${path}.custom`, `no strategy "${String(custom).slice(0, 60)}": ${there}`, near)
  }
  if (options !== undefined && !isPlainObject(options)) {
    found.add(`${path}.options`, 'expected an object')
  }
}

const checkTiers = (found: Findings, place: Place): void => {
  let before = Number.POSITIVE_INFINITY
  for (const [i, value] of listAt(found, place, limits.memberNames).entries()) {
    const tier = { value, path: `${place.path}[${i}]` }
    const needed = ['atLeast', 'tier']
    if (!isForm(found, tier, { known: needed, needed })) continue
    checkName(found, tier.value['tier'], `${tier.path}.tier`)
    const { atLeast } = tier.value as { atLeast: unknown }
    if (typeof atLeast !== 'number' || atLeast >= before) {
      found.add(`${tier.path}.atLeast`, 'expected a number below that of the tier before')
    } else before = atLeast
  }
}

const unknownStrategy = (found: Findings, path: string, name: string): void => {
  const near = suggest(name, strategyNames)
  const message = `no strategy "${name.slice(0, 60)}"; there are ${strategyNames.join(', ')}, and { custom } for your own`
  found.add(path, message, near)
}

/**
 * Adds what is wrong with a strategy.
 *
 * @param found - the findings
 * @param place - the strategy and where it stands
 * @param names - the names that may be used
 */
export const checkStrategy = (found: Findings, place: Place, names: RoutingNames): void => {
  let { value, path }: Place = place
  for (let depth = 0; value !== undefined; depth += 1) {
    if (depth > limits.routingDepth) {
      found.add(path, `strategies are nested at most ${limits.routingDepth} deep`)
      return
    }
    if (typeof value === 'string') {
      if (simpleNames.includes(value)) return
      if (Object.hasOwn(settings, value)) {
        const { needed } = settings[value] as { needed: readonly string[] }
        const form = [`use: '${value}'`, ...needed].join(', ')
        found.add(path, `"${value}" needs settings: write { ${form} }`)
      } else unknownStrategy(found, path, value)
      return
    }
    if (!isPlainObject(value)) {
      found.add(path, `expected a strategy, got ${describeValue(value)}`)
      return
    }
    if (Object.hasOwn(value, 'custom')) {
      checkCustom(found, { value, path }, names)
      return
    }
    value = checkSettings(found, { value, path }, names)
    path = `${path}.by`
  }
}

/** A strategy that does not say which one it is. */
const unnamed = (found: Findings, { value, path }: Place): void => {
  const keys = Object.keys(value as object)
  const near = ['use', 'custom'].find((name) => keys.some((key) => suggest(key, [name]) === name))
  found.add(path, 'expected a strategy with "use", or with "custom" for your own', near)
}

/** Checks one strategy with settings. Returns the next one inside it. */
const checkSettings = (found: Findings, place: Place, names: RoutingNames): unknown => {
  const { path } = place
  const value = place.value as Readonly<Record<string, unknown>>
  const use = value['use']
  if (use === undefined) {
    unnamed(found, place)
    return undefined
  }
  if (typeof use !== 'string' || !Object.hasOwn(settings, use)) {
    if (typeof use === 'string' && simpleNames.includes(use)) {
      found.add(path, `"${use}" has no settings: write just '${use}'`)
    } else unknownStrategy(found, `${path}.use`, String(use))
    return undefined
  }
  const { fields = [], lists = [], needed, by } = settings[use] as (typeof settings)[string]
  const tiers = use === 'score-tier' ? ['tiers'] : []
  const known = ['use', ...fields, ...lists, ...tiers, ...(by ? ['by'] : [])]
  isForm(found, { value, path }, { known, needed })
  for (const key of fields) {
    if (value[key] !== undefined) {
      checkField(found, { value: value[key], path: `${path}.${key}` }, names)
    }
  }
  for (const key of lists) {
    if (value[key] === undefined) continue
    const list = { value: value[key], path: `${path}.${key}` }
    for (const [i, item] of listAt(found, list, limits.memberNames).entries()) {
      const at = `${list.path}[${i}]`
      if (key === 'fields') checkField(found, { value: item, path: at }, names)
      else checkName(found, item, at)
    }
  }
  const choices = lists.length > 0 && needed.length === 0 ? [...fields, ...lists] : []
  if (choices.length > 0 && choices.every((key) => value[key] === undefined)) {
    found.add(path, `expected at least one of ${choices.join(', ')}`)
  }
  if (use === 'score-tier' && value['tiers'] !== undefined) {
    checkTiers(found, { value: value['tiers'], path: `${path}.tiers` })
  }
  return value['by']
}
