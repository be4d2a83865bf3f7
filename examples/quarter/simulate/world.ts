import {
  createHandoff,
  type Lead,
  type LeadCommand,
  type LeadHandoff,
  type LeadId,
  type Refusal,
  type StandardLifecycle,
} from 'lead-handoff'
import { createMemoryStore, type MemoryStore } from 'lead-handoff/memory'
import { agreement } from '../company/agreement.ts'
import { quarter } from '../company/quarter.ts'
import { rosterAt } from '../company/team.ts'
import { type Agenda, createAgenda } from './agenda.ts'
import { type Chance, createChance } from './chance.ts'
import type { Persona } from './persona.ts'

/** How often a command was refused with a code, and what the first refusal said. */
interface RefusalTally {
  readonly count: number
  readonly message: string
  readonly command: string
}

/** The company's systems: the library, the store, the clock, and what the simulation knows beside them. */
export interface World {
  readonly handoff: LeadHandoff<StandardLifecycle>
  readonly store: MemoryStore
  readonly agenda: Agenda
  readonly chance: Chance
  readonly personas: Map<LeadId, Persona>
  readonly refusals: Map<string, RefusalTally>
  /** Commands sent so far. */
  readonly sent: { commands: number }
  now(): number
  setClock(at: number): void
  /** Sends a command. A refusal is counted, never ignored. */
  send(command: LeadCommand<StandardLifecycle>): Promise<Lead | undefined>
  /** Plans something that is to happen after some time. */
  after(delayMs: number, act: () => Promise<unknown> | unknown): void
}

const count = (world: World, command: string, refusal: Refusal): void => {
  const before = world.refusals.get(refusal.code)
  world.refusals.set(refusal.code, {
    command: before?.command ?? command,
    message: before?.message ?? refusal.message,
    count: (before?.count ?? 0) + 1,
  })
}

/**
 * Sets the company up on the first day of the quarter.
 *
 * @param seed - decides everything that chance decides
 * @returns the world
 */
export const createWorld = (seed: number): World => {
  let clock: number = quarter.startAt
  const store = createMemoryStore()
  const handoff = createHandoff({
    ...agreement,
    store,
    team: { members: () => rosterAt(clock) },
    clock: { now: () => clock },
  })
  const agenda = createAgenda()
  const world: World = {
    handoff,
    store,
    agenda,
    chance: createChance(seed),
    personas: new Map(),
    refusals: new Map(),
    sent: { commands: 0 },
    now: () => clock,
    setClock: (at) => {
      clock = at
    },
    send: async (command) => {
      world.sent.commands += 1
      const result = await handoff.execute(command)
      if (result.ok) return result.value.lead
      count(world, command.type, result.refusal)
      return undefined
    },
    after: (delayMs, act) => agenda.plan(clock + delayMs, act),
  }
  return world
}
