import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { blindToken, normaliseName } from '#platform/sealing/blind-index.ts'
import { writeRecord } from '#capabilities/cases/contract.ts'
import { normalisePhone } from '#capabilities/protection/domain/apart.ts'
import type { Entered } from '#capabilities/protection/queries/enter.ts'
import { addMark, type MarkKind } from '#capabilities/protection/store/ask.ts'

export type Apart = { readonly names: readonly string[]; readonly nicks: readonly string[]; readonly phones: readonly string[]; readonly mayRecruit: boolean }
export type ApartRefusal = { readonly kind: 'nothing-written' } | { readonly kind: 'not-a-number' } | { readonly kind: 'not-yours-to-write' }

/** One key for every zone, so that two cases can meet without either being read; it lies in the other database. */
const everyZone: Id = '00000000-0000-4000-8000-000000000000'

/** Whom she must not meet. The words are sealed in the own part of the case; beside them only tokens that nobody reads. */
export async function keepApart(visit: Visit, { card, standing }: Entered, apart: Apart): Promise<Result<Id, ApartRefusal>> {
  const phones = apart.phones.map(normalisePhone)
  if (phones.includes(null)) return refuse({ kind: 'not-a-number' })
  const words: readonly (readonly [MarkKind, string])[] = [
    ...apart.names.map((name) => ['name', normaliseName(name)] as const),
    ...apart.nicks.map((nick) => ['nick', normaliseName(nick)] as const),
    ...phones.map((phone) => ['phone', phone ?? ''] as const),
  ].filter(([, word]) => word !== '')
  if (words.length === 0 && !apart.mayRecruit) return refuse({ kind: 'nothing-written' })
  const text = [...apart.names, ...apart.nicks, ...apart.phones].join('\n')
  const record = await writeRecord(visit, { caseId: card.id, class: 'C10', kind: 'apart_note', text: text === '' ? '–' : text })
  if (!record.ok) return refuse({ kind: 'not-yours-to-write' })
  const key = await visit.vault.indexKey(everyZone, 'apart')
  const about = { caseId: card.id, unitId: standing.unitId }
  for (const [kind, word] of words) await addMark(visit.tx, { ...about, kind, token: blindToken(key, word) })
  if (apart.mayRecruit) await addMark(visit.tx, { ...about, kind: 'may_recruit', token: blindToken(key, `may recruit ${card.id}`) })
  visit.note({ caseId: card.id, object: record.value })
  return accept(record.value)
}
