import type { LeadCommand } from 'lead-handoff'
import type { LoanLifecycle } from './lifecycle.ts'
import type { LogRow } from './log-row.ts'

/** What can be asked of an application. */
export type LoanCommand = LeadCommand<LoanLifecycle>

/** Who did what the log does not say who did. */
export const unnamed = 'not-recorded'

/** What is remembered of a case between two of its lines. */
export interface CaseSoFar {
  /** Desks to which it was passed. */
  readonly scheduled: Set<string>
  /** Desks that have begun with it. */
  readonly started: Set<string>
  /** Whether the leads desk has it and it is not pre-accepted yet. */
  atLeadsDesk: boolean
  /** When it was passed to the second desk, while the first still had it. */
  passedEarlyAt: number | null
  won: boolean
}

/**
 * A case of which no line was read yet.
 *
 * @returns its memory
 */
export const newCase = (): CaseSoFar => ({
  scheduled: new Set(),
  started: new Set(),
  atLeadsDesk: false,
  passedEarlyAt: null,
  won: false,
})

/** The two work items by which an application is passed to people, and the queue that each stands for. */
export const desks: Readonly<Record<string, string>> = {
  'W_Afhandelen leads': 'leads-desk',
  'W_Completeren aanvraag': 'completion-desk',
}

const approvals = ['A_APPROVED', 'A_REGISTERED', 'A_ACTIVATED']

type Base = { readonly leadId: string; readonly at: number; readonly by?: string }

const idOf = ({ caseId, index }: LogRow, what: string): string => `${caseId}:${index}:${what}`

/** The first SCHEDULE of a desk passes the case to it, and the clock of the first response starts. */
const schedule = (row: LogRow, soFar: CaseSoFar, base: Base): readonly LoanCommand[] => {
  if (soFar.scheduled.has(row.activity)) return []
  soFar.scheduled.add(row.activity)
  // passed on before it was pre-accepted (2 of 13,087): the second desk gets it when the first has done with it, with the instant at which it was passed
  if (soFar.atLeadsDesk) {
    soFar.passedEarlyAt = row.at
    return []
  }
  soFar.atLeadsDesk = row.activity === 'W_Afhandelen leads'
  return [{ type: 'hand-off', leadId: base.leadId, at: row.at, id: idOf(row, 'hand-off') }]
}

/** The first START of a desk at or after that is its response: somebody takes the case, touches and accepts it. */
const start = (row: LogRow, soFar: CaseSoFar, base: Base): readonly LoanCommand[] => {
  if (!soFar.scheduled.has(row.activity) || soFar.started.has(row.activity)) return []
  soFar.started.add(row.activity)
  const by = row.resource || unnamed
  const accepts = row.activity === 'W_Afhandelen leads' ? 'take-up' : 'accept'
  return [
    { ...base, type: 'claim', by, id: idOf(row, 'claim') },
    { ...base, type: accepts, by, id: idOf(row, accepts) },
    touch(row, { ...base, by }),
  ]
}

const touch = (row: LogRow, base: Base): LoanCommand => ({
  ...base,
  by: base.by ?? unnamed,
  type: 'touch',
  id: idOf(row, 'touch'),
  touchId: idOf(row, 'touch'),
  channel: 'call',
  // the log does not say whether the customer answered
  outcome: 'reached',
})

const preaccept = (row: LogRow, soFar: CaseSoFar, base: Base): readonly LoanCommand[] => {
  const { passedEarlyAt } = soFar
  soFar.atLeadsDesk = false
  soFar.passedEarlyAt = null
  const { leadId } = base
  const moved: LoanCommand = { ...base, type: 'preaccept', id: idOf(row, 'preaccept') }
  return passedEarlyAt === null
    ? [moved]
    : [moved, { type: 'hand-off', leadId, at: passedEarlyAt, id: idOf(row, 'hand-off') }]
}

const win = (row: LogRow, soFar: CaseSoFar, base: Base): readonly LoanCommand[] => {
  if (soFar.won) return []
  soFar.won = true
  const revenue = { amountMinor: row.amountMinor, currency: 'EUR' }
  return [{ ...base, type: 'win', id: idOf(row, 'win'), revenue }]
}

const capture = (row: LogRow, base: Base): LoanCommand => ({
  ...base,
  type: 'capture',
  id: idOf(row, 'capture'),
  profile: { attributes: { requestedEuros: row.amountMinor / 100 } },
})

/**
 * What a line of the log asks of the library. Lines that are not about the hand-off (offers, validation, the ends of work items) ask nothing.
 *
 * @param row - the line
 * @param soFar - what is remembered of its case; changed in place
 * @returns the commands in order
 */
export const commandsOf = (row: LogRow, soFar: CaseSoFar): readonly LoanCommand[] => {
  const { activity, phase, resource } = row
  const base: Base = { leadId: row.caseId, at: row.at, ...(resource ? { by: resource } : {}) }
  if (Object.hasOwn(desks, activity)) {
    if (phase === 'SCHEDULE') return schedule(row, soFar, base)
    return phase === 'START' ? start(row, soFar, base) : []
  }
  if (activity === 'W_Nabellen offertes') return phase === 'START' ? [touch(row, base)] : []
  if (approvals.includes(activity)) return win(row, soFar, base)
  switch (activity) {
    case 'A_SUBMITTED':
      return [capture(row, base)]
    case 'A_PREACCEPTED':
      return preaccept(row, soFar, base)
    case 'A_ACCEPTED':
      return [{ ...base, type: 'develop', id: idOf(row, 'develop') }]
    case 'A_DECLINED':
      return [{ ...base, type: 'decline', id: idOf(row, 'decline') }]
    case 'A_CANCELLED':
      return [{ ...base, type: 'cancel', id: idOf(row, 'cancel') }]
    default:
      return []
  }
}
