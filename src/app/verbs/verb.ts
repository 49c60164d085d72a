import { parseArgs, type ParseArgsConfig } from 'node:util'
import { readConfig, sentenceOf, type Config } from '#platform/config/config.ts'
import { openSecrets, SecretsFault, type Secrets } from '#platform/config/secrets.ts'
import { BackupFault } from '#platform/db/backup/manifest.ts'
import { EmbeddedFault } from '#platform/db/embedded/fault.ts'
import { MigrationFault } from '#platform/db/migrate.ts'
import { openDatabases, OpenFault, type Opened } from '#platform/db/open.ts'
import { describeFault } from '#platform/log/fault.ts'

/** 0 good, 1 refused or failed with a sentence on stderr, 2 wrong usage. */
export type Ending = 0 | 1 | 2

/** Where a verb writes and what it was started with. `out` and `err` add the line's end. */
export type Io = {
  readonly out: (line: string) => void
  readonly err: (line: string) => void
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
}

export type Verb = {
  readonly name: string
  /** One line, for the list of verbs. */
  readonly summary: string
  /** What `--help` prints, from `lilja <name>` on. */
  readonly usage: string
  readonly run: (args: string[], io: Io) => Promise<Ending>
}

/** The command was not understood; the words say what was wrong. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault'
}

/** The verb refuses, with a sentence for the operator. */
export class Refused extends Error {
  override readonly name = 'Refused'
}

/**
 * Reads a verb's arguments.
 * @throws UsageFault for an option that is not in the list, or without its value
 */
export const readArgs = <const Options extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: Options, allowPositionals = false) => {
  try {
    return parseArgs({ args, options, allowPositionals, strict: true })
  } catch (fault) {
    throw new UsageFault(fault instanceof Error ? (fault.message.split('. ')[0] ?? 'wrong usage') : 'wrong usage')
  }
}

/** The configuration, or a refusal that names each setting and its remedy. */
export const configOf = (io: Io): Config => {
  const read = readConfig(io.env, io.cwd)
  if (!read.ok) throw new Refused(read.refusal.map(sentenceOf).join('\n'))
  return read.value
}

/** Opens the configured databases for one verb, and closes them whatever happens. A serving program beside it is no hindrance. */
export const withDatabases = async <Value>(
  io: Io,
  deed: (opened: Opened, site: { readonly config: Config; readonly secrets: Secrets }) => Promise<Value>,
): Promise<Value> => {
  const config = configOf(io)
  const secrets = await openSecrets(config.secrets)
  const opened = await openDatabases(config, secrets, { guest: true })
  try {
    return await deed(opened, { config, secrets })
  } finally {
    await opened.stop()
  }
}

/** The sentence for what went wrong. What nobody wrote a sentence for is described without its message, which may quote a person. */
export const explain = (fault: unknown): string => {
  const isSentence = [Refused, OpenFault, EmbeddedFault, SecretsFault, MigrationFault, BackupFault].some((kind) => fault instanceof kind)
  if (isSentence) return (fault as Error).message
  const { kind, code, place } = describeFault(fault)
  if (/^(XX00[12]|58030|58P01)$/.test(code ?? ''))
    return `The database is damaged (${code}): a part of it is not as it was written. "lilja doctor --whole" names the table.`
  if (/^(42P01|3F000)$/.test(code ?? '')) return `The database is not prepared for this program yet (${code}): a table is not there. Run "lilja migrate" first.`
  return `It failed: ${[kind, code, place].filter((part) => part !== undefined).join(' ')}. "lilja doctor" may know why.`
}
