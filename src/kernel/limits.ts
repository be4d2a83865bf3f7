/**
 * Every bound of the library, with the reason for its number. A loop over input is bounded by one of these; going
 * beyond one is a clear error, never a hang.
 *
 * @example
 * ```ts
 * import { limits } from 'lead-handoff'
 *
 * console.log(limits.idLength) // 200
 * ```
 */
export const limits = {
  /** Characters in an id: a UUID has 36, a composite key of a CRM stays below 100; more is a mistake or an attack. */
  idLength: 200,
  /** Characters in a short text such as a reason, a campaign or a name. */
  textLength: 500,
  /** Characters in a free note: some twenty pages; longer texts belong into a document store. */
  noteLength: 50_000,
  /** Depth of nested JSON in attributes and policies: what people write has six levels, a parser bomb has thousands. */
  jsonDepth: 32,
  /** Values in one JSON document of a lead or a policy, so that canonical JSON and cloning stay in milliseconds. */
  jsonNodes: 100_000,
  /** Stages of a lifecycle: what a person can survey on a screen, several times over. */
  stages: 200,
  /** Transitions of a lifecycle. */
  transitions: 1_000,
  /** Pairs of a stage a transition starts from and one it leads to, summed over all transitions: checks stay in milliseconds. */
  lifecycleEdges: 100_000,
  /** Simple paths listed at most; their number grows exponentially with the stages. */
  paths: 10_000,
  /** Rules of a routing policy: ten thousand territories are real, more belong into a table of the host. */
  routingRules: 10_000,
  /** Targets nested in each other in a routing policy: lists in lists in lists; what people can follow has three levels. */
  routingDepth: 8,
  /** People in one team directory: ten thousand is a very large sales force, with room to spare. */
  teamMembers: 20_000,
  /** Names in one list of a team member, such as skills, territories or teams. */
  memberNames: 1_000,
  /** Absences of one person: a decade of holidays. */
  absences: 1_000,
  /** Largest weight of a person, so that shares stay exact integers; 100 stands for full time. */
  weight: 10_000,
  /** Keys that a pool remembers for sticky assignment; the one not used for longest is forgotten first. */
  stickyKeys: 1_000,
  /** Leads of one preview: a quarter of a large company. */
  previewLeads: 1_000_000,
  /** Targets of a service-level policy; nobody keeps more promises than that. */
  slaTargets: 100,
  /** Warnings, steps of a ladder, or reasons of pauses of one service-level target. */
  slaSteps: 16,
  /** Touches that one service-level target can ask for: far beyond what anybody bears. */
  slaTouches: 100,
  /** Marks of pauses kept with a lead's clocks; older pauses are worked into the due instants for good. */
  slaPauses: 64,
  /** Facts kept with a lead's clocks for a start that arrives late: some days of a busy lead. */
  slaRecent: 32,
  /** How long a lead that nobody can take is held before routing is tried again, in milliseconds. */
  heldRetryMs: 900_000,
  /** When a step that found nobody else is tried again, in milliseconds: management knows of it, so an hour is soon enough. */
  escalationRetryMs: 3_600_000,
  /** Offers of one hand-off: after twenty people the lead has waited for days, and the last resort is better. */
  offers: 20,
  /** Activities that sales is told of, as rules: beyond a page of them nobody reads the inbox. */
  notices: 100,
  /** Lines in one part of a brief: what a salesperson scrolls through before a call. */
  briefLines: 50,
  /** How far back a reason to call now may lie, in milliseconds: two weeks, after which an interest is no news. */
  whyNowMs: 1_209_600_000,
  /** Moves of a lead that can be taken back, one after the other. */
  trail: 20,
  /** Leads that one tick looks at unless told otherwise. */
  tickLeads: 500,
  /** Commands in one batch: one statement of some megabytes, and locks that are held for some hundred milliseconds. */
  batchSize: 1_000,
  /** Leads, events or messages on one page. */
  pageSize: 1_000,
  /** How long a worker keeps a lead whose timer has come due before another may take it, in milliseconds. */
  leaseMs: 60_000,
  /** How far in the future an instant may lie that another machine's clock gave, in milliseconds. */
  clockSkewMs: 300_000,
  /** Nothing told of a lead is older, 2000-01-01 in epoch milliseconds: what is, was given in seconds. */
  toldSinceAt: 946_684_800_000,
  /** Attempts of one command against concurrent writers before `VERSION_CONFLICT` is thrown. */
  commitAttempts: 8,
  /** Parts of one condition: a page of conditions has thirty, a machine-made one a few hundred. */
  conditionParts: 1_000,
  /** Scalars in the list of one comparison, such as the countries of a territory. */
  conditionValues: 10_000,
  /** Tests made to index one field of many conditions: a tenth of a second; a field beyond it is tested rule by rule. */
  indexedTests: 2_000_000,
  /** Rules of one scoring policy: the largest seen in the field have some hundreds. */
  scoringRules: 2_000,
  /** Most points of one rule for one activity or fact: a hundred times the usual scale, and small enough for exact sums. */
  points: 10_000,
  /** Most points one rule, group or dimension gives in all, so that integer sums stay exact. */
  scorePoints: 1_000_000,
  /** Activities one scoring rule without a period counts: more come from a machine, not from a person. */
  countedActivities: 400_000,
  /** Active days or weeks a rule with a daily or weekly limit keeps open for late arrivals. */
  countedPeriods: 32,
  /** Activities of one day that one scoring rule counts; beyond it is a machine, not a person. */
  countedPerDay: 1_000,
  /** Active days a scoring rule looks back on at most: a year and a month of daily activity. */
  countedDays: 400,
  /** Contents a once-per-content rule counts at most, so that a lead's score state stays small. */
  countedContents: 32,
  /** Activities named in one line of an explanation: what a person scrolls through. */
  explainedActivities: 100,
  /** Activity ids a score state remembers, and touch ids a lead, to count a repeated one once. */
  rememberedActivities: 48,
  /** Turns of a score that are read ahead for a timer, one by one: a month of days; then it is looked at again. */
  scoreTurns: 32,
  /** Issues listed in one error: what a person reads before mending and trying again. */
  issues: 50,
  /** Earliest instant, 1900-01-01T00:00:00Z in epoch milliseconds: before it, a date is a unit mistake. */
  earliestAt: -2_208_988_800_000,
  /** Latest instant, 2200-01-01T00:00:00Z in epoch milliseconds: after it, a date is a unit mistake. */
  latestAt: 7_258_118_400_000,
  /** Longest duration, 100 years of 365 days in milliseconds. */
  durationMs: 3_153_600_000_000,
  /** Ranges in one day's list of a calendar: one per hour. */
  calendarWindows: 24,
  /** Dated entries of one list of a calendar: holidays of a dozen countries for a century. */
  calendarDates: 20_000,
  /** Calendars combined into one: a team, its territory and a person are three. */
  calendarParts: 16,
  /** Periods listed in one answer: thirty years of days with four windows. */
  calendarPeriods: 50_000,
  /** Compiled calendars kept for reuse: the teams and people of a large company; each takes some tens of kilobytes. */
  calendarCache: 512,
} as const
