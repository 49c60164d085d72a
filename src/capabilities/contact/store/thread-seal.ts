import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { open, seal } from '#platform/sealing/aead.ts'
import { pad, unpad } from '#platform/sealing/padding.ts'
import { sealTo } from '#platform/sealing/pair.ts'
import { wipe } from '#platform/sealing/sodium.ts'
import { openText, sealText } from '#platform/sealing/text.ts'

export type LineHolder = { readonly holder: 'person' | 'duty' | 'recovery'; readonly holderId: Id; readonly publicKey: Uint8Array }
export type LineWrap = Pick<LineHolder, 'holder' | 'holderId'> & { readonly wrap: Uint8Array }

/** What one message says. When it is safe to read is part of the words: it is sealed with them. */
export type Said = { readonly words: string; readonly safe: string }

const holderPlace = (thread: Id, holder: string, id: Id): string => `line-key/v1|${thread}|${holder}|${id}`
const writerPlace = (thread: Id): string => `line-writer/v1|${thread}`
const messagePlace = (thread: Id, message: Id): string => `line-message/v1|${thread}|${message}`
const filePlace = (thread: Id, file: Id): string => `line-file/v1|${thread}|${file}`
const draftPlace = (thread: Id): string => `line-draft/v1|${thread}`

/** The thread's key for each of the line's people. */
export const wrapForLine = (vaultKey: Uint8Array, thread: Id, key: Uint8Array, holders: readonly LineHolder[]): readonly LineWrap[] =>
  holders.map(({ holder, holderId, publicKey }) => ({ holder, holderId, wrap: seal(vaultKey, sealTo(publicKey, key), holderPlace(thread, holder, holderId)) }))

/** The thread's key for whoever has the receipt. */
export const wrapForWriter = (vaultKey: Uint8Array, thread: Id, key: Uint8Array, unlock: Uint8Array): Uint8Array =>
  seal(vaultKey, seal(unlock, key, writerPlace(thread)), writerPlace(thread))
export const openForWriter = (vaultKey: Uint8Array, thread: Id, wrap: Uint8Array, unlock: Uint8Array): Uint8Array =>
  open(unlock, open(vaultKey, wrap, writerPlace(thread)), writerPlace(thread))

/** The thread's key for the person asking; `null` when the vault key is gone. */
export async function openForMe(visit: Visit, thread: Id, wrap: Uint8Array): Promise<Uint8Array | null> {
  const vaultKey = await visit.vault.find(thread)
  return vaultKey === null ? null : visit.keys.open(open(vaultKey, wrap, holderPlace(thread, 'person', visit.actor.personId)))
}

/** The same key, out of the recovery's wrap, for somebody's new public key. */
export async function reSealThreadKey(
  visit: Visit,
  thread: Id,
  wrap: Uint8Array,
  recovery: { readonly zoneId: Id; readonly open: (box: Uint8Array) => Uint8Array },
  to: LineHolder,
): Promise<Uint8Array | null> {
  const vaultKey = await visit.vault.find(thread)
  if (vaultKey === null) return null
  const key = recovery.open(open(vaultKey, wrap, holderPlace(thread, 'recovery', recovery.zoneId)))
  const again = wrapForLine(vaultKey, thread, key, [to])[0]?.wrap ?? null
  wipe(key)
  return again
}

export const sealSaid = (key: Uint8Array, thread: Id, message: Id, said: Said): Uint8Array => sealText(key, JSON.stringify(said), messagePlace(thread, message))
export function openSaid(key: Uint8Array, thread: Id, message: Id, body: Uint8Array): Said {
  const { words = '', safe = '' } = JSON.parse(openText(key, body, messagePlace(thread, message))) as Partial<Said>
  return { words, safe }
}
export const sealDraft = (key: Uint8Array, thread: Id, words: string): Uint8Array => sealText(key, words, draftPlace(thread))
export const openDraft = (key: Uint8Array, thread: Id, draft: Uint8Array): string => openText(key, draft, draftPlace(thread))

/** To whole 64 KiB, so that the length says little. */
export function sealFile(key: Uint8Array, thread: Id, file: Id, bytes: Uint8Array): Uint8Array {
  const padded = pad(bytes, 'stepped')
  const sealed = seal(key, padded, filePlace(thread, file))
  wipe(padded)
  return sealed
}
export function openFile(key: Uint8Array, thread: Id, file: Id, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = open(key, body, filePlace(thread, file))
  const bytes = new Uint8Array(unpad(padded))
  wipe(padded)
  return bytes
}
