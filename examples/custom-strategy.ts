import { compileRouting, route, type Strategy } from 'lead-handoff'

/** Whoever wins the most of their leads; newcomers count as average until they have had twenty. */
const bestCloser: Strategy = {
  choose: (desk) =>
    desk.least((candidate) => {
      const { id } = desk.member(candidate)
      const winRates = desk.options['winRates'] as Readonly<Record<string, number>>
      const isNew = desk.account(candidate).assigned < 20
      return -(isNew ? 0.25 : (winRates[id] ?? 0.25))
    }),
  numbers: (desk, candidate) => ({ received: desk.account(candidate).assigned }),
}

const routing = compileRouting(
  {
    id: 'inbound',
    version: '1',
    rules: [
      {
        name: 'best closer',
        target: {
          team: 'sales',
          strategy: { custom: 'best-closer', options: { winRates: { mia: 0.31, noah: 0.22 } } },
        },
      },
    ],
    nobody: 'hold',
  },
  { strategies: { 'best-closer': bestCloser } },
)

const team = ['mia', 'noah'].map((id) => ({ id, teams: ['sales'] }))
const { decision } = route(routing, { subject: {}, team, pools: {}, now: 0 })
console.log(`${decision.assignee}, by the strategy ${decision.strategy}`, decision.passedOver)
