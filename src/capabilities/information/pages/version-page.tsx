import type { VNode } from 'preact'
import { aboutLanguage, isPublicLanguage } from '#kernel/public-language.ts'
import { Form } from '#ui/components/form.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { decisions, type Decision } from '#capabilities/information/domain/version.ts'
import { subjectWords, type Named } from '#capabilities/information/pages/staff-parts.tsx'
import { TextAsRead } from '#capabilities/information/pages/text-pages.tsx'
import { sitePaths } from '#capabilities/information/paths.ts'
import { staffWords, type Words } from '#capabilities/information/words.ts'

export type VersionModel = { readonly version: Named; readonly may: readonly Decision[]; readonly own: boolean }

const contactRows = (version: Named, t: Words) => [
  ...(version.phone === null ? [] : [{ key: 'phone', text: t.version.phone, value: version.phone }]),
  ...(version.whence === null ? [] : [{ key: 'whence', text: t.version.whence, value: version.whence }]),
  ...(version.day === null ? [] : [{ key: 'day', text: t.version.day, value: version.day }]),
  ...(version.kind === 'service'
    ? [
        { key: 'shown', text: t.version.shown, value: version.shown ? t.yes : t.no },
        { key: 'spoken', text: t.version.spoken, value: version.spoken.map((one) => aboutLanguage(one).name).join(', ') || t.no },
        { key: 'interpreter', text: t.version.interpreter, value: version.interpreter ? t.yes : t.no },
      ]
    : []),
]

const Content = ({ version, t }: { readonly version: Named; readonly t: Words }): VNode => {
  const language = version.subject.split('/')[0]
  if (version.kind === 'text' && isPublicLanguage(language) && version.title !== null && version.body !== null)
    return <TextAsRead language={language} title={version.title} body={version.body} />
  return <SummaryList rows={contactRows(version, t)} />
}

/** A version as it will be read, or was; and, while it is a proposal, the decision. */
export function versionPage({ version, may, own }: VersionModel, form: FormState, page: Page): Shown {
  const t = staffWords[page.language]
  const options = decisions.filter((one) => may.includes(one)).map((value) => ({ value, text: t.version[value] }))
  return {
    title: t.title,
    place: 'site',
    trail: [{ href: version.kind === 'service' ? sitePaths.services() : sitePaths.all(), text: t.title }],
    body: (
      <>
        <h1>{subjectWords(version, page.language)}</h1>
        <p>
          <strong>{t.states[version.state]}</strong>
          {` · ${t.text.number} ${version.number} · ${t.version.by} ${version.by}`}
          {version.decider === null ? null : ` · ${t.version.decidedBy} ${version.decider}`}
        </p>
        {version.state === 'proposed' && version.needsSecond ? (
          <Notice tone="info" title={t.waiting.needs}>
            {own ? t.version.own : t.version.second}
          </Notice>
        ) : null}
        <h2>{version.state === 'proposed' ? t.version.preview : t.version.said}</h2>
        <Content version={version} t={t} />
        {version.state === 'proposed' && options.length > 0 ? (
          <section aria-label={t.version.decide}>
            <h2>{t.version.decide}</h2>
            <Form page={page} form={form} action={sitePaths.version(version.id)} submit={t.version.decide}>
              <Radios form={form} name="decision" legend={t.version.decide} options={options} />
            </Form>
          </section>
        ) : null}
        {version.state === 'proposed' ? null : <p>{t.version.done}</p>}
      </>
    ),
  }
}
