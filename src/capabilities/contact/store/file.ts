import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { FileKind } from '#capabilities/contact/domain/files.ts'

export type SealedFile = { readonly id: Id; readonly kind: FileKind; readonly body: Uint8Array }

/** With the proof of the receipt; false when the thread has no more room. */
export async function addFile(tx: Tx, proof: Uint8Array, message: Id, place: number, { id, kind, body }: SealedFile): Promise<boolean> {
  const { rows } = await sql<{ added: boolean }>`
    select contact.add_file(${proof}, ${id}, ${message}, ${place}, ${kind}, ${kind !== 'picture'}, ${body}) as added`.execute(tx)
  return rows[0]?.added === true
}

export type NamedFile = { readonly message: Id; readonly kind: FileKind }
/** What came with which message, for whoever has the receipt. The files themselves go to the line alone. */
export async function filesOfReceipt(tx: Tx, proof: Uint8Array): Promise<readonly NamedFile[]> {
  return (await sql<NamedFile>`select message_id as message, kind from contact.files_of(${proof})`.execute(tx)).rows
}

export type ListedFile = NamedFile & { readonly id: Id }
export async function filesOfThread(tx: Tx, thread: Id): Promise<readonly ListedFile[]> {
  return (await sql<ListedFile>`select id, message_id as message, kind from contact.file where thread_id = ${thread} order by message_id, place`.execute(tx))
    .rows
}
export async function findFile(tx: Tx, thread: Id, id: Id): Promise<SealedFile | null> {
  return (await sql<SealedFile>`select id, kind, body from contact.file where id = ${id} and thread_id = ${thread}`.execute(tx)).rows[0] ?? null
}
