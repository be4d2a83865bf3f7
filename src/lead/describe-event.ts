import { formatDuration } from '../kernel/index.ts'
import type { RoutingDecision } from '../routing/index.ts'
import type { SlaEffect, SlaOutcome } from '../sla/index.ts'
import type { ClocksChanged, LeadMoved } from './events/handoff-events.ts'
import type { LeadEvent, LeadEventType } from './events/lead-event.ts'
import { moneyText } from './money-text.ts'
import { pauseOf, type ToldPause } from './pause-of.ts'
import type { Offer } from './state/offer.ts'
import type { ScoreSummary } from './state/score-summary.ts'

const isoText = (at: number): string => new Date(at).toISOString()

const scoreText = ({ total, dimensions, grade }: ScoreSummary): string => {
  const parts = Object.entries(dimensions).map(([name, points]) => `${name} ${points}`)
  const detail = parts.length > 1 ? ` (${parts.join(', ')})` : ''
  return `${total}${detail}${grade === null ? '' : `, grade ${grade}`}`
}

const moveText = (event: LeadMoved): string => {
  if (event.undone) {
    return `correction of "${event.undone.transition}": back from ${event.from} to ${event.to}, because ${event.reason}`
  }
  const because =
    event.override === null
      ? event.reason === null
        ? ''
        : `, because ${event.reason}`
      : `, overridden because ${event.override}`
  const won = event.revenue === null ? '' : ` for ${moneyText(event.revenue)}`
  const after = `after ${formatDuration(event.elapsedMs)} in ${event.from}`
  return `${event.transition}: ${event.from} → ${event.to}${won}${because} (${after})`
}

const routingText = (routing: RoutingDecision): string => {
  const { outcome, assignee, queue, rule, strategy, passedOver } = routing
  if (outcome === 'held') return 'held: nobody can take it now'
  const to = outcome === 'queued' ? `queue ${queue}` : `${assignee}`
  const others = passedOver.map(({ id, filter }) => `${id} ${filter}`)
  const over = others.length > 0 ? `; passed over: ${others.join(', ')}` : ''
  return `to ${to} by rule "${rule}"${strategy === null ? '' : `, ${strategy}`}${over}`
}

const offerText = (offer: Offer | undefined): string =>
  offer ? `, offered until ${offer.dueAt === null ? 'they are back' : isoText(offer.dueAt)}` : ''

const clockText = ({ target, outcome, scope, owner, elapsedMs, usedMs }: SlaOutcome): string => {
  const clock = `clock "${target}"${scope === 'owner' ? ` of ${owner}` : ''}`
  if (outcome === 'started') return `${clock} started`
  const used = usedMs === elapsedMs ? '' : `, ${formatDuration(usedMs, 'h')} of them working time`
  return `${clock} ${outcome} after ${formatDuration(elapsedMs)}${used}`
}

/** The owner's clock is named where it says something else than the lead's. */
const saysMore = (one: SlaOutcome, all: readonly SlaOutcome[]): boolean =>
  one.scope === 'lead' ||
  !all.some(
    ({ scope, target, outcome, elapsedMs }) =>
      scope === 'lead' &&
      target === one.target &&
      outcome === one.outcome &&
      elapsedMs === one.elapsedMs,
  )

const stepText = ({ kind, target, action }: SlaEffect): string =>
  kind === 'warn' ? `clock "${target}" warns` : `clock "${target}" asks to ${action}`

const restText = (pause: ToldPause): string => {
  const what = pause.on ? 'paused' : 'resumed'
  if (pause.target !== null) return `clock "${pause.target}" ${what} by its condition`
  return `clocks ${what}${pause.reason === null ? '' : `, because ${pause.reason}`}`
}

const clocksText = (event: ClocksChanged): string => {
  const { outcomes, effects } = event.change
  const pause = pauseOf(event)
  const rest = pause ? [restText(pause)] : []
  const told = outcomes.filter((one) => saysMore(one, outcomes)).map(clockText)
  const steps = effects.filter(({ kind }) => kind !== 'breach').map(stepText)
  return [...rest, ...told, ...steps].join('; ') || 'noted for the clocks'
}

const names = (fields: readonly string[]): string =>
  fields.length > 0 ? fields.join(', ') : 'nothing yet'

const channelNames = (channels: readonly string[]): string =>
  channels.includes('*') ? 'all contact' : channels.join(', ')

type Describers = {
  readonly [E in LeadEvent as E['type']]: (event: E) => string
}

const describers: Describers = {
  'lead-captured': ({ source, fields }) =>
    `captured from ${source ? [source.channel, source.campaign].filter(Boolean).join(', ') : 'an unknown source'}; known: ${names(fields)}`,
  'source-recorded': ({ source }) => `source recorded: ${source?.channel ?? 'unknown'}`,
  'profile-updated': ({ fields }) => `profile updated: ${names(fields)}`,
  'profile-erased': () => 'personal data erased',
  'note-added': ({ noteId }) => `note ${noteId} added`,
  'activity-recorded': ({ activity, content, scoring }) =>
    `${activity}${content === null ? '' : ` of ${content}`}${scoring === null ? ' (no points)' : ''}`,
  'score-changed': ({ before, after, crossed }) =>
    `score ${before ? `${before.total} → ` : ''}${scoreText(after)}${crossed === null ? '' : `, crossed the threshold ${crossed}ward`}`,
  'score-overridden': ({ override }) =>
    override ? `score overridden, because ${override.reason}` : 'score override taken back',
  'score-rebased': ({ why }) => `score counted anew, because of a ${why}`,
  'lead-moved': moveText,
  'lead-vetted': () => 'vetted by marketing',
  'lead-handed-off': ({ handoff, routing, offer }) =>
    `hand-off ${handoff} ${routingText(routing)}${offerText(offer)}`,
  'hand-off-acknowledged': ({ elapsedMs }) => `acknowledged after ${formatDuration(elapsedMs)}`,
  'lead-assigned': ({ how, from, routing, reason, offer }) =>
    how === 'claim'
      ? `claimed by ${routing.assignee}`
      : `reassigned${from === null ? '' : ` from ${from}`} ${routingText(routing)}${reason === null ? '' : `, because ${reason}`}${offerText(offer)}`,
  'offer-passed': ({ to, how, reason, elapsedMs }) =>
    how === 'declined'
      ? `declined by ${to} after ${formatDuration(elapsedMs)}, because ${reason}`
      : `let pass by ${to}`,
  'acknowledgement-extended': ({ expiresAt }) =>
    `worked on: acknowledged until ${isoText(expiresAt)}`,
  'acknowledgement-expired': ({ offer }) =>
    `nothing followed the acknowledgement; asked again${offerText(offer)}`,
  'lead-touched': ({ channel, outcome, counts, elapsedMs, first }) =>
    `${channel}: ${outcome}${counts ? '' : ' (automated, does not count)'}${first && elapsedMs !== null ? `, first touch ${formatDuration(elapsedMs)} after the hand-off` : ''}`,
  'check-in-due': () => 'the date has come to look at it again',
  'lead-opted-out': ({ channels, withdrawn }) =>
    `opted out of ${channelNames(channels)}${withdrawn === null ? '' : `; hand-off ${withdrawn} withdrawn`}`,
  'lead-opted-in': ({ channels }) => `opted in to ${channelNames(channels)} again`,
  'escalation-failed': ({ target, action, refusal }) =>
    `clock "${target}" asked to ${action} in vain: ${refusal}`,
  'clocks-changed': (event) =>
    `${clocksText(event)}${event.reason === undefined ? '' : `, because ${event.reason}`}`,
  'leads-merged': ({ absorbed }) => `lead ${absorbed} merged into this one`,
  'lead-absorbed': ({ into }) => `merged into lead ${into}`,
}

/** The types of all events. */
export const leadEventTypes = Object.keys(describers) as readonly LeadEventType[]

/**
 * An event as one line for people. It names ids and reasons, never personal data, because events have none.
 *
 * @param event - what happened
 * @returns a line without the instant and without a full stop
 * @example
 * ```ts
 * import { compileHandoffModel, decide, describeEvent } from 'lead-handoff'
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
 * if (!captured.ok) throw new Error(captured.refusal.message)
 * console.log(captured.value.changes[0]?.events.map(describeEvent)[0])
 * // captured from an unknown source; known: nothing yet
 * ```
 */
export const describeEvent = (event: LeadEvent): string =>
  // an event of a later version of the library is told by its name
  Object.hasOwn(describers, event.type)
    ? (describers[event.type] as (event: LeadEvent) => string)(event)
    : event.type
