import { localDayOf } from '../../src/calendar/index.ts'
import {
  compileTeam,
  createRouter,
  type PoolState,
  type StrategyPolicy,
  type TeamMember,
} from '../../src/routing/index.ts'
import { routingOf } from './fixtures.ts'

const day = 86_400_000
export const yearStart = Date.UTC(2026, 0, 1)

/** The same numbers on every machine (xorshift32). */
export const createChance = (seed: number) => {
  let x = seed
  return (): number => {
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    return (x >>> 0) / 2 ** 32
  }
}

const offices = [
  ['Europe/Vienna', ['2026-01-06', '2026-04-06', '2026-05-01', '2026-12-25']],
  ['America/New_York', ['2026-01-19', '2026-07-03', '2026-11-26', '2026-12-25']],
  ['Asia/Tokyo', ['2026-02-11', '2026-05-04', '2026-05-05', '2026-11-03']],
  ['Australia/Sydney', ['2026-01-26', '2026-04-03', '2026-12-25', '2026-12-28']],
  ['America/Sao_Paulo', ['2026-02-16', '2026-02-17', '2026-09-07', '2026-11-02']],
] as const

/** What everybody can take, and is promised. */
export type Limits = Pick<TeamMember, 'capacity' | 'quota'>

/** Forty people in five offices: part-time weights, three weeks of holidays, sick leave, joiners and leavers. */
export const staff = (limits: Limits = {}): TeamMember[] => {
  const chance = createChance(20_260_101)
  return Array.from({ length: 40 }, (_, i): TeamMember => {
    const [timeZone, holidays] = offices[i % 5] as (typeof offices)[number]
    const leave = Array.from({ length: 3 }, () => {
      const fromAt = yearStart + Math.floor(chance() * 350) * day
      return { fromAt, untilAt: fromAt + 7 * day }
    })
    const sickAt = yearStart + Math.floor(chance() * 350) * day
    return {
      id: `p${String(i).padStart(2, '0')}`,
      teams: ['sales'],
      weight: [100, 100, 100, 80, 60, 50][Math.floor(chance() * 6)] as number,
      calendar: {
        timeZone,
        weekly: Object.fromEntries(
          ['mon', 'tue', 'wed', 'thu', 'fri'].map((weekday) => [weekday, [['09:00', '17:00']]]),
        ),
        holidays: [...holidays],
      },
      outOfOffice: [
        ...leave,
        { fromAt: sickAt, untilAt: sickAt + (1 + Math.floor(chance() * 20)) * day },
      ],
      ...limits,
      ...(i >= 36 ? { joinedAt: yearStart + (i - 35) * 60 * day } : {}),
      ...(i >= 32 && i < 36 ? { leavesAt: yearStart + (i - 31) * 70 * day } : {}),
    }
  })
}

export interface Fairness {
  /** Leads that somebody got. */
  readonly assigned: number
  /** Leads that nobody could take at that moment. */
  readonly held: number
  /** Those of them that are still waiting at the end of the year. */
  readonly waiting: number
  /** Largest distance of anybody from their share of the leads that came while they were there, in leads, and as part of that share. */
  readonly deviation: number
  readonly relative: number
  /** Longest row of leads that somebody present did not get, in cycles of those present. */
  readonly drought: number
  /** Most leads one after the other to one person while others were there. */
  readonly inRow: number
  /** Most leads of anybody beyond twice their share of any stretch. */
  readonly flood: number
  /** Most leads of anybody on one of their days, and open at once. */
  readonly perDay: number
  readonly open: number
  /** Leads of each person in each of their calendar months. */
  readonly perMonth: readonly ReadonlyMap<number, number>[]
  readonly pool: PoolState | undefined
}

// every boundary lies on a quarter of an hour
const quarter = 900_000

/** Who is there, told without the ledger. */
export const openAt = (team: ReturnType<typeof compileTeam>, now: number): readonly number[] => {
  const present: number[] = []
  for (const [i, { calendar, member }] of team.members.entries()) {
    const { outOfOffice = [], joinedAt = 0, leavesAt = Number.POSITIVE_INFINITY } = member
    if (now < joinedAt || now >= leavesAt || !calendar?.isOpen(now)) continue
    if (outOfOffice.some(({ fromAt, untilAt = 0 }) => fromAt <= now && now < untilAt)) continue
    present.push(i)
  }
  return present
}

/** What people have at any time, counted without the ledger. */
const createCounts = (team: ReturnType<typeof compileTeam>) => {
  const size = team.members.length
  const [days, today, open] = [new Int32Array(size), new Int32Array(size), new Int32Array(size)]
  const perMonth = Array.from({ length: size }, () => new Map<number, number>())
  const most = { perDay: 0, open: 0 }
  return {
    perMonth,
    most,
    add: (i: number, now: number): void => {
      const local = localDayOf(team.members[i]?.timeZone ?? 'UTC', now)
      today[i] = days[i] === local ? (today[i] as number) + 1 : 1
      days[i] = local
      open[i] = (open[i] as number) + 1
      most.perDay = Math.max(most.perDay, today[i] as number)
      most.open = Math.max(most.open, open[i] as number)
      const date = new Date(local * day)
      const month = date.getUTCFullYear() * 12 + date.getUTCMonth()
      const counts = perMonth[i] as Map<number, number>
      counts.set(month, (counts.get(month) ?? 0) + 1)
    },
    end: (i: number): void => {
      open[i] = (open[i] as number) - 1
    },
  }
}

/** Whether each of several strategies is fair: measured by who was there, which the ledger is not asked about. */
export const simulate = (
  strategy: StrategyPolicy,
  leads: number,
  limits: Limits = {},
): Fairness => {
  const team = compileTeam(staff(limits))
  const router = createRouter(routingOf(strategy), { team })
  const chance = createChance(7)
  const size = team.members.length
  const byWeight =
    typeof strategy !== 'string' ||
    !['round-robin', 'least-recent', 'capacity', 'quota'].includes(strategy)
  const ideal = new Float64Array(size)
  const own = new Float64Array(size)
  const missed = new Float64Array(size)
  const beyond = new Float64Array(size)
  const counts = createCounts(team)
  let [assigned, held, deviation, drought, inRow, row, last, flood] = [0, 0, 0, 0, 0, 0, -1, 0]
  const open: { id: string; until: number }[] = []
  let closed = 0
  let [checkedAt, there]: [number, readonly number[]] = [-1, []]
  const presentAt = (now: number): readonly number[] => {
    if (Math.floor(now / quarter) !== checkedAt) {
      checkedAt = Math.floor(now / quarter)
      there = openAt(team, now)
    }
    return there
  }
  const arrive = (now: number): boolean => {
    // a lead is worked on for two weeks
    for (; (open[closed]?.until ?? Number.POSITIVE_INFINITY) <= now; closed += 1) {
      const { id } = open[closed] as { id: string }
      router.post({ pool: 'sales', id, kind: 'released' }, now)
      counts.end(Number(id.slice(1)))
    }
    const subject = { domain: `company-${Math.floor(chance() * 1e9)}` }
    const id = router.route({ subject, now }).assignee
    if (id === null) return false
    open.push({ id, until: now + 14 * day })
    assigned += 1
    const present = presentAt(now)
    const chosen = Number(id.slice(1))
    counts.add(chosen, now)
    const shareOf = (i: number): number => (byWeight ? (team.members[i]?.weight ?? 0) : 1)
    const total = present.reduce((sum, i) => sum + shareOf(i), 0)
    for (const i of present) {
      ideal[i] = (ideal[i] as number) + shareOf(i) / total
      missed[i] = i === chosen ? 0 : (missed[i] as number) + shareOf(i) / total
      drought = Math.max(drought, missed[i] as number)
      // the stretch that ends here with the most beyond twice the share
      const got = (i === chosen ? 1 : 0) - (2 * shareOf(i)) / total
      beyond[i] = Math.max(0, beyond[i] as number) + got
      if (present.length > 1) flood = Math.max(flood, beyond[i] as number)
    }
    own[chosen] = (own[chosen] as number) + 1
    row = chosen === last ? row + 1 : 1
    last = chosen
    if (present.length > 1) inRow = Math.max(inRow, row)
    for (const i of present) {
      deviation = Math.max(deviation, Math.abs((own[i] as number) - (ideal[i] as number)))
    }
    return true
  }
  let waiting = 0
  for (let n = 0; n < leads; n += 1) {
    const now = Math.floor(yearStart + ((n + chance()) * 365 * day) / leads)
    // whoever waits for somebody to return comes before whoever is new
    while (waiting > 0 && arrive(now)) waiting -= 1
    if (!arrive(now)) {
      waiting += 1
      held += 1
    }
  }
  let relative = 0
  for (let i = 0; i < size; i += 1) {
    const away = Math.abs((own[i] as number) - (ideal[i] as number))
    if ((ideal[i] as number) > 0) relative = Math.max(relative, away / (ideal[i] as number))
  }
  return {
    assigned,
    held,
    waiting,
    deviation,
    relative,
    drought,
    inRow,
    flood,
    ...counts.most,
    perMonth: counts.perMonth,
    pool: router.pools()['sales'],
  }
}
