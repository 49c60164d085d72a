import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Described } from '#capabilities/directory/domain/functions.ts'
import type { FunctionKind, Hours } from '#capabilities/directory/domain/kinds.ts'

/** A public function of a zone, never a person. */
export type PublicFunction = {
  readonly id: Id
  readonly zoneId: Id
  readonly kind: FunctionKind
  readonly nameSv: string
  readonly nameEn: string
  readonly hours: Hours
  readonly acute: boolean
  readonly child: boolean
  readonly standing: boolean
  readonly active: boolean
  /** The day its zone last said that this is right. */
  readonly verifiedOn: string
  readonly version: number
  /** Codes of counties and municipalities it serves. */
  readonly areas: readonly string[]
}

const columns = sql`f.id, f.zone_id as "zoneId", f.kind, f.name_sv as "nameSv", f.name_en as "nameEn", f.hours, f.acute, f.child, f.standing, f.active,
  f.verified_on::text as "verifiedOn", f.version, array(select c.area from directory.coverage c where c.function_id = f.id order by c.area) as areas`

export async function findFunctions(tx: Tx, ids: readonly Id[]): Promise<readonly PublicFunction[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<PublicFunction>`select ${columns} from directory.function f where f.id = any (${[...new Set(ids)]}::uuid[])`.execute(tx)
  return rows
}

export async function findFunction(tx: Tx, id: Id): Promise<PublicFunction | null> {
  return (await findFunctions(tx, [id]))[0] ?? null
}

export async function functionsOfZone(tx: Tx, zoneId: Id): Promise<readonly PublicFunction[]> {
  const { rows } = await sql<PublicFunction>`
    select ${columns} from directory.function f join directory.function_kind k on k.kind = f.kind where f.zone_id = ${zoneId} order by f.active desc, k.place, f.name_sv, f.id`.execute(
    tx,
  )
  return rows
}

/** Active functions that serve a municipality, itself or through its county. */
export async function functionsServing(tx: Tx, municipalityCode: string): Promise<readonly PublicFunction[]> {
  const { rows } = await sql<PublicFunction>`
    select ${columns} from directory.function f join directory.function_kind k on k.kind = f.kind
    where f.active and exists (select from directory.coverage c where c.function_id = f.id and c.area in (${municipalityCode}, left(${municipalityCode}, 2)))
    order by k.place, f.name_sv, f.id`.execute(tx)
  return rows
}

async function keepCoverage(tx: Tx, id: Id, zoneId: Id, kind: FunctionKind, areas: readonly string[]): Promise<void> {
  await sql`delete from directory.coverage where function_id = ${id} and not (area = any (${[...areas]}::text[]))`.execute(tx)
  await sql`
    insert into directory.coverage (function_id, zone_id, kind, area) select ${id}, ${zoneId}, ${kind}, a from unnest(${[...areas]}::text[]) a
    on conflict (function_id, area) do nothing`.execute(tx)
}

export async function insertFunction(tx: Tx, id: Id, zoneId: Id, told: Described, verifiedOn: string): Promise<void> {
  await sql`
    insert into directory.function (id, zone_id, kind, name_sv, name_en, hours, acute, child, standing, active, verified_on)
    values (${id}, ${zoneId}, ${told.kind}, ${told.nameSv}, ${told.nameEn}, ${told.hours}, ${told.acute}, ${told.child}, ${told.standing}, ${told.active}, ${verifiedOn})`.execute(
    tx,
  )
  await keepCoverage(tx, id, zoneId, told.kind, told.areas)
}

/** `false`: somebody saved first, and nothing was written. */
export async function updateFunction(tx: Tx, was: PublicFunction, told: Described, verifiedOn: string, version: number): Promise<boolean> {
  const { rows } = await sql`
    update directory.function set name_sv = ${told.nameSv}, name_en = ${told.nameEn}, hours = ${told.hours}, acute = ${told.acute}, child = ${told.child}, standing = ${told.standing},
      active = ${told.active}, verified_on = ${verifiedOn}, version = version + 1
    where id = ${was.id} and version = ${version} returning id`.execute(tx)
  if (rows.length === 0) return false
  await keepCoverage(tx, was.id, was.zoneId, was.kind, told.areas)
  return true
}
