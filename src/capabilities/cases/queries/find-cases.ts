import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Id } from '#kernel/id.ts'
import { blindToken, normaliseName, normaliseNumber } from '#platform/sealing/blind-index.ts'
import type { Visit } from '#platform/http/visit.ts'
import { findByCaseNumber, findByTokens, findKnown, type Found, type FoundNow } from '#capabilities/cases/store/find.ts'

/** `lapsed`: the address says that something was found, and this session found no such thing in the last ten minutes. */
export type FindModel = { readonly found: readonly Found[]; readonly none: boolean; readonly lapsed: boolean }

async function look(visit: Visit, field: 'name' | 'number' | 'case', term: string): Promise<readonly FoundNow[] | null> {
  if (field === 'case') return await findByCaseNumber(visit.tx, term)
  const words = field === 'name' ? normaliseName(term) : normaliseNumber(term, visit.now)
  if (words === null) return null
  if (words === '') return []
  return await findByTokens(visit.tx, field, [blindToken(await visit.vault.indexKey(visit.actor.zoneId, field), words)])
}

/**
 * Exact, own zone, by the few terms the law allows. The record keeps that it was asked, by what and why; never the term.
 * Answers with the query that shows the result: to this session, for ten minutes.
 */
export async function findCases(
  visit: Visit,
  asked: { readonly field: 'name' | 'number' | 'case'; readonly term: string; readonly reason: string },
): Promise<Result<string, { readonly kind: 'not-a-number' }>> {
  const found = await look(visit, asked.field, asked.term)
  if (found === null) return refuse({ kind: 'not-a-number' })
  visit.note({ object: asked.field, reason: asked.reason, count: found.length })
  const [first] = found
  return accept(first ? new URLSearchParams([...found.map((row) => ['found', row.caseId]), ['ticket', first.ticket]]).toString() : 'none=yes')
}

/** What a search found, looked at again by whoever searched. Without the ticket of that search, ids show nothing. */
export async function showFound(visit: Visit, asked: { readonly ids: readonly Id[]; readonly ticket: string; readonly none: boolean }): Promise<FindModel> {
  const found = asked.ids.length === 0 ? [] : await findKnown(visit.tx, asked.ids, asked.ticket)
  return { found, none: asked.none, lapsed: asked.ids.length > 0 && found.length === 0 }
}
