import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { open, seal } from '#platform/sealing/aead.ts'
import { sealTo } from '#platform/sealing/pair.ts'
import { keyLength, randomBytes, wipe } from '#platform/sealing/sodium.ts'
import { openText, sealText } from '#platform/sealing/text.ts'
import { colleagues, zoneKeys } from '#capabilities/people/contract.ts'
import { noWords } from '#capabilities/contact/domain/call-words.ts'
import type { CallWords } from '#capabilities/contact/domain/call-words.ts'
import { takesCalls } from '#capabilities/contact/domain/roles.ts'

export type Holder = { readonly kind: 'person' | 'duty' | 'recovery'; readonly id: Id; readonly publicKey: Uint8Array }
export type KeyWrap = { readonly holder: Holder['kind']; readonly holderId: Id; readonly wrap: Uint8Array }
export type SealedWords = { readonly words: Uint8Array; readonly wraps: readonly KeyWrap[] }

/** A wrap opens only for its holder and on its own call. */
const wrapPlace = (subject: Id, holder: Holder['kind'], holderId: Id): string => `call-key/v1|${subject}|${holder}|${holderId}`
const wordsPlace = (subject: Id): string => `call-words/v1|${subject}`

/** The zone's people who take calls, its duty key and its recovery key; `null` in a zone that has no keys yet. */
export async function holdersHere(visit: Visit): Promise<readonly Holder[] | null> {
  const [zone, people] = [await zoneKeys(visit.tx, visit.actor.zoneId), await colleagues(visit.tx)]
  if (zone === null) return null
  const persons = people.flatMap((one) =>
    one.publicKey !== null && takesCalls(one.roles) ? [{ kind: 'person' as const, id: one.id, publicKey: one.publicKey }] : [],
  )
  return [
    ...persons,
    { kind: 'recovery', id: visit.actor.zoneId, publicKey: zone.recovery },
    ...(zone.duty ? [{ kind: 'duty' as const, id: visit.actor.zoneId, publicKey: zone.duty }] : []),
  ]
}

/** Seals words under a new key of their own, and that key to each holder. The vault key is made first (decisions.md 3). */
export async function sealWords(visit: Visit, subject: Id, words: object, holders: readonly Holder[]): Promise<SealedWords> {
  const vaultKey = await visit.vault.create(subject)
  const key = randomBytes(keyLength)
  const sealed = sealText(key, JSON.stringify(words), wordsPlace(subject))
  const wraps = holders.map((holder) => ({
    holder: holder.kind,
    holderId: holder.id,
    wrap: seal(vaultKey, sealTo(holder.publicKey, key), wrapPlace(subject, holder.kind, holder.id)),
  }))
  wipe(key)
  return { words: sealed, wraps }
}

/** The words again, for somebody who holds a wrap; `null` when the vault key is gone. */
export async function openWords(visit: Visit, subject: Id, words: Uint8Array, wrap: Uint8Array): Promise<Partial<Record<string, string>> | null> {
  const vaultKey = await visit.vault.find(subject)
  if (vaultKey === null) return null
  const key = visit.keys.open(open(vaultKey, wrap, wrapPlace(subject, 'person', visit.actor.personId)))
  const text = openText(key, words, wordsPlace(subject))
  wipe(key)
  return JSON.parse(text) as Partial<Record<string, string>>
}

/** The words as they are now, under the key they have. `null` when the vault key is gone. */
export async function sealAgain(
  visit: Visit,
  subject: Id,
  words: Uint8Array,
  wrap: Uint8Array,
  change: (opened: Partial<Record<string, string>>) => object,
): Promise<Uint8Array | null> {
  const vaultKey = await visit.vault.find(subject)
  if (vaultKey === null) return null
  const key = visit.keys.open(open(vaultKey, wrap, wrapPlace(subject, 'person', visit.actor.personId)))
  const opened = JSON.parse(openText(key, words, wordsPlace(subject))) as Partial<Record<string, string>>
  const sealed = sealText(key, JSON.stringify(change(opened)), wordsPlace(subject))
  wipe(key)
  return sealed
}

export const asCallWords = (opened: Partial<Record<string, string>> | null): CallWords => ({
  summary: opened?.['summary'] ?? noWords.summary,
  names: opened?.['names'] ?? noWords.names,
  codeWord: opened?.['codeWord'] ?? noWords.codeWord,
  safeWords: opened?.['safeWords'] ?? noWords.safeWords,
})

/** The same key, taken out of the recovery's wrap and sealed to somebody's new public key. */
export async function reSealKey(
  visit: Visit,
  subject: Id,
  wrap: Uint8Array,
  recovery: { readonly zoneId: Id; readonly open: (box: Uint8Array) => Uint8Array },
  to: Holder,
): Promise<Uint8Array | null> {
  const vaultKey = await visit.vault.find(subject)
  if (vaultKey === null) return null
  const key = recovery.open(open(vaultKey, wrap, wrapPlace(subject, 'recovery', recovery.zoneId)))
  const again = seal(vaultKey, sealTo(to.publicKey, key), wrapPlace(subject, to.kind, to.id))
  wipe(key)
  return again
}
