import type { Language } from '#kernel/language.ts'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { isPublicLanguage } from '#kernel/public-language.ts'
import { Button } from '#ui/components/button.tsx'
import { Form } from '#ui/components/form.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { PersonSelect } from '#ui/components/person-select.tsx'
import { Select, type SelectOption } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { translations } from '#capabilities/contact/domain/line.ts'
import { languageName, languageOptions } from '#capabilities/contact/pages/line-pages.tsx'
import { MessagePanel } from '#capabilities/contact/pages/thread-pages.tsx'
import { linePaths } from '#capabilities/contact/paths.ts'
import { isReviewed } from '#capabilities/contact/queries/begin-from.ts'
import type { ThreadShown } from '#capabilities/contact/queries/show-thread.ts'
import type { Template } from '#capabilities/contact/store/line.ts'
import { readyTexts } from '#capabilities/contact/words/answers.ts'
import { workWords, type WorkWords } from '#capabilities/contact/words.line.ts'

export type Answering = {
  readonly shown: ThreadShown
  readonly texts: readonly Template[]
  readonly colleagues: readonly { readonly id: string; readonly name: string }[]
}

/** The ready answers, then the zone's own, each with the languages it is there in. */
function textOptions(texts: readonly Template[], words: WorkWords, reader: Language): readonly SelectOption[] {
  const a = words.answerForm
  const names = [...new Set(texts.map(({ name }) => name))]
  const languagesOf = (name: string): string =>
    texts
      .filter((one) => one.name === name)
      .map((one) => `${languageName(one.language, reader)}${one.reviewed ? '' : '*'}`)
      .join(', ')
  return [
    ...readyTexts.map((text) => ({ value: `ready:${text}`, text: words.ready[text], group: a.ready })),
    ...names.map((name) => ({ value: `own:${name}`, text: `${name} (${languagesOf(name)})`, group: a.own })),
  ]
}

/** What was said last stands above. A text is put in on the server, so that nothing else on the page is needed for it. */
export function answerThreadPage({ shown, texts, colleagues }: Answering, form: FormState, page: Page): Shown {
  const words = workWords[page.language]
  const a = words.answerForm
  const last = shown.messages?.filter((message) => message.side === 'writer').at(-1)
  const asked = languageName(shown.language, page.language)
  const reviewed = isPublicLanguage(shown.language) && isReviewed(shown.language)
  return {
    title: a.title,
    place: 'calls',
    trail: [
      { href: linePaths.queue, text: words.title },
      { href: linePaths.one(shown.id), text: words.thread },
    ],
    body: (
      <>
        <h1>{a.title}</h1>
        {last ? <MessagePanel message={last} thread={shown.id} page={page} words={words} marks={false} /> : null}
        <p>{a.inLanguage(asked)}</p>
        <Form
          page={page}
          form={form}
          action={linePaths.answer(shown.id)}
          version={shown.version}
          submit={a.send}
          audience={a.audience}
          secondary={
            <Button tone="quiet" name="deed" value="pass">
              {a.pass}
            </Button>
          }
        >
          <Select form={form} name="language" label={a.language} options={languageOptions(page.language)} />
          <Select
            form={form}
            name="text"
            label={a.from}
            hint={`${reviewed ? a.fromHint : a.fromUnreviewed(asked)}${texts.some((one) => !one.reviewed) ? ` ${a.star}` : ''}`}
            empty={a.noText}
            options={textOptions(texts, words, page.language)}
          />
          <p>
            <Button tone="quiet" formAction={linePaths.begin(shown.id)}>
              {a.begin}
            </Button>
          </p>
          <TextArea form={form} name="words" label={a.words} hint={a.hint} rows={8} maxLength={8000} />
          <Radios
            form={form}
            name="translated"
            legend={a.translated}
            options={translations.map((value) => ({ value, text: words.translated[value] }))}
            inline
          />
          <PersonSelect
            form={form}
            name="to"
            language={page.language}
            label={a.to}
            hint={a.toHint}
            empty={a.toQueue}
            options={colleagues.map(({ id, name }) => ({ value: id, text: name }))}
          />
        </Form>
      </>
    ),
  }
}
