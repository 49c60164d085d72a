import { z } from 'zod'
import { publicLanguages, isPublicLanguage, type PublicLanguage } from '#kernel/public-language.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse } from '#kernel/result.ts'
import { form, type Door } from '#platform/http/door.ts'
import * as f from '#platform/http/fields.ts'
import type { Visit } from '#platform/http/visit.ts'
import { colleagues } from '#capabilities/people/contract.ts'
import { answer, draftOn, passOn, type WorkRefusal } from '#capabilities/contact/commands/work-thread.ts'
import { translations } from '#capabilities/contact/domain/line.ts'
import { callRoles, takesCalls } from '#capabilities/contact/domain/roles.ts'
import { oneId } from '#capabilities/contact/doors/params.ts'
import { beginForm, mostAnswer, threadAnswerForm } from '#capabilities/contact/forms.ts'
import { answerThreadPage, type Answering } from '#capabilities/contact/pages/answer-thread-page.tsx'
import { linePaths } from '#capabilities/contact/paths.ts'
import { chosenText } from '#capabilities/contact/queries/begin-from.ts'
import { showThread } from '#capabilities/contact/queries/show-thread.ts'
import { templates } from '#capabilities/contact/store/line.ts'
import { refusedOnLine } from '#capabilities/contact/words.line.ts'

const sayings = publicLanguages as unknown as readonly [PublicLanguage, ...PublicLanguage[]]
/** What stood in the other fields when a text was put in; codes only. */
const carried = z.object({ language: f.optionalChoice(sayings), translated: f.optionalChoice(translations), to: f.optionalId() })

const answering = async (visit: Visit, id: Id): Promise<Answering | null> => {
  const found = await showThread(visit, id)
  if (found === null) return null
  const others = (await colleagues(visit.tx)).filter((each) => each.id !== visit.actor.personId && takesCalls(each.roles) && each.hasKeys)
  return { shown: found.shown, texts: await templates(visit.tx), colleagues: others.map((each) => ({ id: each.id, name: each.name })) }
}

const answerDoor = form<typeof oneId, typeof carried, typeof threadAnswerForm, Answering, WorkRefusal | { readonly kind: 'not-colleague' }>({
  path: linePaths.answer(':id'),
  name: 'answer-thread',
  may: callRoles,
  params: oneId,
  query: carried,
  records: 'thread.answered',
  accepts: threadAnswerForm,
  read: (visit, { params }) => answering(visit, params.id),
  start: ({ shown }, { query }) => ({
    words: shown.draft,
    language: query.language ?? shown.language,
    translated: query.translated ?? 'no',
    ...(query.to === null ? {} : { to: query.to }),
  }),
  view: answerThreadPage,
  submit: async (visit, input, { shown, colleagues: others }) => {
    const { words, language, translated, deed, to } = input.form
    if (to !== null && !others.some((each) => each.id === to)) return refuse({ kind: 'not-colleague' })
    const seen = { id: shown.id, version: input.version ?? shown.version }
    if (deed === 'send') {
      const sent = await answer(visit, seen, { words, language: language ?? shown.language, translated })
      return sent.ok ? accept({ to: linePaths.one(shown.id), id: shown.id }) : sent
    }
    const passed = await passOn(visit, seen, to, words)
    return passed.ok ? accept({ to: linePaths.queue, id: shown.id }) : passed
  },
  refusals: {
    'somebody-first': refusedOnLine(409, 'first'),
    'cannot-read-thread': refusedOnLine(422, 'cannotRead'),
    'not-colleague': refusedOnLine(422, 'notColleague', 'to'),
  },
  errors: { words: { required: refusedOnLine(422, 'words').words } },
})

type BeginRefusal = WorkRefusal | { readonly kind: 'not-colleague' } | { readonly kind: 'no-such-text' } | { readonly kind: 'no-room' }
/** Puts a text after what is written: the half answer is kept, sealed, and the page comes back with it. */
const beginDoor = form<typeof oneId, z.ZodType, typeof beginForm, Answering, BeginRefusal>({
  path: linePaths.begin(':id'),
  name: 'begin-answer-from-text',
  may: callRoles,
  params: oneId,
  records: 'thread.drafted',
  accepts: beginForm,
  read: (visit, { params }) => answering(visit, params.id),
  start: ({ shown }) => ({ words: shown.draft, language: shown.language, translated: 'no' }),
  view: answerThreadPage,
  submit: async (visit, input, { shown, colleagues: others }) => {
    const { words, translated, to, text } = input.form
    if (to !== null && !others.some((each) => each.id === to)) return refuse({ kind: 'not-colleague' })
    const language = input.form.language ?? (isPublicLanguage(shown.language) ? shown.language : 'sv')
    const chosen = await chosenText(visit, text, language)
    if (chosen === null) return refuse({ kind: 'no-such-text' })
    const whole = [words, chosen.body].filter((each) => each !== '').join('\n\n')
    if (whole.length > mostAnswer) return refuse({ kind: 'no-room' })
    const kept = await draftOn(visit, { id: shown.id, version: input.version ?? shown.version }, whole)
    if (!kept.ok) return kept
    // What no translator has read says so to whoever reads the answer, unless the line says how it was put into her language.
    const how = chosen.byMachine && translated === 'no' ? 'by_machine' : translated
    const back = new URLSearchParams({ language, translated: how, ...(to === null ? {} : { to }) })
    return accept({ to: `${linePaths.answer(shown.id)}?${back.toString()}`, id: shown.id })
  },
  refusals: {
    'somebody-first': refusedOnLine(409, 'first'),
    'cannot-read-thread': refusedOnLine(422, 'cannotRead'),
    'not-colleague': refusedOnLine(422, 'notColleague', 'to'),
    'no-such-text': refusedOnLine(422, 'noSuchText', 'text'),
    'no-room': refusedOnLine(422, 'noRoom', 'text'),
  },
  errors: { text: { required: refusedOnLine(422, 'chooseText').words } },
})

/** To answer a thread, and to begin the answer from a text. */
export const answeringDoors: readonly Door[] = [beginDoor, answerDoor]
