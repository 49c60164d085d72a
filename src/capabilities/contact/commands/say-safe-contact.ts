import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { writeRecord } from '#capabilities/cases/contract.ts'
import { ruleText } from '#capabilities/contact/commands/move-words.ts'
import { noWords } from '#capabilities/contact/domain/call-words.ts'
import { contradicts, ruleOf, stricter } from '#capabilities/contact/domain/safe-contact.ts'
import type { SafeForm } from '#capabilities/contact/forms.ts'
import { asCallWords, holdersHere, sealAgain, sealWords } from '#capabilities/contact/store/call-seal.ts'
import { addCallKeys, myCallKey } from '#capabilities/contact/store/call-key.ts'
import { saySafe, type Call } from '#capabilities/contact/store/call.ts'
import { addSafeContact } from '#capabilities/contact/store/safe-rules.ts'

const wordsOf = (form: SafeForm) => ({ codeWord: form.codeWord ?? '', safeWords: form.safeWords ?? '' })
const codesOf = ({ safe, safeFrom, safeUntil }: SafeForm) => ({ safeFlags: safe, safeFrom, safeUntil })

export type SayRefusal = { readonly kind: 'cannot-write' }

/** In a case: the codes bind every zone of it, the words lie in the own zone's part. */
export async function saySafeInCase(visit: Visit, caseId: Id, form: SafeForm): Promise<Result<null, SayRefusal>> {
  const text = ruleText(codesOf(form), wordsOf(form), visit.actor.language)
  const written = await writeRecord(visit, { caseId, class: 'C2', kind: 'contact_rule', text })
  if (!written.ok) return refuse({ kind: 'cannot-write' })
  await addSafeContact(visit.tx, caseId, codesOf(form))
  visit.note({ caseId, records: [written.value], classes: ['C2'] })
  return accept(null)
}

export type SayInCallRefusal =
  | { readonly kind: 'already-said' }
  | { readonly kind: 'not-stricter' }
  | { readonly kind: 'unsafe-way' }
  | { readonly kind: 'cannot-read' }
  | { readonly kind: 'zone-without-keys' }

/** The words of a call with these added, sealed as they were, or to those of the zone when there were none. */
async function withWords(visit: Visit, call: Call, form: SafeForm): Promise<Result<Uint8Array, SayInCallRefusal>> {
  if (call.words === null) {
    const holders = await holdersHere(visit)
    if (holders === null) return refuse({ kind: 'zone-without-keys' })
    const { words, wraps } = await sealWords(visit, call.id, { ...noWords, ...wordsOf(form) }, holders)
    await addCallKeys(visit.tx, call.id, wraps)
    return accept(words)
  }
  const wrap = await myCallKey(visit.tx, call.id)
  const more = Object.fromEntries(Object.entries(wordsOf(form)).filter(([, words]) => words !== ''))
  const again = wrap && (await sealAgain(visit, call.id, call.words, wrap, (old) => ({ ...asCallWords(old), ...more })))
  return again ? accept(again) : refuse({ kind: 'cannot-read' })
}

/** In a call that was written down before anybody asked, or after something was said: what was said stands, and only becomes stricter. */
export async function saySafeInCall(visit: Visit, call: Call, version: number, form: SafeForm): Promise<Result<null, SayInCallRefusal>> {
  const rule = stricter(ruleOf(call), ruleOf(codesOf(form)))
  if (rule === null) return refuse({ kind: 'not-stricter' })
  if (contradicts(form.ways, rule.flags)) return refuse({ kind: 'unsafe-way' })
  const codes = { safeFlags: rule.flags, safeFrom: rule.hours?.from ?? null, safeUntil: rule.hours?.to ?? null }
  const words = await withWords(visit, call, form)
  if (!words.ok) return words
  if (!(await saySafe(visit.tx, call.id, version, { ...codes, words: words.value }))) return refuse({ kind: 'already-said' })
  visit.note({ object: call.id, records: [call.id], classes: ['C2'] })
  return accept(null)
}
