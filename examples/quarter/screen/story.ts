import type { Explanation, Lead, LeadRecord, PossibleMove, ScoreLine } from 'lead-handoff'
import { quarter } from '../company/quarter.ts'
import { salespeople } from '../company/team.ts'
import type { World } from '../simulate/world.ts'
import type { Style } from './style.ts'
import { date, euros, heading, moment, wrapped } from './text.ts'

/** Which lead is told: the first rule that finds one. Of several, the one whose story has the most ordinary length. */
const rules: readonly { readonly why: string; readonly fits: (lead: Lead) => boolean }[] = [
  {
    why: 'it was sent back for want of a budget and became a customer all the same',
    fits: ({ kind, cycle, trail }) =>
      kind === 'won' && cycle === 2 && trail.some(({ reason }) => reason === 'no-budget'),
  },
  {
    why: 'it was sent back once and became a customer all the same',
    fits: ({ kind, cycle }) => kind === 'won' && cycle === 2,
  },
  { why: 'it became a customer', fits: ({ kind }) => kind === 'won' },
  { why: 'sales accepted it', fits: ({ stage }) => stage === 'sql' || stage === 'sal' },
  { why: 'it was handed to sales', fits: ({ handoffs }) => handoffs > 0 },
  { why: 'it came first', fits: () => true },
]

const ordinaryLength = 34

const choose = (world: World): { record: LeadRecord; why: string } | undefined => {
  const records = [...world.store.records()].filter(({ lead }) => lead.mergedInto === null)
  for (const { why, fits } of rules) {
    const [record] = records
      .filter(({ lead }) => fits(lead))
      .sort(
        (a, b) =>
          Math.abs(a.lead.version - ordinaryLength) - Math.abs(b.lead.version - ordinaryLength),
      )
    if (record) return { record, why }
  }
  return undefined
}

const names = new Map([
  ...salespeople.map(({ id, name }) => [id, name] as const),
  ['petra', 'Petra'],
  ['karl', 'Karl'],
])

const storyLines = (style: Style, { story }: Explanation): readonly string[] => {
  let lastMoment = ''
  return story.flatMap(({ at, by, text }) => {
    const shown = moment(at)
    const when = shown === lastMoment ? ''.padEnd(shown.length) : shown
    lastMoment = shown
    const who = (by === null ? '' : (names.get(by) ?? by)).padEnd(7)
    const [first = '', ...rest] = wrapped(text, 71)
    const indent = ' '.repeat(shown.length + 11)
    return [
      `${style.faint(when)}  ${style.strong(who)}  ${first}`,
      ...rest.map((line) => `${indent}${line}`),
    ]
  })
}

const signed = (points: number): string => (points < 0 ? `${points}` : `+${points}`).padStart(5)

const lineText = ({ points, label, pointsBefore, matched = 0, lastAt }: ScoreLine): string => {
  const often = matched > 1 ? `, ${matched} times` : ''
  const last = lastAt === undefined ? '' : `, last on ${date(lastAt)}`
  const before = pointsBefore === undefined || pointsBefore === points ? '' : `, of ${pointsBefore}`
  return `  ${signed(points)}  ${label}${often}${last}${before}`
}

const scoreLines = (style: Style, { score }: Explanation): readonly string[] => {
  const { score: now, lines } = score
  const parts = Object.entries(now.dimensions).flatMap(([dimension, { value, band }]) => [
    `  ${style.strong(`${dimension} ${value}`)}${band === undefined ? '' : `, ${band}`}`,
    ...lines
      .filter((line) => line.dimension === dimension && line.points !== 0)
      .sort((a, b) => b.points - a.points)
      .map(lineText),
  ])
  const grade = now.grade === undefined ? '' : `, grade ${now.grade}`
  const title = `Its score is ${style.strong(String(now.total))}${grade}. Activities fade with time, facts do not:`
  return [title, ...parts]
}

const moveText = ({ transition, to, blockedBy }: PossibleMove): string =>
  blockedBy ? `${transition}: not yet. ${blockedBy.message}` : `${transition} → ${to.join(' or ')}`

/** What may move the lead on, or what that waits for; without what would leave it where it is. */
const nextLines = ({ next, lead }: Explanation): readonly string[] =>
  next
    .filter(({ to }) => !to.includes(lead.stage))
    .flatMap((move) =>
      wrapped(moveText(move), 94).map((line, i) => `${i === 0 ? '  ' : '    '}${line}`),
    )

/** A lead that sales is talking to, to show what its next steps wait for. */
const stillOpen = async (style: Style, world: World): Promise<readonly string[]> => {
  const open = [...world.store.records()].find(
    ({ lead }) => lead.stage === 'mql' && (lead.handoff?.touches ?? 0) > 0,
  )
  const explained = open && (await world.handoff.explain(open.lead.id))
  if (!explained) return []
  const { id, handoff } = explained.lead
  const who = names.get(handoff?.assignee ?? '') ?? 'nobody'
  return [
    '',
    `Of a lead that is still open, more may come. ${style.strong(id)} is with ${who}:`,
    ...nextLines(explained),
  ]
}

/**
 * The whole story of one lead, why its score is what it is, and what may happen next.
 *
 * @param style - how to mark text
 * @param world - the world at the end of the quarter
 * @returns the lines
 */
export const storyOf = async (style: Style, world: World): Promise<readonly string[]> => {
  const chosen = choose(world)
  const title = heading(style, '1  One lead and its whole story')
  if (!chosen) return [...title, 'There is no lead in this quarter.']
  const { lead, profile } = chosen.record
  const explained = (await world.handoff.explain(lead.id)) as Explanation
  const { contact, company } = profile
  const won = lead.revenue === null ? [] : [`It brought ${euros(lead.revenue.amountMinor)}.`]
  return [
    ...title,
    `${style.strong(`${contact.name}, ${contact.jobTitle} at ${company.name}`)} (${company.employees} employees, ${company.industry}, ${contact.country ?? 'country unknown'})`,
    `Lead ${lead.id}, told because ${chosen.why}.`,
    ...won,
    '',
    ...storyLines(style, explained),
    '',
    ...scoreLines(style, explained),
    '',
    `What may happen next, on ${date(quarter.endAt)}:`,
    ...nextLines(explained),
    ...(await stillOpen(style, world)),
  ]
}
