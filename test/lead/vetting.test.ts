import { describe, expect, test } from 'vitest'
import { possibleMoves } from '../../src/lead/index.ts'
import { computeMetric, standardReport } from '../../src/metrics/index.ts'
import { captured, createWorld, demo, type Told, worldIn } from './world.ts'

const vet: Told = { type: 'vet', by: 'rita' }
const decline: Told = { type: 'decline', by: 'rita', reason: 'not-a-fit' }
const vetting = { rules: { vetting: true } }
const report = standardReport({ unit: 'month', timeZone: 'UTC' })

describe.each([vet, decline])('$type', (command) => {
  test('is refused where the policy does not ask marketing to vet', () => {
    for (const rules of [{}, { handOff: 'manual' }]) {
      const world = createWorld({ rules }).given(...captured, demo)
      expect(world.refusal(command)).toMatchObject({ code: 'NOTHING_TO_VET', asked: false })
    }
  })

  test('is refused once sales has the lead, or has had it', () => {
    const world = createWorld(vetting).given(...captured, demo, vet)
    expect(world.lead().handoff?.assignee).toBe('mia')
    expect(world.refusal(command)).toMatchObject({ code: 'NOTHING_TO_VET', asked: true })
    world.given({ type: 'opt-out' })
    expect(world.refusal(command)).toMatchObject({ code: 'NOTHING_TO_VET', asked: true })
  })

  test('is refused while a lead that was handed off waits for somebody to return', () => {
    const world = createWorld(vetting)
      .staff([])
      .given(...captured, demo, vet)
    expect(world.refusal(command)).toMatchObject({ code: 'NOTHING_TO_VET', asked: true })
  })

  test('is told to be blocked by possibleMoves', () => {
    const world = worldIn('mql')
    const found = possibleMoves(world.model, world.facts()).find(
      ({ transition }) => transition === command.type,
    )
    expect(found?.blockedBy?.code).toBe('NOTHING_TO_VET')
  })
})

test('what marketing declines was not rejected by sales', () => {
  const world = createWorld(vetting).given(...captured, demo, decline)
  const { funnel, rejectedByReason } = computeMetric(report, world.history())
  expect(funnel).toMatchObject({ leads: 1, rejected: 0, recycled: 1 })
  expect([...rejectedByReason]).toEqual([])
  // nor in a later cycle, whatever sales did before
  const again = createWorld(vetting).given(
    ...captured,
    demo,
    vet,
    { type: 'reject', by: 'mia', to: 'recycled', reason: 'not-ready' },
    { type: 'qualify', by: 'rita' },
    decline,
  )
  expect([...computeMetric(report, again.history()).rejectedByReason]).toEqual([['not-ready', 1]])
})
