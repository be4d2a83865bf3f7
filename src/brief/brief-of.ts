import { type Instant, limits } from '../kernel/index.ts'
import {
  clocksOf,
  explainScoreOf,
  type HandoffModel,
  type LeadEvent,
  type LeadRecord,
  type Profile,
} from '../lead/index.ts'
import type { Brief, BriefNote } from './brief.ts'
import { earlierEnds } from './earlier-ends.ts'
import { missingFromBrief } from './missing-from-brief.ts'
import { storyOf } from './story-of.ts'
import { contentOf, whyNowOf } from './why-now.ts'

/** What a brief is made of. */
export interface BriefInput {
  /** The lead and its profile. */
  readonly record: LeadRecord
  /** Its events, with those of the leads that were merged into it. */
  readonly history: readonly LeadEvent[]
  /** The instant. */
  readonly now: Instant
}

const notesOf = ({ notes }: Profile): readonly BriefNote[] =>
  Object.entries(notes)
    .map(([id, note]) => ({ id, ...note }))
    .sort((a, b) => b.at - a.at)
    .slice(0, limits.briefLines)

const running: readonly string[] = ['running', 'paused', 'breached']

/**
 * Everything that sales is handed over with a lead, as data. It is made when it is read, so that it shows what is known now and nothing that was erased.
 *
 * @param model - the policies
 * @param input - the lead, its profile, its events and the instant
 * @returns the brief, plain JSON
 * @example
 * ```ts
 * import { briefOf, compileHandoffModel, decide } from 'lead-handoff'
 *
 * const model = compileHandoffModel({
 *   scoring: {
 *     id: 'points',
 *     version: '1',
 *     dimensions: { engagement: {} },
 *     rules: [{ id: 'demo', dimension: 'engagement', activity: 'demo-request', points: 50 }],
 *     thresholds: { qualified: { all: [{ score: 'engagement', atLeast: 50 }] } },
 *   },
 *   routing: {
 *     id: 'inbound',
 *     version: '1',
 *     rules: [{ name: 'everybody', target: { team: 'inbound', strategy: 'round-robin' } }],
 *     nobody: 'hold',
 *   },
 * })
 * const now = Date.UTC(2026, 0, 5)
 * const captured = decide(model, { type: 'capture', leadId: 'ada' }, { now, commandId: 'c1' })
 * const change = captured.ok ? captured.value.changes[0] : undefined
 * if (change) {
 *   const brief = briefOf(model, { record: change.record, history: change.events, now })
 *   console.log(brief.missing.includes('source')) // true
 * }
 * ```
 */
export const briefOf = (model: HandoffModel, { record, history, now }: BriefInput): Brief => {
  const { lead, profile } = record
  const { contact, company, qualification, attributes } = profile
  const story = storyOf(history)
  return {
    leadId: lead.id,
    at: now,
    stage: lead.stage,
    cycle: lead.cycle,
    contact,
    company,
    qualification,
    attributes,
    notes: notesOf(profile),
    source: lead.source,
    content: contentOf(history),
    whyNow: whyNowOf(history, now),
    score: explainScoreOf(model, { ...record, history }, now),
    earlier: earlierEnds(history),
    optedOut: lead.optedOut,
    handoff: lead.handoff,
    deadlines: clocksOf(model, lead, now).filter(({ state }) => running.includes(state)),
    missing: missingFromBrief(lead, profile),
    timeline: story.slice(-limits.briefLines).reverse(),
    omitted: Math.max(0, story.length - limits.briefLines),
  }
}
