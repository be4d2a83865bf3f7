/** What a room of `src/` may use. A room that is not in this table may not exist. */
export interface Room {
  /** Rooms whose `index.ts` it may import. */
  readonly rooms: readonly string[]
  /** Rooms of which it may import types only. */
  readonly types: readonly string[]
  /** npm packages; zod only ever in `*.schema.ts`. */
  readonly packages: readonly string[]
  /** Packages for single files of the room, by path inside `src/`. */
  readonly binders?: Readonly<Record<string, string>>
  /** Whether it may use `async` and `await`. */
  readonly async?: true
  /** Globals allowed here and banned elsewhere. */
  readonly globals?: readonly string[]
}

const abovePorts = [
  'kernel',
  'calendar',
  'conditions',
  'scoring',
  'lifecycle',
  'routing',
  'sla',
  'lead',
  'metrics',
]

/** Who may import whom: the table of the architecture, row by row. Anything not marked is forbidden. */
export const rooms: Readonly<Record<string, Room>> = {
  kernel: { rooms: [], types: [], packages: [] },
  calendar: { rooms: ['kernel'], types: [], packages: ['zod'], globals: ['Intl'] },
  conditions: { rooms: ['kernel'], types: [], packages: ['zod'] },
  scoring: { rooms: ['kernel', 'conditions'], types: [], packages: ['zod'] },
  lifecycle: { rooms: ['kernel', 'conditions'], types: [], packages: ['zod'] },
  routing: { rooms: ['kernel', 'conditions', 'calendar'], types: [], packages: ['zod'] },
  sla: { rooms: ['kernel', 'conditions', 'calendar'], types: [], packages: ['zod'] },
  lead: {
    rooms: ['kernel', 'calendar', 'conditions', 'scoring', 'lifecycle', 'routing', 'sla'],
    types: [],
    packages: [],
  },
  metrics: { rooms: ['kernel', 'calendar'], types: ['lead'], packages: ['date-fns'] },
  // what sales is told about a lead
  brief: { rooms: ['kernel', 'lead'], types: [], packages: [] },
  // the whole agreement as a document, for both departments
  agreement: {
    rooms: ['kernel', 'conditions', 'lead'],
    types: ['calendar', 'lifecycle', 'routing', 'scoring', 'sla'],
    packages: [],
  },
  feedback: { rooms: ['kernel', 'metrics'], types: ['lead'], packages: [] },
  // reading a stream and a feed is all the waiting that reports need
  report: {
    rooms: ['kernel', 'metrics', 'feedback'],
    types: ['lead', 'ports'],
    packages: ['date-fns'],
    async: true,
  },
  // real history under another agreement
  simulate: { rooms: ['kernel', 'lead', 'metrics'], types: ['routing', 'report'], packages: [] },
  ports: { rooms: [], types: abovePorts, packages: [] },
  engine: {
    rooms: ['lead', 'brief', 'metrics', 'kernel'],
    types: ['ports'],
    packages: ['eventemitter3'],
    async: true,
  },
  memory: { rooms: ['kernel'], types: ['lead', 'metrics', 'ports'], packages: [], async: true },
  testkit: {
    rooms: ['kernel', 'lead'],
    types: ['ports'],
    packages: [],
    binders: { 'testkit/vitest.ts': 'vitest', 'testkit/arbitraries.ts': 'fast-check' },
    async: true,
  },
}

/** The files directly in `src/`: each is a subpath that gathers rooms. They import nothing but rooms' `index.ts`. */
export const entryPoints: Readonly<Record<string, readonly string[]>> = {
  'index.ts': Object.keys(rooms).filter((room) => room !== 'memory' && room !== 'testkit'),
  'core.ts': [...abovePorts, 'brief', 'agreement', 'simulate'],
  'schemas.ts': ['calendar', 'conditions', 'scoring', 'lifecycle', 'routing', 'sla'],
}

/** What no file of `src/` may touch: time, chance and the machine are arguments. */
export const bannedGlobals: readonly string[] = [
  'console',
  'process',
  'Buffer',
  'require',
  'module',
  '__dirname',
  '__filename',
  'globalThis',
  'window',
  'self',
  'performance',
  'crypto',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'eval',
  'Function',
  'Temporal',
  'Intl',
]

/** The files that may read the clock: the default of a port of the shell. */
export const clockReaders: readonly string[] = ['engine/system-clock.ts']

/** Methods whose answer depends on the zone or the language of the machine. */
export const bannedMethods: readonly string[] = [
  'localeCompare',
  'toLocaleString',
  'toLocaleDateString',
  'toLocaleTimeString',
  'toLocaleLowerCase',
  'toLocaleUpperCase',
  'getTimezoneOffset',
  'getFullYear',
  'getMonth',
  'getDate',
  'getDay',
  'getHours',
  'getMinutes',
  'setFullYear',
  'setMonth',
  'setDate',
  'setHours',
  'setMinutes',
]

/** Sizes in lines. */
export const sizes = { median: 70, p90: 180, file: 300, function: 60, parameters: 3 } as const

/** The only class. */
export const allowedClasses: readonly string[] = ['HandoffError']
