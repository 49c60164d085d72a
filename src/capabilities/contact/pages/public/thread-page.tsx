import type { VNode } from 'preact'
import { aboutLanguage, isPublicLanguage } from '#kernel/public-language.ts'
import type { ReadMessage } from '#capabilities/contact/commands/hold-thread.ts'
import { CameAlong, FilesField, type FilesAsked } from '#capabilities/contact/pages/public/files-field.tsx'
import { Hidden, Line, Lines, Sent } from '#capabilities/contact/pages/public/fields.tsx'
import type { LineWords } from '#capabilities/contact/words.public.ts'

export type OpenModel = {
  readonly to: string
  readonly wrong: 'notTwenty' | 'nothing' | 'over' | null
  /** What was written as a receipt and is none. */
  readonly typed: string
  readonly kept: string
  readonly again: boolean
}

/** Where the receipt is written. What was being typed when the time ran out comes along. */
export function OpenPage({ to, wrong, typed, kept, again, words }: OpenModel & { readonly words: LineWords }): VNode {
  const o = words.open
  return (
    <>
      <h1>{o.heading}</h1>
      <Sent to={to} send={o.open}>
        <Hidden name="what" value="open" />
        <Line name="receipt" label={o.receipt} hint={o.receiptHint} wrong={wrong ? o[wrong] : undefined} value={typed} digits />
        {again ? <p class="p-note">{words.files.again}</p> : null}
        {kept === '' ? null : (
          <>
            <p class="p-note">{o.kept}</p>
            <Hidden name="words" value={kept} />
          </>
        )}
      </Sent>
    </>
  )
}

export type ThreadModel = {
  readonly to: string
  readonly pocket: string
  readonly puzzle: string
  readonly messages: readonly ReadMessage[]
  readonly inAll: number
  readonly sent: boolean
  readonly typed: string
  readonly files: FilesAsked
  readonly wrong: 'empty' | 'tooLong' | null
}

const Message = ({ message, words }: { readonly message: ReadMessage; readonly words: LineWords }): VNode => {
  const t = words.thread
  const { lang, dir } = isPublicLanguage(message.language) ? aboutLanguage(message.language) : { lang: message.language, dir: 'auto' as const }
  const note = { no: '', by_machine: t.byMachine, by_person: t.byPerson, wanted: t.wanted }[message.translated]
  return (
    <li class="p-service">
      <h2 class="p-number">
        {message.side === 'line' ? t.line : t.you}, <time dateTime={message.day}>{message.day}</time>
        {message.fresh ? ` · ${t.fresh}` : ''}
      </h2>
      {(message.words === '' ? [] : message.words.split('\n')).map((line, place) => (
        <p key={place} lang={lang} dir={dir}>
          {line}
        </p>
      ))}
      <CameAlong files={message.files} words={words} />
      {message.side === 'line' && note !== '' ? <p class="p-quiet">{note}</p> : null}
    </li>
  )
}

/** Both sides, by day only. */
export function ThreadPage({ to, pocket, puzzle, messages, inAll, sent, typed, files, wrong, words }: ThreadModel & { readonly words: LineWords }): VNode {
  const t = words.thread
  const older = inAll - messages.length
  return (
    <>
      <h1>{t.heading}</h1>
      {sent ? (
        <p class="p-note" role="status">
          {t.sent}
        </p>
      ) : null}
      {older > 0 ? <p class="p-quiet">{t.older(older)}</p> : null}
      <ol class="p-counties">
        {messages.map((message, place) => (
          <Message key={place} message={message} words={words} />
        ))}
      </ol>
      {messages.some(({ side }) => side === 'line') ? null : <p>{t.none}</p>}
      <Sent to={to} send={t.send} id="write" files>
        <Hidden name="what" value="write" />
        <Hidden name="pocket" value={pocket} />
        <Hidden name="puzzle" value={puzzle} />
        <Hidden name="work" value="" />
        <Lines name="words" label={t.write} wrong={wrong ? words.write[wrong] : undefined} value={typed} rows={5} />
        <FilesField {...files} words={words} />
      </Sent>
      <p class="p-quiet">{t.minutes}</p>
      <Sent to={to} send={t.close}>
        <Hidden name="what" value="close" />
      </Sent>
      <details>
        <summary>{t.empty}</summary>
        <p>{t.emptyHint}</p>
        <Sent to={to} send={t.sure}>
          <Hidden name="what" value="empty" />
          <Hidden name="pocket" value={pocket} />
        </Sent>
      </details>
    </>
  )
}

export const SaidPage = ({ words, said, openAt }: { readonly words: LineWords; readonly said: 'emptied' | 'closed'; readonly openAt: string }): VNode => (
  <>
    <h1>{words.thread[said]}</h1>
    <p>
      <a href={openAt}>{words.open.heading}</a>
    </p>
  </>
)
