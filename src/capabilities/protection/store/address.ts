import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Authority, CallBack, ContactDatum, Outcome, Why } from '#capabilities/protection/domain/address.ts'

/** A law-enforcement request for contact data, in codes; its words are sealed records of the own unit. */
export type AddressRequest = {
  readonly id: Id
  readonly caseId: Id
  readonly authority: Authority
  readonly functionId: Id | null
  readonly asked: readonly ContactDatum[]
  readonly requestRecord: Id
  readonly dueAt: Instant
  readonly receivedBy: Id
  readonly receivedAt: Instant
  readonly deciderId: Id
  readonly callBack: CallBack | null
  readonly calledBy: Id | null
  readonly calledAt: Instant | null
  readonly outcome: Outcome | null
  readonly why: Why | null
  readonly given: readonly ContactDatum[]
  readonly balanceRecord: Id | null
  readonly givenRecord: Id | null
  readonly decidedAt: Instant | null
  readonly version: number
}
const columns = sql`r.id, r.case_id as "caseId", r.authority, r.function_id as "functionId", r.asked, r.request_record as "requestRecord", r.due_at as "dueAt", r.received_by as "receivedBy",
  r.received_at as "receivedAt", r.decider_id as "deciderId", r.call_back as "callBack", r.called_by as "calledBy", r.called_at as "calledAt", r.outcome, r.why, r.given,
  r.balance_record as "balanceRecord", r.given_record as "givenRecord", r.decided_at as "decidedAt", r.version`

export async function addressRequestsOf(tx: Tx, caseId: Id): Promise<readonly AddressRequest[]> {
  return (
    await sql<AddressRequest>`select ${columns} from protection.address_request r where r.case_id = ${caseId} order by r.received_at desc, r.id limit 100`.execute(
      tx,
    )
  ).rows
}
export async function findAddressRequest(tx: Tx, caseId: Id, id: Id): Promise<AddressRequest | null> {
  return (
    (await sql<AddressRequest>`select ${columns} from protection.address_request r where r.case_id = ${caseId} and r.id = ${id}`.execute(tx)).rows[0] ?? null
  )
}
/** Undecided ones that I may see, what is due first. */
export async function openAddressRequests(tx: Tx): Promise<readonly AddressRequest[]> {
  return (await sql<AddressRequest>`select ${columns} from protection.address_request r where r.outcome is null order by r.due_at, r.id limit 200`.execute(tx))
    .rows
}
type Received = Pick<AddressRequest, 'id' | 'caseId' | 'authority' | 'functionId' | 'asked' | 'requestRecord' | 'dueAt' | 'deciderId'> & { readonly unitId: Id }
export async function addAddressRequest(tx: Tx, r: Received): Promise<void> {
  await sql`
    insert into protection.address_request (id, case_id, unit_id, zone_id, wall, authority, function_id, asked, request_record, due_at, received_by, decider_id)
    values (${r.id}, ${r.caseId}, ${r.unitId}, (select authz.my_zone()), ${`${r.unitId}/C10`}, ${r.authority}, ${r.functionId}, ${[...r.asked]}::text[], ${r.requestRecord}, ${r.dueAt},
      (select authz.me()), ${r.deciderId})`.execute(tx)
}
export async function noteCallBack(tx: Tx, id: Id, version: number, callBack: CallBack): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update protection.address_request set call_back = ${callBack}, called_by = (select authz.me()), called_at = authz.now(), version = version + 1
    where id = ${id} and version = ${version} and call_back is null and outcome is null`.execute(tx)
  return numAffectedRows === 1n
}
export async function nameDecider(tx: Tx, id: Id, version: number, deciderId: Id): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update protection.address_request set decider_id = ${deciderId}, version = version + 1
    where id = ${id} and version = ${version} and outcome is null`.execute(tx)
  return numAffectedRows === 1n
}
type Decided = {
  readonly outcome: Outcome
  readonly why: Why
  readonly given: readonly ContactDatum[]
  readonly balanceRecord: Id
  readonly givenRecord: Id | null
}
export async function keepDecision(tx: Tx, id: Id, version: number, d: Decided): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update protection.address_request set outcome = ${d.outcome}, why = ${d.why}, given = ${[...d.given]}::text[], balance_record = ${d.balanceRecord}, given_record = ${d.givenRecord},
      decided_by = (select authz.me()), decided_at = authz.now(), version = version + 1
    where id = ${id} and version = ${version} and outcome is null`.execute(tx)
  return numAffectedRows === 1n
}
/** How many wait for somebody of the own zone who leaves. */
export async function decisionsOfPerson(tx: Tx, personId: Id): Promise<number> {
  return (await sql<{ n: number }>`select protection.decisions_of(${personId}) as n`.execute(tx)).rows[0]?.n ?? 0
}
export async function openAddressRequestsIn(tx: Tx, caseId: Id): Promise<number> {
  return (await sql<{ n: number }>`select protection.open_address_requests(${caseId}) as n`.execute(tx)).rows[0]?.n ?? 0
}
