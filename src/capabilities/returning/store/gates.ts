import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Approval, Gate, GateFacts } from '#capabilities/returning/domain/gates.ts'

/** What the gates of a return rest on, for those who take part in it; `null` for everybody else. */
export async function gateFacts(tx: Tx, returnId: Id): Promise<GateFacts | null> {
  return (await sql<{ facts: GateFacts | null }>`select returns.gate_facts(${returnId}) as facts`.execute(tx)).rows[0]?.facts ?? null
}

/** Whether the journey may begin now, by the database itself. */
export async function mayDepart(tx: Tx, returnId: Id): Promise<boolean> {
  return (await sql<{ yes: boolean }>`select returns.may_depart(${returnId}) as yes`.execute(tx)).rows[0]?.yes ?? false
}

export type ApprovalRow = Approval & {
  readonly id: Id
  readonly zoneId: Id
  readonly madeAt: Instant
  readonly fallenAt: Instant | null
  readonly fallenWhy: readonly (Gate | 'taken_back')[] | null
  readonly version: number
}

/** Everything that was approved, the newest first, with what has fallen since. */
export async function approvalsOf(tx: Tx, returnId: Id): Promise<readonly ApprovalRow[]> {
  const { rows } = await sql<ApprovalRow>`
    select a.id, a.part, a.made_by as "madeBy", a.unit_id as "unitId", a.zone_id as "zoneId", a.made_at as "madeAt", a.fallen_at is not null as fallen,
      a.fallen_at as "fallenAt", a.fallen_why as "fallenWhy", a.version
    from returns.approval a where a.return_id = ${returnId} order by a.made_at desc, a.id limit 100`.execute(tx)
  return rows
}

export async function insertApproval(
  tx: Tx,
  made: { readonly id: Id; readonly returnId: Id; readonly caseId: Id; readonly unitId: Id; readonly part: 'coordinator' | 'partner' },
): Promise<void> {
  await sql`
    insert into returns.approval (id, return_id, case_id, unit_id, zone_id, part, made_by)
    values (${made.id}, ${made.returnId}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${made.part}, (select authz.me()))`.execute(tx)
}

/** Whoever approved says that it no longer holds; `false` when it has fallen already. */
export async function takeBackApproval(tx: Tx, returnId: Id): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update returns.approval set fallen_at = authz.now(), fallen_why = array['taken_back'], version = version + 1
    where return_id = ${returnId} and made_by = (select authz.me()) and fallen_at is null`.execute(tx)
  return numAffectedRows === 1n
}

/** As the clock: what time alone has made fall. */
export async function sweepApprovals(tx: Tx): Promise<number> {
  return (await sql<{ n: number }>`select returns.sweep_approvals() as n`.execute(tx)).rows[0]?.n ?? 0
}

/** Cases in which the other has approved and the own part has not. */
export async function waitingForMyApproval(tx: Tx): Promise<readonly Id[]> {
  const { rows } = await sql<{ caseId: Id }>`
    select a.case_id as "caseId" from returns.approval a join returns.return r on r.id = a.return_id and r.phase = 'admitted'
    where a.fallen_at is null and a.return_id = any (array(select returns.my_write_ids())) and a.made_by <> (select authz.me())
      and exists (select from returns.party p where p.return_id = a.return_id and p.ended_at is null and p.part in ('coordinator', 'partner') and p.part <> a.part
                    and p.unit_id = any (array(select cases.my_unit_ids())))
      and not exists (select from returns.approval b where b.return_id = a.return_id and b.fallen_at is null and b.part <> a.part)
    order by a.made_at, a.case_id limit 20`.execute(tx)
  return rows.map((row) => row.caseId)
}
