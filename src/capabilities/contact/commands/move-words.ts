import type { Id } from '#kernel/id.ts'
import type { Language } from '#kernel/language.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { writeRecord } from '#capabilities/cases/contract.ts'
import { noWords } from '#capabilities/contact/domain/call-words.ts'
import type { CallWords } from '#capabilities/contact/domain/call-words.ts'
import { wordsOf } from '#capabilities/contact/queries/show-call.ts'
import type { Call } from '#capabilities/contact/store/call.ts'
import { contactWords } from '#capabilities/contact/words.ts'

export type MoveRefusal = { readonly kind: 'cannot-read' } | { readonly kind: 'cannot-write' }

/** The rules of safe contact in one text: codes in words, then what was said. */
export function ruleText(
  rule: Pick<Call, 'safeFlags' | 'safeFrom' | 'safeUntil'>,
  said: Pick<CallWords, 'codeWord' | 'safeWords'>,
  language: Language,
): string {
  const words = contactWords[language]
  const { safeFlags, safeFrom, safeUntil } = rule
  const hours = safeFrom === safeUntil ? words.form.anyHour : `${words.form.hoursFrom} ${safeFrom} ${words.form.hoursUntil} ${safeUntil}`
  const lines = [
    ...safeFlags.map((flag) => words.flags[flag]),
    safeFrom !== null && safeUntil !== null ? hours : '',
    said.codeWord === '' ? '' : `${words.form.codeWord}: ${said.codeWord}`,
    said.safeWords,
  ]
  return lines.filter((line) => line !== '').join('\n')
}

/** Writes what a call said into the own zone's part of a case: summary, safe contact, and identity only if somebody said it. */
export async function moveWords(visit: Visit, call: Call, caseId: Id): Promise<Result<null, MoveRefusal>> {
  const said = await wordsOf(visit, call)
  if (said === null && call.words !== null) return refuse({ kind: 'cannot-read' })
  const words = said ?? noWords
  const texts = [
    { class: 'C4', kind: 'call_summary', text: words.summary },
    { class: 'C2', kind: 'contact_rule', text: ruleText(call, words, visit.actor.language) },
    { class: 'C1', kind: 'identity', text: words.names, names: [words.names] },
  ] as const
  for (const text of texts) {
    if (text.text === '') continue
    const written = await writeRecord(visit, { caseId, ...text })
    if (!written.ok) return refuse({ kind: 'cannot-write' })
  }
  return accept(null)
}
