import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'

/** The recovery key for one ordered pair of officers: `outer` opens first, `inner` what was in it. */
export type OrderedShare = { readonly outer: Id; readonly inner: Id; readonly share: Uint8Array }

export async function addZoneKey(tx: Tx, zoneId: Id, kind: 'recovery' | 'duty', publicKey: Uint8Array, underRecovery: Uint8Array | null = null): Promise<void> {
  await sql`insert into people.zone_key (zone_id, kind, public_key, under_recovery) values (${zoneId}, ${kind}, ${publicKey}, ${underRecovery})`.execute(tx)
}
export async function addOfficers(tx: Tx, zoneId: Id, officers: readonly Id[], shares: readonly OrderedShare[]): Promise<void> {
  for (const [place, officer] of officers.entries())
    await sql`insert into people.recovery_officer (zone_id, person_id, position) values (${zoneId}, ${officer}, ${place + 1})`.execute(tx)
  for (const { outer, inner, share } of shares) {
    await sql`insert into people.recovery_share (zone_id, outer_officer, inner_officer, share) values (${zoneId}, ${outer}, ${inner}, ${share})`.execute(tx)
  }
}
/** The three of a zone, to its own people and to the three themselves; nobody otherwise. */
export async function officersOf(tx: Tx, zoneId: Id): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`select officer as id from people.officers_of(${zoneId}) as officer`.execute(tx)
  return rows.map((row) => row.id)
}
/** The shares whose outer box opens for the one asking. */
export async function mySharesOf(tx: Tx, zoneId: Id): Promise<readonly OrderedShare[]> {
  const { rows } = await sql<OrderedShare>`
    select outer_officer as outer, inner_officer as inner, share from people.recovery_share where zone_id = ${zoneId} and outer_officer = (select authz.me()) order by inner_officer`.execute(
    tx,
  )
  return rows
}

export async function addDutyHolder(tx: Tx, zoneId: Id, personId: Id, wrap: Uint8Array): Promise<void> {
  await sql`insert into people.duty_holder (zone_id, person_id, wrap) values (${zoneId}, ${personId}, ${wrap})`.execute(tx)
}
export type DutyHolder = { readonly personId: Id; readonly wrap: Uint8Array }
export async function dutyHolders(tx: Tx): Promise<readonly DutyHolder[]> {
  const { rows } = await sql<DutyHolder>`
    select d.person_id as "personId", d.wrap from people.duty_holder d join people.person p on p.id = d.person_id
    where d.zone_id = (select authz.my_zone()) and p.active order by p.name, p.id`.execute(tx)
  return rows
}
