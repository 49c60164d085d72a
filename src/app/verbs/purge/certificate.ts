import { sql } from 'kysely'
import type { KeptCase } from '#capabilities/cases/store/purge.ts'
import type { Id } from '#kernel/id.ts'
import { daysAfter, type Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'

/** How long a backup of the vault is kept (docs/operating/purge.md). */
export const vaultBackupDays = 35

export type Certificate = {
  readonly case: Id
  readonly pseudonym: string
  readonly zone: string
  readonly closedOn: string | null
  readonly keptUntil: string | null
  readonly erasedAt: Instant | null
  readonly decidedBy: readonly string[]
  /** Lines of the record: decided, seconded, erased. */
  readonly record: readonly number[]
  readonly texts: number | null
  /** Until this day an old backup of the vault, if it is kept so long, can open what an old backup of the work holds. */
  readonly backupsUntil: string
}

type Line = { readonly seq: string; readonly act: string; readonly object: string | null; readonly count: number | null }
const acts = ['case.purge-decided', 'case.purge-seconded', 'case.purged'] as const

async function linesOf(tx: Tx, caseId: Id): Promise<readonly Line[]> {
  const { rows } = await sql<Line>`
    select e.seq, e.body::jsonb ->> 'act' as act, e.body::jsonb ->> 'object' as object, (e.body::jsonb ->> 'count')::integer as count
    from audit.event e where e.case_id = ${caseId} and e.body like '{"act":"case.purge%' order by e.seq`.execute(tx)
  const end = rows.findLastIndex((line) => line.act === 'case.purged')
  const before = rows.slice(0, end + 1)
  return acts.flatMap((act) => before.findLast((line) => line.act === act) ?? [])
}

async function staffCodes(tx: Tx, ids: readonly Id[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: Id; code: string }>`select id, staff_code as code from people.person where id = any (${[...ids]}::uuid[])`.execute(tx)
  return ids.map((id) => rows.find((row) => row.id === id)?.code ?? id)
}

/** What the record says of the erasure, so that it can be printed again. `shreddedAt` is when the vault key went. */
export async function writeCertificate(tx: Tx, found: KeptCase, shreddedAt: Instant): Promise<Certificate> {
  const lines = await linesOf(tx, found.id)
  const people = lines.flatMap((line) => (line.act !== 'case.purged' && line.object !== null ? [line.object] : []))
  return {
    case: found.id,
    pseudonym: found.pseudonym,
    zone: found.zone,
    closedOn: found.closedOn,
    keptUntil: found.until,
    erasedAt: found.shreddedAt,
    decidedBy: await staffCodes(tx, people),
    record: lines.map((line) => Number(line.seq)),
    texts: lines.find((line) => line.act === 'case.purged')?.count ?? null,
    backupsUntil: daysAfter(shreddedAt, vaultBackupDays).toISOString().slice(0, 10),
  }
}

/** For paper. */
export const sayCertificate = (one: Certificate): readonly string[] => [
  'Certificate of erasure',
  '',
  `  case        ${one.pseudonym} (${one.case})`,
  `  led by      ${one.zone}, closed ${one.closedOn ?? 'on an unknown day'}, kept until ${one.keptUntil ?? 'an unknown day'}`,
  `  erased      ${one.erasedAt?.toISOString() ?? ''}: the vault keys${one.texts === null ? '' : `, ${one.texts} texts`}, every key to them, the search tokens, the zones' own numbers`,
  `  decided by  ${one.decidedBy.join(' and ')}`,
  `  record      lines ${one.record.join(', ')}`,
  '',
  `A backup of the vault made before this, together with one of the work, can still open the case. Such backups are kept at most`,
  `${vaultBackupDays} days: the erasure is complete when the last of them is gone, on ${one.backupsUntil} at the latest.`,
  `Ids, dates and codes stay: that there was a case, who worked in it, and the coded row that is counted.`,
]
