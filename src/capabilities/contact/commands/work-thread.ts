import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { openSealed } from '#platform/sealing/pair.ts'
import type { ReSeal } from '#capabilities/people/contract.ts'
import { takeCall, type TakeRefusal } from '#capabilities/contact/commands/take-call.ts'
import type { NonDataKind } from '#capabilities/contact/domain/codes.ts'
import type { Translation } from '#capabilities/contact/domain/line.ts'
import type { CallForm } from '#capabilities/contact/forms.ts'
import { lineHolders } from '#capabilities/contact/store/nameless.ts'
import { count } from '#capabilities/contact/store/tally.ts'
import { openForMe, reSealThreadKey, sealDraft, sealSaid, wrapForLine } from '#capabilities/contact/store/thread-seal.ts'
import {
  addThreadKeys,
  answerThread,
  draftThread,
  dropThread,
  myThreadKey,
  passThread,
  recoverableThreads,
  replaceThreadKey,
  takeThread,
  threadBecameCall,
  type ListedThread,
  type Thread,
} from '#capabilities/contact/store/thread.ts'

type First = { readonly kind: 'somebody-first' }
export type WorkRefusal = First | { readonly kind: 'cannot-read-thread' }
type Seen = Pick<ListedThread, 'id' | 'version'>

/** The thread's key for the person asking; those who came to the line since get it too. */
async function keyOf(visit: Visit, id: Id): Promise<Uint8Array | null> {
  const wrap = await myThreadKey(visit.tx, id)
  const key = wrap && (await openForMe(visit, id, wrap))
  if (!key) return null
  const vaultKey = await visit.vault.find(id)
  if (vaultKey) await addThreadKeys(visit.tx, id, wrapForLine(vaultKey, id, key, await lineHolders(visit.tx)))
  return key
}

const noted = (visit: Visit, id: Id, opened: boolean): void => visit.note({ object: id, ...(opened ? { records: [id], classes: ['C2', 'C4'] } : {}) })

/** Takes a thread over, from the queue or from a colleague. */
export async function takeOver(visit: Visit, { id, version }: Seen): Promise<Result<null, First>> {
  noted(visit, id, false)
  return (await takeThread(visit.tx, id, version)) ? accept(null) : refuse({ kind: 'somebody-first' })
}

export type Answering = { readonly words: string; readonly language: string; readonly translated: Translation }
export async function answer(visit: Visit, { id, version }: Seen, { words, language, translated }: Answering): Promise<Result<null, WorkRefusal>> {
  const key = await keyOf(visit, id)
  if (key === null) return refuse({ kind: 'cannot-read-thread' })
  const message = newId()
  noted(visit, id, true)
  const sent = await answerThread(visit.tx, id, version, { id: message, body: sealSaid(key, id, message, { words, safe: '' }), language, translated })
  return sent ? accept(null) : refuse({ kind: 'somebody-first' })
}

/** Keeps what is half written, where the line can read it. */
export async function draftOn(visit: Visit, { id, version }: Seen, words: string): Promise<Result<null, WorkRefusal>> {
  const key = await keyOf(visit, id)
  if (key === null) return refuse({ kind: 'cannot-read-thread' })
  noted(visit, id, true)
  return (await draftThread(visit.tx, id, version, sealDraft(key, id, words))) ? accept(null) : refuse({ kind: 'somebody-first' })
}

/** To a colleague, or back to the queue, with what is half written. */
export async function passOn(visit: Visit, { id, version }: Seen, to: Id | null, words: string): Promise<Result<null, WorkRefusal>> {
  const key = await keyOf(visit, id)
  if (key === null) return refuse({ kind: 'cannot-read-thread' })
  noted(visit, id, true)
  const draft = words === '' ? null : sealDraft(key, id, words)
  return (await passThread(visit.tx, id, version, to, draft)) ? accept(null) : refuse({ kind: 'somebody-first' })
}

/** Written down as a call: from there it can become a case, join one, or be handed to another line, like every call. */
export async function threadToCall(visit: Visit, thread: Thread, form: CallForm): Promise<Result<Id, TakeRefusal | First>> {
  if (thread.callId !== null) return refuse({ kind: 'somebody-first' })
  const taken = await takeCall(visit, form)
  if (!taken.ok) return taken
  return (await threadBecameCall(visit.tx, thread.id, thread.version, taken.value)) ? taken : refuse({ kind: 'somebody-first' })
}

/** Without data: it is counted for the day, and gone. */
export async function countAndDrop(visit: Visit, { id, version }: Seen, kind: NonDataKind): Promise<Result<null, First>> {
  if (!(await dropThread(visit.tx, id, version))) return refuse({ kind: 'somebody-first' })
  await count(visit.tx, kind, 1)
  await visit.vault.shred(id, 'day')
  noted(visit, id, false)
  return accept(null)
}

/** After a recovery the person's threads open again. */
export const reSealThreads: ReSeal = async (visit, { zoneId, personId, recoveryPublic, recoveryPrivate, newPublicKey }) => {
  const pair = { publicKey: recoveryPublic, privateKey: recoveryPrivate }
  const to = { holder: 'person' as const, holderId: personId, publicKey: newPublicKey }
  let sealed = 0
  for (const { threadId, wrap } of await recoverableThreads(visit.tx, zoneId, personId)) {
    const again = await reSealThreadKey(visit, threadId, wrap, { zoneId, open: (box) => openSealed(pair, box) }, to)
    if (again === null) continue
    await replaceThreadKey(visit.tx, threadId, zoneId, to, again)
    sealed += 1
  }
  return sealed
}
