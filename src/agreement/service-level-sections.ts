import { conditionText } from '../conditions/index.ts'
import { parseDuration } from '../kernel/index.ts'
import type { HandoffModel } from '../lead/index.ts'
import type { CalendarRole, CompiledTarget, SlaTarget, SlaWarning } from '../sla/index.ts'
import type { AgreementLine, AgreementSection } from './agreement.ts'
import { calendarText } from './calendar-text.ts'
import { durationWords, sectionOf } from './words.ts'

const facts = ({ startOn, stopOn }: CompiledTarget): string =>
  `from ${startOn.join(' or ')}${stopOn.length > 0 ? ` to ${stopOn.join(' or ')}` : ''}`

const stageText = ({ stage = {} }: SlaTarget): string => {
  const { kinds = [], marks = [] } = stage
  const parts = [
    ...(kinds.length > 0 ? [`is ${kinds.join(' or ')}`] : []),
    ...(marks.length > 0 ? [`counts as ${marks.join(' and ')}`] : []),
  ]
  return parts.length === 0 ? 'any one stage' : `a stage that ${parts.join(' and ')}`
}

const promise = (compiled: CompiledTarget): string => {
  const { target, allowedMs } = compiled
  const time = durationWords(allowedMs)
  switch (target.measure) {
    case 'touches':
      return `${target.count ?? 1} touches within ${time}, ${facts(compiled)}`
    case 'stage':
      return `at most ${time} in ${stageText(target)}`
    case 'silence':
      return `never more than ${time} without a touch`
    case 'check-in':
      return `check-in at the agreed date${allowedMs > 0 ? `, or up to ${time} later` : ''}`
    default: {
      const what = {
        acknowledge: 'acknowledgement',
        review: 'review',
        'first-touch': 'first touch',
      }
      return `${what[target.measure]} within ${time}, ${facts(compiled)}`
    }
  }
}

const roles: Readonly<Record<CalendarRole, string>> = {
  territory: 'the lead\u2019s territory',
  team: 'the team',
  assignee: 'the assignee',
}

const hoursOf = ({ calendar }: SlaTarget): string => {
  if (calendar === undefined) return 'in elapsed time'
  if (typeof calendar === 'string') return `in the hours of ${calendar}`
  const whose = calendar.of.map((role) => roles[role]).join(' and ')
  return `in the hours that are open for ${whose}, otherwise ${calendar.otherwise}`
}

const warningText = (warning: SlaWarning): string =>
  'left' in warning
    ? `with ${durationWords(parseDuration(warning.left))} left`
    : `at ${Number((warning.fraction * 100).toFixed(2))} % of the time`

const ladder = ({ escalation }: CompiledTarget): readonly string[] =>
  escalation.map(({ afterMs, action, to }) => {
    const when = afterMs === 0 ? 'at breach' : `${durationWords(afterMs)} after it`
    return `${when}: ${action}${to === undefined ? '' : `, ${to}`}`
  })

const pauses = ({ pausedBy, pauseWhen }: SlaTarget): readonly string[] => [
  ...(pausedBy === undefined
    ? []
    : [
        pausedBy.length === 0
          ? 'no pause stops it'
          : `rests during pauses because of ${pausedBy.join(', ')}`,
      ]),
  ...(pauseWhen ? [`rests while ${conditionText(pauseWhen)}`] : []),
]

const targetLine = (compiled: CompiledTarget): AgreementLine => {
  const { target } = compiled
  const { id, clock, when, warnings = [], atClosing, follows } = target
  const restarts = compiled.target.restartOn
  const parts = [
    promise(compiled),
    ...(when ? [`for leads whose ${conditionText(when)}`] : []),
    ...(clock === undefined ? [] : [`only the first that fits of the clock ${clock} applies`]),
    hoursOf(target),
    ...(atClosing === 'next-open'
      ? ['what is due at closing time is due at the next opening']
      : []),
    ...(restarts ? [`starts anew with ${restarts.join(' or ')}`] : []),
    ...(warnings.length > 0 ? [`warns ${warnings.map(warningText).join(', ')}`] : []),
    ...ladder(compiled),
    ...pauses(target),
    ...(follows === 'owner' ? ['the clock of the owner warns and escalates'] : []),
  ]
  return { label: id, text: parts.join('; ') }
}

const hoursLines = ({ sla, calendarOf }: HandoffModel): readonly AgreementLine[] => {
  const { territory, team } = calendarOf
  const pairs = (names: Readonly<Record<string, string>>): string =>
    Object.entries(names)
      .map(([value, name]) => `${value} ${name}`)
      .join(', ')
  return [
    ...Object.entries(sla.calendars).map(([label, calendar]) => ({
      label,
      text: calendarText(calendar.policy),
    })),
    ...(territory
      ? [{ label: 'of a territory', text: `by ${territory.field}: ${pairs(territory.calendars)}` }]
      : []),
    ...(team ? [{ label: 'of a team', text: pairs(team) }] : []),
  ]
}

/**
 * How fast a lead must be worked, in words.
 *
 * @param model - the agreement
 * @returns the targets and the working hours
 */
export const serviceLevelSections = (model: HandoffModel): readonly AgreementSection[] => [
  sectionOf('Service levels', model.sla.targets.map(targetLine)),
  sectionOf('Working hours', hoursLines(model), 'None; time is elapsed time.'),
]
