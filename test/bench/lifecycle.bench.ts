import { deepStrictEqual } from 'node:assert'
import type { LeadEvent } from '../../src/lead/index.ts'
import { type BenchOptions, type Contestant, compare, compareAsync } from './harness.ts'
import type { HandEvent } from './lifecycle/by-hand-lead.ts'
import { runByHand, runOurs } from './lifecycle/runs.ts'
import { runEmmett } from './lifecycle/with-emmett.ts'
import { runRobot3 } from './lifecycle/with-robot3.ts'
import { runByHandStored, runEngine } from './lifecycle/with-store.ts'
import { runXstate } from './lifecycle/with-xstate.ts'

const byHand = 'hand-written switch'
const stored = 'hand-written switch, row and log'

const pure: readonly Contestant[] = [
  { name: byHand, run: () => runByHand() },
  { name: 'lead-handoff: decide', run: () => runOurs() },
  { name: 'robot3: one service', run: runRobot3 },
  { name: 'xstate: transition', run: runXstate },
]

const shells: readonly Contestant[] = [
  { name: stored, run: runByHandStored },
  { name: 'lead-handoff: execute', run: runEngine },
  { name: 'emmett: CommandHandler', run: runEmmett },
]

/** What the hand-written form leaves out of its events: how far the lead had come, and the rules behind its score. */
const leftOut: readonly string[] = ['journey', 'rules']

/** What two implementations name differently: the policy, and how scoring counts. */
const comparable = (event: LeadEvent | HandEvent): object => {
  const told = Object.entries(event).filter(([key]) => !leftOut.includes(key))
  const keys = told.map(([key]) => key).sort()
  const named: Record<string, unknown> = {
    ...Object.fromEntries(told),
    keys,
    policy: null,
    scoring: null,
  }
  for (const key of ['score', 'before', 'after']) {
    if (named[key]) named[key] = { ...(named[key] as object), policy: null }
  }
  return named
}

/** Nobody is measured before all of them have reached the same end, and the switch the same events. */
const check = async (): Promise<void> => {
  const end = { stage: 'won', cycle: 2, revenueMinor: 4_800_000 }
  for (const { name, run } of [...pure, ...shells]) deepStrictEqual(await run(), end, name)
  const ours: LeadEvent[] = []
  const theirs: HandEvent[] = []
  runOurs(ours)
  runByHand(theirs)
  deepStrictEqual(theirs.map(comparable), ours.map(comparable))
}

/** So that what is measured is compiled code: a journey is long enough to fill the harness's batches while it is still interpreted. */
const warmUp = async (rounds: number): Promise<void> => {
  for (let i = 0; i < rounds; i += 1) {
    for (const { run } of [...pure, ...shells]) await run()
  }
}

/** What a journey of sixteen commands costs, from capture to won with one return. */
export const lifecycleBench = async (options: BenchOptions): Promise<void> => {
  await check()
  await warmUp(options.smoke ? 1 : 2_000)
  compare('sixteen commands, decided and folded', byHand, pure, options)
  await compareAsync('sixteen commands through an in-memory store', stored, shells, options)
}
