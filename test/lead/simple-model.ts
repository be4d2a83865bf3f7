/**
 * A lead as a person would keep it on a sheet of paper: the domain's rules for the standard lifecycle, written a second time, in
 * the simplest way, for a policy in which nothing happens by itself. Nothing of the library is used here.
 */
export interface Paper {
  stage: string
  cycle: number
  qualifiedInCycle: boolean
  source: boolean
  address: boolean
  optedOut: string[]
  /** Whether marketing was asked to look at leads, whether it let this one pass, and whether sales has had it. */
  vetting: boolean
  vetted: boolean
  passed: boolean
  points: Record<string, number>
  touchIds: string[]
  handoffs: number
  handoff: {
    number: number
    at: number
    assignee: string
    touches: number
    unanswered: number
  } | null
  trail: {
    stage: string
    began: boolean
    handoff: Paper['handoff']
    vetted: boolean
    passed: boolean
  }[]
}

/** What is done, as far as the paper cares. */
export interface Deed {
  readonly type: string
  readonly by?: string
  /** When it was done, and whether it is told afterwards. */
  readonly doneAt?: number
  readonly isLate?: boolean
  readonly [field: string]: unknown
}

export const blank = (vetting = false): Paper => ({
  stage: 'nurturing',
  cycle: 1,
  qualifiedInCycle: false,
  source: false,
  address: false,
  optedOut: [],
  vetting,
  vetted: false,
  passed: false,
  points: {},
  touchIds: [],
  handoffs: 0,
  handoff: null,
  trail: [],
})

/** From where to where, by hand from the domain's table; `null` is a choice of the deed. */
export const moves: Readonly<
  Record<string, readonly [from: readonly string[], to: string | null]>
> = {
  qualify: [['nurturing', 'recycled', 'unreachable', 'lost'], 'mql'],
  decline: [['mql'], 'recycled'],
  accept: [['mql'], 'sal'],
  reject: [['mql'], null],
  'mark-unreachable': [['mql', 'sal'], 'unreachable'],
  develop: [['sal'], 'sql'],
  win: [['sql'], 'won'],
  lose: [['sql'], 'lost'],
  recycle: [['sal', 'sql', 'lost', 'unreachable'], 'recycled'],
  trash: [['nurturing', 'mql', 'sal', 'sql', 'recycled', 'unreachable'], 'trashed'],
  restore: [['trashed'], 'nurturing'],
}
const people = [
  'decline',
  'reject',
  'lose',
  'recycle',
  'trash',
  'restore',
  'correct',
  'vet',
  'rebase-clocks',
]
const open = ['nurturing', 'mql', 'sal', 'sql']
const stays: Readonly<Record<string, readonly string[]>> = {
  vet: ['mql'],
  'hand-off': ['mql'],
  acknowledge: ['mql', 'sal'],
  reassign: open,
  claim: open,
}
const worth: Readonly<Record<string, number>> = {
  'demo-request': 60,
  'page-view': 5,
  unsubscribe: -60,
}
const touchesNeeded = 2

const score = (paper: Paper): number => Object.values(paper.points).reduce((a, b) => a + b, 0)

const toVet = ({ vetting, handoff, passed }: Paper): boolean => vetting && !handoff && !passed

const holds: Readonly<Record<string, (paper: Paper, deed: Deed) => boolean>> = {
  qualify: (paper, { override, by }) =>
    paper.source &&
    paper.optedOut.length === 0 &&
    (override === undefined ? score(paper) >= 60 : by !== undefined),
  vet: toVet,
  decline: toVet,
  'hand-off': (paper) =>
    (paper.vetted || !paper.vetting) &&
    paper.address &&
    paper.optedOut.length === 0 &&
    paper.handoff === null,
  acknowledge: (paper, { by }) => paper.handoff !== null && paper.handoff.assignee === by,
  reassign: (paper, { assignee }) => paper.handoff !== null && paper.handoff.assignee !== assignee,
  claim: (paper, { by }) => paper.handoff !== null && paper.handoff.assignee === by,
  accept: (paper) => paper.handoff !== null,
  'mark-unreachable': (paper) => (paper.handoff?.unanswered ?? 0) >= touchesNeeded,
  win: (_, { revenue }) => revenue !== undefined,
  recycle: (_, { checkInAt }) => checkInAt !== undefined,
  correct: (paper) => paper.trail.length > 0,
  touch: (paper, { by, channel, automated }) =>
    !paper.optedOut.includes('*') &&
    !paper.optedOut.includes(channel as string) &&
    (by !== undefined || automated === true),
  'opt-in': (paper, { channels }) =>
    !paper.optedOut.includes('*') || ((channels as string[] | undefined) ?? ['*']).includes('*'),
  'update-profile': (paper, { source }) => !(source !== undefined && paper.source),
  'override-score': () => false,
  capture: () => false,
}

/** Whether the domain allows a deed. */
export const allows = (paper: Paper, deed: Deed): boolean => {
  const from = moves[deed.type]?.[0] ?? stays[deed.type]
  if (from && !from.includes(paper.stage)) return false
  if (people.includes(deed.type) && deed.by === undefined) return false
  return holds[deed.type]?.(paper, deed) ?? true
}

const move = (paper: Paper, type: string, to: string): void => {
  const began = type === 'qualify'
  const { handoff, vetted, passed } = paper
  paper.trail = [...paper.trail, { stage: paper.stage, began, handoff, vetted, passed }].slice(-20)
  if (began) {
    if (paper.qualifiedInCycle) paper.cycle += 1
    paper.qualifiedInCycle = true
    paper.vetted = false
    paper.passed = false
  }
  if (began || !open.includes(to)) paper.handoff = null
  paper.stage = to
}

const takeBack = (paper: Paper): void => {
  const last = paper.trail.pop() as Paper['trail'][number]
  paper.stage = last.stage
  if (last.began) paper.qualifiedInCycle = false
  paper.vetted = last.vetted
  paper.passed = last.passed
  if (last.handoff?.number === paper.handoff?.number) return
  paper.handoff = paper.optedOut.length === 0 ? last.handoff : null
}

const act: Readonly<Record<string, (paper: Paper, deed: Deed) => void>> = {
  correct: takeBack,
  vet: (paper) => {
    paper.vetted = true
  },
  'hand-off': (paper, { assignee, doneAt = 0 }) => {
    paper.handoffs += 1
    paper.passed = true
    paper.handoff = {
      number: paper.handoffs,
      at: doneAt,
      assignee: assignee as string,
      touches: 0,
      unanswered: 0,
    }
  },
  reassign: (paper, { assignee }) => {
    if (paper.handoff) paper.handoff = { ...paper.handoff, assignee: assignee as string }
  },
  touch: (paper, { touchId, automated, inReplyTo, outcome, isLate, doneAt = 0 }) => {
    const { handoff } = paper
    const counts = automated !== true || inReplyTo !== undefined
    if (paper.touchIds.includes(touchId as string)) return
    paper.touchIds.push(touchId as string)
    if (!handoff || !counts) return
    // what was done before the lead was handed off is no work on that hand-off
    if (isLate && doneAt < handoff.at) return
    paper.handoff = {
      ...handoff,
      touches: handoff.touches + 1,
      unanswered: outcome === 'reached' ? 0 : handoff.unanswered + 1,
    }
  },
  'opt-out': (paper, { channels = ['*'] }) => {
    if (paper.optedOut.includes('*')) return
    paper.optedOut = [...new Set([...paper.optedOut, ...(channels as string[])])]
    paper.handoff = null
  },
  'opt-in': (paper, { channels = ['*'] }) => {
    const named = channels as string[]
    paper.optedOut = named.includes('*')
      ? []
      : paper.optedOut.filter((channel) => !named.includes(channel))
  },
  'record-activity': (paper, { activityId, activity }) => {
    paper.points[activityId as string] ??= worth[activity as string] ?? 0
  },
  'update-profile': (paper, { source }) => {
    if (source !== undefined) paper.source = true
    else paper.address = true
  },
  erase: (paper) => {
    paper.address = false
    paper.optedOut = paper.optedOut.includes('*') ? paper.optedOut : [...paper.optedOut, '*']
    paper.handoff = null
  },
}

/** Writes a deed that is allowed onto the paper. */
export const write = (paper: Paper, deed: Deed): void => {
  const to = moves[deed.type]?.[1] ?? (deed['to'] as string | undefined)
  if (moves[deed.type]) move(paper, deed.type, to as string)
  else act[deed.type]?.(paper, deed)
}
