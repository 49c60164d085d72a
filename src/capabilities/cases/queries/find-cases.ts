import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Id } from '#kernel/id.ts'
import { blindToken, normaliseName, normaliseNumber } from '#platform/sealing/blind-index.ts'
import type { Visit } from '#platform/http/visit.ts'
import { findByCaseNumber, findByTokens, findKnown, type Found } from '#capabilities/cases/store/find.ts'

export type FindModel = { readonly found: readonly Found[]; readonly none: boolean }

async function look(visit: Visit, field: 'name' | 'number' | 'case', term: string): Promise<readonly Found[] | null> {
  if (field === 'case') return await findByCaseNumber(visit.tx, term)
  const words = field === 'name' ? normaliseName(term) : normaliseNumber(term, visit.now)
  if (words === null) return null
  if (words === '') return []
  return await findByTokens(visit.tx, field, [blindToken(await visit.vault.indexKey(visit.actor.zoneId, field), words)])
}

/** Exact, own zone, by the few terms the law allows. The record keeps that it was asked, by what and why; never the term. */
export async function findCases(
  visit: Visit,
  asked: { readonly field: 'name' | 'number' | 'case'; readonly term: string; readonly reason: string },
): Promise<Result<readonly Id[], { readonly kind: 'not-a-number' }>> {
  const found = await look(visit, asked.field, asked.term)
  if (found === null) return refuse({ kind: 'not-a-number' })
  visit.note({ object: asked.field, reason: asked.reason, count: found.length })
  return accept(found.map((row) => row.caseId))
}

/** What a search found, looked at again: ids that are nothing to this zone show nothing. */
export async function showFound(visit: Visit, ids: readonly Id[]): Promise<readonly Found[]> {
  return ids.length === 0 ? [] : await findKnown(visit.tx, ids.slice(0, 20))
}
