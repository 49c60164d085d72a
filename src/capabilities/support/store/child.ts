import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Adult, AgeBand, ChildPart, Hearing, Hidden, HiddenLaw, Matter, School, ShelterSupport, Suspicion } from '#capabilities/support/domain/child.ts'

export type Place = { readonly caseId: Id; readonly unitId: Id }
const wall = ({ unitId }: Place): string => `${unitId}/C9`

export type Child = {
  readonly band: AgeBand
  readonly part: ChildPart
  readonly school: School
  readonly shelter: ShelterSupport
  readonly changedAt: Instant
  readonly version: number
}
export async function findChild(tx: Tx, caseId: Id): Promise<Child | null> {
  const { rows } = await sql<Child>`
    select c.band, c.part, c.school, c.shelter, c.changed_at as "changedAt", c.version from support.child c where c.case_id = ${caseId} and c.zone_id = (select authz.my_zone())`.execute(
    tx,
  )
  return rows[0] ?? null
}
/** `false` when somebody else saved first. Version 0 is the first writing. */
export async function saveChild(tx: Tx, at: Place, version: number, said: Pick<Child, 'band' | 'part' | 'school' | 'shelter'>): Promise<boolean> {
  const done =
    version === 0
      ? await sql`
          insert into support.child (unit_id, case_id, zone_id, wall, band, part, school, shelter, changed_by)
          values (${at.unitId}, ${at.caseId}, (select authz.my_zone()), ${wall(at)}, ${said.band}, ${said.part}, ${said.school}, ${said.shelter}, (select authz.me()))
          on conflict (unit_id) do nothing`.execute(tx)
      : await sql`
          update support.child set band = ${said.band}, part = ${said.part}, school = ${said.school}, shelter = ${said.shelter}, changed_by = (select authz.me()), changed_at = authz.now(),
            version = version + 1 where unit_id = ${at.unitId} and version = ${version}`.execute(tx)
  return done.numAffectedRows === 1n
}

export type Voice = {
  readonly id: Id
  readonly how: Hearing
  readonly onDay: string
  readonly language: string
  readonly wordsRecord: Id | null
  readonly madeBy: Id
  readonly madeAt: Instant
}
export async function voicesOf(tx: Tx, caseId: Id): Promise<readonly Voice[]> {
  const { rows } = await sql<Voice>`
    select v.id, v.how, v.on_day::text as "onDay", v.language, v.words_record as "wordsRecord", v.made_by as "madeBy", v.made_at as "madeAt"
    from support.child_voice v where v.case_id = ${caseId} order by v.on_day desc, v.made_at desc, v.id limit 200`.execute(tx)
  return rows
}
export async function addVoice(tx: Tx, at: Place, made: Pick<Voice, 'id' | 'how' | 'onDay' | 'language' | 'wordsRecord'>): Promise<void> {
  await sql`
    insert into support.child_voice (id, case_id, unit_id, zone_id, wall, how, on_day, language, words_record, made_by)
    values (${made.id}, ${at.caseId}, ${at.unitId}, (select authz.my_zone()), ${wall(at)}, ${made.how}, ${made.onDay}::date, ${made.language}, ${made.wordsRecord}, (select authz.me()))`.execute(
    tx,
  )
}

export type AdultRow = Adult & {
  readonly letter: string
  readonly matters: readonly Matter[]
  readonly nameRecord: Id | null
  readonly informedBy: Id | null
  readonly version: number
}
export async function adultsOf(tx: Tx, caseId: Id): Promise<readonly AdultRow[]> {
  const { rows } = await sql<AdultRow>`
    select a.id, a.kind, a.letter, a.suspected, a.matters, a.name_record as "nameRecord", a.informed_from::text as "informedFrom", a.informed_by as "informedBy",
      a.from_day::text as "fromDay", a.until_day::text as "untilDay", a.version
    from support.child_adult a where a.case_id = ${caseId} and a.zone_id = (select authz.my_zone()) order by a.letter`.execute(tx)
  return rows
}
export async function addAdult(
  tx: Tx,
  at: Place,
  made: Pick<AdultRow, 'id' | 'kind' | 'letter' | 'suspected' | 'matters' | 'nameRecord' | 'fromDay' | 'untilDay'>,
): Promise<boolean> {
  const done = await sql`
    insert into support.child_adult (id, case_id, unit_id, zone_id, wall, kind, letter, suspected, matters, name_record, from_day, until_day, made_by)
    values (${made.id}, ${at.caseId}, ${at.unitId}, (select authz.my_zone()), ${wall(at)}, ${made.kind}, ${made.letter}, ${made.suspected}, ${[...made.matters]}::text[], ${made.nameRecord},
      ${made.fromDay}::date, ${made.untilDay}::date, (select authz.me()))
    on conflict (unit_id, letter) do nothing`.execute(tx)
  return done.numAffectedRows === 1n
}
export async function changeAdult(
  tx: Tx,
  id: Id,
  version: number,
  said: { readonly suspected: Suspicion; readonly informedFrom: string | null; readonly untilDay: string | null },
): Promise<boolean> {
  const done = await sql`
    update support.child_adult set suspected = ${said.suspected}, informed_from = ${said.informedFrom}::date,
      informed_by = case when ${said.informedFrom}::date is null then null else (select authz.me()) end, until_day = ${said.untilDay}::date, version = version + 1
    where id = ${id} and version = ${version}`.execute(tx)
  return done.numAffectedRows === 1n
}

export type HiddenRow = Hidden & { readonly id: Id; readonly law: HiddenLaw; readonly version: number }
export async function hiddenOf(tx: Tx, caseId: Id): Promise<readonly HiddenRow[]> {
  const { rows } = await sql<HiddenRow>`
    select h.id, h.law, h.adult_id as "adultId", h.decided_on::text as "decidedOn", h.ended_on::text as "endedOn", h.version
    from support.child_hidden h where h.case_id = ${caseId} order by h.decided_on desc, h.id`.execute(tx)
  return rows
}
/** Whether the whereabouts are hidden from anybody, as said in any part of the case. */
export async function isChildHidden(tx: Tx, caseId: Id): Promise<boolean> {
  return (await sql<{ hidden: boolean }>`select support.child_is_hidden(${caseId}) as hidden`.execute(tx)).rows[0]?.hidden ?? false
}
export async function addHidden(tx: Tx, at: Place, made: Pick<HiddenRow, 'id' | 'law' | 'adultId' | 'decidedOn'>): Promise<void> {
  await sql`
    insert into support.child_hidden (id, case_id, unit_id, zone_id, wall, law, adult_id, decided_on, made_by)
    values (${made.id}, ${at.caseId}, ${at.unitId}, (select authz.my_zone()), ${wall(at)}, ${made.law}, ${made.adultId}, ${made.decidedOn}::date, (select authz.me()))`.execute(
    tx,
  )
}
export async function endHidden(tx: Tx, id: Id, version: number, on: string): Promise<boolean> {
  return (
    (
      await sql`update support.child_hidden set ended_on = ${on}::date, version = version + 1 where id = ${id} and version = ${version} and ended_on is null`.execute(
        tx,
      )
    ).numAffectedRows === 1n
  )
}
