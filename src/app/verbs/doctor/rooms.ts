import { sql } from 'kysely'
import { migrationSets } from '#app/migrations.ts'
import { checkDutyAhead } from '#app/verbs/doctor/duty.ts'
import type { Check, Finding, RoomCheck } from '#app/verbs/doctor/finding.ts'
import { checkOfficers, checkPeople } from '#app/verbs/doctor/people.ts'
import { checkRecovery } from '#app/verbs/doctor/recovery.ts'
import { checkVaultKeys } from '#app/verbs/doctor/vault-keys.ts'
import { listPending } from '#platform/db/migrate.ts'

const roomChecks: readonly RoomCheck[] = [checkVaultKeys, checkRecovery, checkOfficers, checkPeople, checkDutyAhead]

/** The work itself: whether all of it can still be opened, by whom, and whether somebody will be there. Only in a database that is up to date. */
export const checkRooms: Check = async (admins) => {
  for (const which of ['main', 'vault'] as const) {
    const pending = await listPending(admins.pools[which], migrationSets[which]).catch(() => null)
    if (pending === null || pending.length > 0) return []
  }
  return await admins.pools.main
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await sql`set local role lilja_owner`.execute(tx)
      const findings: Finding[] = []
      for (const check of roomChecks) findings.push(...(await check(tx, admins)))
      return findings
    })
}
