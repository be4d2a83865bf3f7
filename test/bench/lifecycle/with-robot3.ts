import { createMachine, guard, interpret, reduce, state, transition } from 'robot3'
import type { Finish } from './finish.ts'
import { lifecycle } from './journey.ts'
import {
  type Context,
  changesOf,
  contextOf,
  firstEvent,
  guardOf,
  type MachineEvent,
  nextEvents,
  standing,
} from './machine.ts'

type Changes = (context: Context, event: MachineEvent) => Partial<Context>

const update = (changes: Changes) =>
  reduce((context: Context, event: MachineEvent) =>
    Object.assign({}, context, changes(context, event)),
  )

/** Each transition of a stage, once for every stage that it may lead to. To go back to the stage before is left out. */
const transitionsOf = (stage: string) => {
  const found = Object.entries(standing).map(([name, changes]) =>
    transition(name, stage, update(changes)),
  )
  for (const exit of lifecycle.stages.get(stage)?.exits.values() ?? []) {
    if (exit.target === 'previous') continue
    const targets = exit.target === 'same' ? [stage] : exit.to
    for (const target of targets) {
      const allowed = guardOf(exit, targets.length > 1 ? target : null)
      const changes = changesOf(exit, lifecycle.stages.get(target)?.kind ?? 'open')
      found.push(transition(exit.name, target, guard(allowed), update(changes)))
    }
  }
  return found
}

const machine = createMachine(
  lifecycle.initial,
  Object.fromEntries(
    [...lifecycle.stages.keys()].map((name) => [name, state(...transitionsOf(name))]),
  ),
  (event: unknown) => contextOf(event as MachineEvent),
) as object as Parameters<typeof interpret>[0]

/** robot3 has no pure function: one service for the whole journey, which is its fastest form. */
export const runRobot3 = (): Finish => {
  const service = interpret(machine, () => undefined, firstEvent as never)
  for (const event of nextEvents) service.send(event as never)
  const { cycle, revenue } = service.context as unknown as Context
  return { stage: String(service.machine.current), cycle, revenueMinor: revenue?.amountMinor }
}
