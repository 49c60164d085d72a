import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { ExploitationForm, Knowing, List, Seer, SignCode, TakeBackReason } from '#capabilities/protection/domain/indicators.ts'

export type Observation = {
  readonly id: Id
  readonly caseId: Id
  readonly zoneId: Id
  readonly list: List
  readonly forms: readonly ExploitationForm[]
  readonly seer: Seer
  readonly knowing: Knowing
  readonly seenOn: string
  readonly present: readonly SignCode[]
  readonly notSeen: readonly SignCode[]
  readonly wordsRecord: Id | null
  readonly madeBy: Id
  readonly madeAt: Instant
  readonly takenBack: TakeBackReason | null
  readonly takenAt: Instant | null
  readonly version: number
}

const columns = sql`o.id, o.case_id as "caseId", o.zone_id as "zoneId", o.list, o.forms, o.seer, o.knowing, o.seen_on::text as "seenOn", o.present, o.not_seen as "notSeen",
  o.words_record as "wordsRecord", o.made_by as "madeBy", o.made_at as "madeAt", o.taken_back as "takenBack", o.taken_at as "takenAt", o.version`

/** Observations of a case that I may see, the latest seen first. */
export async function observationsOf(tx: Tx, caseId: Id): Promise<readonly Observation[]> {
  const { rows } = await sql<Observation>`
    select ${columns} from protection.observation o where o.case_id = ${caseId} order by o.seen_on desc, o.made_at desc, o.id limit 200`.execute(tx)
  return rows
}

export async function findObservation(tx: Tx, caseId: Id, id: Id): Promise<Observation | null> {
  return (await sql<Observation>`select ${columns} from protection.observation o where o.case_id = ${caseId} and o.id = ${id}`.execute(tx)).rows[0] ?? null
}

export type NewObservation = Omit<Observation, 'zoneId' | 'madeBy' | 'madeAt' | 'takenBack' | 'takenAt' | 'version'> & {
  readonly unitId: Id
  readonly wall: string
  readonly listFrom: string
}
export async function addObservation(tx: Tx, made: NewObservation): Promise<void> {
  await sql`
    insert into protection.observation (id, case_id, unit_id, zone_id, wall, list, list_from, forms, seer, knowing, seen_on, present, not_seen, words_record, made_by)
    values (${made.id}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${made.wall}, ${made.list}, ${made.listFrom}::date, ${[...made.forms]}::text[], ${made.seer},
      ${made.knowing}, ${made.seenOn}::date, ${[...made.present]}::text[], ${[...made.notSeen]}::text[], ${made.wordsRecord}, (select authz.me()))`.execute(tx)
}

/** `false` when somebody else was first. */
export async function takeBack(tx: Tx, id: Id, version: number, reason: TakeBackReason): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update protection.observation set taken_back = ${reason}, taken_by = (select authz.me()), taken_at = authz.now(), version = version + 1
    where id = ${id} and version = ${version} and taken_at is null`.execute(tx)
  return numAffectedRows === 1n
}
