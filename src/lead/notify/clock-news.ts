import type { ClocksChanged } from '../events/handoff-events.ts'
import type { News, Occasion } from './news.ts'

type Effect = ClocksChanged['change']['effects'][number]

/** Of the two clocks of a target one is told: the one that warns and escalates. */
const isTold = ({ model }: Occasion, { target, scope }: Effect): boolean => {
  const found = model.sla.targets.find((one) => one.target.id === target)
  return (found?.target.follows ?? 'lead') === scope
}

const newsOf = ({ policy, record }: Occasion, effect: Effect, assignee: string | null): News[] => {
  const { kind, key, target, dueAt, action, to } = effect
  const body = { target, dueAt }
  const responsible = assignee ?? record.lead.handoff?.queue ?? policy.management
  if (kind === 'warn') return [{ to: responsible, kind: 'clock-warning', body, key }]
  if (kind === 'breach') return [{ to: responsible, kind: 'clock-breached', body, key }]
  if (action === 'remind') return [{ to: to ?? responsible, kind: 'reminder', body, key }]
  if (action === 'notify-manager') {
    const told = { ...body, assignee }
    return [{ to: to ?? policy.management, kind: 'clock-escalated', body: told, key }]
  }
  // the other steps change the lead, and the change is told
  return []
}

/**
 * What is told of the clocks: warnings and breaches to whoever has the lead, reminders, and escalations to management.
 *
 * @param occasion - what is known beside the event
 * @param event - the change of the clocks
 * @returns the news
 */
export const clockNews = (occasion: Occasion, event: ClocksChanged): readonly News[] =>
  event.change.effects
    .filter((effect) => isTold(occasion, effect))
    .flatMap((effect) => newsOf(occasion, effect, effect.owner ?? event.assignee))
