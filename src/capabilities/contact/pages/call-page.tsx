import type { ComponentChildren, VNode } from 'preact'
import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Columns } from '#ui/components/columns.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SealedText } from '#ui/components/sealed-text.tsx'
import { SmallForm } from '#ui/components/small-form.tsx'
import { State } from '#ui/components/state.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import { casePaths } from '#capabilities/cases/contract.ts'
import { contactPaths } from '#capabilities/contact/paths.ts'
import { sayRule } from '#capabilities/contact/pages/say-rule.ts'
import { urgencyTone } from '#capabilities/contact/pages/calls-page.tsx'
import type { CallAnswer } from '#capabilities/contact/queries/show-call.ts'
import { contactWords } from '#capabilities/contact/words.ts'

type Words = (typeof contactWords)['sv']

const joined = (texts: readonly string[], nothing: string): string => (texts.length === 0 ? nothing : texts.join(' · '))

/** The answers, in the order they were asked. */
export const callRows = (
  call: CallAnswer,
  words: Words,
  page: Page,
): readonly { readonly key: string; readonly text: string; readonly value: ComponentChildren }[] => {
  return [
    { key: 'caller', text: words.form.caller, value: words.callers[call.caller] },
    { key: 'subject', text: words.form.subject, value: words.subjects[call.subject] },
    { key: 'danger', text: words.form.danger, value: <State tone={urgencyTone(call.urgency)} text={words.answers[call.danger]} /> },
    {
      key: 'child',
      text: words.form.child,
      value: call.countsAsChild && call.child === 'unknown' ? `${words.answers.unknown} – ${words.one.childCounts}` : words.answers[call.child],
    },
    {
      key: 'place',
      text: words.form.municipality,
      value: <SealedText text={call.municipality.name ?? words.placeUnknown} label={words.form.municipality} language={page.language} />,
    },
    { key: 'language', text: words.form.language, value: call.language ? words.languages[call.language] : words.one.nothing },
    { key: 'interpreter', text: words.form.interpreter, value: words.answers[call.interpreter] },
    { key: 'safe', text: words.form.safe, value: joined(sayRule(call.safe.flags, call.safe.hours, words), words.one.nothing) },
    {
      key: 'consents',
      text: words.form.consents,
      value: joined(
        call.consents.map((each) => words.consents[each]),
        words.one.nothing,
      ),
    },
    {
      key: 'advice',
      text: words.form.advice,
      value: joined(
        call.advice.map((each) => words.advice[each]),
        words.one.nothing,
      ),
    },
  ]
}

const SaidInWords = ({ call, words, page }: { readonly call: CallAnswer; readonly words: Words; readonly page: Page }): VNode => {
  if (call.words === null) return <Notice tone="info">{call.wordsMoved ? words.one.inCase : words.one.sealed}</Notice>
  const parts = [
    { text: call.words.summary, label: words.form.summary },
    { text: call.words.safeWords, label: words.form.safeWords },
    { text: call.words.codeWord, label: words.form.codeWord },
    { text: call.words.names, label: words.form.names },
  ].filter((part) => part.text !== '')
  if (parts.length === 0) return <p>{words.one.nothing}</p>
  return (
    <>
      {parts.map((part, place) => (
        <SealedText key={part.label} text={part.text} label={part.label} open={place === 0} blurPrint language={page.language} />
      ))}
    </>
  )
}

const Reaching = ({ call, words }: { readonly call: CallAnswer; readonly words: Words }): VNode => (
  <>
    {call.safe.toSay ? (
      <Notice tone={call.consents.includes('call_back') ? 'danger' : 'info'}>
        <p>{call.consents.includes('call_back') ? words.safe.wantsCall : words.safe.nobody}</p>
        <ButtonLink href={contactPaths.safe(call.id)} small>
          {words.safe.title}
        </ButtonLink>
      </Notice>
    ) : null}
    {call.safe.mayAdd ? (
      <ButtonLink href={contactPaths.safe(call.id)} tone="quiet" small>
        {words.safe.title}
      </ButtonLink>
    ) : null}
    <SummaryList
      rows={call.safe.now.map(({ channel, why }) => ({
        key: channel,
        text: words.channels[channel],
        value: why === null ? <State tone="done" text={words.may} /> : <State tone="late" text={words.why[why]} />,
      }))}
    />
  </>
)

const Next = ({ call, words, page }: { readonly call: CallAnswer; readonly words: Words; readonly page: Page }): VNode | null => {
  if (call.state !== 'open' && call.state !== 'stays') return <Notice tone="info">{words.one.settled}</Notice>
  if (call.handOver !== null)
    return (
      <Notice tone="info">
        <p>
          <a href={contactPaths.receipt(call.handOver)}>{words.refused.pending}</a>
        </p>
      </Notice>
    )
  return (
    <>
      <h2>{words.one.next}</h2>
      <Columns count={2}>
        <Panel title={words.one.open} level={3}>
          <p>{words.one.openHint}</p>
          <SmallForm page={page} action={contactPaths.open(call.id)} version={call.version} submit={words.one.open} tone="go" />
        </Panel>
        <Panel title={words.one.join} level={3}>
          <p>{words.one.joinHint}</p>
          <ButtonLink href={contactPaths.join(call.id)} tone="quiet" small>
            {words.one.join}
          </ButtonLink>
        </Panel>
        {call.state === 'open' ? (
          <Panel title={words.one.stay} level={3}>
            <p>{words.one.stayHint}</p>
            <SmallForm page={page} action={contactPaths.stay(call.id)} version={call.version} submit={words.one.stay} />
          </Panel>
        ) : null}
        <Panel title={words.one.handOver} level={3}>
          <p>{words.one.handOverHint}</p>
          <ButtonLink href={contactPaths.handOver(call.id)} tone="quiet" small>
            {words.one.handOver}
          </ButtonLink>
        </Panel>
      </Columns>
    </>
  )
}

/** To read back: is this right? Then what becomes of it. */
export function callPage(call: CallAnswer, page: Page): Shown {
  const words = contactWords[page.language]
  return {
    title: words.one.title,
    place: 'calls',
    trail: [{ href: contactPaths.list, text: words.calls }],
    body: (
      <>
        <h1>{words.one.readBack}</h1>
        <p>
          <Tag tone={urgencyTone(call.urgency)} text={words.urgency[call.urgency]} /> <Tag tone="quiet" text={words.states[call.state]} /> {words.one.takenAt}{' '}
          <Time at={call.takenAt} now={page.now} language={page.language} as="both" />
        </p>
        {call.caseId ? (
          <p>
            <ButtonLink href={casePaths.one(call.caseId)}>{words.one.toCase}</ButtonLink>
          </p>
        ) : null}
        <Panel title={words.form.summary}>
          <SaidInWords call={call} words={words} page={page} />
        </Panel>
        <Panel title={words.one.asked}>
          <SummaryList rows={callRows(call, words, page)} />
        </Panel>
        <Panel title={words.one.contactNow}>
          <Reaching call={call} words={words} />
        </Panel>
        <Next call={call} words={words} page={page} />
      </>
    ),
  }
}
