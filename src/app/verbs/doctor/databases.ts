import { sql } from 'kysely'
import { migrationSets } from '#app/migrations.ts'
import { fault, good, look, type Check, type Finding } from '#app/verbs/doctor/finding.ts'
import { checkRooms } from '#app/verbs/doctor/rooms.ts'
import { listPending, MigrationFault, refuseNewer } from '#platform/db/migrate.ts'
import { checkPlace, OpenFault, refuseSame, type Admins, type Place } from '#platform/db/open.ts'
import { findLoginFaults, loginOf, workingRoles } from '#platform/db/roles.ts'

const halves = ['main', 'vault'] as const
const placeOf = (admins: Admins, which: (typeof halves)[number]): Place => (which === 'main' ? admins.places[0] : admins.places[1])

/** Do both answer? Nothing else is asked of one that does not. */
export const checkReach: Check = async (admins) => {
  const findings: Finding[] = []
  for (const which of halves) {
    try {
      const version = await checkPlace(placeOf(admins, which), admins.pools[which])
      findings.push(good(`${which} database`, `answers, PostgreSQL ${version}${admins.guest ? ', run by another program' : ''}`))
    } catch (problem) {
      if (!(problem instanceof OpenFault)) throw problem
      findings.push(
        fault(
          `${which} database`,
          problem.message,
          'Look whether that server runs and lets this machine in, and at the address in the setting; then run this again.',
        ),
      )
    }
  }
  return findings
}

const checkSeparate: Check = async (admins, config) => {
  try {
    await refuseSame(admins.pools.main, admins.pools.vault)
  } catch (problem) {
    if (!(problem instanceof OpenFault)) throw problem
    return [fault('vault', problem.message, 'Give LILJA_VAULT another database, best on another server.')]
  }
  if (config.vault.kind === 'server') return [good('vault', 'is a database of its own')]
  return [good('vault', 'is a database of its own on the embedded server; keep its backups apart from those of the work')]
}

const checkRoles: Check = async (admins) => {
  const findings: Finding[] = []
  for (const which of halves) {
    const pool = admins.pools[which]
    const login = loginOf(placeOf(admins, which).connection.database ?? '')
    const { rows } = await sql<{ name: string }>`select rolname as name from pg_roles where rolname = any (${[...workingRoles, login]}::text[])`.execute(pool)
    const missing = [...workingRoles, login].filter((role) => !rows.some((row) => row.name === role))
    const faults = await findLoginFaults(pool, login)
    if (missing.length > 0) findings.push(fault(`${which} roles`, `missing: ${missing.join(', ')}`, 'Run "lilja migrate".'))
    else if (faults.length > 0)
      findings.push(fault(`${which} roles`, `the login ${login} ${faults.join(', ')}`, 'Take that from it: the program must own nothing.'))
    else findings.push(good(`${which} roles`, `${login} owns nothing`))
  }
  return findings
}

const checkMigrations: Check = async (admins) => {
  const findings: Finding[] = []
  for (const which of halves) {
    const name = `${which} migrations`
    try {
      await refuseNewer(admins.pools[which], migrationSets[which])
      const pending = await listPending(admins.pools[which], migrationSets[which])
      findings.push(
        pending.length === 0
          ? good(name, 'all have been run')
          : fault(name, `not run yet: ${pending.map((each) => `${each.set}/${each.file}`).join(', ')}`, 'Run "lilja migrate" (a start does it too).'),
      )
    } catch (problem) {
      if (!(problem instanceof MigrationFault)) throw problem
      findings.push(fault(name, problem.message, 'Use the files that were run.'))
    }
  }
  return findings
}

const durable = ['fsync', 'full_page_writes', 'synchronous_commit']
/** What a server must not write to its log: the words of a query are kept from it by parameters, not by these alone. */
const quiet: Readonly<Record<string, string>> = {
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
}

const checkSettings: Check = async (admins) => {
  const findings: Finding[] = []
  for (const which of halves) {
    const { rows } = await sql<{ name: string; setting: string }>`
      select name, setting from pg_settings where name = any (${[...durable, ...Object.keys(quiet), 'data_checksums']}::text[])`.execute(admins.pools[which])
    const value = (name: string): string => rows.find((row) => row.name === name)?.setting ?? ''
    const lossy = durable.filter((name) => value(name) === 'off')
    const talking = Object.keys(quiet).filter((name) => value(name) !== quiet[name])
    if (lossy.length > 0) findings.push(fault(`${which} durability`, `off: ${lossy.join(', ')}`, 'Turn them on: what was acknowledged could be lost.'))
    else if (value('data_checksums') !== 'on')
      findings.push(look(`${which} durability`, 'has no data checksums', 'Damaged pages are then not seen. Run pg_checksums --enable on the stopped server.'))
    else findings.push(good(`${which} durability`, 'fsync, full pages, synchronous commit, checksums'))
    if (talking.length > 0)
      findings.push(
        look(
          `${which} server log`,
          `may hold queries: ${talking.join(', ')}`,
          `Set ${talking.map((name) => `${name} = ${quiet[name] ?? ''}`).join(', ')} in postgresql.conf.`,
        ),
      )
  }
  return findings
}

/** The same that a start refuses: an expired right would live again. */
const standsBeforeRecord = async (admins: Admins): Promise<boolean> => {
  const { rows: there } = await sql`select 1 where to_regclass('audit.event') is not null`.execute(admins.pools.main)
  if (there.length === 0) return false
  const { rows } = await sql`select 1 from audit.event where at > clock_timestamp() + interval '60 seconds' limit 1`.execute(admins.pools.main)
  return rows.length > 0
}

const longestSkew = 5000
const checkClock: Check = async (admins) => {
  const before = Date.now()
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(admins.pools.main)
  const skew = (rows[0]?.now.getTime() ?? 0) - (before + Date.now()) / 2
  if (Math.abs(skew) > longestSkew) {
    return [
      fault(
        'clock',
        `the database is ${Math.round(skew / 1000)} s from this machine`,
        'Let both take their time from the same source (NTP): codes and sessions depend on it.',
      ),
    ]
  }
  const { rows: there } = await sql`select 1 where to_regclass('migrations.applied') is not null`.execute(admins.pools.main)
  const { rows: late } =
    there.length === 0 ? { rows: [] } : await sql`select 1 from migrations.applied where at > now() + interval '1 minute'`.execute(admins.pools.main)
  if (late.length > 0 || (await standsBeforeRecord(admins)))
    return [fault('clock', 'has gone back: something was done later than now', 'Set the clock right before anybody works: until then nothing starts.')]
  return [good('clock', new Date().toISOString())]
}

/** What is looked at when both databases answer. A room with something to look at adds a line. */
export const databaseChecks: readonly Check[] = [checkSeparate, checkRoles, checkMigrations, checkSettings, checkClock, checkRooms]
