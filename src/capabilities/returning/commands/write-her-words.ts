import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { countsAsChild, writeRecord, type Card, type RecordKind } from '#capabilities/cases/contract.ts'

export type WordsRefusal = { readonly kind: 'not-yours-to-write' } | { readonly kind: 'words-too-long' }

/** Seals words into the own part of the case: into the child's part where it is one and the writer may, otherwise into the journal. A short form holds 500 characters. */
export async function writeHerWords(visit: Visit, card: Card, kind: RecordKind, text: string): Promise<Result<Id, WordsRefusal>> {
  for (const cls of countsAsChild(card.child) ? ['C9', 'C4'] : ['C4']) {
    const written = await writeRecord(visit, { caseId: card.id, class: cls, kind, text })
    if (written.ok) return accept(written.value)
    if (written.refusal.kind === 'too-long') return refuse({ kind: 'words-too-long' })
  }
  return refuse({ kind: 'not-yours-to-write' })
}
