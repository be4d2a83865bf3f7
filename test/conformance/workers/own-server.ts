import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

/** A PostgreSQL server that belongs to one test. */
export interface OwnServer {
  readonly url: string
  /** Ends it as a crash does: no session is let finish, and the next start recovers from the log. */
  crash(): Promise<void>
  /** Starts it again on the same port; resolves when it answers. */
  start(): Promise<void>
  /** Ends it and removes everything. */
  close(): Promise<void>
}

/** Where the programs of a server are on this machine; `undefined` if it has none. */
export const serverPrograms = (): string | undefined => {
  const told = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim()
  const root = '/usr/lib/postgresql'
  const installed = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
  return [told, ...installed.map((version) => join(root, version, 'bin'))].find(
    (folder) => folder && ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))),
  )
}

/** PostgreSQL refuses to run as root. */
const unprivileged = (): { readonly uid?: number; readonly gid?: number } => {
  if (process.getuid?.() !== 0) return {}
  const idOf = (flag: string, user: string): number =>
    Number(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout || Number.NaN)
  const user = Number.isNaN(idOf('-u', 'postgres')) ? 'nobody' : 'postgres'
  return { uid: idOf('-u', user), gid: idOf('-g', user) }
}

const isFree = async (port: number): Promise<boolean> => {
  const probe = createServer()
  try {
    probe.listen(port, '127.0.0.1')
    await once(probe, 'listening')
    return true
  } catch {
    return false
  } finally {
    probe.close()
  }
}

/**
 * A free port below those that systems give to clients: while the server is down, a client that asks for it could be given it as its own and keep the
 * server from coming back.
 */
const freePort = async (): Promise<number> => {
  for (let i = 0; i < 100; i += 1) {
    const port = 12_000 + Math.floor(Math.random() * 20_000)
    if (await isFree(port)) return port
  }
  throw new Error('no free port')
}

const answers = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/**
 * Makes a cluster in a temporary folder and starts its server.
 *
 * @param programs - where the programs of the server are
 * @returns the server, running
 */
export const startOwnServer = async (programs: string): Promise<OwnServer> => {
  const who = unprivileged()
  const folder = mkdtempSync(join(tmpdir(), 'lead-handoff-server-'))
  if (who.uid !== undefined) chownSync(folder, who.uid, who.gid as number)
  const data = join(folder, 'data')
  const options = { ...who, cwd: folder, stdio: 'pipe' } as const
  const port = await freePort()
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  let server: ChildProcess | undefined
  let log = ''

  // a server must not outlive a test run that ends early
  const kill = () => server?.kill('SIGQUIT')
  const crash = async (): Promise<void> => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const gone = once(server, 'exit')
    kill()
    await gone
  }
  const start = async (): Promise<void> => {
    // what the machine itself would lose in a power cut is not what is tried here
    const settings = ['fsync=off', 'listen_addresses=127.0.0.1', 'unix_socket_directories=']
    const given = [...settings, 'max_connections=60'].flatMap((setting) => ['-c', setting])
    const child = spawn(
      join(programs, 'postgres'),
      ['-D', data, '-p', `${port}`, ...given],
      options,
    )
    server = child
    child.stderr?.on('data', (text) => {
      log = (log + text).slice(-20_000)
    })
    const until = performance.now() + 60_000
    while (!(await answers(url))) {
      if (child.exitCode !== null || performance.now() > until) {
        throw new Error(`the server does not start: ${log}`)
      }
      await new Promise((done) => setTimeout(done, 50))
    }
  }
  const close = async (): Promise<void> => {
    await crash()
    process.off('exit', kill)
    rmSync(folder, { recursive: true, force: true })
  }
  process.on('exit', kill)
  try {
    const how = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']
    execFileSync(join(programs, 'initdb'), ['-D', data, ...how], options)
    await start()
  } catch (error) {
    await close()
    throw error
  }
  return { url, crash, start, close }
}
