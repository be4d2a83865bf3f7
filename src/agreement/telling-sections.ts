import { conditionText } from '../conditions/index.ts'
import type { CompiledOffers, HandoffModel } from '../lead/index.ts'
import type { AgreementLine, AgreementSection } from './agreement.ts'
import { durationWords, sectionOf, sentence } from './words.ts'

const offerLines = (offers: CompiledOffers): readonly AgreementLine[] => {
  const { withinMs, calendar, most, secondChance, reasons, lastResort, lastsMs } = offers
  const otherwise =
    calendar === null ? 'in elapsed time if they have none' : `otherwise those of ${calendar}`
  const last = 'assignee' in lastResort ? lastResort.assignee : `the queue ${lastResort.queue}`
  return [
    `A routed lead is offered to one person at a time, for ${durationWords(withinMs)} of their own hours, ${otherwise}.`,
    `They acknowledge it, decline it, or let it pass. Reasons to decline: ${reasons.join(', ')}.`,
    `After ${most} offers it goes to ${last} without being asked.`,
    secondChance
      ? 'Whoever let it pass is asked once more when nobody else is left.'
      : 'Nobody is asked twice.',
    lastsMs === null
      ? 'An acknowledgement lasts until acceptance.'
      : `An acknowledgement lasts ${durationWords(lastsMs)} without a touch or a remark; then the lead is offered to them again.`,
  ].map(sentence)
}

const noticeLines = ({ notifications, rules }: HandoffModel): readonly AgreementLine[] => {
  if (!notifications) return [sentence('Nobody: the host listens to events.')]
  const { marketing, management, activities } = notifications
  const byHand = rules.vetting || rules.handOff === 'manual'
  return [
    {
      label: 'the assignee',
      text: 'that a lead is theirs, offered to them, taken away or withdrawn; warnings, breaches and reminders; of a lead in a queue, the queue',
    },
    {
      label: marketing,
      text: `acceptances, rejections, wins and losses, what is recycled, trashed or corrected, and check-ins that are due${byHand ? ', and leads that wait to be vetted or handed off' : ''}`,
    },
    {
      label: management,
      text: 'escalations, and leads that nobody can take or nobody took',
    },
    ...activities.map(({ name, activities: kinds, where, when }) => {
      const which = where ? ` where ${conditionText(where.condition)}` : ''
      const whose = when ? `, if ${conditionText(when.condition)}` : ''
      return {
        label: name,
        text: `the assignee, of each ${[...kinds].join(' or ')}${which}${whose}`,
      }
    }),
  ]
}

/**
 * How leads are offered and who is told of what, in words.
 *
 * @param model - the agreement
 * @returns both sections
 */
export const tellingSections = (model: HandoffModel): readonly AgreementSection[] => [
  sectionOf(
    'Offers',
    model.offers ? offerLines(model.offers) : [],
    'None: whoever is found has the lead.',
  ),
  sectionOf('Who is told', noticeLines(model)),
]
