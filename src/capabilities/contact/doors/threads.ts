import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import { accept, refuse } from '#kernel/result.ts'
import { file, form, page, type Door } from '#platform/http/door.ts'
import * as f from '#platform/http/fields.ts'
import type { Visit } from '#platform/http/visit.ts'
import { municipalities } from '#capabilities/directory/contract.ts'
import type { TakeRefusal } from '#capabilities/contact/commands/take-call.ts'
import { countAndDrop, takeOver, threadToCall } from '#capabilities/contact/commands/work-thread.ts'
import { placeUnknown } from '#capabilities/contact/domain/codes.ts'
import { callRoles } from '#capabilities/contact/domain/roles.ts'
import { answeringDoors } from '#capabilities/contact/doors/answering.ts'
import { oneId } from '#capabilities/contact/doors/params.ts'
import { refused } from '#capabilities/contact/doors/refused.ts'
import { safeErrors } from '#capabilities/contact/doors/safe-contact.ts'
import { callForm, countForm, markForm, takeForm } from '#capabilities/contact/forms.ts'
import { threadCallPage, threadPage, type Noting } from '#capabilities/contact/pages/thread-pages.tsx'
import { contactPaths, linePaths } from '#capabilities/contact/paths.ts'
import { readFile } from '#capabilities/contact/queries/read-file.ts'
import { showThread, threadAnswer, type ThreadShown } from '#capabilities/contact/queries/show-thread.ts'
import { markTranslation, type Thread } from '#capabilities/contact/store/thread.ts'
import { refusedOnLine } from '#capabilities/contact/words.line.ts'

type First = { readonly kind: 'somebody-first' }
const first = { 'somebody-first': refusedOnLine(409, 'first') } as const
const shownOf = async (visit: Visit, id: Id): Promise<ThreadShown | null> => (await showThread(visit, id))?.shown ?? null
const seen = (shown: { readonly id: Id; readonly version: number }, version: number | null) => ({ id: shown.id, version: version ?? shown.version })

const one = page({
  path: linePaths.one(':id'),
  name: 'line-thread',
  may: callRoles,
  params: oneId,
  records: 'thread.seen',
  answers: threadAnswer,
  read: (visit, { params }) => shownOf(visit, params.id),
  view: threadPage,
})

const fileOut = file({
  path: linePaths.file(':id', ':file'),
  name: 'line-thread-file',
  may: callRoles,
  params: z.object({ id: f.id(), file: f.id() }),
  records: 'thread.file-taken-out',
  file: (visit, { params }) => readFile(visit, params.id, params.file),
})

const take = form<typeof oneId, z.ZodType, typeof takeForm, ThreadShown, First>({
  path: linePaths.take(':id'),
  name: 'take-thread',
  may: callRoles,
  params: oneId,
  records: 'thread.taken',
  accepts: takeForm,
  read: (visit, { params }) => shownOf(visit, params.id),
  view: (model, _form, shown) => threadPage(model, shown),
  submit: async (visit, input, model) => {
    const taken = await takeOver(visit, seen(model, input.version))
    return taken.ok ? accept({ to: linePaths.one(model.id), id: model.id }) : taken
  },
  refusals: first,
})

const mark = form<typeof oneId, z.ZodType, typeof markForm, ThreadShown, { readonly kind: 'no-message' }>({
  path: linePaths.mark(':id'),
  name: 'mark-translation',
  may: callRoles,
  params: oneId,
  records: 'thread.marked',
  accepts: markForm,
  read: (visit, { params }) => shownOf(visit, params.id),
  view: (model, _form, shown) => threadPage(model, shown),
  submit: async (visit, input, model) =>
    (await markTranslation(visit.tx, model.id, input.form.message, input.form.translated))
      ? accept({ to: linePaths.one(model.id), id: model.id })
      : refuse({ kind: 'no-message' }),
  refusals: { 'no-message': refusedOnLine(422, 'noMessage') },
})

type Calling = Noting & { readonly thread: Thread }
const call = form<typeof oneId, z.ZodType, typeof callForm, Calling, TakeRefusal | First>({
  path: linePaths.call(':id'),
  name: 'thread-to-call',
  may: callRoles,
  params: oneId,
  records: 'thread.became-call',
  accepts: callForm,
  read: async (visit, { params }) => {
    const found = await showThread(visit, params.id)
    return found === null ? null : { ...found, municipalities: await municipalities(visit.tx) }
  },
  start: ({ shown }) => ({ danger: shown.danger, municipality: placeUnknown, subject: shown.kind === 'self' ? 'self' : 'one_other', child: 'unknown' }),
  view: threadCallPage,
  submit: async (visit, input, { thread }) => {
    const caller = thread.kind === 'unknown' ? 'unknown' : thread.kind
    const taken = await threadToCall(visit, { ...thread, version: input.version ?? thread.version }, { ...input.form, caller })
    return taken.ok ? accept({ to: contactPaths.one(taken.value), id: taken.value }) : taken
  },
  refusals: { ...first, 'no-such-place': refused(422, 'noSuchPlace', 'municipality'), 'zone-without-keys': refused(422, 'noKeys') },
  errors: { ...safeErrors, consents: { unsafe: refused(422, 'unsafeContact').words } },
})

const countDoor = form<typeof oneId, z.ZodType, typeof countForm, ThreadShown, First>({
  path: linePaths.count(':id'),
  name: 'count-thread',
  may: callRoles,
  params: oneId,
  records: 'thread.counted',
  accepts: countForm,
  read: (visit, { params }) => shownOf(visit, params.id),
  view: (model, _form, shown) => threadPage(model, shown),
  submit: async (visit, input, model) => {
    const gone = await countAndDrop(visit, seen(model, input.version), input.form.kind)
    return gone.ok ? accept({ to: linePaths.queue }) : gone
  },
  refusals: first,
})

/** One thread, and what can be done with it. */
export const threadDoors: readonly Door[] = [take, ...answeringDoors, mark, call, countDoor, fileOut, one]
