import { formatDuration, type Instant } from '../kernel/index.ts'
import { moneyText } from '../lead/index.ts'
import type { Brief } from './brief.ts'

/** A line of a rendered brief: something known, or a sentence. */
export interface Row {
  /** What it is; `null` for a sentence. */
  readonly label: string | null
  /** The value or the sentence. */
  readonly text: string
}

/** A part of a rendered brief. */
export interface Section {
  /** Its heading. */
  readonly title: string
  /** Its lines; a section without lines is left out. */
  readonly rows: readonly Row[]
}

const time = (at: Instant): string =>
  `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`

const sentence = (text: string): Row => ({ label: null, text })

const isMoney = (value: unknown): value is Parameters<typeof moneyText>[0] =>
  typeof value === 'object' && value !== null && 'amountMinor' in value && 'currency' in value

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  return isMoney(value) ? moneyText(value) : JSON.stringify(value)
}

const facts = (values: object): readonly Row[] =>
  Object.entries(values).map(([label, value]) => ({ label, text: textOf(value) }))

const times = (count: number): string => (count === 1 ? '' : `${count}×, `)

const handoffRows = ({ handoff, optedOut, stage, cycle }: Brief): readonly Row[] => {
  const rows: Row[] = [{ label: 'stage', text: cycle > 1 ? `${stage}, cycle ${cycle}` : stage }]
  if (handoff) {
    const { assignee, queue, at, offer, acknowledgedAt, touches } = handoff
    const whose = assignee ?? (queue === null ? 'nobody yet' : `queue ${queue}`)
    rows.push({ label: 'with', text: `${whose}, since ${time(at)}` })
    if (offer && offer.dueAt !== null)
      rows.push({ label: 'offered until', text: time(offer.dueAt) })
    if (acknowledgedAt !== null) rows.push({ label: 'acknowledged', text: time(acknowledgedAt) })
    rows.push({ label: 'touches', text: String(touches) })
  }
  if (optedOut.length > 0) {
    const channels = optedOut.includes('*') ? 'all contact' : optedOut.join(', ')
    rows.push({ label: 'opted out of', text: channels })
  }
  return rows
}

const whyRows = ({ whyNow }: Brief): readonly Row[] =>
  whyNow.map(({ kind, what, content, count, lastAt }) => {
    const about = content === null ? '' : ` of ${content}`
    const texts = {
      activity: `${what}${about}`,
      'new-fact': `found out: ${what}`,
      threshold: `crossed the threshold ${what}ward`,
    }
    return sentence(`${texts[kind]} (${times(count)}last on ${time(lastAt)})`)
  })

const deadlineRows = ({ deadlines }: Brief): readonly Row[] =>
  deadlines
    .filter(({ scope }) => scope === 'lead')
    .map(({ target, state, dueAt, leftMs }) => {
      const left = leftMs < 0 ? `${formatDuration(-leftMs)} over` : `${formatDuration(leftMs)} left`
      const due = dueAt === null ? state : `due ${time(dueAt)}`
      return { label: target, text: `${due}, ${left}` }
    })

const scoreRows = ({ score: { score, lines } }: Brief): readonly Row[] => {
  const grade = score.grade === undefined ? '' : `, grade ${score.grade}`
  const verdict = score.qualified ? 'qualified' : 'not qualified'
  const head = { label: 'total', text: `${score.total}${grade}, ${verdict}` }
  const rows = [...lines]
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .map(({ label, dimension, points }) => ({
      label: points > 0 ? `+${points}` : String(points),
      text: `${label} (${dimension})`,
    }))
  return [head, ...rows]
}

const contentRows = ({ content }: Brief): readonly Row[] =>
  content.map(({ content: label, activities, count, lastAt }) => ({
    label,
    text: `${activities.join(', ')} (${times(count)}last on ${time(lastAt)})`,
  }))

const earlierRows = ({ earlier }: Brief): readonly Row[] =>
  earlier.map(({ cycle, at, transition, stage, reason, assignee }) => {
    const because = reason === null ? '' : `, because ${reason}`
    const whose = assignee === null ? '' : `, with ${assignee}`
    return sentence(`cycle ${cycle}: ${transition} to ${stage} on ${time(at)}${because}${whose}`)
  })

const storyRows = ({ timeline, omitted }: Brief): readonly Row[] => {
  const rows = timeline.map(({ at, by, text }) => ({
    label: time(at),
    text: by === null ? text : `${text} (${by})`,
  }))
  return omitted > 0 ? [...rows, sentence(`${omitted} earlier lines are left out`)] : rows
}

/**
 * A brief in the order in which it is read: what to do, why, what is known, what happened.
 *
 * @param brief - the brief
 * @returns the sections that have something to say
 */
export const sectionsOf = (brief: Brief): readonly Section[] => {
  const { contact, company, qualification, attributes, source, notes, missing } = brief
  const all: readonly Section[] = [
    { title: 'Hand-off', rows: handoffRows(brief) },
    { title: 'Deadlines', rows: deadlineRows(brief) },
    { title: 'Why now', rows: whyRows(brief) },
    { title: 'Contact', rows: facts(contact) },
    { title: 'Company', rows: facts(company) },
    { title: 'Qualification', rows: facts(qualification) },
    { title: 'Source', rows: facts(source ?? {}) },
    { title: 'Attributes', rows: facts(attributes) },
    { title: 'Not known yet', rows: missing.length > 0 ? [sentence(missing.join(', '))] : [] },
    { title: 'Score', rows: scoreRows(brief) },
    { title: 'Content', rows: contentRows(brief) },
    {
      title: 'Notes',
      rows: notes.map(({ at, by, text }) => ({ label: `${time(at)} ${by ?? ''}`.trim(), text })),
    },
    { title: 'Earlier', rows: earlierRows(brief) },
    { title: 'Timeline', rows: storyRows(brief) },
  ]
  return all.filter(({ rows }) => rows.length > 0)
}

/**
 * What a brief is called.
 *
 * @param brief - the brief
 * @returns the name of the person and the company, or the id of the lead
 */
export const titleOf = ({ contact, company, leadId }: Brief): string =>
  [contact.name, company.name].filter((name) => name !== undefined).join(', ') || leadId
