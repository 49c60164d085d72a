import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { NotOpened } from '#platform/sealing/aead.ts'
import { answers } from '#capabilities/contact/domain/codes.ts'
import { fileKinds } from '#capabilities/contact/domain/files.ts'
import { bandOf, queueStates, stateOf, translations, waitingBands, writers } from '#capabilities/contact/domain/line.ts'
import { filesOfThread } from '#capabilities/contact/store/file.ts'
import { openDraft, openForMe, openSaid, type Said } from '#capabilities/contact/store/thread-seal.ts'
import { findThread, messagesOf, myThreadKey, type Thread } from '#capabilities/contact/store/thread.ts'

const message = z.object({
  id: z.string(),
  side: z.enum(['writer', 'line']),
  day: z.string(),
  language: z.string(),
  translated: z.enum(translations),
  /** `null` when it has been damaged. */
  words: z.string().nullable(),
  safe: z.string(),
  /** Has the other side opened it? */
  opened: z.boolean(),
  files: z.array(z.object({ id: z.string(), kind: z.enum(fileKinds) })),
})
export const threadAnswer = z.object({
  id: z.string(),
  kind: z.enum(writers),
  danger: z.enum(answers),
  language: z.string(),
  state: z.enum(queueStates),
  waiting: z.enum(waitingBands).nullable(),
  mine: z.boolean(),
  taken: z.boolean(),
  callId: z.string().nullable(),
  firstDay: z.string(),
  lastDay: z.string(),
  /** `null` when this person holds no key: she came to the line after it was last written in. */
  messages: z.array(message).nullable(),
  draft: z.string(),
  version: z.number().int(),
})
export type ThreadShown = z.output<typeof threadAnswer>

function opened(key: Uint8Array, thread: Id, row: { readonly id: Id; readonly body: Uint8Array }): { readonly words: string | null; readonly safe: string } {
  try {
    const said: Said = openSaid(key, thread, row.id, row.body)
    return said
  } catch (fault) {
    if (fault instanceof NotOpened) return { words: null, safe: '' }
    throw fault
  }
}

/** A thread to read and answer. `null` when it is not this line's, or gone. */
export async function showThread(visit: Visit, id: Id): Promise<{ readonly thread: Thread; readonly shown: ThreadShown } | null> {
  const thread = await findThread(visit.tx, id)
  if (thread === null) return null
  const wrap = await myThreadKey(visit.tx, id)
  const key = wrap && (await openForMe(visit, id, wrap))
  const messages = key ? (await messagesOf(visit.tx, id)).map(({ body, ...row }) => ({ ...row, ...opened(key, id, { id: row.id, body }) })) : null
  const files = key ? await filesOfThread(visit.tx, id) : []
  visit.note({ object: id, ...(key ? { records: [id], classes: ['C2', 'C4'] } : {}) })
  const { draft, takenBy, waitsDays, ...rest } = thread
  return {
    thread,
    shown: {
      ...rest,
      state: stateOf(thread),
      waiting: waitsDays === null ? null : bandOf(waitsDays),
      mine: takenBy === visit.actor.personId,
      taken: takenBy !== null,
      messages:
        messages?.map(({ id: of, side, day, language, translated, words, safe, opened: read }) => ({
          id: of,
          side,
          day,
          language,
          translated,
          words,
          safe,
          opened: read,
          files: files.filter((file) => file.message === of).map((file) => ({ id: file.id, kind: file.kind })),
        })) ?? null,
      draft: key && draft ? openDraft(key, id, draft) : '',
    },
  }
}
