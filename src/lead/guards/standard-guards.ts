import { type CompiledCondition, missingFrom } from '../../conditions/index.ts'
import type { AnyTransition } from '../commands/transition-command.ts'
import type { Draft } from '../decide/draft.ts'
import { subjectOf } from '../decide/subject-of.ts'
import { type Refusal, refusal } from '../refusal.ts'
import type { ScoreSummary } from '../state/score-summary.ts'

/** The names of the guards that every lifecycle may name. */
export type StandardGuardName =
  | 'acceptance-criteria'
  | 'assigned'
  | 'by-assignee'
  | 'check-in-given'
  | 'hand-off-criteria'
  | 'handed-off'
  | 'not-opted-out'
  | 'opportunity-criteria'
  | 'reachable'
  | 'revenue-given'
  | 'score-reached'
  | 'source-recorded'
  | 'touched-enough'
  | 'vetted'
  | 'vetting-agreed'

/** Asks one thing of a transition: a refusal if it does not hold. */
export type StandardGuard = (draft: Draft, command: AnyTransition) => Refusal | undefined

const criteria =
  (name: string, conditionOf: (draft: Draft) => CompiledCondition | null): StandardGuard =>
  (draft) => {
    const condition = conditionOf(draft)
    if (!condition) return undefined
    const subject = subjectOf(draft.lead, draft.profile)
    if (condition.test(subject, draft.facts.now)) return undefined
    const missing = missingFrom(condition.evaluate(subject, draft.facts.now))
    return refusal('CRITERIA_NOT_MET', { criteria: name, missing })
  }

/** The score was computed anew just before. */
const scoreReached: StandardGuard = ({ lead, by }, { override }) => {
  if (override !== undefined) {
    return by === null ? refusal('PERSON_REQUIRED', { command: 'override' }) : undefined
  }
  const score = lead.score as ScoreSummary
  return score.qualified ? undefined : refusal('SCORE_TOO_LOW', { score })
}

const reachable: StandardGuard = ({ profile }) =>
  profile.contact.email === undefined && profile.contact.phone === undefined
    ? refusal('CRITERIA_NOT_MET', {
        criteria: 'hand-off',
        missing: ['contact.email or contact.phone'],
      })
    : undefined

const byAssignee: StandardGuard = ({ lead, by }) => {
  const assignee = lead.handoff?.assignee ?? null
  return assignee !== null && assignee === by
    ? undefined
    : refusal('NOT_THE_ASSIGNEE', { assignee })
}

const touchedEnough: StandardGuard = ({ lead, model }) => {
  const needed = model.rules.touchesBeforeUnreachable
  const made = lead.handoff?.unanswered ?? 0
  return made >= needed ? undefined : refusal('TOO_FEW_TOUCHES', { made, needed })
}

/** Marketing looks at leads before sales has them, and only where the policy says so. */
const vettingAgreed: StandardGuard = ({ lead, model }) => {
  const asked = model.rules.vetting
  const handedOff = lead.handoff !== null || lead.journey.passedAt !== null
  return asked && !handedOff ? undefined : refusal('NOTHING_TO_VET', { asked })
}

/** What each guard asks that every lifecycle may name. */
export const standardGuards: Readonly<Record<StandardGuardName, StandardGuard>> = {
  'source-recorded': ({ lead }) =>
    lead.source ? undefined : refusal('SOURCE_MISSING', { leadId: lead.id }),
  'not-opted-out': ({ lead }) =>
    lead.optedOut.length === 0 ? undefined : refusal('OPTED_OUT', { channels: lead.optedOut }),
  'score-reached': scoreReached,
  vetted: ({ lead, model }) =>
    lead.vetted || !model.rules.vetting ? undefined : refusal('NOT_VETTED', { leadId: lead.id }),
  'vetting-agreed': vettingAgreed,
  reachable,
  'hand-off-criteria': criteria('hand-off', ({ model }) => model.criteria.handOff),
  'handed-off': ({ lead }) =>
    lead.handoff ? undefined : refusal('NOT_HANDED_OFF', { leadId: lead.id }),
  'by-assignee': byAssignee,
  assigned: ({ lead }) =>
    lead.handoff?.assignee
      ? undefined
      : refusal('NOT_ASSIGNED', { queue: lead.handoff?.queue ?? null }),
  'acceptance-criteria': criteria('acceptance', ({ model }) => model.criteria.acceptance),
  'touched-enough': touchedEnough,
  'opportunity-criteria': criteria('opportunity', ({ model }) => model.criteria.opportunity),
  'revenue-given': ({ lead }, { revenue }) =>
    revenue ? undefined : refusal('REVENUE_REQUIRED', { leadId: lead.id }),
  'check-in-given': ({ lead }, { checkInAt }) =>
    checkInAt === undefined ? refusal('CHECK_IN_REQUIRED', { leadId: lead.id }) : undefined,
}

/** The names of the guards that every lifecycle may name. */
export const standardGuardNames = Object.keys(standardGuards) as readonly StandardGuardName[]
