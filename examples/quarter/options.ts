import { suggest } from 'lead-handoff'

/** What the program was asked to do. */
export type Asked =
  | { readonly task: 'help' }
  | { readonly task: 'quarter'; readonly seed: number; readonly leads: number }
  | { readonly task: 'replay'; readonly file: string }
  | { readonly task: 'refuse'; readonly why: string }

/** What `--help` prints. */
export const usage = `Plays a quarter at a company whose marketing hands its leads to sales, or replays an event log.

  npm start                                 the quarter
  npm start -- --seed 7 --leads 500         another quarter: the same seed gives the same output
  npm start -- --events FILE                a real event log instead, as .csv or .csv.gz

Options
  --seed N       decides everything that chance decides; 0 to 4294967295, otherwise 1
  --leads N      how many leads come in the quarter; 1 to 50000, otherwise 2000
  --events FILE  the log; docs/guide/replay.md explains its columns
  --help         this text
`

const known = ['--seed', '--leads', '--events', '--help'] as const

const numbers = {
  '--seed': { least: 0, most: 4_294_967_295, otherwise: 1 },
  '--leads': { least: 1, most: 50_000, otherwise: 2_000 },
} as const

const refuse = (why: string): Asked => ({ task: 'refuse', why })

/** Options and their values; a text where something is wrong. */
const pairs = (args: readonly string[]): ReadonlyMap<string, string> | string => {
  const given = new Map<string, string>()
  for (let i = 0; i < args.length; i += 1) {
    const [name = '', ...rest] = (args[i] as string).split('=')
    if (!(known as readonly string[]).includes(name)) {
      const near = suggest(name, known)
      const hint = near === undefined ? '' : ` Did you mean ${near}?`
      return `There is no option "${name}".${hint} Possible: ${known.join(', ')}.`
    }
    if (given.has(name)) return `${name} was given twice.`
    if (name === '--help') {
      given.set(name, '')
      continue
    }
    if (rest.length === 0) i += 1
    const value = rest.length > 0 ? rest.join('=') : args[i]
    if (value === undefined || value === '' || value.startsWith('--')) {
      return `${name} needs a value, such as ${name} ${name === '--events' ? 'events.csv.gz' : '7'}.`
    }
    given.set(name, value)
  }
  return given
}

/**
 * Reads the command line.
 *
 * @param args - what was typed after the name of the program
 * @returns what to do, or why it cannot be done
 */
export const parseOptions = (args: readonly string[]): Asked => {
  const given = pairs(args)
  if (typeof given === 'string') return refuse(given)
  if (given.has('--help')) return { task: 'help' }
  const file = given.get('--events')
  if (file !== undefined) {
    if (given.size === 1) return { task: 'replay', file }
    return refuse('--events replays what really happened; --seed and --leads have no meaning then.')
  }
  const values: Record<string, number> = {}
  for (const [name, { least, most, otherwise }] of Object.entries(numbers)) {
    const text = given.get(name) ?? String(otherwise)
    const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
    if (!(value >= least && value <= most)) {
      return refuse(`${name} must be a whole number from ${least} to ${most}, not "${text}".`)
    }
    values[name] = value
  }
  return { task: 'quarter', seed: values['--seed'] as number, leads: values['--leads'] as number }
}
