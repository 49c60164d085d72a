import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import { stateOf, type HandoverField, type HandoverLanguage, type HandoverState, type OverReason } from '#capabilities/returning/domain/handover.ts'
import type { TransferGroundCode } from '#capabilities/cases/contract.ts'

/** A hand-over abroad in codes and days, as everybody who takes part in the return may know it. */
export type Handover = {
  readonly id: Id
  readonly returnId: Id
  readonly caseId: Id
  readonly unitId: Id
  readonly zoneId: Id
  readonly class: 'C4' | 'C10'
  readonly toZone: Id
  readonly toName: string
  readonly country: string
  readonly ground: TransferGroundCode
  readonly consentId: Id
  readonly classes: readonly string[]
  readonly fields: readonly HandoverField[]
  readonly language: HandoverLanguage
  readonly days: number
  readonly secondBy: Id | null
  readonly secondAnswer: 'yes' | 'no' | null
  readonly sentAt: Instant | null
  readonly untilAt: Instant | null
  readonly openedAt: Instant | null
  readonly acceptedAt: Instant | null
  readonly wrongCodes: number
  readonly over: OverReason | null
  readonly openQuestions: number
  readonly unsettled: number
  readonly state: HandoverState
  readonly madeBy: Id
  readonly madeAt: Instant
  readonly version: number
  readonly mine: boolean
  readonly leads: boolean
  readonly maySecond: boolean
}

/** Newest first, at most a hundred; or the one with this id. */
export async function handoversOf(tx: Tx, caseId: Id, id: Id | null = null): Promise<readonly Handover[]> {
  const { rows } = await sql<Omit<Handover, 'state'>>`
    select h.id, h.return_id as "returnId", h.case_id as "caseId", h.unit_id as "unitId", h.zone_id as "zoneId", h.class, h.to_zone as "toZone", z.name as "toName", h.country,
      h.ground, h.consent_id as "consentId", h.classes, h.fields, h.language, h.days, h.second_by as "secondBy", h.second_answer as "secondAnswer", h.sent_at as "sentAt",
      h.until_at as "untilAt", h.opened_at as "openedAt", h.accepted_at as "acceptedAt", h.wrong_codes as "wrongCodes", coalesce(o.why, h.ended_why) as over,
      coalesce(a.questions, 0) as "openQuestions", coalesce(a.unsettled, 0) as unsettled, h.made_by as "madeBy", h.made_at as "madeAt", h.version,
      h.made_by = (select authz.me()) as mine, h.unit_id = any (array(select cases.my_lead_unit_ids())) as leads,
      case when h.second_by is null then returns.may_second(h.id) else false end as "maySecond"
    from returns.handover h
    join people.zone z on z.id = h.to_zone
    left join returns.handovers_over(${caseId}) o on o.handover_id = h.id
    left join lateral (
      select count(*) filter (where x.kind = 'asked' and x.settled_at is null)::integer as questions, count(*) filter (where x.settled_at is null)::integer as unsettled
      from returns.handover_answer x where x.handover_id = h.id
    ) a on true
    where h.case_id = ${caseId} and (${id}::uuid is null or h.id = ${id}::uuid)
    order by h.made_at desc, h.id limit 100`.execute(tx)
  return rows.map((row) => ({ ...row, state: stateOf(row) }))
}
export async function findHandover(tx: Tx, caseId: Id, id: Id): Promise<Handover | null> {
  return (await handoversOf(tx, caseId, id))[0] ?? null
}

export type NewHandover = Pick<
  Handover,
  'id' | 'returnId' | 'caseId' | 'unitId' | 'zoneId' | 'class' | 'toZone' | 'country' | 'ground' | 'consentId' | 'classes' | 'fields' | 'language' | 'days'
> & { readonly harmRecord: Id }
export async function insertHandover(tx: Tx, one: NewHandover): Promise<void> {
  await sql`
    insert into returns.handover (id, return_id, case_id, unit_id, zone_id, class, wall, to_zone, country, ground, consent_id, harm_record, classes, fields, language, days, made_by)
    values (${one.id}, ${one.returnId}, ${one.caseId}, ${one.unitId}, ${one.zoneId}, ${one.class}, ${`${one.unitId}/${one.class}`}, ${one.toZone}, ${one.country}, ${one.ground},
      ${one.consentId}, ${one.harmRecord}, ${[...one.classes]}::text[], ${[...one.fields]}::text[], ${one.language}, ${one.days}, authz.me())`.execute(tx)
}

export type HandoverItem = { readonly recordId: Id; readonly version: number; readonly class: string; readonly kind: string }
export async function insertHandoverItem(tx: Tx, of: Pick<Handover, 'id' | 'returnId' | 'caseId' | 'unitId' | 'class'>, item: HandoverItem): Promise<void> {
  await sql`
    insert into returns.handover_item (handover_id, return_id, case_id, wall, record_id, version, class, kind)
    values (${of.id}, ${of.returnId}, ${of.caseId}, ${`${of.unitId}/${of.class}`}, ${item.recordId}, ${item.version}, ${item.class}, ${item.kind})`.execute(tx)
}
/** Where it was made; elsewhere an empty list. */
export async function handoverItems(tx: Tx, id: Id): Promise<readonly HandoverItem[]> {
  const { rows } = await sql<HandoverItem>`
    select record_id as "recordId", version, class, kind from returns.handover_item where handover_id = ${id} order by class, record_id`.execute(tx)
  return rows
}

export async function secondHandover(tx: Tx, id: Id, answer: 'yes' | 'no'): Promise<boolean> {
  return (await sql<{ done: boolean }>`select returns.second_handover(${id}, ${answer}) as done`.execute(tx)).rows[0]?.done === true
}

export type Sealing = {
  readonly until: Instant
  readonly number: string
  readonly lookup: Uint8Array
  readonly salt: Uint8Array
  readonly publicKey: Uint8Array
  readonly partnerWrap: Uint8Array
  readonly ownWrap: Uint8Array
  readonly snapshot: Uint8Array
  readonly codeBox: Uint8Array
}
/** False when it may not leave (any more): the database looks at consent, ground, second person and version itself. */
export async function sendHandoverRow(tx: Tx, id: Id, version: number, given: Sealing): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select returns.send_handover(${id}, ${version}, ${given.until}, ${given.number}, ${given.lookup}, ${given.salt}, ${given.publicKey}, ${given.partnerWrap}, ${given.ownWrap},
      ${given.snapshot}, ${given.codeBox}) as done`.execute(tx)
  return rows[0]?.done === true
}

export type HandoverSeal = {
  readonly number: string
  readonly publicKey: Uint8Array
  readonly ownWrap: Uint8Array | null
  readonly snapshot: Uint8Array | null
  readonly codeBox: Uint8Array | null
}
export async function findHandoverSeal(tx: Tx, id: Id): Promise<HandoverSeal | null> {
  const { rows } = await sql<HandoverSeal>`
    select number, public_key as "publicKey", own_wrap as "ownWrap", snapshot, code_box as "codeBox" from returns.handover_seal where handover_id = ${id}`.execute(
    tx,
  )
  return rows[0] ?? null
}
export async function forgetCode(tx: Tx, id: Id): Promise<void> {
  await sql`select returns.forget_code(${id})`.execute(tx)
}
export async function endHandoverRow(tx: Tx, id: Id): Promise<boolean> {
  return (await sql<{ done: boolean }>`select returns.end_handover(${id}) as done`.execute(tx)).rows[0]?.done === true
}
/** Every hand-over of a return that has ended. Answers with their ids, whose vault keys are to be shredded. */
export async function endHandoversOf(tx: Tx, returnId: Id): Promise<readonly Id[]> {
  return (await sql<{ id: Id }>`select end_handovers as id from returns.end_handovers(${returnId})`.execute(tx)).rows.map((row) => row.id)
}

/** As the clock: at most five hundred. */
export async function handoversOver(tx: Tx): Promise<readonly Id[]> {
  return (await sql<{ id: Id }>`select handovers_over_now as id from returns.handovers_over_now()`.execute(tx)).rows.map((row) => row.id)
}
export async function forgetHandovers(tx: Tx, ids: readonly Id[]): Promise<number> {
  return (await sql<{ n: number }>`select returns.forget_handovers(${[...ids]}::uuid[]) as n`.execute(tx)).rows[0]?.n ?? 0
}
