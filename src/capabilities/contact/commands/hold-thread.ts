import { newId, type Id } from '#kernel/id.ts'
import { asNobody } from '#platform/db/enter.ts'
import type { Databases } from '#platform/db/tx.ts'
import { NotOpened } from '#platform/sealing/aead.ts'
import { deriveReceipt } from '#platform/sealing/receipt.ts'
import type { Vault } from '#platform/sealing/vault.ts'
import { storeFiles, type TakenFile } from '#capabilities/contact/commands/take-files.ts'
import type { FileKind } from '#capabilities/contact/domain/files.ts'
import { filesOfReceipt } from '#capabilities/contact/store/file.ts'
import { emptyThread, lineHolders, openThread, readThread, receiptSalt, writeOn, type StoredMessage } from '#capabilities/contact/store/nameless.ts'
import { openForWriter, openSaid, sealSaid, wrapForLine } from '#capabilities/contact/store/thread-seal.ts'

/** An open thread in the hand of whoever has the receipt. */
export type Held = { readonly id: Id; readonly proof: Uint8Array; readonly key: Uint8Array }
export type ReadMessage = Pick<StoredMessage, 'side' | 'day' | 'language' | 'translated' | 'fresh'> & {
  readonly words: string
  readonly files: readonly FileKind[]
}

/** `null` for a receipt of nothing: never made, emptied, or gone after thirty days. The three look the same. */
export async function openWithReceipt(databases: Databases, vault: Vault, receipt: string): Promise<Held | null> {
  const salt = await asNobody(databases, receiptSalt)
  const { proof, unlock } = await deriveReceipt(receipt, salt)
  const found = await asNobody(databases, (tx) => openThread(tx, proof))
  const vaultKey = found && (await vault.find(found.id))
  return found && vaultKey ? { id: found.id, proof, key: openForWriter(vaultKey, found.id, found.wrap, unlock) } : null
}

const read = (held: Held, message: StoredMessage, files: readonly FileKind[], damaged: string): ReadMessage => {
  try {
    return { ...message, files, words: openSaid(held.key, held.id, message.id, message.body).words }
  } catch (fault) {
    if (fault instanceof NotOpened) return { ...message, files, words: damaged }
    throw fault
  }
}

/** What is new and the last ten; `null` when it is gone. */
export async function readHeld(
  databases: Databases,
  held: Held,
  damaged: string,
): Promise<{ readonly messages: readonly ReadMessage[]; readonly inAll: number } | null> {
  const found = await asNobody(databases, async (tx) => {
    if ((await openThread(tx, held.proof)) === null) return null
    return { ...(await readThread(tx, held.proof)), files: await filesOfReceipt(tx, held.proof) }
  })
  if (found === null) return null
  const filesOf = (id: Id): readonly FileKind[] => found.files.filter(({ message }) => message === id).map(({ kind }) => kind)
  return { inAll: found.inAll, messages: found.messages.map((message) => read(held, message, filesOf(message.id), damaged)) }
}

export type Writing = { readonly words: string; readonly language: string; readonly files?: readonly TakenFile[] }
/** Writes on, for those who work on the line now as well. False when it is gone. @throws ThreadFull */
export async function writeOnHeld(databases: Databases, vault: Vault, held: Held, { words, language, files = [] }: Writing): Promise<boolean> {
  const message = newId()
  return await asNobody(databases, async (tx) => {
    const vaultKey = await vault.find(held.id)
    if (vaultKey === null) return false
    const wraps = wrapForLine(vaultKey, held.id, held.key, await lineHolders(tx))
    const written = await writeOn(tx, held.proof, message, language, sealSaid(held.key, held.id, message, { words, safe: '' }), wraps)
    if (written) await storeFiles(tx, held, message, files)
    return written
  })
}

/** Everything of the thread goes, on both sides and in old backups: its vault key first. */
export async function emptyHeld(databases: Databases, vault: Vault, held: Held): Promise<void> {
  await vault.shred(held.id, 'day')
  await asNobody(databases, (tx) => emptyThread(tx, held.proof))
}
