import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { PublicFile } from '#platform/http/public-door.ts'
import { redraw } from '#platform/picture/redraw.ts'
import { TooBusy } from '#platform/sealing/passphrase.ts'
import { fileLimits, knownFile, type FileKind, type FileRefusal } from '#capabilities/contact/domain/files.ts'
import { addFile } from '#capabilities/contact/store/file.ts'
import { sealFile } from '#capabilities/contact/store/thread-seal.ts'

/** A file as it will be kept: what came along with it, its name and its type, is gone already. */
export type TakenFile = { readonly kind: FileKind; readonly bytes: Uint8Array }

/** The thread has no room for more; nothing of the message is stored. */
export class ThreadFull extends Error {
  override readonly name = 'ThreadFull'
}

async function drawnAnew(bytes: Uint8Array): Promise<Result<TakenFile, FileRefusal>> {
  const drawn = await redraw(bytes)
  if (drawn.ok) return accept({ kind: 'picture', bytes: drawn.value })
  return refuse({ kind: drawn.refusal.kind === 'not-a-picture' ? 'only-as-it-was' : 'unreadable-picture' })
}

/** Draws every picture anew, or, for evidence, keeps each file to the byte. What is not known by its first bytes is refused either way. */
export async function takeFiles(files: readonly PublicFile[], asTheyWere: boolean): Promise<Result<readonly TakenFile[], FileRefusal>> {
  if (files.length > fileLimits.perMessage) return refuse({ kind: 'too-many-files' })
  if (files.some(({ bytes }) => bytes.length > fileLimits.each)) return refuse({ kind: 'file-too-large' })
  const known = files.map(({ bytes }) => ({ bytes, known: knownFile(bytes) }))
  if (known.some((one) => one.known === null)) return refuse({ kind: 'unknown-file' })
  const taken: TakenFile[] = []
  try {
    for (const { bytes, known: one } of known) {
      if (one === null) return refuse({ kind: 'unknown-file' })
      const made: Result<TakenFile, FileRefusal> = asTheyWere ? accept({ kind: one.kind, bytes }) : await drawnAnew(bytes)
      if (!made.ok) return made
      taken.push(made.value)
    }
  } catch (fault) {
    if (fault instanceof TooBusy) return refuse({ kind: 'files-busy' })
    throw fault
  }
  return accept(taken)
}

/** Seals what came with a message and stores it, in the message's transaction. @throws ThreadFull */
export async function storeFiles(
  tx: Tx,
  held: { readonly id: Id; readonly proof: Uint8Array; readonly key: Uint8Array },
  message: Id,
  files: readonly TakenFile[],
) {
  for (const [place, { kind, bytes }] of files.entries()) {
    const id = newId()
    const body = sealFile(held.key, held.id, id, bytes)
    if (!(await addFile(tx, held.proof, message, place + 1, { id, kind, body }))) throw new ThreadFull()
  }
}
