import type { Language } from '#kernel/language.ts'
import { aboutLanguage, isPublicLanguage, publicLanguages, sayLanguage } from '#kernel/public-language.ts'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Form } from '#ui/components/form.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { State } from '#ui/components/state.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { Tick } from '#ui/components/tick.tsx'
import { sayReading } from '#capabilities/contact/domain/line.ts'
import { weekdays } from '#capabilities/contact/forms.ts'
import { contactPaths, linePaths } from '#capabilities/contact/paths.ts'
import type { Board, Queue } from '#capabilities/contact/queries/show-queue.ts'
import type { LineOfSite } from '#capabilities/contact/store/line.ts'
import { workWords, type WorkWords } from '#capabilities/contact/words.line.ts'

/** A language of the site as whoever answers reads it. */
export const languageName = (code: string, reader: Language): string => (isPublicLanguage(code) ? sayLanguage(code, reader) : code)
/** With what each calls itself, since the answer is written in it. */
export const languageOptions = (reader: Language) =>
  publicLanguages.map((value) => ({ value, text: `${sayLanguage(value, reader)} · ${aboutLanguage(value).name}` }))
const dangerTone = { yes: 'late', unknown: 'soon', no: 'quiet' } as const
const stateTone = { waiting: 'soon', taken: 'quiet', answered: 'done', became_call: 'done' } as const

/** What the site says of when somebody reads. */
function readingNow({ open, closes, opens, next }: NonNullable<Queue['reads']>, words: WorkWords): string {
  const { readsNow, readsAgain, readsNot } = words.queue
  if (open) return readsNow(closes)
  return next === null ? readsNot : readsAgain(sayReading(next, words.weekdays, words.today), opens)
}

/** Everything that lies on the line, without a word of anybody. */
export function queuePage(model: Queue, page: Page): Shown {
  const words = workWords[page.language]
  const q = words.queue
  return {
    title: words.title,
    place: 'calls',
    trail: [{ href: contactPaths.list, text: q.calls }],
    body: (
      <>
        <h1>{words.title}</h1>
        <p>{q.lead}</p>
        {model.line === 'ours' ? null : <Notice tone="info">{model.line === 'none' ? q.noLine : q.another}</Notice>}
        {model.reads === null ? null : <p>{readingNow(model.reads, words)}</p>}
        <p class="l-row">
          <ButtonLink href={linePaths.templates} tone="quiet">
            {q.templates}
          </ButtonLink>{' '}
          <ButtonLink href={linePaths.board} tone="quiet">
            {q.board}
          </ButtonLink>{' '}
          {model.mayOpen ? (
            <ButtonLink href={linePaths.hours} tone="quiet">
              {q.hours}
            </ButtonLink>
          ) : null}
        </p>
        <DataTable
          caption={words.title}
          quietCaption
          language={page.language}
          sorted={q.sorted}
          empty={q.none}
          columns={[
            { key: 'what', text: q.what },
            { key: 'danger', text: q.danger },
            { key: 'waiting', text: q.waiting },
            { key: 'state', text: q.state },
            { key: 'language', text: q.language },
          ]}
          rows={model.rows.map((row) => ({
            key: row.id,
            cells: {
              what: <a href={linePaths.one(row.id)}>{words.kinds[row.kind]}</a>,
              danger: <State tone={dangerTone[row.danger]} text={words.danger[row.danger]} />,
              waiting: row.waiting ? words.bands[row.waiting] : '',
              state: <State tone={stateTone[row.state]} text={row.state === 'taken' && row.mine ? words.mine : words.states[row.state]} />,
              language: languageName(row.language, page.language),
            },
          }))}
        />
      </>
    ),
  }
}

/** Counts alone, for a screen that anybody may pass. */
export function boardPage(model: Board, page: Page): Shown {
  const words = workWords[page.language]
  const b = words.board
  return {
    title: b.title,
    place: 'calls',
    trail: [{ href: linePaths.queue, text: words.title }],
    body: (
      <>
        <h1>{b.title}</h1>
        <DataTable
          caption={b.waiting}
          language={page.language}
          columns={[
            { key: 'band', text: b.band },
            { key: 'count', text: b.count, numeric: true },
            { key: 'danger', text: b.ofDanger, numeric: true },
          ]}
          rows={model.waiting.map(({ band, count, danger }) => ({ key: band, cells: { band: words.bands[band], count, danger } }))}
        />
        <DataTable
          caption={b.states}
          language={page.language}
          columns={[
            { key: 'state', text: b.state },
            { key: 'count', text: b.count, numeric: true },
          ]}
          rows={model.states.map(({ state, count }) => ({ key: state, cells: { state: words.states[state], count } }))}
        />
      </>
    ),
  }
}

export function hoursPage(model: { readonly line: LineOfSite | null }, form: FormState, page: Page): Shown {
  const words = workWords[page.language]
  const h = words.hoursForm
  return {
    title: h.title,
    place: 'calls',
    trail: [{ href: linePaths.queue, text: words.title }],
    body: (
      <>
        <h1>{h.title}</h1>
        <p>{h.lead}</p>
        <Form page={page} form={form} action={linePaths.hours} version={model.line?.version} submit={h.submit}>
          <TextField form={form} name="opens" label={h.opens} width="short" tabular />
          <TextField form={form} name="closes" label={h.closes} width="short" tabular />
          <Checkboxes form={form} name="days" legend={h.days} options={weekdays.map((value) => ({ value, text: h.weekdays[value] }))} />
          <Tick form={form} name="redDaysToo" label={h.redDaysToo} hint={h.redDaysHint} />
          <TextArea form={form} name="closed" label={h.closed} hint={h.closedHint} rows={4} />
        </Form>
      </>
    ),
  }
}
