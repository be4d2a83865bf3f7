import { type Condition, checkCondition, contradiction } from '../../conditions/index.ts'
import { describeValue, isPlainObject, limits, suggest } from '../../kernel/index.ts'
import { checkStrategy, type Place, type RoutingNames } from './check-strategy.ts'
import { checkName, type Findings, isForm, listAt } from './form.ts'

/** A check under way. */
export interface PolicyCheck {
  /** The findings. */
  readonly found: Findings
  /** The names that may be used. */
  readonly names: RoutingNames
  /** Names of the policy's lists. */
  readonly lists: readonly string[]
  /** Levels of nesting around the place. */
  readonly depth: number
}

const shapes: Readonly<Record<string, readonly string[]>> = {
  team: ['team', 'strategy'],
  assignee: ['assignee'],
  queue: ['queue'],
  list: ['list'],
  firstOf: ['firstOf'],
  rules: ['rules'],
  teleQualify: ['teleQualify', 'until', 'afterwards'],
}

const shapeTexts = Object.values(shapes).map((keys) => `{ ${keys.join(', ')} }`)

/**
 * Adds what is wrong with a condition.
 *
 * @param check - the check
 * @param place - the condition and where it stands
 */
const checkWhen = ({ found, names }: PolicyCheck, { value, path }: Place): void => {
  const issues = checkCondition(value, names, path)
  found.issues.push(...issues)
  if (issues.length > 0) return
  const field = contradiction(value as Condition)
  if (field === undefined) return
  const message = `this can never hold, so the rule is never reached: no value of "${field}" satisfies it`
  found.add(path, message)
}

const checkTeamTarget = (
  { found, names }: PolicyCheck,
  value: Readonly<Record<string, unknown>>,
  path: string,
): void => {
  const { team, strategy } = value as { team?: unknown; strategy?: unknown }
  checkName(found, team, `${path}.team`)
  if (names.teams && typeof team === 'string' && !names.teams.includes(team)) {
    const message = `no team "${team.slice(0, 60)}"; there are ${names.teams.slice(0, 20).join(', ')}`
    found.add(`${path}.team`, message, suggest(team, names.teams))
  }
  if (strategy !== undefined) {
    checkStrategy(found, { value: strategy, path: `${path}.strategy` }, names)
  }
}

const checkPerson = (
  { found, names: { people } }: PolicyCheck,
  id: unknown,
  path: string,
): void => {
  if (!people || typeof id !== 'string' || people.includes(id)) return
  found.add(path, `nobody in the team has the id "${id.slice(0, 60)}"`, suggest(id, people))
}

const checkListTarget = ({ found, lists }: PolicyCheck, list: unknown, path: string): void => {
  if (typeof list === 'string' && lists.includes(list)) return
  const shown = typeof list === 'string' ? `"${list.slice(0, 60)}"` : describeValue(list)
  const there = lists.length === 0 ? 'the policy has no lists' : `there are ${lists.join(', ')}`
  const near = typeof list === 'string' ? suggest(list, lists) : undefined
  found.add(path, `no list ${shown}; ${there}`, near)
}

/**
 * Adds what is wrong with a target.
 *
 * @param check - the check
 * @param place - the target and where it stands
 */
const checkTarget = (check: PolicyCheck, { value, path }: Place): void => {
  const { found } = check
  if (check.depth > limits.routingDepth) {
    found.add(path, `targets are nested at most ${limits.routingDepth} deep`)
    return
  }
  const kind = isPlainObject(value) ? Object.keys(shapes).find((key) => key in value) : undefined
  if (!isPlainObject(value) || kind === undefined) {
    const keys = isPlainObject(value) ? Object.keys(value) : []
    const near = keys.map((key) => suggest(key, Object.keys(shapes))).find(Boolean)
    found.add(path, `expected a target: ${shapeTexts.join(', ')}`, near)
    return
  }
  const keys = shapes[kind] as readonly string[]
  isForm(found, { value, path }, { known: keys, needed: keys })
  const inner = { ...check, depth: check.depth + 1 }
  const target = (key: string): void => {
    if (value[key] !== undefined) checkTarget(inner, { value: value[key], path: `${path}.${key}` })
  }
  switch (kind) {
    case 'team':
      checkTeamTarget(check, value, path)
      break
    case 'list':
      checkListTarget(check, value['list'], `${path}.list`)
      break
    case 'firstOf': {
      const list = { value: value['firstOf'], path: `${path}.firstOf` }
      for (const [i, item] of listAt(found, list, limits.routingRules).entries()) {
        checkTarget(inner, { value: item, path: `${list.path}[${i}]` })
      }
      break
    }
    case 'rules':
      checkRuleList(inner, { value: value['rules'], path: `${path}.rules` })
      break
    case 'teleQualify':
      target('teleQualify')
      if (value['until'] !== undefined) {
        checkWhen(check, { value: value['until'], path: `${path}.until` })
      }
      target('afterwards')
      break
    default:
      checkName(found, value[kind], `${path}.${kind}`)
      checkPerson(check, value['assignee'], `${path}.assignee`)
  }
}

/**
 * Adds what is wrong with a list of rules, rule by rule.
 *
 * @param check - the check
 * @param place - the list and where it stands
 */
export const checkRuleList = (check: PolicyCheck, place: Place): void => {
  const { found } = check
  const names = new Set<unknown>()
  for (const [i, value] of listAt(found, place, limits.routingRules).entries()) {
    const rule = { value, path: `${place.path}[${i}]` }
    const known = ['name', 'when', 'target']
    if (!isForm(found, rule, { known, needed: ['name', 'target'] })) continue
    const { name, when, target } = rule.value as {
      name?: unknown
      when?: unknown
      target?: unknown
    }
    if (name !== undefined) checkName(found, name, `${rule.path}.name`)
    if (names.has(name)) found.add(`${rule.path}.name`, `the name "${String(name)}" is used twice`)
    names.add(name)
    if (when !== undefined) checkWhen(check, { value: when, path: `${rule.path}.when` })
    if (target !== undefined) checkTarget(check, { value: target, path: `${rule.path}.target` })
  }
}
