import { parseDuration } from '../kernel/index.ts'
import type { HandoffModel, StandardGuardName } from '../lead/index.ts'
import type { LifecycleTransition } from '../lifecycle/index.ts'
import type { AgreementLine, AgreementSection } from './agreement.ts'
import { criterionText, durationWords, named, sectionOf, sentence } from './words.ts'

const guardWords: Readonly<Record<Exclude<StandardGuardName, 'touched-enough'>, string>> = {
  'source-recorded': 'its source is recorded',
  'not-opted-out': 'it has not opted out',
  'score-reached': 'the score is reached, or a person overrides it with a reason',
  'vetting-agreed': 'it was agreed that marketing vets, and the lead is not handed off yet',
  vetted: 'marketing has vetted it where that was agreed',
  reachable: 'an e-mail address or a telephone number is known',
  'hand-off-criteria': 'the criteria of the hand-off hold',
  'handed-off': 'it was handed off',
  'by-assignee': 'whoever has it does so',
  assigned: 'a person has it',
  'acceptance-criteria': 'the criteria of acceptance hold',
  'opportunity-criteria': 'the criteria of an opportunity hold',
  'revenue-given': 'the revenue is given',
  'check-in-given': 'the date of the next check-in is given',
}

const guardText = (guard: string, { rules }: HandoffModel): string => {
  if (guard === 'touched-enough') {
    return `at least ${rules.touchesBeforeUnreachable} touches in a row were made without contact`
  }
  return Object.hasOwn(guardWords, guard)
    ? guardWords[guard as keyof typeof guardWords]
    : `the host's check "${guard}" holds`
}

const whereTo = ({ target, to }: LifecycleTransition): string => {
  if (target === 'same') return 'without leaving it'
  return target === 'previous' ? 'to the stage before' : `to ${to.join(' or ')}`
}

const transitionLine = (transition: LifecycleTransition, model: HandoffModel): AgreementLine => {
  const { name, from, by, guards, reasons, startsCycle } = transition
  const every = from.length === model.lifecycle.stages.size
  const parts = [
    `from ${every ? 'any stage' : from.join(' or ')} ${whereTo(transition)}`,
    ...(by === 'person' ? ['by a person only'] : []),
    ...(guards.length > 0
      ? [`if ${guards.map((guard) => guardText(guard, model)).join(', and ')}`]
      : []),
    ...(reasons.length > 0 ? [`reasons: ${reasons.join(', ')}`] : []),
    ...(startsCycle ? ['whoever was qualified before begins the next pass'] : []),
  ]
  return { label: name, text: parts.join('; ') }
}

const stageLines = ({ lifecycle }: HandoffModel): readonly AgreementLine[] => {
  const { maxCycles } = lifecycle.definition
  const stages = [...lifecycle.stages.values()].map(({ name, title, kind, marks }) => ({
    label: named(title, name),
    text: [
      kind,
      ...(marks.length > 0 ? [`counts as ${marks.join(', ')}`] : []),
      ...(name === lifecycle.initial ? ['every lead begins here'] : []),
    ].join('; '),
  }))
  return maxCycles === undefined
    ? stages
    : [...stages, sentence(`A lead passes through the funnel at most ${maxCycles} times.`)]
}

const goingOn = ({ rules }: HandoffModel): readonly AgreementLine[] =>
  [
    rules.vetting
      ? 'Marketing looks at each qualified lead before it is handed off.'
      : 'Marketing need not look at a qualified lead before it is handed off.',
    rules.handOff === 'automatic'
      ? 'A qualified lead is handed off at once.'
      : 'A qualified lead is handed off when somebody says so.',
    `A lead that a service level puts back is looked at again after ${durationWords(parseDuration(rules.recycleFor))}.`,
    rules.absence === 'keep'
      ? 'If the assignee goes absent before acceptance, the lead stays theirs.'
      : 'If the assignee goes absent before acceptance, the lead is given to somebody else.',
  ].map(sentence)

/**
 * Where leads stand, and who may do what with which reasons, in words.
 *
 * @param model - the agreement
 * @returns stages, transitions, criteria and the remaining rules
 */
export const lifecycleSections = (model: HandoffModel): readonly AgreementSection[] => {
  const { handOff, acceptance, opportunity } = model.criteria
  const nothing = 'nothing more'
  return [
    sectionOf('Stages', stageLines(model)),
    sectionOf(
      'Who may do what',
      [...model.lifecycle.transitions.values()].map((one) => transitionLine(one, model)),
    ),
    sectionOf('What must be known', [
      { label: 'to hand it off', text: criterionText(handOff, nothing) },
      { label: 'to accept it', text: criterionText(acceptance, nothing) },
      { label: 'to call it an opportunity', text: criterionText(opportunity, nothing) },
    ]),
    sectionOf('How it goes on', goingOn(model)),
  ]
}
