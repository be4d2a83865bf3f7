import {
  compileRouting,
  emptyPool,
  postEntries,
  preview,
  route,
  type TeamMember,
} from 'lead-handoff'

const office = {
  timeZone: 'Europe/Vienna',
  weekly: { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']], wed: [['09:00', '17:00']] },
} as const
const team: readonly TeamMember[] = [
  { id: 'mia', teams: ['sales'], skills: ['German', 'French'], calendar: office },
  { id: 'noah', teams: ['sales'], skills: ['German'], weight: 50, calendar: office },
  { id: 'olga', teams: ['sales'], skills: ['German'], capacity: { perDay: 1 } },
]
const routing = compileRouting({
  id: 'inbound',
  version: '1',
  rules: [
    {
      name: 'French speakers',
      when: { field: 'language', op: 'is', value: 'French' },
      target: { team: 'sales', strategy: { use: 'skills', all: ['French'], by: 'weighted' } },
    },
    { name: 'everybody', target: { team: 'sales', strategy: 'weighted' } },
  ],
  nobody: 'hold',
})

let pools = { sales: emptyPool }
const monday = Date.UTC(2026, 0, 5, 9)
for (const [i, language] of ['German', 'French', 'German', 'German'].entries()) {
  const now = monday + i * 60_000
  const { decision, claim } = route(routing, { subject: { language }, team, pools, now })
  if (claim) pools = { sales: claim.state }
  console.log(`${language} lead to ${decision.assignee} by "${decision.rule}"`)
  for (const { id, filter, numbers } of decision.passedOver) {
    console.log(`  not ${id}: ${filter} ${numbers ? JSON.stringify(numbers) : ''}`.trimEnd())
  }
}

// the first lead was junk: it does not count as one that Mia received
const junk = { pool: 'sales', id: 'mia', kind: 'junk' } as const
const [claim] = postEntries(routing, [junk], { pools, team, now: monday + 300_000 })
console.log(`credited back to mia: ${claim?.state.members[0]?.creditedBack}`)

const leads = Array.from({ length: 30 }, (_, i) => ({ id: `lead-${i}`, subject: {} }))
for (const [id, { leads: count }] of Object.entries(
  preview(routing, { leads, team, now: monday, pools }).byPerson,
)) {
  console.log(`of 30 more, ${id} would get ${count}`)
}
