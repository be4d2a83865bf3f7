import type { Instant } from '../kernel/index.ts'
import type { CompiledTarget, Sla } from './compile-sla.ts'
import type { SlaEffect } from './sla-change.ts'
import type { SlaClock, SlaState } from './sla-state.ts'

/** A pending step of a clock. */
export interface SlaStep extends SlaEffect {
  /** Names it within its clock. */
  readonly step: string
}

/** Whether a clock still runs, breached or not. */
export const isOpen = (clock: SlaClock): boolean =>
  clock.endedAt === null &&
  (clock.status === 'running' || clock.status === 'paused' || clock.status === 'breached')

type Planned = Pick<SlaStep, 'step' | 'kind' | 'at' | 'action' | 'to'>

const warnings = (
  sla: Sla,
  clock: SlaClock,
  due: { target: CompiledTarget; at: Instant },
): Planned[] => {
  if (clock.breached) return []
  const calendar = sla.calendarOf(clock.calendars)
  return due.target.warningsLeftMs.map((leftMs, i) => {
    const at = calendar.subtractBusinessTime(due.at, leftMs) ?? clock.startedAt
    return { step: `warn:${i}`, kind: 'warn', at: Math.max(at, clock.startedAt) }
  })
}

const ladder = (
  sla: Sla,
  clock: SlaClock,
  due: { target: CompiledTarget; at: Instant },
): Planned[] => {
  const calendar = sla.calendarOf(clock.calendars)
  return due.target.escalation.flatMap(({ afterMs, action, to }, i): Planned[] => {
    const at = afterMs === 0 ? due.at : calendar.addBusinessTime(due.at, afterMs)
    if (at === undefined) return []
    // met at the due instant is met: whatever follows a breach comes a millisecond later
    const step = { step: `escalate:${i}`, kind: 'escalate' as const, at: Math.max(at, due.at + 1) }
    return [{ ...step, action, ...(to === undefined ? {} : { to }) }]
  })
}

const stepsOf = (sla: Sla, key: string, clock: SlaClock): SlaStep[] => {
  const { dueAt } = clock
  if (!isOpen(clock) || dueAt === null) return []
  const target = sla.targets.find((candidate) => candidate.target.id === clock.target)
  const leads = target && (target.target.follows ?? 'lead') === clock.scope
  const due = target && { target, at: dueAt }
  const planned: Planned[] = [
    ...(leads && due ? warnings(sla, clock, due) : []),
    ...(clock.breached ? [] : [{ step: 'breach', kind: 'breach' as const, at: dueAt + 1 }]),
    ...(leads && due ? ladder(sla, clock, due) : []),
  ]
  return planned
    .filter(({ step }) => !clock.done.includes(step))
    .map((step) => ({
      key: `${key}#${clock.startedAt}:${step.step}`,
      clock: key,
      target: clock.target,
      scope: clock.scope,
      owner: clock.owner,
      dueAt,
      ...step,
    }))
}

/**
 * Every step that is still to come.
 *
 * @param sla - the service levels
 * @param clocks - the clocks
 * @returns the steps in order of time
 */
export const pendingSteps = (sla: Sla, clocks: SlaState['clocks']): SlaStep[] => {
  const steps: SlaStep[] = []
  for (const key in clocks) steps.push(...stepsOf(sla, key, clocks[key] as SlaClock))
  return steps.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))
}
