import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'

/** A zone with people in it, and how many of its key officers could help tonight. `keys`: it has its recovery key. */
export type OfficersOfZone = { readonly code: string; readonly keys: boolean; readonly officers: number }

/** Active zones without three key officers who are there and have keys. As the owner. */
export async function zonesShortOfOfficers(tx: Tx): Promise<readonly OfficersOfZone[]> {
  const { rows } = await sql<OfficersOfZone>`
    select s.code, s.keys, s.officers from (
      select z.code, exists (select from people.zone_key k where k.zone_id = z.id and k.kind = 'recovery') as keys,
        (select count(*)::integer from people.recovery_officer o join people.person p on p.id = o.person_id
         where o.zone_id = z.id and p.active and p.public_key is not null) as officers
      from people.zone z where z.active and exists (select from people.person p where p.zone_id = z.id and p.active)
    ) s where s.officers < 3 order by s.code`.execute(tx)
  return rows
}

/** Staff codes of those who are here and have made no keys: nothing can be sealed to them. */
export async function peopleWithoutKeys(tx: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`select staff_code as code from people.person where active and public_key is null order by staff_code`.execute(tx)
  return rows.map((row) => row.code)
}
