import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { countsAsChild, writeRecord, type Card, type RecordKind } from '#capabilities/cases/contract.ts'
import type { WordsRefusal } from '#capabilities/returning/commands/write-her-words.ts'

/** Classes in which words of a kind may lie, the narrowest first: the first that the writer may write is taken. Health goes nowhere else. */
const classesOf = {
  return_home: (child: boolean) => (child ? ['C9', 'C4'] : ['C4']),
  return_risk: (child: boolean) => (child ? ['C10', 'C9', 'C4'] : ['C10', 'C4']),
  return_plan: (child: boolean) => (child ? ['C9', 'C4'] : ['C4']),
  return_paper: () => ['C7', 'C4'],
  return_fit: () => ['C5'],
} as const satisfies Readonly<Partial<Record<RecordKind, (child: boolean) => readonly string[]>>>
export type BeforeKind = keyof typeof classesOf

/** Seals words into the own part of the case; nothing was said, nothing is written. A short form holds 500 characters. */
export async function writeBeforeWords(visit: Visit, card: Card, kind: BeforeKind, text: string | null): Promise<Result<Id | null, WordsRefusal>> {
  if (text === null) return accept(null)
  for (const cls of classesOf[kind](countsAsChild(card.child))) {
    const written = await writeRecord(visit, { caseId: card.id, class: cls, kind, text })
    if (written.ok) return accept(written.value)
    if (written.refusal.kind === 'too-long') return refuse({ kind: 'words-too-long' })
  }
  return refuse({ kind: 'not-yours-to-write' })
}
