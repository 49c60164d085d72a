import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'

export const transferStates = ['asked', 'accepted', 'refused', 'at_inspectorate', 'inspectorate_yes', 'inspectorate_no'] as const
export type TransferState = (typeof transferStates)[number]
export type Transfer = {
  readonly id: Id
  readonly caseId: Id
  readonly unitId: Id
  readonly zoneId: Id
  /** `null`: a board that has no part in the case. */
  readonly toUnit: Id | null
  readonly toZone: Id | null
  readonly askedOn: string
  readonly answerBy: string
  readonly state: TransferState
  readonly takesFrom: string | null
  readonly answeredOn: string | null
  readonly passedOn: string | null
  readonly settledOn: string | null
  readonly madeBy: Id
  readonly madeAt: Instant
  readonly version: number
}

const columns = sql`t.id, t.case_id as "caseId", t.unit_id as "unitId", t.zone_id as "zoneId", t.to_unit as "toUnit", t.to_zone as "toZone", t.asked_on::text as "askedOn",
  t.answer_by::text as "answerBy", t.state, t.takes_from::text as "takesFrom", t.answered_on::text as "answeredOn", t.passed_on::text as "passedOn",
  t.settled_on::text as "settledOn", t.made_by as "madeBy", t.made_at as "madeAt", t.version`

/** Requests from and to the own board in a case, the newest first. */
export async function transfersOf(tx: Tx, caseId: Id): Promise<readonly Transfer[]> {
  return (await sql<Transfer>`select ${columns} from costs.transfer t where t.case_id = ${caseId} order by t.made_at desc, t.id limit 100`.execute(tx)).rows
}
/** Open requests of my cases: those my board is to answer, and those it waits for. */
export async function openTransfers(tx: Tx): Promise<readonly Transfer[]> {
  const { rows } = await sql<Transfer>`
    select ${columns} from costs.transfer t
    where t.state in ('asked', 'refused', 'at_inspectorate') and (t.unit_id = any (array(select cases.my_unit_ids())) or t.to_unit = any (array(select cases.my_unit_ids())))
    order by t.answer_by, t.id limit 200`.execute(tx)
  return rows
}

type NewTransfer = Pick<Transfer, 'id' | 'caseId' | 'unitId' | 'toUnit' | 'toZone' | 'askedOn' | 'answerBy'> & { readonly ruleFrom: string }
/** `false` when one is under way already. */
export async function addTransfer(tx: Tx, made: NewTransfer): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into costs.transfer (id, case_id, unit_id, zone_id, wall, to_unit, to_zone, to_wall, asked_on, answer_by, rule_from, made_by)
    values (${made.id}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${`${made.unitId}/C8`}, ${made.toUnit}, ${made.toZone},
      ${made.toUnit === null ? null : `${made.toUnit}/C8`}, ${made.askedOn}::date, ${made.answerBy}::date, ${made.ruleFrom}::date, (select authz.me()))
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** `false` when the request has moved on. */
export async function answerTransfer(tx: Tx, one: Transfer, state: 'accepted' | 'refused', on: string, takesFrom: string | null): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update costs.transfer set state = ${state}, answered_on = ${on}::date, answered_by = (select authz.me()), takes_from = ${takesFrom}::date, version = version + 1
    where id = ${one.id} and version = ${one.version} and state = 'asked'`.execute(tx)
  return numAffectedRows === 1n
}
export async function passOn(tx: Tx, one: Transfer, on: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update costs.transfer set state = 'at_inspectorate', passed_on = ${on}::date, passed_by = (select authz.me()), version = version + 1
    where id = ${one.id} and version = ${one.version} and state in ('asked', 'refused')`.execute(tx)
  return numAffectedRows === 1n
}
export async function settleTransfer(
  tx: Tx,
  one: Transfer,
  state: 'inspectorate_yes' | 'inspectorate_no',
  on: string,
  takesFrom: string | null,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update costs.transfer set state = ${state}, settled_on = ${on}::date, takes_from = ${takesFrom}::date, version = version + 1
    where id = ${one.id} and version = ${one.version} and state = 'at_inspectorate'`.execute(tx)
  return numAffectedRows === 1n
}
