import type {
  AnyCommand,
  AnyTransition,
  Capture,
  LeadMoved,
  Profile,
  RecordActivity,
  StandardCommand,
  Touch,
  UpdateProfile,
} from '../../../src/lead/index.ts'
import { emptyProfile } from '../../../src/lead/index.ts'
import type { StageKind } from '../../../src/lifecycle/index.ts'
import {
  type Counts,
  evolveByHand,
  type HandEvent,
  type HandLead,
  type HandRecord,
  scoreByHand,
} from './by-hand-lead.ts'

/*
 * What a developer would write who needs these commands, these rules and nothing else, and who wants them fast.
 *
 * It does the same work: the stage, the reason, the person and every guard are checked, the score is computed, the same events with the same fields are
 * made, and each of them is folded into a new row with the same fields. The benchmark compares event by event before it measures.
 *
 * It leaves out what the library does beyond that: other commands and lifecycles, policies as data, fields of the command that do not exist, the form of
 * e-mail addresses, currencies and JSON, control characters in ids, refusals that explain themselves, decay, service levels, and the check of the
 * whole message instead of the fields it reads.
 */

const open: Readonly<Record<string, StageKind>> = { lost: 'lost', won: 'won', recycled: 'parked' }
const kindOf = (stage: string): StageKind => open[stage] ?? 'open'
const loseReasons = [
  'price',
  'competitor',
  'no-decision',
  'no-budget',
  'timing',
  'missing-feature',
  'bought-elsewhere',
  'gone-cold',
]
const recycleReasons = ['not-ready', 'no-budget-yet', 'timing', 'no-response', 'lost-deal']

const isId = (id: unknown): id is string =>
  typeof id === 'string' && id.length > 0 && id.length <= 200

interface Work {
  lead: HandLead
  profile: Profile
  readonly at: number
  readonly by: string | null
  readonly commandId: string
  readonly events: HandEvent[]
}

const add = (work: Work, event: HandEvent): void => {
  work.events.push(event)
  work.lead = evolveByHand(work.lead, event)
}

const settle = (work: Work): void => {
  const { lead } = work
  const before = lead.score
  const after = scoreByHand(lead.scoring, work.profile)
  if (
    before !== null &&
    before.total === after.total &&
    before.dimensions['fit'] === after.dimensions['fit'] &&
    before.qualified === after.qualified
  ) {
    return
  }
  const was = before?.qualified ?? false
  const crossed = was === after.qualified ? null : after.qualified ? 'up' : 'down'
  add(work, {
    id: `${lead.id}/${lead.version + 1}`,
    leadId: lead.id,
    version: lead.version + 1,
    at: work.at,
    recordedAt: work.at,
    by: work.by,
    commandId: work.commandId,
    stage: lead.stage,
    kind: lead.kind,
    cycle: lead.cycle,
    source: lead.source,
    assignee: lead.handoff === null ? null : lead.handoff.assignee,
    policy: 'model-1',
    type: 'score-changed',
    before,
    after,
    crossed,
  })
}

interface Move {
  readonly transition: string
  readonly to: string
  readonly reached: LeadMoved['reached']
  readonly startsCycle: boolean
}

const move = (
  work: Work,
  { transition, to, reached, startsCycle }: Move,
  c: AnyTransition,
): void => {
  const { lead, at } = work
  add(work, {
    id: `${lead.id}/${lead.version + 1}`,
    leadId: lead.id,
    version: lead.version + 1,
    at: work.at,
    recordedAt: work.at,
    by: work.by,
    commandId: work.commandId,
    stage: to,
    kind: kindOf(to),
    cycle: startsCycle && lead.qualifiedThisCycle ? lead.cycle + 1 : lead.cycle,
    source: lead.source,
    assignee: lead.handoff === null ? null : lead.handoff.assignee,
    policy: 'model-1',
    type: 'lead-moved',
    transition,
    from: lead.stage,
    to,
    fromKind: lead.kind,
    reached,
    elapsedMs: at - lead.enteredStageAt,
    reason: c.reason ?? null,
    override: null,
    score: lead.score,
    revenue: c.revenue ?? null,
    checkInAt: (c.checkInAt as number | undefined) ?? null,
    startsCycle,
    undone: null,
  })
}

const qualify: Move = {
  transition: 'qualify',
  to: 'mql',
  reached: ['qualified'],
  startsCycle: true,
}
const accept: Move = { transition: 'accept', to: 'sal', reached: ['accepted'], startsCycle: false }
const develop: Move = {
  transition: 'develop',
  to: 'sql',
  reached: ['opportunity'],
  startsCycle: false,
}
const win: Move = { transition: 'win', to: 'won', reached: [], startsCycle: false }
const lose: Move = { transition: 'lose', to: 'lost', reached: [], startsCycle: false }
const recycle: Move = { transition: 'recycle', to: 'recycled', reached: [], startsCycle: false }

const fieldsOf = (work: Work, patch: Capture['profile']): string[] => {
  const fields: string[] = []
  if (!patch) return fields
  const { profile } = work
  const { contact, company, qualification } = patch
  if (contact) for (const key in contact) fields.push(`contact.${key}`)
  if (company) for (const key in company) fields.push(`company.${key}`)
  if (qualification) for (const key in qualification) fields.push(`qualification.${key}`)
  work.profile = {
    contact: { ...profile.contact, ...contact } as Profile['contact'],
    company: { ...profile.company, ...company } as Profile['company'],
    qualification: { ...profile.qualification, ...qualification } as Profile['qualification'],
    attributes: profile.attributes,
    notes: profile.notes,
  }
  return fields
}

const capture = (work: Work, command: Capture): void => {
  const { at, by, commandId } = work
  const fields = fieldsOf(work, command.profile)
  const event: HandEvent = {
    id: `${command.leadId}/1`,
    leadId: command.leadId,
    version: 1,
    at,
    recordedAt: at,
    by,
    commandId,
    stage: 'nurturing',
    kind: 'open',
    cycle: 1,
    source: command.source ?? null,
    assignee: null,
    policy: 'model-1',
    type: 'lead-captured',
    fields,
  }
  work.events.push(event)
  work.lead = evolveByHand(undefined, event)
  settle(work)
}

const count = (counts: Counts, { activity, activityId }: RecordActivity): Counts | null => {
  if (activity !== 'demo-request' && activity !== 'page-view') return null
  if (counts.seen.includes(activityId)) return null
  return {
    demos: counts.demos + (activity === 'demo-request' ? 1 : 0),
    views: counts.views + (activity === 'page-view' ? 1 : 0),
    seen: [activityId, ...counts.seen.slice(0, 47)],
  }
}

const recordActivity = (work: Work, command: RecordActivity): string | undefined => {
  if (!isId(command.activityId) || typeof command.activity !== 'string') return 'INVALID_INPUT'
  const { lead } = work
  add(work, {
    id: `${lead.id}/${lead.version + 1}`,
    leadId: lead.id,
    version: lead.version + 1,
    at: work.at,
    recordedAt: work.at,
    by: work.by,
    commandId: work.commandId,
    stage: lead.stage,
    kind: lead.kind,
    cycle: lead.cycle,
    source: lead.source,
    assignee: lead.handoff === null ? null : lead.handoff.assignee,
    policy: 'model-1',
    type: 'activity-recorded',
    activityId: command.activityId,
    activity: command.activity,
    content: command.content ?? null,
    properties: command.properties ?? {},
    scoring: count(lead.scoring, command),
  })
  settle(work)
  return undefined
}

const updateProfile = (work: Work, command: UpdateProfile): void => {
  const fields = fieldsOf(work, command.profile)
  const { lead } = work
  if (fields.length > 0) {
    add(work, {
      id: `${lead.id}/${lead.version + 1}`,
      leadId: lead.id,
      version: lead.version + 1,
      at: work.at,
      recordedAt: work.at,
      by: work.by,
      commandId: work.commandId,
      stage: lead.stage,
      kind: lead.kind,
      cycle: lead.cycle,
      source: lead.source,
      assignee: lead.handoff === null ? null : lead.handoff.assignee,
      policy: 'model-1',
      type: 'profile-updated',
      fields,
    })
  }
  settle(work)
}

const handOff = (work: Work, { assignee }: AnyTransition): string | undefined => {
  const { lead, profile, at } = work
  if (lead.stage !== 'mql') return 'TRANSITION_NOT_ALLOWED'
  if (lead.optedOut.length > 0) return 'OPTED_OUT'
  if (!profile.contact.email && !profile.contact.phone) return 'CRITERIA_NOT_MET'
  if (lead.handoff) return 'ALREADY_HANDED_OFF'
  if (assignee !== 'mia' && assignee !== 'noah') return 'UNKNOWN_ASSIGNEE'
  add(work, {
    id: `${lead.id}/${lead.version + 1}`,
    leadId: lead.id,
    version: lead.version + 1,
    at: work.at,
    recordedAt: work.at,
    by: work.by,
    commandId: work.commandId,
    stage: lead.stage,
    kind: lead.kind,
    cycle: lead.cycle,
    source: lead.source,
    assignee,
    policy: 'model-1',
    type: 'lead-handed-off',
    handoff: lead.handoffs + 1,
    routing: {
      outcome: 'assigned',
      assignee,
      queue: null,
      rule: 'manual',
      strategy: null,
      pool: 'inbound',
      passedOver: [],
    },
    elapsedMs: at - lead.enteredStageAt,
  })
  return undefined
}

const acknowledge = (work: Work): string | undefined => {
  const { lead, at, by } = work
  const { handoff } = lead
  if (lead.stage !== 'mql' && lead.stage !== 'sal') return 'TRANSITION_NOT_ALLOWED'
  if (!handoff || handoff.assignee !== by) return 'NOT_THE_ASSIGNEE'
  if (handoff.acknowledgedAt !== null) return undefined
  const elapsedMs = at - (handoff.assignedAt ?? handoff.at)
  add(work, {
    id: `${lead.id}/${lead.version + 1}`,
    leadId: lead.id,
    version: lead.version + 1,
    at: work.at,
    recordedAt: work.at,
    by: work.by,
    commandId: work.commandId,
    stage: lead.stage,
    kind: lead.kind,
    cycle: lead.cycle,
    source: lead.source,
    assignee: lead.handoff === null ? null : lead.handoff.assignee,
    policy: 'model-1',
    type: 'hand-off-acknowledged',
    elapsedMs,
  })
  return undefined
}

const touch = (work: Work, command: Touch): string | undefined => {
  const { lead, at, by } = work
  const { channel, outcome, touchId } = command
  if (!isId(touchId) || typeof channel !== 'string') return 'INVALID_INPUT'
  if (outcome !== 'reached' && outcome !== 'not-reached' && outcome !== 'bounced')
    return 'INVALID_INPUT'
  if (lead.optedOut.includes('*') || lead.optedOut.includes(channel)) return 'OPTED_OUT'
  if (by === null) return 'PERSON_REQUIRED'
  const { handoff, touchIds } = lead
  if (touchIds.includes(touchId)) return undefined
  add(work, {
    id: `${lead.id}/${lead.version + 1}`,
    leadId: lead.id,
    version: lead.version + 1,
    at: work.at,
    recordedAt: work.at,
    by: work.by,
    commandId: work.commandId,
    stage: lead.stage,
    kind: lead.kind,
    cycle: lead.cycle,
    source: lead.source,
    assignee: lead.handoff === null ? null : lead.handoff.assignee,
    policy: 'model-1',
    type: 'lead-touched',
    touchId,
    channel,
    outcome,
    automated: false,
    counts: true,
    elapsedMs: handoff ? at - handoff.at : null,
    first: handoff !== null && handoff.touches === 0,
  })
  return undefined
}

const transition = (work: Work, command: AnyTransition): string | undefined => {
  const { lead, by } = work
  const { stage } = lead
  switch (command.type) {
    case 'qualify':
      if (
        stage !== 'nurturing' &&
        stage !== 'recycled' &&
        stage !== 'unreachable' &&
        stage !== 'lost'
      )
        return 'TRANSITION_NOT_ALLOWED'
      if (!lead.source) return 'SOURCE_MISSING'
      if (lead.optedOut.length > 0) return 'OPTED_OUT'
      if (!scoreByHand(lead.scoring, work.profile).qualified) return 'SCORE_TOO_LOW'
      return move(work, qualify, command) as undefined
    case 'hand-off':
      return handOff(work, command)
    case 'acknowledge':
      return acknowledge(work)
    case 'accept':
      if (stage !== 'mql') return 'TRANSITION_NOT_ALLOWED'
      if (!lead.handoff?.assignee) return 'NOT_ASSIGNED'
      return move(work, accept, command) as undefined
    case 'develop':
      if (stage !== 'sal') return 'TRANSITION_NOT_ALLOWED'
      return move(work, develop, command) as undefined
    case 'win':
      if (stage !== 'sql') return 'TRANSITION_NOT_ALLOWED'
      if (!command.revenue || !Number.isSafeInteger(command.revenue.amountMinor))
        return 'REVENUE_REQUIRED'
      return move(work, win, command) as undefined
    case 'lose':
      if (stage !== 'sql') return 'TRANSITION_NOT_ALLOWED'
      if (by === null) return 'PERSON_REQUIRED'
      if (!loseReasons.includes(command.reason as string)) return 'REASON_REQUIRED'
      return move(work, lose, command) as undefined
    case 'recycle':
      if (stage !== 'sal' && stage !== 'sql' && stage !== 'lost' && stage !== 'unreachable')
        return 'TRANSITION_NOT_ALLOWED'
      if (by === null) return 'PERSON_REQUIRED'
      if (!recycleReasons.includes(command.reason as string)) return 'REASON_REQUIRED'
      if (typeof command.checkInAt !== 'number') return 'CHECK_IN_REQUIRED'
      return move(work, recycle, command) as undefined
    default:
      return 'UNKNOWN_COMMAND'
  }
}

const perform = (work: Work, command: AnyCommand): string | undefined => {
  const standard = command as StandardCommand
  switch (standard.type) {
    case 'capture':
      return capture(work, standard) as undefined
    case 'record-activity':
      return recordActivity(work, standard)
    case 'update-profile':
      return updateProfile(work, standard) as undefined
    case 'touch':
      return touch(work, standard)
    default:
      return transition(work, command as AnyTransition)
  }
}

/** The outcome of a command: the events and the row afterwards, or the code of a refusal. */
export type HandDecision = (HandRecord & { readonly events: readonly HandEvent[] }) | string

/** The switch. */
export const decideByHand = (
  record: HandRecord | undefined,
  command: AnyCommand,
  { now, commandId }: { readonly now: number; readonly commandId: string },
): HandDecision => {
  const { leadId, by = null } = command
  if (!isId(leadId) || (by !== null && !isId(by))) return 'INVALID_INPUT'
  if (command.type === 'capture') {
    if (record) return 'LEAD_EXISTS'
  } else if (!record) return 'LEAD_NOT_FOUND'
  else if (record.lead.mergedInto !== null) return 'LEAD_MERGED'
  const work: Work = {
    lead: record?.lead as HandLead,
    profile: record?.profile ?? emptyProfile,
    at: now,
    by,
    commandId,
    events: [],
  }
  const refused = perform(work, command)
  return refused ?? { lead: work.lead, profile: work.profile, events: work.events }
}
