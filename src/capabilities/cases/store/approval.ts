import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'

export type ApprovalKind = 'member' | 'disclosure' | 'level' | 'prolong'
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
  /** The last moment that is asked for, when a place is prolonged. */
  readonly untilAt: Instant | null
  readonly askedBy: Id
  readonly askedAt: Instant
}

const columns = sql`a.id, a.case_id as "caseId", a.unit_id as "unitId", a.kind, a.object_id as "objectId", a.pseudonym, a.classes, a.level, a.about, a.until_at as "untilAt", a.asked_by as "askedBy", a.asked_at as "askedAt"`

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

export type NewApproval = Omit<Approval, 'askedBy' | 'askedAt' | 'untilAt'> & { readonly untilAt?: Instant }

/** `false` when the same is asked already. */
export async function insertApproval(tx: Tx, approval: NewApproval): Promise<boolean> {
  const asked = await sql`
    insert into cases.approval (id, case_id, unit_id, zone_id, kind, object_id, pseudonym, classes, level, about, until_at, asked_by)
    values (${approval.id}, ${approval.caseId}, ${approval.unitId}, (select authz.my_zone()), ${approval.kind}, ${approval.objectId}, ${approval.pseudonym},
      ${[...approval.classes]}::text[], ${approval.level}, ${approval.about}, ${approval.untilAt ?? null}, (select authz.me()))
    on conflict do nothing`.execute(tx)
  return asked.numAffectedRows === 1n
}

export async function answerApproval(tx: Tx, id: Id, yes: boolean): Promise<'ok' | 'gone' | 'same-person'> {
  const { rows } = await sql<{ said: 'ok' | 'gone' | 'same-person' }>`select cases.answer_approval(${id}, ${yes}) as said`.execute(tx)
  return rows[0]?.said ?? 'gone'
}

/** What was asked for is no longer wanted. */
export async function dropApproval(tx: Tx, objectId: Id): Promise<void> {
  await sql`update cases.approval set outcome = 'gone' where object_id = ${objectId} and outcome is null`.execute(tx)
}
