import type { VNode } from 'preact'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Field, tellField } from '#ui/components/field.tsx'
import { Form } from '#ui/components/form.tsx'
import { Hidden } from '#ui/components/hidden.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import type { Language } from '#kernel/language.ts'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { hsdsPaths } from '#capabilities/directory/hsds-paths.ts'
import { directoryPaths } from '#capabilities/directory/paths.ts'
import type { ExchangeModel, LookLine, LookModel } from '#capabilities/directory/queries/hsds-look.ts'
import { hsdsWords } from '#capabilities/directory/words.hsds.ts'
import { words } from '#capabilities/directory/words.ts'

const trailOf = (language: Language, deep: boolean): NonNullable<Shown['trail']> => [
  { href: directoryPaths.all(), text: words[language].title },
  ...(deep ? [{ href: hsdsPaths.exchange(), text: hsdsWords[language].title }] : []),
]

/** The directory as a file: fetch it, or bring one. */
export function exchangePage(model: ExchangeModel, page: Page): Shown {
  const { language } = page
  const t = hsdsWords[language]
  return {
    title: words[language].title,
    place: 'directory',
    trail: trailOf(language, false),
    body: (
      <>
        <h1>{t.title}</h1>
        {model.added === null || model.changed === null ? null : (
          <Notice tone="success" title={t.exchange.done}>
            {t.exchange.doneWords(model.added, model.changed)}
          </Notice>
        )}
        <p class="l-lead">{t.exchange.lead}</p>
        <Panel title={t.exchange.export}>
          <p>{t.exchange.exportLead}</p>
          <ul>
            <li>
              <a href={hsdsPaths.json()}>{t.exchange.json}</a>
            </li>
            <li>
              <a href={hsdsPaths.tables()}>{t.exchange.tables}</a>
            </li>
          </ul>
        </Panel>
        {model.mayImport ? (
          <Panel title={t.exchange.import}>
            <p>{t.exchange.importLead}</p>
            {model.waiting === null ? null : (
              <p>
                <a href={hsdsPaths.look(model.waiting)}>{t.exchange.waiting}</a>
              </p>
            )}
            <p>
              <ButtonLink href={hsdsPaths.bring()}>{t.exchange.bring}</ButtonLink>
            </p>
          </Panel>
        ) : null}
      </>
    ),
  }
}

/** The one field for files. What was chosen cannot be shown again: a browser asks anew. */
const FileField = ({ form, label, hint }: { readonly form: FormState; readonly label: string; readonly hint: string }): VNode => {
  const told = tellField({ form, name: 'file', hint })
  return (
    <Field told={told} label={label} hint={hint}>
      <input
        class={told.error ? 'govuk-input l-input--full govuk-input--error' : 'govuk-input l-input--full'}
        type="file"
        id={told.id}
        name="file"
        multiple
        accept=".json,.csv,.zip"
        aria-describedby={told.described}
        aria-invalid={told.error ? 'true' : undefined}
      />
    </Field>
  )
}

export function bringPage(_model: object, form: FormState, page: Page): Shown {
  const { language } = page
  const t = hsdsWords[language].bring
  return {
    title: words[language].title,
    place: 'directory',
    trail: trailOf(language, true),
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="l-lead">{t.lead}</p>
        <Form page={page} form={form} action={hsdsPaths.bring()} submit={t.submit} files unkept>
          <FileField form={form} label={t.label} hint={t.hint} />
        </Form>
      </>
    ),
  }
}

const tones = { added: 'new', changed: 'soon', unchanged: 'quiet', refused: 'late', renamed: 'soon' } as const

const sayWhat = (line: LookLine, language: Language): string => {
  const t = hsdsWords[language]
  if (line.state === 'renamed') return `${t.look.renamed} ${t.look.place(line.place)}`
  if (line.reason === null) return line.fields.map((field) => t.look.fields[field] ?? field).join(', ')
  return [t.reasons[line.reason], line.column === null ? '' : t.look.column(line.column), line.place === '' ? '' : t.look.place(line.place)]
    .filter((part) => part !== '')
    .join(' ')
}

const Lines = ({ model, page }: { readonly model: LookModel; readonly page: Page }): VNode => {
  const { language } = page
  const t = hsdsWords[language]
  return (
    <DataTable
      caption={t.look.list}
      quietCaption
      language={language}
      empty={t.look.none}
      next={model.next === null ? null : { href: hsdsPaths.look(model.id, model.next) }}
      columns={[
        { key: 'state', text: t.look.state },
        { key: 'kind', text: t.look.kind },
        { key: 'name', text: t.look.name },
        { key: 'what', text: t.look.what },
      ]}
      rows={model.lines.map((line, at) => ({
        key: String(at),
        tone: line.state === 'refused' ? 'late' : undefined,
        cells: {
          state: <Tag tone={tones[line.state]} text={t.states[line.state]} />,
          kind: t.tables[line.table],
          name: line.name ?? '',
          what: sayWhat(line, language),
        },
      }))}
    />
  )
}

/** What a file would change, row by row, and the button that does exactly that. */
export function lookPage(model: LookModel, form: FormState, page: Page): Shown {
  const { language } = page
  const t = hsdsWords[language]
  const isNothing = model.counts.added + model.counts.changed === 0
  return {
    title: words[language].title,
    place: 'directory',
    wide: true,
    trail: trailOf(language, true),
    body: (
      <>
        <h1>{t.look.title}</h1>
        <p class="l-lead">{t.look.lead}</p>
        <Panel title={t.look.counts}>
          <SummaryList
            rows={(['added', 'changed', 'unchanged', 'refused', ...(model.counts.renamed > 0 ? (['renamed'] as const) : [])] as const).map((state) => ({
              key: state,
              text: t.states[state],
              value: String(model.counts[state]),
            }))}
          />
        </Panel>
        {isNothing ? (
          <p>
            {t.look.nothing} <a href={hsdsPaths.bring()}>{t.look.other}</a>
          </p>
        ) : (
          <Form
            page={page}
            form={form}
            action={hsdsPaths.look(model.id)}
            submit={t.look.submit}
            secondary={<a href={hsdsPaths.bring()}>{t.look.other}</a>}
            unkept
          >
            <Hidden name="plan" value={model.marked.mark} />
          </Form>
        )}
        <Panel title={t.look.list}>
          <Lines model={model} page={page} />
        </Panel>
      </>
    ),
  }
}
