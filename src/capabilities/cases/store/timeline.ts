import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'

/** A coded row of what happened. `code` and `more` are codes of the table it comes from. */
export type Happening = {
  readonly at: Instant
  readonly kind: 'record' | 'card' | 'task' | 'disclosure' | 'consent' | 'team' | 'other'
  readonly what: string
  readonly code: string
  readonly more: string
  readonly object: Id | null
  readonly zoneId: Id | null
}

/**
 * Everything this person may see of what happened in a case, newest first. Texts are not opened.
 * The next page begins before the last millisecond of this one, so all of that millisecond is here, however much it is.
 */
export async function listHappenings(
  tx: Tx,
  caseId: Id,
  asked: { readonly kind: string; readonly before: Instant; readonly limit: number },
): Promise<readonly Happening[]> {
  const { rows } = await sql<Happening>`
    select at, kind, what, code, more, object, "zoneId" from (select * from (
      select r.made_at as at, 'record' as kind, case when r.disclosure_id is null then 'wrote' else 'received' end as what, r.kind as code, r.class as more, r.id as object, r.zone_id as "zoneId"
        from cases.record r where r.case_id = ${caseId}
      union all select x.at, 'card', x.axis, x.was, x.became, null, x.zone_id from cases.axis_change x where x.case_id = ${caseId}
      union all select t.made_at, 'task', 'made', t.title, '', t.id, t.zone_id from cases.task t where t.case_id = ${caseId}
      union all select t.done_at, 'task', 'done', t.title, t.outcome, t.id, t.zone_id from cases.task t where t.case_id = ${caseId} and t.done_at is not null
      union all select t.escalated_at, 'task', 'escalated', t.title, '', t.id, t.zone_id from cases.task t where t.case_id = ${caseId} and t.escalated_at is not null
      union all select coalesce(d.revoked_at, d.decided_at), 'disclosure', 'disclosed', d.state, d.mode, d.id, d.from_zone from cases.disclosure d where d.case_id = ${caseId} and d.state <> 'draft'
      union all select k.made_at, 'consent', case when k.refused then 'refused' else 'given' end, '', '', null, k.zone_id from cases.consent k where k.case_id = ${caseId}
      union all select k.withdrawn_at, 'consent', 'withdrawn', '', '', null, k.zone_id from cases.consent k where k.case_id = ${caseId} and k.withdrawn_at is not null
      union all select u.opened_at, 'team', 'unit', '', '', null, u.zone_id from cases.unit u where u.case_id = ${caseId}
      union all select g.from_at, 'other', 'glass', g.reason, '', null, g.zone_id from cases.glass g where g.case_id = ${caseId}
      union all select c.closed_at, 'other', 'closed', c.reason, '', null, c.zone_id from cases.closure c where c.case_id = ${caseId}
      union all select o.decided_at, 'other', 'reopened', o.reason, '', null, o.zone_id from cases.reopening o where o.case_id = ${caseId}
    ) h
    where h.at < ${asked.before} and (${asked.kind} = 'all' or h.kind = ${asked.kind})
    order by date_trunc('milliseconds', h.at) desc fetch first ${asked.limit} rows with ties) page
    order by at desc, object`.execute(tx)
  return rows
}
