import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Confirmer, FirstHousing, Giver, KnownBy, Onward, SupportCode, SupportState } from '#capabilities/returning/domain/after-codes.ts'

/** Where a row of this part belongs: the return, and the own part of its case. */
export type Place = { readonly returnId: Id; readonly caseId: Id; readonly unitId: Id }

/** The own part of a case. */
export async function myUnit(tx: Tx, caseId: Id): Promise<Id | null> {
  const { rows } = await sql<{ id: Id }>`
    select u.id from cases.unit u where u.case_id = ${caseId} and u.zone_id = (select authz.my_zone()) and u.id = any (array(select cases.my_unit_ids()))`.execute(
    tx,
  )
  return rows[0]?.id ?? null
}
/** Whether the one asking leads the case: who does may open it again. */
export async function leadsCase(tx: Tx, caseId: Id): Promise<boolean> {
  const { rows } = await sql<{ leads: boolean }>`select ${caseId}::uuid = any (array(select cases.my_leading_case_ids())) as leads`.execute(tx)
  return rows[0]?.leads ?? false
}

export type Reception = {
  readonly id: Id
  readonly number: number
  readonly arrivedAt: Instant
  readonly confirmedBy: Confirmer
  readonly confirmedAt: Instant
  readonly onward: Onward
  readonly housing: FirstHousing
  readonly wordsRecord: Id | null
  readonly zoneId: Id
  readonly madeAt: Instant
}
/** What was said of her reception, the newest version first. */
export async function receptionsOf(tx: Tx, returnId: Id): Promise<readonly Reception[]> {
  const { rows } = await sql<Reception>`
    select id, number, arrived_at as "arrivedAt", confirmed_by as "confirmedBy", confirmed_at as "confirmedAt", onward, housing, words_record as "wordsRecord", zone_id as "zoneId",
      made_at as "madeAt" from returns.reception where return_id = ${returnId} order by number desc`.execute(tx)
  return rows
}
/** `false` when somebody else wrote this version first. */
export async function insertReception(tx: Tx, place: Place, made: Omit<Reception, 'zoneId' | 'madeAt'>): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into returns.reception (id, return_id, case_id, unit_id, zone_id, number, arrived_at, confirmed_by, confirmed_at, onward, housing, words_record, made_by)
    values (${made.id}, ${place.returnId}, ${place.caseId}, ${place.unitId}, (select authz.my_zone()), ${made.number}, ${made.arrivedAt}, ${made.confirmedBy}, ${made.confirmedAt},
      ${made.onward}, ${made.housing}, ${made.wordsRecord}, (select authz.me()))
    on conflict (return_id, number) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export type SupportLine = {
  readonly id: Id
  readonly unitId: Id
  readonly code: SupportCode
  readonly givenBy: Giver
  readonly state: SupportState
  readonly fromOn: string
  readonly wordsRecord: Id | null
  readonly zoneId: Id
  readonly version: number
}
const line = sql`id, unit_id as "unitId", code, given_by as "givenBy", state, from_on::text as "fromOn", words_record as "wordsRecord", zone_id as "zoneId", version`
export async function supportLinesOf(tx: Tx, returnId: Id): Promise<readonly SupportLine[]> {
  return (await sql<SupportLine>`select ${line} from returns.support_line where return_id = ${returnId} order by from_on, made_at, id`.execute(tx)).rows
}
export async function findSupportLine(tx: Tx, returnId: Id, id: Id): Promise<SupportLine | null> {
  return (await sql<SupportLine>`select ${line} from returns.support_line where return_id = ${returnId} and id = ${id}`.execute(tx)).rows[0] ?? null
}
export async function insertSupportLine(tx: Tx, place: Place, made: Pick<SupportLine, 'id' | 'code' | 'givenBy' | 'fromOn' | 'wordsRecord'>): Promise<void> {
  await sql`
    insert into returns.support_line (id, return_id, case_id, unit_id, zone_id, code, given_by, from_on, words_record, made_by)
    values (${made.id}, ${place.returnId}, ${place.caseId}, ${place.unitId}, (select authz.my_zone()), ${made.code}, ${made.givenBy}, ${made.fromOn}::date, ${made.wordsRecord},
      (select authz.me()))`.execute(tx)
}
/** `false` when it has moved on. */
export async function setSupportState(tx: Tx, id: Id, version: number, state: SupportState): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update returns.support_line set state = ${state}, version = version + 1 where id = ${id} and version = ${version}`.execute(tx)
  return numAffectedRows === 1n
}

/** Exploited again: that it is known, and what was done here. */
export type Renewal = {
  readonly id: Id
  readonly knownOn: string
  readonly knownBy: KnownBy
  readonly way: 'case_open' | 'case_reopened' | 'new_case'
  readonly madeAt: Instant
}
export async function renewalsOf(tx: Tx, returnId: Id): Promise<readonly Renewal[]> {
  const { rows } = await sql<Renewal>`
    select id, known_on::text as "knownOn", known_by as "knownBy", way, made_at as "madeAt" from returns.renewal where return_id = ${returnId} order by made_at desc`.execute(
    tx,
  )
  return rows
}
export async function insertRenewal(tx: Tx, place: Place, made: Omit<Renewal, 'madeAt'>): Promise<void> {
  await sql`
    insert into returns.renewal (id, return_id, case_id, unit_id, zone_id, known_on, known_by, way, made_by)
    values (${made.id}, ${place.returnId}, ${place.caseId}, ${place.unitId}, (select authz.my_zone()), ${made.knownOn}::date, ${made.knownBy}, ${made.way}, (select authz.me()))`.execute(
    tx,
  )
}
