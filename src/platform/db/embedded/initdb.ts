import { spawn } from 'node:child_process'
import { chmodSync, chownSync, closeSync, existsSync, fsyncSync, mkdtempSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { EmbeddedFault } from '#platform/db/embedded/fault.ts'
import { bareEnvironment, withData } from '#platform/db/embedded/launch.ts'
import type { Servant } from '#platform/db/embedded/servant.ts'

/** The superuser of the embedded server: migrations and operator's verbs, never a request. */
export const migrator = 'lilja_migrator'

type Making = {
  readonly bin: string
  readonly major: number
  readonly folder: string
  readonly temporary: string
  readonly servant: Servant
  readonly handed: boolean
  readonly password: string
}

/** Sorting and letter case by code point, the same with every build of PostgreSQL. */
const locale = (major: number): readonly string[] =>
  major >= 17 ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : ['--locale=C.UTF-8']

const own = (path: string, servant: Servant): void => {
  if (servant !== null) chownSync(path, servant.uid, servant.gid)
}

const run = async (making: Making, draft: string, passwordFile: string): Promise<void> => {
  const rest = ['-U', migrator, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', ...locale(making.major), '--data-checksums']
  const child = withData({ data: draft, handed: making.handed }, (name, handed) =>
    spawn(join(making.bin, 'initdb'), ['-D', name, ...rest], {
      cwd: '/',
      env: bareEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe', ...handed],
      ...making.servant,
    }),
  )
  const ended = new Promise<number | null>((resolve, reject) => child.once('exit', resolve).once('error', reject))
  const [complaint, code] = await Promise.all([text(child.stderr as Readable), ended])
  if (code !== 0) throw new EmbeddedFault(`The database could not be made in ${making.folder}: ${complaint.trim()}`)
}

/** Makes the data directory whole or not at all; of two programs at once one makes it and both go on. */
export const initialise = async (making: Making): Promise<void> => {
  const target = join(making.folder, 'pg')
  const draft = mkdtempSync(join(making.folder, '.pg-'))
  const passwordFile = join(making.temporary, 'first')
  try {
    own(draft, making.servant)
    chmodSync(draft, 0o700)
    writeFileSync(passwordFile, making.password, { mode: 0o600, flag: 'wx' })
    own(passwordFile, making.servant)
    await run(making, draft, passwordFile)
    if (existsSync(target)) return
    renameSync(draft, target)
    const parent = openSync(making.folder, 'r')
    fsyncSync(parent)
    closeSync(parent)
  } catch (fault) {
    if (!existsSync(join(target, 'PG_VERSION'))) throw fault
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(draft, { recursive: true, force: true })
  }
}
