import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Need } from '#capabilities/protection/domain/matching.ts'
import type { AskState, ChildBand, ChildDecision, Leaving, OwnRefusal, Region, ToldRefusal } from '#capabilities/protection/domain/places.ts'

/** A request as the shelter it was sent to sees it, and as the zone that asks does. */
export type Ask = {
  readonly id: Id
  readonly requestId: Id
  readonly fromZone: Id
  readonly toZone: Id
  readonly state: AskState
  readonly refusal: ToldRefusal | null
  readonly codeName: string | null
  readonly region: Region | null
  readonly holdUntil: Instant | null
  readonly conditionsMet: boolean | null
  readonly arrivedOn: string | null
  readonly leftOn: string | null
  readonly leftTo: Leaving | null
  readonly changedAt: Instant
  readonly version: number
  readonly need: Need & { readonly madeAt: Instant }
}
/** An offer whose time is over has lapsed, also before the clock has noticed. */
const state = sql`case when a.state = 'offered' and a.hold_until <= authz.now() then 'lapsed' else a.state end`
const columns = sql`a.id, a.request_id as "requestId", a.from_zone as "fromZone", a.to_zone as "toZone", ${state} as state, a.refusal, a.code_name as "codeName", a.region,
  a.hold_until as "holdUntil", a.conditions_met as "conditionsMet", a.arrived_on::text as "arrivedOn", a.left_on::text as "leftOn", a.left_to as "leftTo", a.changed_at as "changedAt", a.version`
const needColumns = sql`n.adults, n.child_bands as "childBands", n.who, n.wheelchair, n.adapted, n.pets, n.night_staff as "nightStaff", n.languages, n.away_from as "awayFrom",
  n.from_day::text as "fromDay", n.nights, n.basis, n.acute, n.made_at as "madeAt"`

type Row = Omit<Ask, 'need'> & Ask['need']
const shaped = ({
  adults,
  childBands,
  who,
  wheelchair,
  adapted,
  pets,
  nightStaff,
  languages,
  awayFrom,
  fromDay,
  nights,
  basis,
  acute,
  madeAt,
  ...ask
}: Row): Ask => ({
  ...ask,
  need: { adults, childBands, who, wheelchair, adapted, pets, nightStaff, languages, awayFrom, fromDay, nights, basis, acute, madeAt },
})

/** What the own shelter was asked. What waits first, by the day it is for; then who lives here; last what is over, the latest first. */
export async function asksToUs(tx: Tx): Promise<readonly Ask[]> {
  const { rows } = await sql<Row>`
    select ${columns}, ${needColumns} from protection.place_ask a join protection.place_need n on n.id = a.request_id
    where a.to_zone = (select authz.my_zone())
    order by case when a.state in ('asked', 'offered', 'lapsed', 'accepted', 'admitted') then 1 when a.state = 'arrived' then 2 else 3 end,
      case when a.state in ('asked', 'offered', 'lapsed', 'accepted', 'admitted', 'arrived') then n.from_day end, n.from_day desc, a.changed_at, a.id limit 300`.execute(
    tx,
  )
  return rows.map(shaped)
}
export async function askToUs(tx: Tx, id: Id): Promise<Ask | null> {
  const { rows } = await sql<Row>`
    select ${columns}, ${needColumns} from protection.place_ask a join protection.place_need n on n.id = a.request_id
    where a.id = ${id} and a.to_zone = (select authz.my_zone())`.execute(tx)
  return rows[0] ? shaped(rows[0]) : null
}

/** Changes the own shelter's answer. `false` when somebody else was first. */
type Change = Partial<Pick<Ask, 'refusal' | 'codeName' | 'region' | 'holdUntil' | 'conditionsMet' | 'arrivedOn' | 'leftOn' | 'leftTo'>> & {
  readonly state: AskState
}
export async function changeAsk(tx: Tx, id: Id, version: number, to: Change): Promise<boolean> {
  const keep = <Key extends keyof Change>(key: Key, column: string) => (to[key] === undefined ? sql.ref(column) : sql`${to[key]}`)
  const { numAffectedRows } = await sql`
    update protection.place_ask set state = ${to.state}, refusal = ${keep('refusal', 'refusal')}, code_name = ${keep('codeName', 'code_name')}, region = ${keep('region', 'region')},
      hold_until = ${to.holdUntil ?? null}, conditions_met = ${keep('conditionsMet', 'conditions_met')}, arrived_on = ${keep('arrivedOn', 'arrived_on')}::date,
      left_on = ${keep('leftOn', 'left_on')}::date, left_to = ${keep('leftTo', 'left_to')}, answered_by = (select authz.me()), changed_at = authz.now(), version = version + 1
    where id = ${id} and version = ${version} and to_zone = (select authz.my_zone())`.execute(tx)
  return numAffectedRows === 1n
}
export async function keepOwnNo(tx: Tx, askId: Id, why: OwnRefusal): Promise<void> {
  await sql`insert into protection.place_no (ask_id, zone_id, why, made_by) values (${askId}, (select authz.my_zone()), ${why}, (select authz.me())) on conflict do nothing`.execute(
    tx,
  )
}
export async function ownNo(tx: Tx, askId: Id): Promise<OwnRefusal | null> {
  return (await sql<{ why: OwnRefusal }>`select n.why from protection.place_no n where n.ask_id = ${askId}`.execute(tx)).rows[0]?.why ?? null
}

/** `null`: asked too often to be answered now. */
export async function housesInConflict(tx: Tx, askId: Id): Promise<readonly string[] | null> {
  return (await sql<{ houses: string[] | null }>`select protection.houses_in_conflict(${askId}) as houses`.execute(tx)).rows[0]?.houses ?? null
}
export async function childrenUndecided(tx: Tx, askId: Id): Promise<number> {
  return (await sql<{ n: number }>`select protection.children_undecided(${askId}) as n`.execute(tx)).rows[0]?.n ?? 0
}
export async function wayIntoCase(tx: Tx, askId: Id): Promise<Id | null> {
  return (await sql<{ way: Id | null }>`select protection.way_in(${askId}) as way`.execute(tx)).rows[0]?.way ?? null
}

/** Placements of a case, as its own team in the zone that asks sees them. */
export type Request = {
  readonly id: Id
  readonly caseId: Id
  readonly madeBy: Id
  readonly madeAt: Instant
  /** The stay somebody moves from, when it is a move. */
  readonly movesFrom: Id | null
  readonly need: Need
}
export async function requestsOf(tx: Tx, caseId: Id): Promise<readonly Request[]> {
  const { rows } = await sql<Omit<Request, 'need'> & Ask['need']>`
    select r.id, r.case_id as "caseId", r.made_by as "madeBy", r.moves_from as "movesFrom", ${needColumns} from protection.place_request r join protection.place_need n on n.id = r.id
    where r.case_id = ${caseId} order by n.made_at desc, r.id limit 50`.execute(tx)
  return rows.map(({ id, caseId: about, madeBy, madeAt, movesFrom, ...need }) => ({ id, caseId: about, madeBy, madeAt, movesFrom, need }))
}
export async function asksOf(tx: Tx, requestIds: readonly Id[]): Promise<readonly Ask[]> {
  if (requestIds.length === 0) return []
  const { rows } = await sql<Row>`
    select ${columns}, ${needColumns} from protection.place_ask a join protection.place_need n on n.id = a.request_id
    where a.request_id = any (${[...requestIds]}::uuid[]) order by a.changed_at desc, a.id`.execute(tx)
  return rows.map(shaped)
}
/** Offers and nos in the cases I work in. */
export async function myPlacements(tx: Tx): Promise<readonly (Ask & { readonly caseId: Id })[]> {
  const { rows } = await sql<Row & { caseId: Id }>`
    select r.case_id as "caseId", ${columns}, ${needColumns} from protection.place_request r join protection.place_need n on n.id = r.id join protection.place_ask a on a.request_id = r.id
    where r.case_id = any (array(select cases.my_open_case_ids())) order by a.hold_until, a.changed_at desc, a.id limit 200`.execute(tx)
  return rows.map(({ caseId, ...row }) => ({ ...shaped(row as Row), caseId }))
}

type About = { readonly caseId: Id; readonly unitId: Id; readonly movesFrom: Id | null }
export async function addRequest(tx: Tx, id: Id, about: About, need: Need): Promise<void> {
  await sql`
    insert into protection.place_need (id, from_zone, adults, child_bands, who, wheelchair, adapted, pets, night_staff, languages, away_from, from_day, nights, basis, acute)
    values (${id}, (select authz.my_zone()), ${need.adults}, ${[...need.childBands]}::text[], ${need.who}, ${need.wheelchair}, ${[...need.adapted]}::text[], ${need.pets}, ${need.nightStaff},
      ${[...need.languages]}::text[], ${[...need.awayFrom]}::text[], ${need.fromDay}::date, ${need.nights}, ${need.basis}, ${need.acute})`.execute(tx)
  await sql`
    insert into protection.place_request (id, case_id, unit_id, zone_id, made_by, moves_from)
    values (${id}, ${about.caseId}, ${about.unitId}, (select authz.my_zone()), (select authz.me()), ${about.movesFrom})`.execute(tx)
  for (const [place, band] of need.childBands.entries())
    await sql`insert into protection.child_placement (request_id, zone_id, number, band) values (${id}, (select authz.my_zone()), ${place + 1}, ${band})`.execute(
      tx,
    )
}
export async function askZone(tx: Tx, id: Id, requestId: Id, toZone: Id): Promise<void> {
  await sql`insert into protection.place_ask (id, request_id, from_zone, to_zone) values (${id}, ${requestId}, (select authz.my_zone()), ${toZone})`.execute(tx)
}
export type OfferAnswered = 'done' | 'gone' | 'changed' | 'lapsed' | 'placed_already' | 'gap'
export async function answerOffer(tx: Tx, askId: Id, answer: 'accept' | 'decline', version: number): Promise<OfferAnswered> {
  return (await sql<{ answer: OfferAnswered }>`select protection.answer_offer(${askId}, ${answer}, ${version}) as answer`.execute(tx)).rows[0]?.answer ?? 'gone'
}
export async function withdrawRequest(tx: Tx, requestId: Id): Promise<number> {
  return (await sql<{ n: number }>`select protection.withdraw_request(${requestId}) as n`.execute(tx)).rows[0]?.n ?? 0
}

export type Child = {
  readonly id: Id
  readonly requestId: Id
  readonly number: number
  readonly band: ChildBand
  readonly decision: ChildDecision | null
  readonly decidedAt: Instant | null
  readonly version: number
}
export async function childrenOf(tx: Tx, requestIds: readonly Id[]): Promise<readonly Child[]> {
  if (requestIds.length === 0) return []
  const { rows } = await sql<Child>`
    select c.id, c.request_id as "requestId", c.number, c.band, c.decision, c.decided_at as "decidedAt", c.version from protection.child_placement c
    where c.request_id = any (${[...requestIds]}::uuid[]) order by c.number`.execute(tx)
  return rows
}
export async function decideChild(tx: Tx, id: Id, version: number, decision: ChildDecision): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update protection.child_placement set decision = ${decision}, decided_by = (select authz.me()), decided_at = authz.now(), version = version + 1
    where id = ${id} and version = ${version} and (decision is null or (decision = 'immediate' and ${decision} <> 'immediate'))`.execute(tx)
  return numAffectedRows === 1n
}

export type MarkKind = 'name' | 'phone' | 'nick' | 'may_recruit'
export async function addMark(tx: Tx, mark: { readonly caseId: Id; readonly unitId: Id; readonly kind: MarkKind; readonly token: Uint8Array }): Promise<void> {
  await sql`
    insert into protection.apart_mark (case_id, unit_id, zone_id, wall, kind, token, made_by)
    values (${mark.caseId}, ${mark.unitId}, (select authz.my_zone()), ${`${mark.unitId}/C10`}, ${mark.kind}, ${Buffer.from(mark.token)}, (select authz.me()))`.execute(
    tx,
  )
}
export async function openPlacements(tx: Tx, caseId: Id): Promise<number> {
  return (await sql<{ n: number }>`select protection.open_placements(${caseId}) as n`.execute(tx)).rows[0]?.n ?? 0
}
