import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'

export type ApprovalKind = 'member' | 'disclosure' | 'level'
export type Approval = {
  readonly id: Id
  readonly caseId: Id
  readonly unitId: Id
  readonly kind: ApprovalKind
  readonly objectId: Id
  readonly pseudonym: string
  readonly classes: readonly string[]
  readonly level: number | null
  readonly about: Id | null
  readonly askedBy: Id
  readonly askedAt: Instant
}

const columns = sql`a.id, a.case_id as "caseId", a.unit_id as "unitId", a.kind, a.object_id as "objectId", a.pseudonym, a.classes, a.level, a.about, a.asked_by as "askedBy", a.asked_at as "askedAt"`

/** What waits for a second person that I could be. */
export async function listApprovals(tx: Tx): Promise<readonly Approval[]> {
  const { rows } = await sql<Approval>`
    select ${columns} from cases.approval a
    where a.outcome is null and a.zone_id = (select authz.my_zone()) and a.asked_by <> (select authz.me()) and a.about is distinct from (select authz.me())
    order by a.asked_at, a.id limit 100`.execute(tx)
  return rows
}
export async function findApproval(tx: Tx, id: Id): Promise<Approval | null> {
  return (await listApprovals(tx)).find((approval) => approval.id === id) ?? null
}
/** What this case waits for, as its own leads see it. */
export async function listApprovalsOf(tx: Tx, caseId: Id): Promise<readonly Approval[]> {
  const { rows } =
    await sql<Approval>`select ${columns} from cases.approval a where a.case_id = ${caseId} and a.outcome is null order by a.asked_at, a.id`.execute(tx)
  return rows
}

export async function insertApproval(tx: Tx, approval: Omit<Approval, 'askedBy' | 'askedAt'>): Promise<void> {
  await sql`
    insert into cases.approval (id, case_id, unit_id, zone_id, kind, object_id, pseudonym, classes, level, about, asked_by)
    values (${approval.id}, ${approval.caseId}, ${approval.unitId}, (select authz.my_zone()), ${approval.kind}, ${approval.objectId}, ${approval.pseudonym},
      ${[...approval.classes]}::text[], ${approval.level}, ${approval.about}, (select authz.me()))
    on conflict do nothing`.execute(tx)
}

export async function answerApproval(tx: Tx, id: Id, yes: boolean): Promise<'ok' | 'gone' | 'same-person'> {
  const { rows } = await sql<{ said: 'ok' | 'gone' | 'same-person' }>`select cases.answer_approval(${id}, ${yes}) as said`.execute(tx)
  return rows[0]?.said ?? 'gone'
}

/** What was asked for is no longer wanted. */
export async function dropApproval(tx: Tx, objectId: Id): Promise<void> {
  await sql`update cases.approval set outcome = 'gone' where object_id = ${objectId} and outcome is null`.execute(tx)
}
