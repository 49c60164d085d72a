import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect } from 'vitest'
import { freePort } from '#test/ports.ts'
import type { Town } from '#test/baddays/rig/town.ts'

/** The program itself, as an operator starts it, in a process of its own that can be killed. */
export type RunningProgram = {
  readonly pid: number
  readonly staff: string
  readonly site: string
  readonly child: ChildProcess
  /** Seconds from its start to its first good answer. */
  readonly readyAfter: number
  /** What it wrote to its log. */
  readonly said: () => string
  readonly isUp: () => boolean
  /** SIGKILL: no warning, nothing put away. */
  readonly kill: () => Promise<void>
  /** SIGTERM: in good order. Answers how it ended. */
  readonly stop: () => Promise<number | null>
}

const fromSource = pathToFileURL(join(import.meta.dirname, 'from-source.mjs')).href
const cli = join(import.meta.dirname, '..', '..', '..', 'src', 'app', 'cli.ts')

export type Starting = {
  readonly env?: Readonly<Record<string, string>>
  /** More modules to load first, for a clock that goes wrong. */
  readonly first?: readonly string[]
  /** How long it may take until it answers. */
  readonly patience?: number
  readonly staffPort?: number
}

const alive = new Set<ChildProcess>()
/** Nothing that a test started outlives it. */
export const endAll = (): void => {
  for (const child of alive) child.kill('SIGKILL')
  alive.clear()
}

export type Spawned = { readonly child: ChildProcess; readonly said: () => string }

/** Starts a module of the source, or of these tests, as a process of its own in this town. */
export const spawnModule = (town: Town, file: string, args: readonly string[] = [], { env = {}, first = [] }: Starting = {}): Spawned => {
  const imports = [...first.map((each) => pathToFileURL(each).href), fromSource].flatMap((each) => ['--import', each])
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...imports, file, ...args], {
    cwd: town.home,
    env: { PATH: process.env['PATH'] ?? '', ...town.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  alive.add(child)
  child.once('exit', () => alive.delete(child))
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes: Buffer) => (said += bytes.toString('utf8')))
  return { child, said: () => said }
}
const spawnLilja = (town: Town, args: readonly string[], starting?: Starting): Spawned => spawnModule(town, cli, args, starting)

/** Runs one verb to its end: what it answered, and what it said. */
export const lilja = async (
  town: Town,
  args: readonly string[],
  starting: Starting = {},
): Promise<{ readonly ending: number | null; readonly said: string }> => {
  const { child, said } = spawnLilja(town, args, starting)
  const late = setTimeout(() => child.kill('SIGKILL'), 90_000)
  const [ending] = (await once(child, 'close')) as [number | null]
  clearTimeout(late)
  return { ending, said: said() }
}

export const isHealthy = async (origin: string): Promise<boolean> =>
  await fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(3000) }).then(
    async (answer) => (await answer.text()) !== '' && answer.status === 200,
    () => false,
  )

export async function startProgram(town: Town, starting: Starting = {}): Promise<RunningProgram> {
  const [staffPort, sitePort] = [starting.staffPort ?? (await freePort()), await freePort()]
  const began = performance.now()
  const { child, said } = spawnLilja(town, ['serve'], {
    ...starting,
    env: { LILJA_STAFF_PORT: String(staffPort), LILJA_PUBLIC_PORT: String(sitePort), ...starting.env },
  })
  const ended = once(child, 'exit')
  const staff = `http://127.0.0.1:${staffPort}`
  const isUp = (): boolean => child.exitCode === null && child.signalCode === null
  const until = began + (starting.patience ?? 90_000)
  while (!(await isHealthy(staff))) {
    if (!isUp()) throw new Error(`the program ended: ${said()}`)
    if (performance.now() > until) throw new Error(`the program did not answer: ${said()}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return {
    pid: child.pid ?? 0,
    staff,
    site: `http://127.0.0.1:${sitePort}`,
    child,
    readyAfter: (performance.now() - began) / 1000,
    said,
    isUp,
    kill: async () => {
      if (isUp()) child.kill('SIGKILL')
      if (isUp()) await ended
    },
    stop: async () => {
      child.kill('SIGTERM')
      const [code] = (await ended) as [number | null]
      return code
    },
  }
}

/** Waits for a condition; the first answer that is true goes on. */
export const until = async (what: string, holds: () => Promise<boolean> | boolean, seconds: number): Promise<number> => {
  const began = performance.now()
  await expect.poll(holds, { timeout: seconds * 1000, interval: 25, message: what }).toBe(true)
  return (performance.now() - began) / 1000
}
