import { expect, test } from 'vitest'
import { createRouter, type PoolState } from '../../src/routing/index.ts'
import { people, routingOf } from './fixtures.ts'

const routeSome = (router: ReturnType<typeof createRouter>, from: number): PoolState => {
  for (let i = 0; i < 7; i += 1) router.route({ subject: {}, now: from + i })
  return router.pools()['sales'] as PoolState
}

test('neither the pools it was given nor those it handed out change by later leads', () => {
  const routing = routingOf('weighted')
  const before = routeSome(createRouter(routing, { team: people(3) }), 0)
  // the same people, one who left and one who joined: the rows lie at the same or at other places
  for (const team of [people(3), people(3).slice(1), people(4), people(4).slice(1)]) {
    const given = structuredClone(before)
    const router = createRouter(routing, { team, pools: { sales: before } })
    const handedOut = routeSome(router, 10)
    const copy = structuredClone(handedOut)
    expect(routeSome(router, 20)).not.toEqual(copy)
    expect(handedOut).toEqual(copy)
    expect(before).toEqual(given)
  }
})
