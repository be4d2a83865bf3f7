import {
  describeValue,
  type Issue,
  isHandoffError,
  isPlainObject,
  parseDuration,
} from '../../kernel/index.ts'
import type { Lifecycle } from '../../lifecycle/index.ts'
import { stayingTransitions } from '../commands/staying-transitions.ts'
import { standardGuardNames } from '../guards/standard-guards.ts'
import { standardCommands } from '../input/check-command.ts'
import { checkCalendarNames } from './check-calendar-names.ts'
import { checkCriteria } from './check-criteria.ts'
import { checkNotifications } from './check-notifications.ts'
import { checkOffers } from './check-offers.ts'
import { checkEscalation } from './check-promises.ts'
import type { HandoffModelInput } from './compile-handoff-model.ts'
import { defaultRules } from './default-rules.ts'
import type { Guard } from './guard.ts'
import type { HandoffPolicy, HandoffRules } from './handoff-policy.ts'
import { hinted } from './hinted.ts'
import { unknownKeys } from './unknown-keys.ts'

/** The parts of an agreement that no other room checks. */
export interface AgreementParts {
  /** Stages and transitions. */
  readonly lifecycle: Lifecycle
  /** The code behind the lifecycle's own guards. */
  readonly guards: Readonly<Record<string, Guard>>
  /** The rules, defaults filled in. */
  readonly rules: Required<HandoffRules>
  /** The policies as data. */
  readonly policy: HandoffPolicy
}

type PartCheck = (parts: AgreementParts) => readonly Issue[]

const guardsAreKnown: PartCheck = ({ lifecycle, guards }) => {
  const known = [...standardGuardNames, ...Object.keys(guards)]
  return [...lifecycle.transitions].flatMap(([name, transition]) =>
    transition.guards.flatMap((guard, i) => {
      if (known.includes(guard)) return []
      const path = `lifecycle.transitions.${name}.guards[${i}]`
      const message = `there is no guard "${guard}"; register it with guards`
      return [hinted({ path, message }, guard, known)]
    }),
  )
}

const guardsAreCode: PartCheck = ({ guards }) =>
  Object.entries(guards)
    .filter(([, guard]) => typeof guard !== 'function')
    .map(([name]) => ({ path: `guards.${name}`, message: 'expected a function' }))

const transitionsMeanOneThing: PartCheck = ({ lifecycle }) =>
  [...lifecycle.transitions.values()].flatMap(({ name, target }) => {
    const path = `lifecycle.transitions.${name}`
    if (standardCommands.includes(name)) {
      return [{ path, message: `"${name}" is a command of every lifecycle; choose another name` }]
    }
    if (target === 'same' || !stayingTransitions.some((staying) => staying === name)) return []
    return [{ path: `${path}.to`, message: `"${name}" leads nowhere; write "@same"` }]
  })

const rulesAreSound: PartCheck = ({ rules }) => {
  const issues: Issue[] = []
  for (const key of ['qualify', 'handOff'] as const) {
    if (rules[key] !== 'automatic' && rules[key] !== 'manual') {
      issues.push({ path: `rules.${key}`, message: 'expected automatic or manual' })
    }
  }
  if (typeof rules.vetting !== 'boolean') {
    issues.push({ path: 'rules.vetting', message: 'expected true or false' })
  }
  if (rules.absence !== 'keep' && rules.absence !== 'reassign') {
    issues.push({ path: 'rules.absence', message: 'expected keep or reassign' })
  }
  const touches = rules.touchesBeforeUnreachable
  if (!Number.isSafeInteger(touches) || touches < 0) {
    const message = 'expected a whole number of at least 0'
    issues.push({ path: 'rules.touchesBeforeUnreachable', message })
  }
  return issues
}

const durationsAreSound: PartCheck = ({ rules }) => {
  try {
    parseDuration(rules.recycleFor)
    return []
  } catch (error) {
    if (!isHandoffError(error)) throw error
    return error.issues.map(({ message }) => ({ path: 'rules.recycleFor', message }))
  }
}

const parts = [
  'lifecycle',
  'scoring',
  'routing',
  'sla',
  'calendars',
  'calendarOf',
  'criteria',
  'offers',
  'notifications',
  'rules',
  'guards',
  'names',
  'strategies',
] as const satisfies readonly (keyof HandoffModelInput<Lifecycle>)[]

const namesAreKnown: PartCheck = ({ rules, policy }) => [
  ...unknownKeys('', policy, parts),
  ...unknownKeys('rules', rules, Object.keys(defaultRules)),
]

const objects = ['calendars', 'calendarOf', 'rules', 'guards', 'names', 'strategies'] as const

/** The parts that are no objects: nothing in them could be looked at. */
const partsAreObjects = (policy: HandoffPolicy): readonly Issue[] =>
  objects.flatMap((part) => {
    const given = (policy as unknown as Readonly<Record<string, unknown>>)[part]
    if (given === undefined || isPlainObject(given)) return []
    return [{ path: part, message: `expected an object, got ${describeValue(given)}` }]
  })

const checks: readonly PartCheck[] = [
  guardsAreKnown,
  guardsAreCode,
  transitionsMeanOneThing,
  rulesAreSound,
  durationsAreSound,
  namesAreKnown,
  ({ policy }) => checkCriteria(policy),
  ({ policy }) => checkCalendarNames(policy),
  ({ lifecycle, policy }) => checkEscalation(lifecycle, policy),
  ({ lifecycle, policy }) => checkOffers(lifecycle, policy),
  ({ policy }) => checkNotifications(policy),
]

/**
 * What is wrong with the parts of an agreement that no other room checks.
 *
 * @param parts - lifecycle, guards, rules and the policies as data
 * @returns the findings; empty for a sound agreement
 */
export const checkAgreement = (parts: AgreementParts): readonly Issue[] => {
  if (!(parts.lifecycle.transitions instanceof Map)) {
    const message =
      'expected a compiled lifecycle, from defineLifecycle, compileLifecycle or parseLifecycle'
    return [{ path: 'lifecycle', message }]
  }
  const strangers = partsAreObjects(parts.policy)
  if (strangers.length > 0) return strangers
  return checks.flatMap((check) => check(parts))
}
