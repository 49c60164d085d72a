import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { DisclosureFact, GlassFact, MemberFact, UnitFact } from '#capabilities/cases/domain/access.ts'

type Spanned<Fact> = Omit<Fact, 'from' | 'until' | 'graceUntil'> & { readonly from: string; readonly until: string; readonly graceUntil?: string | null }
type Row = {
  readonly active: boolean
  readonly shredded: boolean
  readonly units: readonly UnitFact[]
  readonly members: readonly Spanned<MemberFact>[]
  readonly recused: readonly Id[]
  readonly glass: readonly Spanned<GlassFact>[]
  readonly disclosures: readonly Spanned<DisclosureFact>[]
}

const spanned = <Fact extends { readonly from: string; readonly until: string }>(fact: Fact) => ({
  ...fact,
  from: new Date(fact.from),
  until: new Date(fact.until),
})

/** The facts of the access decision for one case, in one question. What the walls hide is not in it. */
export async function loadAccessRows(tx: Tx, caseId: Id) {
  const { rows } = await sql<Row>`
    select people.person_is_active(authz.me()) as active,
      exists (select from cases.card c where c.id = ${caseId} and c.shredded_at is not null) as shredded,
      (select coalesce(json_agg(json_build_object('id', u.id, 'zoneId', u.zone_id, 'closed', u.closed_at is not null, 'zoneActive', z.active) order by u.opened_at, u.id), '[]')
         from cases.unit u join people.zone z on z.id = u.zone_id where u.case_id = ${caseId}) as units,
      (select coalesce(json_agg(json_build_object('personId', m.person_id, 'unitId', m.unit_id, 'zoneId', m.zone_id, 'classes', m.classes, 'writes', m.writes, 'position', m.position,
           'byOpening', m.by_opening, 'from', m.from_at, 'until', m.until_at, 'second', m.second_by is not null, 'graceUntil', m.grace_until, 'ended', m.ended_at is not null)), '[]')
         from cases.member m where m.case_id = ${caseId} and m.ended_at is null) as members,
      (select coalesce(json_agg(r.person_id), '[]') from cases.recusal r where r.case_id = ${caseId} and r.ended_at is null) as recused,
      (select coalesce(json_agg(json_build_object('personId', g.person_id, 'unitId', g.unit_id, 'zoneId', g.zone_id, 'classes', g.classes, 'from', g.from_at, 'until', g.until_at,
           'ended', g.ended_at is not null)), '[]') from cases.glass g where g.case_id = ${caseId} and g.person_id = (select authz.me()) and g.ended_at is null) as glass,
      (select coalesce(json_agg(json_build_object('fromUnit', d.from_unit, 'toZone', d.to_zone, 'named', d.named, 'classes', d.classes, 'from', d.from_at, 'until', d.until_at,
           'running', d.state = 'running' and d.revoked_at is null)), '[]')
         from cases.disclosure d where d.case_id = ${caseId} and d.mode = 'running' and d.to_zone = (select authz.my_zone())) as disclosures`.execute(tx)
  const row = rows[0]
  if (!row) throw new Error('a question without from answers one row')
  return {
    active: row.active,
    shredded: row.shredded,
    units: row.units,
    members: row.members.map((member) => ({ ...spanned(member), graceUntil: member.graceUntil ? new Date(member.graceUntil) : null })) as readonly MemberFact[],
    recused: row.recused,
    glass: row.glass.map(spanned) as readonly GlassFact[],
    disclosures: row.disclosures.map(spanned) as readonly DisclosureFact[],
  }
}
