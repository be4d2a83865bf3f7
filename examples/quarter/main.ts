import { basename } from 'node:path'
import { parseOptions, usage } from './options.ts'
import { replay } from './replay/replay.ts'
import { replayScreen } from './replay/replay-screen.ts'
import { createProgress } from './screen/progress.ts'
import { quarterScreen } from './screen/quarter-screen.ts'
import { styleFor } from './screen/style.ts'
import { simulateQuarter } from './simulate/simulate.ts'

const print = (lines: readonly string[]): void => {
  process.stdout.write(`${lines.join('\n')}\n`)
}

const playQuarter = async (seed: number, leads: number): Promise<void> => {
  const progress = createProgress(process.stderr, 'Playing the quarter')
  const world = await simulateQuarter({ seed, leads, onProgress: progress.show })
  progress.clear()
  const style = styleFor(process.stdout.isTTY, process.env)
  print(await quarterScreen(style, world, { seed, leads }))
}

const fail = (why: string): void => {
  process.stderr.write(`${why}\nnpm start -- --help says what is possible.\n`)
  process.exitCode = 2
}

/** What the system says of a file that cannot be opened; anything else is a fault of this program and thrown on. */
const whyUnopened = (error: unknown): { readonly wrong: string } => {
  const { code, syscall, message } = error as NodeJS.ErrnoException
  if (syscall === undefined) throw error
  if (code === 'ENOENT') return { wrong: 'it does not exist' }
  if (code === 'EISDIR') return { wrong: 'it is a folder, not a file' }
  return { wrong: code === 'EACCES' ? 'it may not be read' : message }
}

const replayLog = async (file: string): Promise<void> => {
  const progress = createProgress(process.stderr, 'Replaying')
  const replayed = await replay(file, progress.show).catch(whyUnopened)
  progress.clear()
  if ('wrong' in replayed) return fail(`The file "${file}" cannot be replayed: ${replayed.wrong}.`)
  print(replayScreen(styleFor(process.stdout.isTTY, process.env), basename(file), replayed))
  if (replayed.brokenCount > 0 || replayed.stopped !== undefined) process.exitCode = 1
}

const asked = parseOptions(process.argv.slice(2))
switch (asked.task) {
  case 'help':
    process.stdout.write(usage)
    break
  case 'refuse':
    fail(asked.why)
    break
  case 'quarter':
    await playQuarter(asked.seed, asked.leads)
    break
  case 'replay':
    await replayLog(asked.file)
    break
}
