import { sql } from 'kysely'
import { fault, good, type Check, type Finding } from '#app/verbs/doctor/finding.ts'
import { listEveryTable, type TableName } from '#platform/db/tables.ts'
import type { Pool } from '#platform/db/tx.ts'

const halves = ['main', 'vault'] as const
const codeOf = (problem: unknown): string => (problem as { code?: string }).code ?? 'no code'
const remedy =
  'Stop the program, copy the data folder as it is, and restore the newest backup into a new installation on another disk (docs/operating/backup-and-restore.md).'

/** What PostgreSQL itself has met since its statistics began: a page whose checksum was not that of its content. */
export const checkPages: Check = async (admins) => {
  const findings: Finding[] = []
  for (const which of halves) {
    const { rows } = await sql<{ failures: number | null }>`
      select checksum_failures as failures from pg_stat_database where datname = current_database()`.execute(admins.pools[which])
    const failures = rows[0]?.failures ?? 0
    if (failures > 0)
      findings.push(fault(`${which} pages`, `${failures} times a page was not as it was written. "lilja doctor --whole" says of which table.`, remedy))
  }
  return findings
}

/** `null` when every row of it comes back, long values too. */
const readThrough = async (admin: Pool, { schema, name }: TableName): Promise<string | null> => {
  const reading = sql`select sum(length(t::text)) from only ${sql.table(`${schema}.${name}`)} t`.execute(admin)
  return await reading.then(() => null, codeOf)
}

/** Reads every row of every table: what lies damaged where nobody has looked is found before it is needed. */
export const checkWhole: Check = async (admins) => {
  const findings: Finding[] = []
  for (const which of halves) {
    const hurt: string[] = []
    const tables = await listEveryTable(admins.pools[which])
    for (const table of tables) {
      const code = await readThrough(admins.pools[which], table)
      if (code !== null) hurt.push(`${table.schema}.${table.name} (${code})`)
    }
    if (hurt.length > 0) findings.push(fault(`${which} tables`, `damaged, cannot be read whole: ${hurt.join(', ')}`, remedy))
    else findings.push(good(`${which} tables`, `all ${tables.length} can be read whole`))
  }
  return findings
}
