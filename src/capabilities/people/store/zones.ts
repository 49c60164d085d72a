import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { SecrecyRule, ZoneKind } from '#capabilities/people/domain/zones.ts'

/** A zone as everybody signed in may know it: a public function, never persons. A shelter's name is its code name. */
export type Zone = {
  readonly id: Id
  readonly name: string
  /** The short prefix of staff codes, such as `ALFA`. */
  readonly code: string
  readonly kind: ZoneKind
  readonly secrecyRule: SecrecyRule
  readonly municipalityCode: string | null
  readonly countyCode: string | null
  readonly countryCode: string
  readonly parentId: Id | null
  readonly active: boolean
}
export type ZoneQuery = { readonly ids?: readonly Id[]; readonly kinds?: readonly ZoneKind[]; readonly municipalityCode?: string; readonly countyCode?: string }

const columns = sql`id, name, code, kind, secrecy_rule as "secrecyRule", municipality_code as "municipalityCode", county_code as "countyCode",
  country_code as "countryCode", parent_id as "parentId", active`

/** Active zones by kind and place; with `ids` those zones, active or not. */
export async function findZones(tx: Tx, asked: ZoneQuery = {}): Promise<readonly Zone[]> {
  const { rows } = await sql<Zone>`
    select ${columns} from people.zone
    where (${asked.ids ?? null}::uuid[] is null and active or id = any (${asked.ids ?? null}::uuid[]))
      and (${asked.kinds ?? null}::text[] is null or kind = any (${asked.kinds ?? null}::text[]))
      and (${asked.municipalityCode ?? null}::text is null or municipality_code = ${asked.municipalityCode ?? null})
      and (${asked.countyCode ?? null}::text is null or county_code = ${asked.countyCode ?? null})
    order by name, id`.execute(tx)
  return rows
}

export async function findZone(tx: Tx, id: Id): Promise<Zone | null> {
  return (await findZones(tx, { ids: [id] }))[0] ?? null
}

/** The zone's own public keys. Nothing may be sealed in a zone that has no recovery key yet: `null`. */
export type ZoneKeys = { readonly recovery: Uint8Array; readonly duty: Uint8Array | null }
export async function zoneKeys(tx: Tx, zoneId: Id): Promise<ZoneKeys | null> {
  const { rows } = await sql<{ kind: 'recovery' | 'duty'; key: Uint8Array }>`
    select kind, public_key as key from people.zone_key where zone_id = ${zoneId}`.execute(tx)
  const recovery = rows.find((row) => row.kind === 'recovery')?.key
  return recovery === undefined ? null : { recovery, duty: rows.find((row) => row.kind === 'duty')?.key ?? null }
}
