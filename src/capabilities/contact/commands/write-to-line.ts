import { newId } from '#kernel/id.ts'
import { asNobody } from '#platform/db/enter.ts'
import type { Databases, Tx } from '#platform/db/tx.ts'
import { deriveReceipt, drawReceipt, type ReceiptKeys } from '#platform/sealing/receipt.ts'
import { keyLength, randomBytes, wipe } from '#platform/sealing/sodium.ts'
import type { Vault } from '#platform/sealing/vault.ts'
import { storeFiles, type TakenFile } from '#capabilities/contact/commands/take-files.ts'
import type { YesNoUnknown } from '#capabilities/contact/domain/codes.ts'
import type { Writer } from '#capabilities/contact/domain/line.ts'
import { beginThread, lineHolders, receiptSalt } from '#capabilities/contact/store/nameless.ts'
import { sealSaid, wrapForLine, wrapForWriter, type Said } from '#capabilities/contact/store/thread-seal.ts'

export type FirstMessage = Said & { readonly kind: Writer; readonly danger: YesNoUnknown; readonly language: string }

/**
 * Seals a first message and its files to the line's people and to whoever has the receipt, and stores it. False when nobody answers the site.
 * @throws ThreadFull
 */
export async function storeThread(tx: Tx, vault: Vault, keys: ReceiptKeys, first: FirstMessage, files: readonly TakenFile[] = []): Promise<boolean> {
  const holders = await lineHolders(tx)
  if (!holders.some(({ holder }) => holder === 'recovery')) return false
  const thread = newId()
  const message = newId()
  const vaultKey = await vault.create(thread, 'day')
  const key = randomBytes(keyLength)
  const begun = await beginThread(tx, {
    thread,
    message,
    proof: keys.proof,
    writerWrap: wrapForWriter(vaultKey, thread, key, keys.unlock),
    kind: first.kind,
    danger: first.danger,
    language: first.language,
    body: sealSaid(key, thread, message, { words: first.words, safe: first.safe }),
    wraps: wrapForLine(vaultKey, thread, key, holders),
  })
  if (begun) await storeFiles(tx, { id: thread, proof: keys.proof, key }, message, files)
  wipe(key)
  return begun
}

/** A message of somebody we do not know. Answers with the receipt, which is nowhere else; `null` when nobody answers the site. */
export async function writeToLine(databases: Databases, vault: Vault, first: FirstMessage, files: readonly TakenFile[] = []): Promise<string | null> {
  const salt = await asNobody(databases, receiptSalt)
  const receipt = drawReceipt()
  const keys = await deriveReceipt(receipt, salt)
  return (await asNobody(databases, (tx) => storeThread(tx, vault, keys, first, files))) ? receipt : null
}
