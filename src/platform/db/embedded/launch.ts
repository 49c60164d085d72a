import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Servant } from '#platform/db/embedded/servant.ts'
import { settingsFor } from '#platform/db/embedded/settings.ts'

/** All that is needed to start the server, again and again. */
export type Launch = {
  readonly bin: string
  /** The data directory. */
  readonly data: string
  readonly servant: Servant
  /** The servant cannot walk to the data: it is handed the open folder, and calls it by that handle. */
  readonly handed: boolean
  readonly socket: string
  readonly port: number
  readonly logFile: string
}

/** A server process, and what it wrote to the log since it started. */
export type Launched = { readonly process: ChildProcess; readonly ended: Promise<void>; readonly hasEnded: () => boolean; readonly complaint: () => string }

/** No setting of the caller's shell reaches PostgreSQL. */
export const bareEnvironment = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' })

/** Runs `deed` with the data directory's name as the servant may use it, and with what to hand over after its three streams. */
export const withData = <Value>(what: Pick<Launch, 'data' | 'handed'>, deed: (name: string, handed: readonly number[]) => Value): Value => {
  if (!what.handed) return deed(what.data, [])
  const handle = openSync(what.data, 'r')
  try {
    return deed('/proc/self/fd/3', [handle])
  } finally {
    closeSync(handle)
  }
}

const canBindLives = (): boolean => process.platform === 'linux' && spawnSync('setpriv', ['--pdeathsig', 'INT', 'true'], { stdio: 'ignore' }).status === 0

const openLog = (file: string): { handle: number; from: number } => {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > 4_000_000) truncateSync(file)
  return { handle: openSync(file, 'a', 0o600), from: size > 4_000_000 ? 0 : size }
}

const spawnServer = (what: Launch, data: string, handles: readonly number[], bindLives: boolean): ChildProcess => {
  const server = [join(what.bin, 'postgres'), '-D', data, ...settingsFor(what.socket, what.port)]
  const servant = what.servant === null ? ['-', '-'] : [String(what.servant.uid), String(what.servant.gid)]
  const watchdog = [process.execPath, join(import.meta.dirname, `watchdog${extname(import.meta.filename)}`), ...servant, what.handed ? '1' : '0', ...server]
  const [program, ...args] = bindLives ? ['setpriv', '--pdeathsig', 'INT', '--', ...server] : watchdog
  return spawn(program ?? '', args, {
    cwd: '/',
    env: bareEnvironment(),
    stdio: [bindLives ? 'ignore' : 'pipe', ...handles],
    detached: true,
    ...(bindLives ? what.servant : {}),
  })
}

/** Starts the server as a child that dies with this program, apart from the terminal's signals. */
export const launch = (what: Launch, bindLives: boolean = canBindLives()): Launched => {
  const { handle, from } = openLog(what.logFile)
  const child = withData(what, (name, handed) => spawnServer(what, name, [handle, handle, ...handed], bindLives))
  closeSync(handle)
  let over = false
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      over = true
      resolve()
    }
    child.once('exit', end)
    child.once('error', end)
  })
  const complaint = (): string => (existsSync(what.logFile) ? readFileSync(what.logFile).subarray(from).toString('utf8').trim() : '')
  return { process: child, ended, hasEnded: () => over, complaint }
}
