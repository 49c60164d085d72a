import { z } from 'zod'
import { accept, refuse } from '#kernel/result.ts'
import { form, page } from '#platform/http/door.ts'
import { id } from '#platform/http/fields.ts'
import { correctRecord, type CorrectRefusal } from '#capabilities/cases/commands/correct-record.ts'
import { writeRecord, type WriteRefusal } from '#capabilities/cases/commands/write-record.ts'
import { kindsOf } from '#capabilities/cases/domain/kinds.ts'
import { type CaseParams, loadFor, ofCase } from '#capabilities/cases/doors/card.ts'
import { CorrectForm, RecordForm, RecordQuery } from '#capabilities/cases/forms.ts'
import { correctPage, newRecordPage, recordPage } from '#capabilities/cases/pages/record-pages.tsx'
import { casePaths } from '#capabilities/cases/paths.ts'
import { loadCase } from '#capabilities/cases/queries/load-case.ts'
import { prepareWriting, RecordAnswer, showRecord, type RecordModel, type WriteModel } from '#capabilities/cases/queries/show-record.ts'
import { inBoth } from '#capabilities/cases/words.ts'

const nothing = { status: 404, words: inBoth((t) => t.none) } as const
const lines = (text: string | null): readonly string[] =>
  (text ?? '')
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

export const newRecordDoor = form<CaseParams, typeof RecordQuery, typeof RecordForm, WriteModel, WriteRefusal | { readonly kind: 'not-that-kind' }>({
  ...ofCase,
  path: casePaths.newRecord(':id'),
  name: 'write-record',
  records: 'record.written',
  query: RecordQuery,
  accepts: RecordForm,
  read: (visit, { params, query }) => prepareWriting(visit, params.id, query.class ?? null),
  start: (model, { query }) => ({ ...(model.chosen ? { class: model.chosen } : {}), ...(query.kind ? { kind: query.kind } : {}) }),
  view: newRecordPage,
  submit: async (visit, { params, form: text }, { loaded, classes }) => {
    const about = classes.find((one) => one.class === text.class)
    const fitting = about?.form ? ['short_form'] : (kindsOf[text.class] ?? [])
    if (!fitting.includes(text.kind)) return refuse({ kind: 'not-that-kind' })
    const done = await writeRecord(
      visit,
      {
        caseId: params.id,
        class: text.class,
        kind: text.kind,
        text: text.text,
        ...(text.class === 'C1' ? { names: lines(text.names), numbers: lines(text.numbers) } : {}),
      },
      loaded,
    )
    if (!done.ok) return refuse(done.refusal)
    return accept({ to: about?.form ? casePaths.one(params.id) : casePaths.record(params.id, done.value), id: done.value })
  },
  refusals: {
    'no-such-case': nothing,
    'not-yours-to-write': { status: 422, words: inBoth((t) => t.records.notYours) },
    'too-long': { status: 422, field: 'text', words: inBoth((t) => t.records.tooLong) },
    'not-a-number': { status: 422, field: 'numbers', words: inBoth((t) => t.records.badNumber) },
    'not-that-kind': { status: 422, field: 'kind', words: inBoth((t) => t.records.notThatKind) },
  },
})

const RecordParams = z.object({ id: id(), record: id() })

export const recordDoor = page({
  ...ofCase,
  params: RecordParams,
  path: casePaths.record(':id', ':record'),
  name: 'show-record',
  records: 'record.seen',
  answers: RecordAnswer,
  read: (visit, { params }) => showRecord(visit, params.id, params.record),
  view: recordPage,
})

export const correctDoor = form<typeof RecordParams, never, typeof CorrectForm, RecordModel, CorrectRefusal>({
  ...ofCase,
  params: RecordParams,
  path: casePaths.correctRecord(':id', ':record'),
  name: 'correct-record',
  records: 'record.corrected',
  accepts: CorrectForm,
  read: async (visit, { params }) => {
    const record = (await loadFor(visit, params.id, 'record-wish')) && (await showRecord(visit, params.id, params.record))
    return record?.mayCorrect ? record : null
  },
  start: (model) => ({ text: model.versions[0]?.words ?? '' }),
  view: correctPage,
  submit: async (visit, { params, form: asked, version }) => {
    const loaded = await loadCase(visit, params.id)
    if (!loaded) return refuse({ kind: 'no-such-record' })
    const done = await correctRecord(visit, loaded, { recordId: params.record, version: version ?? 0, text: asked.text, reason: asked.reason })
    return done.ok ? accept({ to: casePaths.record(params.id, params.record), id: params.record }) : refuse(done.refusal)
  },
  refusals: { 'no-such-record': nothing, 'too-long': { status: 422, field: 'text', words: inBoth((t) => t.records.tooLong) } },
})
