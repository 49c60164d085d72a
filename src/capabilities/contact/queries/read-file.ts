import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { knownFile } from '#capabilities/contact/domain/files.ts'
import { findFile } from '#capabilities/contact/store/file.ts'
import { openFile, openForMe } from '#capabilities/contact/store/thread-seal.ts'
import { myThreadKey } from '#capabilities/contact/store/thread.ts'

export type TakenOut = { readonly name: string; readonly type: string; readonly body: Uint8Array<ArrayBuffer> }

/** One file to take out. What was kept as it was goes out as bytes of no kind, so that no browser opens it by itself; its name is ours. `null` when it is not here, or not sealed to this person. */
export async function readFile(visit: Visit, thread: Id, id: Id): Promise<TakenOut | null> {
  const found = await findFile(visit.tx, thread, id)
  const wrap = found && (await myThreadKey(visit.tx, thread))
  const key = wrap && (await openForMe(visit, thread, wrap))
  if (!found || !key) return null
  const body = openFile(key, thread, id, found.body)
  visit.note({ object: thread, records: [id], classes: ['C2', 'C4'] })
  const name = `lilja-${id.slice(0, 8)}`
  if (found.kind === 'picture') return { name: `${name}.jpg`, type: 'image/jpeg', body }
  return { name: `${name}-original.${knownFile(body)?.ending ?? 'bin'}`, type: 'application/octet-stream', body }
}
