import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { PlaceFacts } from '#capabilities/protection/domain/matching.ts'
import type { Nights } from '#capabilities/protection/domain/nights.ts'
import type { ClosedReason } from '#capabilities/protection/domain/places.ts'

/** A place of the own shelter. Nobody else finds any. */
export type Place = PlaceFacts & { readonly id: Id; readonly codeName: string; readonly version: number }
const columns = sql`p.id, p.code_name as "codeName", p.region, p.house, p.takes, p.adults, p.children, p.wheelchair, p.adapted, p.pets, p.night_staff as "nightStaff", p.languages, p.avoid, p.version`

/** Whether the one asking works at a shelter that is in use. */
export async function keepsPlaces(tx: Tx): Promise<boolean> {
  return (await sql<{ keeps: boolean }>`select protection.i_keep_places() as keeps`.execute(tx)).rows[0]?.keeps ?? false
}
export async function places(tx: Tx): Promise<readonly Place[]> {
  return (await sql<Place>`select ${columns} from protection.place p where p.zone_id = (select authz.my_zone()) order by p.house, p.code_name`.execute(tx)).rows
}
export async function findPlace(tx: Tx, id: Id): Promise<Place | null> {
  return (await sql<Place>`select ${columns} from protection.place p where p.id = ${id} and p.zone_id = (select authz.my_zone())`.execute(tx)).rows[0] ?? null
}
export type PlaceWords = Omit<Place, 'id' | 'version'>
/** `false` when the shelter has a place of that name. */
export async function addPlace(tx: Tx, id: Id, p: PlaceWords): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into protection.place (id, zone_id, code_name, region, house, takes, adults, children, wheelchair, adapted, pets, night_staff, languages, avoid, made_by)
    values (${id}, (select authz.my_zone()), ${p.codeName}, ${p.region}, ${p.house}, ${[...p.takes]}::text[], ${p.adults}, ${p.children}, ${p.wheelchair}, ${[...p.adapted]}::text[], ${p.pets}, ${p.nightStaff},
      ${[...p.languages]}::text[], ${[...p.avoid]}::text[], (select authz.me())) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}
export async function nameTaken(tx: Tx, codeName: string, butFor: Id): Promise<boolean> {
  const { rows } =
    await sql`select 1 from protection.place p where p.zone_id = (select authz.my_zone()) and p.code_name = ${codeName} and p.id <> ${butFor}`.execute(tx)
  return rows.length > 0
}
export async function changePlace(tx: Tx, id: Id, version: number, p: PlaceWords): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update protection.place set code_name = ${p.codeName}, region = ${p.region}, house = ${p.house}, takes = ${[...p.takes]}::text[], adults = ${p.adults}, children = ${p.children},
      wheelchair = ${p.wheelchair}, adapted = ${[...p.adapted]}::text[], pets = ${p.pets}, night_staff = ${p.nightStaff}, languages = ${[...p.languages]}::text[], avoid = ${[...p.avoid]}::text[], version = version + 1
    where id = ${id} and version = ${version}`.execute(tx)
  return numAffectedRows === 1n
}

/** Nights that a place is held, lived in or out of service. */
export type Stay = {
  readonly id: Id
  readonly placeId: Id
  readonly askId: Id | null
  readonly kind: 'hold' | 'stay' | 'closed'
  readonly nights: Nights
  readonly holdUntil: Instant | null
  readonly reason: ClosedReason | null
  readonly version: number
}
const stayColumns = sql`s.id, s.place_id as "placeId", s.ask_id as "askId", s.kind, json_build_object('from', lower(s.nights)::text, 'until', upper(s.nights)::text) as nights,
  s.hold_until as "holdUntil", s.reason, s.version`
/** A hold that ran out counts no longer, also before the clock has noticed. */
const counts = sql`s.active and (s.kind <> 'hold' or s.hold_until > authz.now())`

export async function staysBetween(tx: Tx, { from, until }: Nights): Promise<readonly Stay[]> {
  const { rows } = await sql<Stay>`
    select ${stayColumns} from protection.stay s
    where s.zone_id = (select authz.my_zone()) and ${counts} and s.nights && daterange(${from}::date, ${until}::date) order by lower(s.nights), s.id`.execute(
    tx,
  )
  return rows
}
export async function staysOfPlace(tx: Tx, placeId: Id): Promise<readonly Stay[]> {
  const { rows } = await sql<Stay>`
    select ${stayColumns} from protection.stay s where s.place_id = ${placeId} and s.zone_id = (select authz.my_zone()) and ${counts} order by lower(s.nights) desc limit 100`.execute(
    tx,
  )
  return rows
}
/** Whether these are nights that this place was out of service, also when it has been opened since. */
export async function wasClosed(tx: Tx, placeId: Id, stayId: Id): Promise<boolean> {
  const { rows } = await sql`
    select 1 from protection.stay s where s.id = ${stayId} and s.place_id = ${placeId} and s.zone_id = (select authz.my_zone()) and s.kind = 'closed'`.execute(
    tx,
  )
  return rows.length > 0
}
export async function stayOfAsk(tx: Tx, askId: Id): Promise<Stay | null> {
  const { rows } = await sql<Stay>`
    select ${stayColumns} from protection.stay s where s.ask_id = ${askId} and s.active and s.ended_why is null order by lower(s.nights) desc limit 1`.execute(
    tx,
  )
  return rows[0] ?? null
}

type NewStay = Omit<Stay, 'version'> & { readonly despite?: boolean }
/**
 * Takes nights, if nobody has them. The database refuses two for one night whoever asks at once; whoever is second waits for the first and then hears no.
 * @returns `false` when any of the nights is taken
 */
export async function takeNights(tx: Tx, stay: NewStay): Promise<boolean> {
  await sql`
    update protection.stay set active = false, ended_why = 'lapsed', version = version + 1
    where place_id = ${stay.placeId} and active and kind = 'hold' and hold_until <= authz.now()`.execute(tx)
  const { numAffectedRows } = await sql`
    insert into protection.stay (id, place_id, zone_id, slot, ask_id, kind, nights, hold_until, reason, despite, made_by)
    select ${stay.id}, p.id, p.zone_id, p.slot, ${stay.askId}, ${stay.kind}, daterange(${stay.nights.from}::date, ${stay.nights.until}::date), ${stay.holdUntil}, ${stay.reason},
      ${stay.despite ?? false}, (select authz.me())
    from protection.place p where p.id = ${stay.placeId} on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export type EndedWhy = 'not_admitted' | 'no_show' | 'left' | 'moved' | 'opened'
/** Ends nights: those from that day on are free again; nights that were lived in stay. */
export async function endStay(tx: Tx, id: Id, on: string, why: EndedWhy): Promise<void> {
  await sql`
    update protection.stay set active = lower(nights) < ${on}::date, ended_why = ${why}, version = version + 1,
      nights = case when lower(nights) < ${on}::date then daterange(lower(nights), least(upper(nights), ${on}::date)) else nights end
    where id = ${id} and active`.execute(tx)
}

/** Run by the clock: holds whose time is over. */
export async function lapseHolds(tx: Tx, now: Instant): Promise<number> {
  const { numAffectedRows } = await sql`
    update protection.place_ask set state = 'lapsed', hold_until = null, changed_at = ${now}, version = version + 1 where state = 'offered' and hold_until <= ${now}`.execute(
    tx,
  )
  await sql`
    update protection.stay set active = false, ended_why = 'lapsed', version = version + 1 where active and kind = 'hold' and hold_until <= ${now}`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}
