import { createHandoff, type HandoffPolicy, type LeadEvent, type Refusal } from 'lead-handoff'
import { createMemoryStore } from 'lead-handoff/memory'
import { loanLifecycle } from './lifecycle.ts'
import { type Header, type LogRow, parseHeader, parseRow } from './log-row.ts'
import { type CaseSoFar, commandsOf, desks, newCase } from './mapping.ts'
import { readLines } from './read-lines.ts'

/** A line that could not be read. */
interface BrokenLine {
  readonly line: number
  readonly wrong: string
}

/** What a code refused. */
interface Refused {
  count: number
  /** The first of them. */
  readonly example: string
}

/** What came out of a log. */
export interface Replayed {
  readonly lines: number
  readonly rows: number
  readonly commands: number
  readonly events: readonly LeadEvent[]
  /** Broken lines, at most a thousand of them. */
  readonly broken: readonly BrokenLine[]
  readonly brokenCount: number
  readonly refused: ReadonlyMap<string, Refused>
  /** What stopped the reading before the end. */
  readonly stopped: string | undefined
}

/** Broken lines that are kept to be named; of more, only the number is of use. */
const keptBroken = 1_000

/** The service levels that a log is judged by, and their working hours. */
export type Promises = Required<Pick<HandoffPolicy, 'sla' | 'calendars'>>

const withinADay: Promises = {
  sla: {
    id: 'response',
    version: '1',
    targets: [{ id: 'first-response', measure: 'first-touch', within: '24h' }],
  },
  calendars: {},
}

const createLoanHandoff = (promises: Promises) => {
  const clock = { at: 0 }
  const people = new Map<string, { id: string; teams: readonly string[] }>()
  const store = createMemoryStore()
  const handoff = createHandoff({
    lifecycle: loanLifecycle,
    store,
    clock: { now: () => clock.at },
    team: { members: () => [...people.values()] },
    // the log qualifies by itself; the library needs a policy all the same
    scoring: {
      id: 'unused',
      version: '1',
      dimensions: { none: {} },
      rules: [{ id: 'none', dimension: 'none', activity: 'none', points: 1 }],
      thresholds: { qualified: { all: [{ score: 'none', atLeast: 1 }] } },
    },
    routing: {
      id: 'desks',
      version: '1',
      rules: [
        {
          name: 'not pre-accepted yet',
          when: { field: 'stage', op: 'is', value: 'submitted' },
          target: { queue: desks['W_Afhandelen leads'] as string },
        },
        { name: 'all others', target: { queue: desks['W_Completeren aanvraag'] as string } },
      ],
      nobody: 'hold',
    },
    ...promises,
    rules: { qualify: 'manual', handOff: 'manual' },
  })
  /** Whoever appears in the log is in the team from then on. */
  const meet = (id: string): void => {
    if (!people.has(id)) people.set(id, { id, teams: ['desk'] })
  }
  return { handoff, store, clock, meet }
}

/**
 * Replays an event log through the library, one line after the other.
 *
 * @param file - path of the log, `.csv` or `.csv.gz`
 * @param onProgress - is told how much of the file was read, from 0 to 1
 * @param promises - the service levels; one day of elapsed time for the first response if absent
 * @returns the events that came of it, what was refused, and the lines that could not be read
 */
export const replay = async (
  file: string,
  onProgress: (part: number) => void,
  promises: Promises = withinADay,
): Promise<Replayed | { readonly wrong: string }> => {
  const { handoff, store, clock, meet } = createLoanHandoff(promises)
  const cases = new Map<string, CaseSoFar>()
  const refused = new Map<string, Refused>()
  const broken: BrokenLine[] = []
  const counts = { rows: 0, commands: 0, broken: 0 }
  let header: Header | undefined
  let headerWrong: string | undefined

  const refuse = (line: number, row: LogRow, { code, message }: Refusal): void => {
    const before = refused.get(code)
    if (before) before.count += 1
    else refused.set(code, { count: 1, example: `line ${line}, case ${row.caseId}: ${message}` })
  }

  const take = async (line: number, row: LogRow): Promise<void> => {
    counts.rows += 1
    const soFar = cases.get(row.caseId) ?? newCase()
    cases.set(row.caseId, soFar)
    clock.at = row.at
    for (const command of commandsOf(row, soFar)) {
      if (command.by !== undefined) meet(command.by)
      counts.commands += 1
      const result = await handoff.execute(command)
      if (!result.ok) refuse(line, row, result.refusal)
    }
  }

  const onLine = async (text: string, line: number): Promise<void> => {
    if (line === 1) {
      const parsed = parseHeader(text)
      if ('wrong' in parsed) headerWrong = parsed.wrong
      else header = parsed
      return
    }
    if (!header || text.trim() === '') return
    const row = parseRow(header, text)
    if (!('wrong' in row)) return take(line, row)
    counts.broken += 1
    if (broken.length < keptBroken) broken.push({ line, wrong: row.wrong })
  }

  const { lines, stopped } = await readLines(file, { onLine, onProgress })
  if (headerWrong !== undefined) return { wrong: headerWrong }
  if (!header) return { wrong: stopped ?? 'it is empty' }
  return {
    ...counts,
    lines,
    brokenCount: counts.broken,
    broken,
    refused,
    stopped,
    events: store.events(),
  }
}
