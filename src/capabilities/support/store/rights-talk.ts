import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { InterpreterUsed, RightsItem, SheetWay } from '#capabilities/support/domain/rights.ts'

/** That rights were told, once. */
export type RightsTalk = {
  readonly id: Id
  readonly caseId: Id
  readonly unitId: Id
  readonly zoneId: Id
  readonly wall: string
  readonly toldOn: string
  readonly language: string
  readonly interpreter: InterpreterUsed
  readonly items: readonly RightsItem[]
  readonly unclear: readonly RightsItem[]
  readonly sheet: SheetWay
  /** The day from which that version of the sheet holds. */
  readonly edition: string
  readonly repeatOn: string | null
  readonly wordsRecord: Id | null
  readonly madeBy: Id
  readonly madeAt: Instant
}

const columns = sql`r.id, r.case_id as "caseId", r.unit_id as "unitId", r.zone_id as "zoneId", r.wall, r.told_on::text as "toldOn", r.language, r.interpreter, r.items, r.unclear,
  r.sheet, r.edition::text as edition, r.repeat_on::text as "repeatOn", r.words_record as "wordsRecord", r.made_by as "madeBy", r.made_at as "madeAt"`

/** Every talk that I may see, the newest first. */
export async function talksOf(tx: Tx, caseId: Id): Promise<readonly RightsTalk[]> {
  const { rows } = await sql<RightsTalk>`
    select ${columns} from support.rights_talk r where r.case_id = ${caseId} order by r.told_on desc, r.made_at desc, r.id limit 200`.execute(tx)
  return rows
}

/** The last talks of my open cases after which something is to be told again by a day. */
export async function talksToRepeat(tx: Tx, by: string): Promise<readonly RightsTalk[]> {
  const { rows } = await sql<RightsTalk>`
    select ${columns} from support.rights_talk r
    where r.unit_id = any (array(select cases.my_unit_ids())) and r.case_id = any (array(select cases.my_open_case_ids())) and r.repeat_on <= ${by}::date
      and not exists (select from support.rights_talk s where s.wall = r.wall and (s.told_on, s.made_at) > (r.told_on, r.made_at))
    order by r.repeat_on, r.id limit 200`.execute(tx)
  return rows
}

export async function addTalk(tx: Tx, made: Omit<RightsTalk, 'zoneId' | 'madeBy' | 'madeAt'>): Promise<void> {
  await sql`
    insert into support.rights_talk (id, case_id, unit_id, zone_id, wall, told_on, language, interpreter, items, unclear, sheet, edition, repeat_on, words_record, made_by)
    values (${made.id}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${made.wall}, ${made.toldOn}::date, ${made.language}, ${made.interpreter},
      ${[...made.items]}::text[], ${[...made.unclear]}::text[], ${made.sheet}, ${made.edition}::date, ${made.repeatOn}::date, ${made.wordsRecord}, (select authz.me()))`.execute(
    tx,
  )
}
