import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { type Work, work } from '../../examples/postgres/work.ts'

/** A worker whose hand-off does what it is told, round by round. */
const jobOf = (tick: (round: number) => { leads: number; more: boolean }) => {
  const stop = new AbortController()
  const faults: unknown[] = []
  let rounds = 0
  const handoff = {
    tick: async () => {
      rounds += 1
      return tick(rounds)
    },
    deliver: async () => ({ delivered: 0, failed: [], more: false }),
  }
  const job = {
    handoff: handoff as unknown as Work['handoff'],
    send: () => undefined,
    onFault: (fault: unknown) => faults.push(fault),
    signal: stop.signal,
    pauseMs: 0,
  }
  return { job, stop, faults }
}

test('a worker that pauses again and again leaves nothing behind at its signal', async () => {
  const listening: number[] = []
  const { job, stop } = jobOf((round) => {
    if (round === 50) stop.abort()
    listening.push(getEventListeners(stop.signal, 'abort').length)
    return { leads: 0, more: false }
  })
  await work(job)
  expect(listening).toHaveLength(50)
  expect(Math.max(...listening)).toBeLessThanOrEqual(1)
})

test('a worker goes on after faults, and ends at once while it pauses', async () => {
  const { job, stop, faults } = jobOf((round) => {
    if (round < 3) throw new Error('the connection is gone')
    setTimeout(() => stop.abort(), 1)
    return { leads: 0, more: false }
  })
  await work({ ...job, pauseMs: 1 })
  expect(faults).toHaveLength(2)
  const idle = jobOf(() => ({ leads: 0, more: false }))
  const ended = work({ ...idle.job, pauseMs: 3_600_000 })
  setTimeout(() => idle.stop.abort(), 1)
  await ended
})
