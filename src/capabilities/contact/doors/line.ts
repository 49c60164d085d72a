import { z } from 'zod'
import { accept, refuse } from '#kernel/result.ts'
import { form, page, type Door } from '#platform/http/door.ts'
import * as f from '#platform/http/fields.ts'
import { callRoles } from '#capabilities/contact/domain/roles.ts'
import { hoursForm, templateForm, withdrawForm } from '#capabilities/contact/forms.ts'
import { oneId } from '#capabilities/contact/doors/params.ts'
import { boardPage, hoursPage, queuePage } from '#capabilities/contact/pages/line-pages.tsx'
import { templatePage, templatesPage } from '#capabilities/contact/pages/template-pages.tsx'
import { linePaths } from '#capabilities/contact/paths.ts'
import { boardAnswer, queueAnswer, queueShows, showBoard, showQueue } from '#capabilities/contact/queries/show-queue.ts'
import {
  beginLine,
  changeLine,
  isHead,
  lineOfSite,
  templates,
  withdrawTemplate,
  writeTemplate,
  type LineOfSite,
  type Template,
} from '#capabilities/contact/store/line.ts'
import { refusedOnLine } from '#capabilities/contact/words.line.ts'

const queue = page({
  path: linePaths.queue,
  name: 'line',
  may: callRoles,
  query: z.object({ show: f.optionalChoice(queueShows) }),
  records: 'line.listed',
  answers: queueAnswer,
  read: (visit, { query }) => showQueue(visit, query.show),
  view: queuePage,
})
const board = page({
  path: linePaths.board,
  name: 'line-board',
  may: callRoles,
  records: 'line.board-seen',
  answers: boardAnswer,
  read: (visit) => showBoard(visit),
  view: boardPage,
})

const hours = form<
  z.ZodType,
  z.ZodType,
  typeof hoursForm,
  { readonly line: LineOfSite | null },
  { readonly kind: 'another-line' } | { readonly kind: 'not-head' } | { readonly kind: 'somebody-first' }
>({
  path: linePaths.hours,
  name: 'line-hours',
  may: callRoles,
  records: 'line.hours-set',
  accepts: hoursForm,
  read: async (visit) => ({ line: await lineOfSite(visit.tx) }),
  start: ({ line }) =>
    line
      ? {
          opens: line.opens,
          closes: line.closes,
          days: [...line.days],
          ...(line.redDaysToo ? { redDaysToo: 'yes' } : {}),
          closed: line.closed.map((span) => [...new Set(span.split('/'))].join(' – ')).join('\n'),
        }
      : { opens: '09:00', closes: '16:00', days: ['1', '2', '3', '4', '5'] },
  view: hoursPage,
  submit: async (visit, input, { line }) => {
    if (line !== null && line.answeredBy !== visit.actor.zoneId) return refuse({ kind: 'another-line' })
    if (!(await isHead(visit.tx))) return refuse({ kind: 'not-head' })
    const set = line === null ? await beginLine(visit.tx, input.form) : await changeLine(visit.tx, input.form, input.version ?? line.version)
    return set ? accept({ to: linePaths.queue }) : refuse({ kind: 'somebody-first' })
  },
  refusals: { 'another-line': refusedOnLine(409, 'taken'), 'not-head': refusedOnLine(422, 'notHead'), 'somebody-first': refusedOnLine(409, 'first') },
  errors: {
    closes: { same: refusedOnLine(422, 'same').words },
    closed: {
      'not-days': refusedOnLine(422, 'notDays').words,
      backwards: refusedOnLine(422, 'backwards').words,
      'too-many': refusedOnLine(422, 'tooManyDays').words,
    },
  },
})

const texts = page({
  path: linePaths.templates,
  name: 'line-templates',
  may: callRoles,
  records: 'line.templates-listed',
  answers: z.object({
    texts: z.array(z.object({ id: z.string(), name: z.string(), language: z.string(), body: z.string(), reviewed: z.boolean(), version: z.number() })),
  }),
  read: async (visit) => ({ texts: [...(await templates(visit.tx))] }),
  view: templatesPage,
})

const fromText = z.object({ from: f.optionalId() })
const text = form<z.ZodType, typeof fromText, typeof templateForm, { readonly texts: readonly Template[] }>({
  path: linePaths.template,
  name: 'write-line-template',
  may: callRoles,
  records: 'line.template-written',
  query: fromText,
  accepts: templateForm,
  read: async (visit) => ({ texts: await templates(visit.tx) }),
  start: ({ texts: all }, { query }) => {
    const old = all.find(({ id }) => id === query.from)
    return old ? { name: old.name, language: old.language, body: old.body, ...(old.reviewed ? { reviewed: 'yes' } : {}) } : { language: 'sv' }
  },
  view: templatePage,
  submit: async (visit, input) => {
    const id = await writeTemplate(visit.tx, input.form)
    visit.note({ object: id })
    return accept({ to: linePaths.templates, id })
  },
  refusals: {},
})

const withdrawal = form<typeof oneId, z.ZodType, typeof withdrawForm, { readonly texts: readonly Template[] }, { readonly kind: 'gone' }>({
  path: linePaths.withdraw(':id'),
  name: 'withdraw-line-template',
  may: callRoles,
  params: oneId,
  records: 'line.template-withdrawn',
  accepts: withdrawForm,
  read: async (visit, { params }) => {
    const all = await templates(visit.tx)
    return all.some(({ id }) => id === params.id) ? { texts: all } : null
  },
  view: (model, _form, shown) => templatesPage(model, shown),
  submit: async (visit, { params }) => {
    if (!(await withdrawTemplate(visit.tx, params.id))) return refuse({ kind: 'gone' })
    visit.note({ object: params.id })
    return accept({ to: linePaths.templates, id: params.id })
  },
  refusals: { gone: refusedOnLine(409, 'first') },
})

/** The queue, the board on the wall, the hours and the own texts. */
export const lineDoors: readonly Door[] = [queue, board, hours, text, withdrawal, texts]
