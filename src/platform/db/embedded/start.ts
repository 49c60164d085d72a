import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Secrets } from '#platform/config/secrets.ts'
import { findBinaries } from '#platform/db/embedded/binaries.ts'
import { EmbeddedFault } from '#platform/db/embedded/fault.ts'
import { greet, port, verify } from '#platform/db/embedded/greet.ts'
import { initialise, migrator } from '#platform/db/embedded/initdb.ts'
import { keepJournalShort } from '#platform/db/embedded/journal.ts'
import { keepUp, launchUntilReady } from '#platform/db/embedded/keep.ts'
import type { Launch } from '#platform/db/embedded/launch.ts'
import { placeBinaries } from '#platform/db/embedded/place.ts'
import { findRunning, readNote, removeNote, writeNote } from '#platform/db/embedded/running.ts'
import { canReach, chooseServant, type Servant } from '#platform/db/embedded/servant.ts'

export type Embedded = {
  /** The folder of the socket, as `pg` wants it. */
  readonly host: string
  readonly port: number
  readonly user: string
  readonly version: string
  /** Another program runs the server; this one is its guest. */
  readonly guest: boolean
  readonly stop: () => Promise<void>
}

export type Wanted = {
  readonly folder: string
  readonly secrets: Secrets
  readonly bin?: string | null
  /** An operator's verb may be the guest of the program that runs the server. */
  readonly guest?: boolean
  /** How lives are bound; only tests choose. */
  readonly bindLives?: boolean
}

/** Bytes of a socket's path that the system takes, less the name PostgreSQL gives it. */
const longestSocketFolder = 107 - `/.s.PGSQL.${port}`.length

const inUse = (folder: string, pid: number): EmbeddedFault =>
  new EmbeddedFault(
    `The database in ${folder} is in use by another program (process ${pid}). Stop that one first, or choose another folder with LILJA_DATABASE.`,
  )

/** A private folder that everybody may pass through, and only its parts' owners may read. */
const makeTemporary = (): string => {
  const folder = mkdtempSync(join([tmpdir(), '/tmp'].find((each) => Buffer.byteLength(each) < 60) ?? '/tmp', 'lilja-'))
  chmodSync(folder, 0o711)
  return folder
}

const makeSocketFolder = (parent: string, servant: Servant): string => {
  const socket = mkdtempSync(join(parent, 's-'))
  if (servant !== null) chownSync(socket, servant.uid, servant.gid)
  return socket
}

/** What earlier programs left behind; called when this one holds the folder. */
const tidy = (folder: string, keep: string): void => {
  const old = readNote(folder)?.temporary ?? null
  if (old !== null && /\/lilja-[A-Za-z0-9]{6}$/.test(old)) rmSync(old, { recursive: true, force: true })
  for (const name of readdirSync(folder)) {
    if (name.startsWith('s-') && join(folder, name) !== keep) rmSync(join(folder, name), { recursive: true, force: true })
  }
}

/** `initdb` asks its sister program through a shell, with the path between double quotes. */
const shellMinds = (path: string): boolean => /["$`\\]/.test(path)

const prepare = async (wanted: Wanted, temporary: string): Promise<Launch> => {
  const { folder } = wanted
  const data = join(folder, 'pg')
  const servant = chooseServant(data)
  const handed = !canReach(servant, folder)
  const versionFile = join(data, 'PG_VERSION')
  const binaries = findBinaries(wanted.bin ?? null, existsSync(versionFile) ? Number(readFileSync(versionFile, 'utf8')) : null)
  const bin = placeBinaries(binaries, handed || shellMinds(folder) ? temporary : folder)
  if (!existsSync(versionFile)) {
    await initialise({ bin, major: binaries.major, folder, temporary, servant, handed, password: wanted.secrets.database.admin })
  }
  const near = join(folder, 's-000000')
  const socket = makeSocketFolder(handed || Buffer.byteLength(near) > longestSocketFolder ? temporary : folder, servant)
  return { bin, data, servant, handed, socket, port, logFile: join(folder, 'postgresql.log') }
}

const asGuest = async (wanted: Wanted): Promise<Embedded | null> => {
  const running = findRunning(wanted.folder)
  if (running === null) return null
  if (wanted.guest !== true) throw inUse(wanted.folder, running.pid)
  const client = await greet(running.socket, wanted.secrets.database.admin)
  if (client === null)
    throw new EmbeddedFault(`The database in ${wanted.folder} belongs to process ${running.pid}, which does not answer. Try again in a moment.`)
  const version = await verify(client).finally(() => client.end())
  return { host: running.socket, port: running.port, user: migrator, version, guest: true, stop: async () => undefined }
}

/**
 * Starts the embedded PostgreSQL of a folder, and makes it when there is none. It dies with this program.
 * @throws EmbeddedFault with a sentence: another program has it, there is no PostgreSQL, the data is not whole
 */
export const startEmbedded = async (wanted: Wanted): Promise<Embedded> => {
  mkdirSync(wanted.folder, { recursive: true })
  const found = await asGuest(wanted)
  if (found !== null) return found
  const temporary = makeTemporary()
  try {
    const what = await prepare(wanted, temporary)
    const asked = { folder: wanted.folder, password: wanted.secrets.database.admin, bindLives: wanted.bindLives }
    const started = await launchUntilReady(what, asked)
    if (started === null) {
      rmSync(what.socket, { recursive: true, force: true })
      rmSync(temporary, { recursive: true, force: true })
      return await startEmbedded(wanted)
    }
    const version = await verify(started.client).finally(() => started.client.end())
    tidy(wanted.folder, what.socket)
    writeNote(wanted.folder, { socket: what.socket, port, temporary })
    const kept = keepUp(what, asked, started.launched)
    const letJournalBe = keepJournalShort(what.socket, asked.password)
    const stop = async (): Promise<void> => {
      await letJournalBe()
      await kept.stop()
      removeNote(wanted.folder)
      for (const folder of [what.socket, temporary]) rmSync(folder, { recursive: true, force: true })
    }
    return { host: what.socket, port, user: migrator, version, guest: false, stop }
  } catch (fault) {
    rmSync(temporary, { recursive: true, force: true })
    throw fault
  }
}
