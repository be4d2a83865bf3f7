import { assign, createMachine, initialTransition, transition } from 'xstate'
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

interface Given {
  readonly context: Context
  readonly event: MachineEvent
}

const update = (changes: (context: Context, event: MachineEvent) => Partial<Context>) =>
  assign(({ context, event }: Given) => changes(context, event))

/** Each transition of a stage, once for every stage that it may lead to. To go back to the stage before is left out. */
const onOf = (stage: string): object => {
  const on: Record<string, object[]> = {}
  for (const exit of lifecycle.stages.get(stage)?.exits.values() ?? []) {
    if (exit.target === 'previous') continue
    const targets = exit.target === 'same' ? [stage] : exit.to
    on[exit.name] = targets.map((target) => {
      const allowed = guardOf(exit, targets.length > 1 ? target : null)
      return {
        ...(exit.target === 'same' ? {} : { target }),
        guard: ({ context, event }: Given) => allowed(context, event),
        actions: update(changesOf(exit, lifecycle.stages.get(target)?.kind ?? 'open')),
      }
    })
  }
  return on
}

const machine = createMachine({
  initial: lifecycle.initial,
  context: ({ input }: { input: unknown }) => contextOf(input as MachineEvent),
  states: Object.fromEntries(
    [...lifecycle.stages.keys()].map((name) => [name, { on: onOf(name) }]),
  ),
  on: Object.fromEntries(
    Object.entries(standing).map(([name, changes]) => [name, { actions: update(changes) }]),
  ),
} as object as Parameters<typeof createMachine>[0])

/** xstate's pure function, from snapshot to snapshot; no actor. */
export const runXstate = (): Finish => {
  let [snapshot] = initialTransition(machine, firstEvent as never)
  for (const event of nextEvents) [snapshot] = transition(machine, snapshot, event)
  const { cycle, revenue } = snapshot.context as unknown as Context
  return { stage: String(snapshot.value), cycle, revenueMinor: revenue?.amountMinor }
}
