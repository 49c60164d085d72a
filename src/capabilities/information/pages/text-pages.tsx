import { aboutLanguage, type PublicLanguage } from '#kernel/public-language.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Form } from '#ui/components/form.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { Tick } from '#ui/components/tick.tsx'
import type { FormState, Page, Shown } from '#ui/page.ts'
import type { PageKey } from '#capabilities/information/domain/pages.ts'
import { showMarkdown } from '#capabilities/information/domain/markdown.ts'
import { mayLeadTo } from '#capabilities/information/domain/pages.ts'
import type { Standing, Text } from '#capabilities/information/domain/texts.ts'
import { TextBody } from '#capabilities/information/pages/public/text-body.tsx'
import { VersionTable, type Named } from '#capabilities/information/pages/staff-parts.tsx'
import { sitePaths } from '#capabilities/information/paths.ts'
import { staffWords } from '#capabilities/information/words.ts'

export type TextModel = {
  readonly language: PublicLanguage
  readonly page: PageKey
  readonly standing: Standing
  readonly text: Text | null
  readonly swedish: number
  /** The page says something of the law as it stands. */
  readonly holdsLaw: boolean
  readonly versions: readonly Named[]
}

const nameOf = ({ language, page: key }: Pick<TextModel, 'language' | 'page'>, page: Page): string =>
  `${staffWords[page.language].pages[key]} · ${aboutLanguage(language).name}`

/** A text as it stands, marked as the language it is in. Links lead nowhere here. */
export const TextAsRead = ({ language, title, body }: { readonly language: PublicLanguage; readonly title: string; readonly body: string }) => {
  const { lang, dir } = aboutLanguage(language)
  return (
    <article class="l-panel l-panel--plain" lang={lang} dir={dir}>
      <h2>{title}</h2>
      <TextBody blocks={showMarkdown(body, mayLeadTo)} linkTo={() => '#'} />
    </article>
  )
}

/** One page in one language: what it says now, and every version there has been. */
export function textPage(model: TextModel, page: Page): Shown {
  const t = staffWords[page.language]
  const subject = `${model.language}/${model.page}`
  return {
    title: t.title,
    place: 'site',
    trail: [{ href: sitePaths.all(), text: t.title }],
    body: (
      <>
        <h1>{nameOf(model, page)}</h1>
        <p>
          <strong>{t.standing[model.standing]}</strong>
          {model.text ? ` · ${t.text.number} ${model.text.number} · ${t.text.follows} ${model.text.source}` : null}
        </p>
        <p>
          <ButtonLink href={sitePaths.proposeText(subject)}>{t.text.propose}</ButtonLink>
        </p>
        <h2>{t.text.versions}</h2>
        <VersionTable versions={model.versions} caption={t.text.versions} page={page} empty={t.text.first} />
        {model.text ? (
          <section aria-label={t.text.now}>
            <h2>{t.text.now}</h2>
            <TextAsRead language={model.language} title={model.text.title} body={model.text.body} />
          </section>
        ) : null}
      </>
    ),
  }
}

/** A change is proposed; nothing is seen by anybody until it is published. */
export function proposeTextPage(model: TextModel, form: FormState, page: Page): Shown {
  const t = staffWords[page.language]
  const subject = `${model.language}/${model.page}`
  const swedish = model.language === 'sv'
  return {
    title: t.title,
    place: 'site',
    trail: [
      { href: sitePaths.all(), text: t.title },
      { href: sitePaths.text(subject), text: nameOf(model, page) },
    ],
    body: (
      <>
        <h1>{t.text.propose}</h1>
        <p>{nameOf(model, page)}</p>
        <Form
          page={page}
          form={form}
          action={sitePaths.proposeText(subject)}
          submit={t.text.submit}
          secondary={<a href={sitePaths.text(subject)}>{t.text.back}</a>}
        >
          <TextField form={form} name="title" label={t.text.title} hint={t.text.titleHint} maxLength={200} />
          <TextArea form={form} name="body" label={t.text.body} hint={t.text.bodyHint} rows={24} maxLength={20_000} />
          <TextField form={form} name="source" label={swedish ? t.text.sourceSv : t.text.source} width="short" inputmode="numeric" />
          <Tick form={form} name="reviewed" label={swedish ? t.text.reviewedSv : t.text.reviewed} />
          <Tick form={form} name="legal" label={t.text.legal} hint={model.holdsLaw ? t.text.legalStays : undefined} />
        </Form>
      </>
    ),
  }
}
