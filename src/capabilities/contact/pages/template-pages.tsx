import type { VNode } from 'preact'
import { aboutLanguage, isPublicLanguage, publicLanguages } from '#kernel/public-language.ts'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Details } from '#ui/components/details.tsx'
import { Form } from '#ui/components/form.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { Select } from '#ui/components/select.tsx'
import { SmallForm } from '#ui/components/small-form.tsx'
import { State } from '#ui/components/state.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { languageName, languageOptions } from '#capabilities/contact/pages/line-pages.tsx'
import { linePaths } from '#capabilities/contact/paths.ts'
import { isReviewed } from '#capabilities/contact/queries/begin-from.ts'
import type { Template } from '#capabilities/contact/store/line.ts'
import { readyAnswers, readyTexts } from '#capabilities/contact/words/answers.ts'
import { workWords, type WorkWords } from '#capabilities/contact/words.line.ts'

const Read = ({ reviewed, words }: { readonly reviewed: boolean; readonly words: WorkWords }): VNode => (
  <State tone={reviewed ? 'done' : 'soon'} text={reviewed ? words.templates.read : words.templates.unread} />
)

/** The short answers that come with the program, in each language, and whether a translator has read them. Hours are the line's own when a text is put in. */
const ReadyTexts = ({ words }: { readonly words: WorkWords }): VNode => (
  <>
    <h2>{words.templates.ready}</h2>
    <p>{words.templates.readyLead}</p>
    {publicLanguages.map((language) => {
      const { name, lang, dir } = aboutLanguage(language)
      const answers = readyAnswers[language]
      return (
        <Details key={language} summary={`\u2068${name}\u2069 · ${isReviewed(language) ? words.templates.ours : words.templates.unread}`}>
          <ul>
            {readyTexts.map((text) => (
              <li key={text}>
                {words.ready[text]}:{' '}
                <span lang={lang} dir={dir}>
                  {text === 'hours' ? answers.hours('…', '…', '…') : text === 'answer_by' ? answers.answer_by('…', '…') : answers[text]}
                </span>
              </li>
            ))}
          </ul>
        </Details>
      )
    })}
  </>
)

export function templatesPage({ texts }: { readonly texts: readonly Template[] }, page: Page): Shown {
  const words = workWords[page.language]
  const t = words.templates
  const names = [...new Set(texts.map(({ name }) => name))]
  return {
    title: t.title,
    place: 'calls',
    trail: [{ href: linePaths.queue, text: words.title }],
    body: (
      <>
        <h1>{t.title}</h1>
        <p>{t.lead}</p>
        <p>
          <ButtonLink href={linePaths.template}>{t.write}</ButtonLink>
        </p>
        <DataTable
          caption={t.title}
          quietCaption
          language={page.language}
          empty={t.none}
          columns={[
            { key: 'name', text: t.name },
            { key: 'languages', text: t.languages },
          ]}
          rows={names.map((name) => ({
            key: name,
            cells: {
              name,
              languages: texts
                .filter((one) => one.name === name)
                .map((one) => languageName(one.language, page.language))
                .join(', '),
            },
          }))}
        />
        {texts.map((one) => (
          <Panel key={one.id} title={`${one.name} · ${languageName(one.language, page.language)}`} tone="plain">
            <p>
              <Read reviewed={one.reviewed} words={words} />
            </p>
            <p lang={isPublicLanguage(one.language) ? aboutLanguage(one.language).lang : undefined} dir="auto">
              {one.body}
            </p>
            <p>
              <a href={`${linePaths.template}?from=${one.id}`}>
                {t.change}
                <span class="govuk-visually-hidden">{` ${one.name} ${languageName(one.language, page.language)}`}</span>
              </a>
            </p>
            <SmallForm page={page} action={linePaths.withdraw(one.id)} submit={t.withdraw} about={`${one.name} ${languageName(one.language, page.language)}`} />
          </Panel>
        ))}
        <ReadyTexts words={words} />
      </>
    ),
  }
}

export function templatePage(_model: object, form: FormState, page: Page): Shown {
  const words = workWords[page.language]
  const t = words.templates
  return {
    title: t.write,
    place: 'calls',
    trail: [
      { href: linePaths.queue, text: words.title },
      { href: linePaths.templates, text: t.title },
    ],
    body: (
      <>
        <h1>{t.write}</h1>
        <p>{t.writeHint}</p>
        <Form page={page} form={form} action={linePaths.template} submit={t.submit}>
          <TextField form={form} name="name" label={t.name} maxLength={80} />
          <Select form={form} name="language" label={t.language} options={languageOptions(page.language)} />
          <TextArea form={form} name="body" label={t.body} rows={6} maxLength={2000} />
          <Checkboxes form={form} name="reviewed" legend={t.reviewed} options={[{ value: 'yes', text: t.reviewedYes }]} />
        </Form>
      </>
    ),
  }
}
