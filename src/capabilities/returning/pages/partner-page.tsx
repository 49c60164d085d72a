import type { VNode } from 'preact'
import { Choose, Hidden, Line, Lines, Sent } from '#capabilities/contact/contract.ts'
import type { SeenAnswer, SeenPage } from '#capabilities/returning/commands/open-from-abroad.ts'
import { partnerEvents } from '#capabilities/returning/domain/handover.ts'
import { SnapshotShown } from '#capabilities/returning/pages/partner-snapshot.tsx'
import type { PartnerWords } from '#capabilities/returning/words.partner.ts'

export type CodeModel = {
  readonly to: string
  readonly wrong: 'notTwenty' | 'nothing' | 'late' | null
  /** What was written as a code and is none. */
  readonly typed: string
  readonly kept: string
}

/** Where the code is written. It is the same for every link, also one that leads to nothing. */
export function CodePage({ to, wrong, typed, kept, words }: CodeModel & { readonly words: PartnerWords }): VNode {
  const o = words.open
  return (
    <>
      <h1>{o.heading}</h1>
      <p>{o.lead}</p>
      <Sent to={to} send={o.open}>
        <Hidden name="what" value="open" />
        <Line name="code" label={o.code} hint={o.codeHint} wrong={wrong ? o[wrong] : undefined} value={typed} digits />
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

export type PageNote = 'accepted' | 'asked' | 'event' | 'again' | 'full' | null
export type PageWrong = { readonly field: 'question' | 'event' | 'report'; readonly why: 'empty' | 'choose' | 'tooLong' } | null
export type PartnerModel = {
  readonly to: string
  readonly pocket: string
  /** Of each of the three forms its own number: a second press is the first. */
  readonly presses: readonly [accept: string, ask: string, report: string]
  readonly seen: SeenPage
  readonly note: PageNote
  readonly wrong: PageWrong
  readonly typed: { readonly question: string; readonly event: string; readonly report: string }
}
type Told = PartnerModel & { readonly words: PartnerWords }

const Note = ({ note, words }: Pick<Told, 'note' | 'words'>): VNode | null =>
  note === null ? null : (
    <p class="p-note" role="status">
      {note === 'again' ? words.again : note === 'full' ? words.full : words.sent[note]}
    </p>
  )

const Before = ({ answers, words }: { readonly answers: readonly SeenAnswer[]; readonly words: PartnerWords }): VNode | null =>
  answers.length === 0 ? null : (
    <section>
      <h2>{words.before.heading}</h2>
      <ul class="p-counties">
        {answers.map(({ id, kind, event, day, reply }) => (
          <li key={id} class="p-service">
            <p>
              {words.before[kind]}
              {event ? `: ${words.report.events[event]}` : ''}, <time dateTime={day}>{day}</time>
            </p>
            {reply === null ? (
              kind === 'asked' ? (
                <p class="p-quiet">{words.before.waits}</p>
              ) : null
            ) : (
              reply.split('\n').map((line, place) => (
                <p key={place} dir="auto">
                  {place === 0 ? `${words.before.reply}: ` : ''}
                  {line}
                </p>
              ))
            )}
          </li>
        ))}
      </ul>
    </section>
  )

const Asked = ({ pocket, press, what }: { readonly pocket: string; readonly press: string; readonly what: string }): VNode => (
  <>
    <Hidden name="what" value={what} />
    <Hidden name="pocket" value={pocket} />
    <Hidden name="press" value={press} />
  </>
)

const wrongAt = (wrong: PageWrong, field: string, words: PartnerWords): string | undefined => (wrong?.field === field ? words[wrong.why] : undefined)

/** What was handed over, and the three answers. */
export function PartnerPage({ to, pocket, presses, seen, note, wrong, typed, words }: Told): VNode {
  const [accept, ask, report] = presses
  return (
    <>
      <h1>{words.page.heading}</h1>
      <Note note={note} words={words} />
      <p class="p-quiet">{words.page.about}</p>
      <SnapshotShown snapshot={seen.snapshot} words={words} />
      <Before answers={seen.answers} words={words} />
      <h2>{words.accept.heading}</h2>
      {seen.accepted ? (
        <p>{words.accept.done}</p>
      ) : (
        <>
          <p>{words.accept.lead}</p>
          <Sent to={to} send={words.accept.send} id="accept">
            <Asked pocket={pocket} press={accept} what="accept" />
          </Sent>
        </>
      )}
      <h2>{words.ask.heading}</h2>
      <Sent to={to} send={words.ask.send} id="ask">
        <Asked pocket={pocket} press={ask} what="ask" />
        <Lines name="question" label={words.ask.label} hint={words.ask.hint} wrong={wrongAt(wrong, 'question', words)} value={typed.question} rows={4} />
      </Sent>
      <h2>{words.report.heading}</h2>
      <Sent to={to} send={words.report.send} id="report">
        <Asked pocket={pocket} press={report} what="report" />
        <Choose
          name="event"
          label={words.report.what}
          wrong={wrongAt(wrong, 'event', words)}
          value={typed.event}
          options={[{ value: '', text: '–' }, ...partnerEvents.map((value) => ({ value, text: words.report.events[value] }))]}
        />
        <Lines name="report" label={words.report.label} wrong={wrongAt(wrong, 'report', words)} value={typed.report} rows={3} />
      </Sent>
      <p class="p-quiet">{words.page.minutes}</p>
      <Sent to={to} send={words.page.close}>
        <Hidden name="what" value="close" />
      </Sent>
    </>
  )
}

export const SaidAbroad = ({ heading, text }: { readonly heading: string; readonly text: string | null }): VNode => (
  <>
    <h1>{heading}</h1>
    {text === null ? null : <p>{text}</p>}
  </>
)
