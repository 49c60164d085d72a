import type { VNode } from 'preact'
import { aboutLanguage, isPublicLanguage } from '#kernel/public-language.ts'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { Details } from '#ui/components/details.tsx'
import { Form } from '#ui/components/form.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { SmallForm } from '#ui/components/small-form.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { answers, consents, nonDataKinds, placeUnknown, subjects } from '#capabilities/contact/domain/codes.ts'
import { languageName } from '#capabilities/contact/pages/line-pages.tsx'
import { SafeContactFields } from '#capabilities/contact/pages/safe-contact-fields.tsx'
import { contactPaths, linePaths } from '#capabilities/contact/paths.ts'
import type { ThreadShown } from '#capabilities/contact/queries/show-thread.ts'
import { workWords, type WorkWords } from '#capabilities/contact/words.line.ts'
import { contactWords } from '#capabilities/contact/words.ts'

type Message = NonNullable<ThreadShown['messages']>[number]

type PanelProps = { readonly message: Message; readonly thread: string; readonly page: Page; readonly words: WorkWords; readonly marks?: boolean }

export const MessagePanel = ({ message, thread, page, words, marks = true }: PanelProps): VNode => {
  const { lang, dir } = isPublicLanguage(message.language) ? aboutLanguage(message.language) : { lang: undefined, dir: 'auto' as const }
  const o = words.one
  return (
    <Panel title={`${o.sides[message.side]}, ${message.day}`} tone={message.side === 'writer' ? 'mist' : 'plain'}>
      {message.words === null ? (
        <Notice tone="danger">{o.damaged}</Notice>
      ) : (
        (message.words === '' ? [] : message.words.split('\n')).map((line, place) => (
          <p key={place} lang={lang} dir={dir}>
            {line}
          </p>
        ))
      )}
      {message.safe === '' ? null : (
        <p>
          {o.safe}: <span dir="auto">{message.safe}</span>
        </p>
      )}
      {message.files.length === 0 ? null : (
        <>
          <ul>
            {message.files.map((file, place) => (
              <li key={file.id}>
                <a href={linePaths.file(thread, file.id)} download>
                  {o.files[file.kind]} {place + 1}
                </a>
              </li>
            ))}
          </ul>
          <p>{message.files.some((file) => file.kind !== 'picture') ? o.filesAsTheyWere : o.filesDrawn}</p>
        </>
      )}
      <p>
        {languageName(message.language, page.language)}, {words.translated[message.translated]}
        {message.side === 'line' ? ` · ${message.opened ? o.read : o.unread}` : ''}
      </p>
      {marks && message.side === 'writer' && message.translated !== 'wanted' ? (
        <SmallForm
          page={page}
          action={linePaths.mark(thread)}
          fields={{ message: message.id, translated: 'wanted' }}
          submit={words.translated.wanted}
          about={message.day}
        />
      ) : null}
      {marks && message.side === 'writer' && message.translated === 'wanted' ? (
        <SmallForm
          page={page}
          action={linePaths.mark(thread)}
          fields={{ message: message.id, translated: 'by_person' }}
          submit={words.translated.by_person}
          about={message.day}
        />
      ) : null}
    </Panel>
  )
}

/** One thread: both sides by day, and what can be done. */
export function threadPage(model: ThreadShown, page: Page): Shown {
  const words = workWords[page.language]
  const o = words.one
  return {
    title: words.thread,
    place: 'calls',
    trail: [{ href: linePaths.queue, text: words.title }],
    body: (
      <>
        <h1>{words.thread}</h1>
        <SummaryList
          rows={[
            { key: 'what', text: words.queue.what, value: words.kinds[model.kind] },
            { key: 'danger', text: words.queue.danger, value: words.danger[model.danger] },
            { key: 'language', text: words.queue.language, value: languageName(model.language, page.language) },
            { key: 'state', text: words.queue.state, value: model.state === 'taken' && model.mine ? words.mine : words.states[model.state] },
            { key: 'first', text: o.first, value: model.firstDay },
            { key: 'last', text: o.last, value: model.lastDay },
          ]}
        />
        {model.messages === null ? <Notice tone="info">{o.none}</Notice> : null}
        {model.messages?.map((message) => (
          <MessagePanel key={message.id} message={message} thread={model.id} page={page} words={words} />
        ))}
        {model.messages === null ? null : (
          <p class="l-actions">
            <ButtonLink href={linePaths.answer(model.id)}>{o.answer}</ButtonLink>
            {model.callId === null ? (
              <ButtonLink href={linePaths.call(model.id)} tone="quiet">
                {o.call}
              </ButtonLink>
            ) : (
              <a href={contactPaths.one(model.callId)}>{o.toCall}</a>
            )}
          </p>
        )}
        {model.mine ? null : <SmallForm page={page} action={linePaths.take(model.id)} version={model.version} submit={o.take} />}
        <p>
          {o.gone} {o.repeat}
        </p>
        {model.callId === null ? (
          <Details summary={o.count}>
            <p>{o.countHint}</p>
            {nonDataKinds.map((kind) => (
              <SmallForm
                key={kind}
                page={page}
                action={linePaths.count(model.id)}
                version={model.version}
                fields={{ kind }}
                submit={contactWords[page.language].nonData[kind]}
                tone="danger"
              />
            ))}
          </Details>
        ) : null}
      </>
    ),
  }
}

export type Noting = { readonly shown: ThreadShown; readonly municipalities: readonly { readonly code: string; readonly name: string }[] }

/** The same answers as a call; from there it goes the same ways. */
export function threadCallPage({ shown, municipalities }: Noting, form: FormState, page: Page): Shown {
  const words = workWords[page.language]
  const c = contactWords[page.language]
  const listed = <Code extends string>(codes: readonly Code[], said: Readonly<Record<Code, string>>) => codes.map((value) => ({ value, text: said[value] }))
  return {
    title: words.callForm.title,
    place: 'calls',
    trail: [
      { href: linePaths.queue, text: words.title },
      { href: linePaths.one(shown.id), text: words.thread },
    ],
    body: (
      <>
        <h1>{words.callForm.title}</h1>
        <p>{words.callForm.lead}</p>
        {shown.messages?.some(({ files }) => files.length > 0) ? <Notice tone="info">{words.callForm.filesStay}</Notice> : null}
        <Form page={page} form={form} action={linePaths.call(shown.id)} version={shown.version} submit={words.callForm.submit}>
          <Radios form={form} name="subject" legend={c.form.subject} options={listed(subjects, c.subjects)} inline />
          <Radios form={form} name="danger" legend={c.form.danger} options={listed(answers, c.answers)} inline />
          <Radios form={form} name="child" legend={c.form.child} hint={c.form.childHint} options={listed(answers, c.answers)} inline />
          <Select
            form={form}
            name="municipality"
            label={c.form.municipality}
            hint={c.form.municipalityHint}
            options={[{ value: placeUnknown, text: c.placeUnknown }, ...municipalities.map(({ code, name }) => ({ value: code, text: name }))]}
          />
          <SafeContactFields form={form} words={c} />
          <Checkboxes form={form} name="consents" legend={c.form.consents} hint={c.form.consentsHint} options={listed(consents, c.consents)} inline />
          <TextArea form={form} name="summary" label={c.form.summary} hint={c.form.summaryHint} rows={5} />
        </Form>
      </>
    ),
  }
}
