import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fault, good, look, type Finding } from '#app/verbs/doctor/finding.ts'
import type { Config } from '#platform/config/config.ts'
import { findSecretsFaults, secretNames } from '#platform/config/secrets.ts'
import { findBinaries, listBinaries } from '#platform/db/embedded/binaries.ts'
import { EmbeddedFault } from '#platform/db/embedded/fault.ts'

/** Last day of security updates. https://www.postgresql.org/support/versioning/ */
const supportedUntil: Readonly<Record<number, string>> = { 15: '2027-11-11', 16: '2028-11-09', 17: '2029-11-08', 18: '2030-11-14' }
const newestKnown = 18
/** PostgreSQL's minor releases come four times a year. */
const oldAfterDays = 120
const day = 86_400_000

export const checkNode = (version: string = process.versions.node): Finding =>
  Number(version.split('.')[0]) >= 24
    ? good('node', `Node ${version}`)
    : fault('node', `Node ${version} is too old.`, 'Run "npm ci" (it brings Node 24 for Linux on x64), or install Node 24.')

export const checkSecrets = (config: Config): readonly Finding[] => {
  const faults = findSecretsFaults(config.secrets)
  if (faults.length > 0) return faults.map(({ finding, remedy }) => fault('secrets', finding, remedy))
  if (!existsSync(config.secrets))
    return [look('secrets', `${config.secrets} is not there yet.`, 'It is made at the first start. Then keep a copy of it apart from the backups.')]
  const missing = secretNames.filter((name) => !existsSync(join(config.secrets, name)))
  if (missing.length > 0) return [fault('secrets', `${config.secrets} has lost ${missing.join(', ')}.`, 'Put it back from your copy.')]
  return [good('secrets', `${config.secrets}, readable by its owner alone`)]
}

/** The major version of the embedded data; null when there is none yet. */
export const majorOfData = (folder: string): number | null => {
  const file = join(folder, 'pg', 'PG_VERSION')
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : null
}

const ageOf = (home: string): number => Math.floor((Date.now() - statSync(join(home, 'bin', 'postgres')).mtimeMs) / day)

/** Which programs of PostgreSQL run the embedded database, how old they are, and until when they get updates. */
export const checkBinaries = (config: Config, now: Date = new Date()): readonly Finding[] => {
  if (config.database.kind !== 'embedded') return []
  const name = 'postgresql'
  try {
    const chosen = findBinaries(config.postgresBin, majorOfData(config.database.folder))
    const others = listBinaries(config.postgresBin)
      .filter((each) => each.home !== chosen.home)
      .map((each) => `${each.kind} ${each.version}`)
    const until = supportedUntil[chosen.major] ?? (chosen.major > newestKnown ? 'a day this program does not know' : 'a day that has passed')
    const age = ageOf(chosen.home)
    const words = `${chosen.version} (${chosen.kind}, ${chosen.home}), its files ${age} days old, updates until ${until}${others.length > 0 ? `; also here: ${others.join(', ')}` : ''}`
    const over = supportedUntil[chosen.major] === undefined ? chosen.major <= newestKnown : Date.parse(until) < now.getTime()
    if (over) return [fault(name, words, 'It gets no security updates. Back up, install a newer major version, and restore into it.')]
    if (age > oldAfterDays)
      return [look(name, words, chosen.kind === 'npm' ? 'Look for a newer version of this program.' : 'Install the updates of the system.')]
    return [good(name, words)]
  } catch (problem) {
    if (!(problem instanceof EmbeddedFault)) throw problem
    return [fault(name, problem.message, 'Install PostgreSQL 15 or newer, or set LILJA_POSTGRES_BIN to the folder of its programs; then run this again.')]
  }
}
