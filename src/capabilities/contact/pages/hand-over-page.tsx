import type { VNode } from 'preact'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Form } from '#ui/components/form.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Receipt } from '#ui/components/receipt.tsx'
import { Select } from '#ui/components/select.tsx'
import { State } from '#ui/components/state.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Time } from '#ui/components/time.tsx'
import { declineReasons } from '#capabilities/contact/domain/codes.ts'
import { sayRule } from '#capabilities/contact/pages/say-rule.ts'
import { urgencyTone } from '#capabilities/contact/pages/calls-page.tsx'
import { contactPaths } from '#capabilities/contact/paths.ts'
import type { HandOverReceipt } from '#capabilities/contact/queries/show-hand-over.ts'
import { contactWords } from '#capabilities/contact/words.ts'

type Words = (typeof contactWords)['sv']

const nameOf = (party: HandOverReceipt['from'], words: Words): string => party.zone ?? (party.line ? words.lines[party.line] : '')

const Codes = ({ codes, words }: { readonly codes: NonNullable<HandOverReceipt['codes']>; readonly words: Words }): VNode => (
  <SummaryList
    rows={[
      { key: 'urgency', text: words.list.urgent, value: <State tone={urgencyTone(codes.urgency)} text={words.urgency[codes.urgency]} /> },
      { key: 'danger', text: words.form.danger, value: words.answers[codes.danger] },
      {
        key: 'child',
        text: words.form.child,
        value: codes.child === 'unknown' ? `${words.answers.unknown} – ${words.one.childCounts}` : words.answers[codes.child],
      },
      { key: 'language', text: words.form.language, value: codes.language ? words.languages[codes.language] : words.one.nothing },
      { key: 'interpreter', text: words.form.interpreter, value: words.answers[codes.interpreter] },
      {
        key: 'safe',
        text: words.form.safe,
        value: sayRule(codes.safeFlags, codes.hours, words).join(' · ') || words.one.nothing,
      },
      { key: 'words', text: words.form.summary, value: codes.withWords ? words.handOver.withWords : words.handOver.codesOnly },
    ]}
  />
)

const title = (page: Page): Pick<Shown, 'place' | 'trail'> => ({
  place: 'calls',
  trail: [{ href: contactPaths.list, text: contactWords[page.language].calls }],
})

/** Sent, answered, when: the same for both sides. */
export function receiptPage(receipt: HandOverReceipt, page: Page): Shown {
  const words = contactWords[page.language]
  const h = words.handOver
  const answered = receipt.answer ? h[receipt.answer] : h.waiting
  return {
    ...title(page),
    title: h.receipt,
    body: (
      <>
        <h1>{h.aHandOver}</h1>
        <Receipt
          title={h.receipt}
          language={page.language}
          rows={[
            { key: 'from', text: h.from, value: nameOf(receipt.from, words) },
            { key: 'to', text: h.to, value: nameOf(receipt.to, words) },
            { key: 'sent', text: h.sent, value: <Time at={receipt.sentAt} now={page.now} language={page.language} as="both" /> },
            { key: 'answer', text: h.answer, value: receipt.reason ? `${answered}: ${h.reasons[receipt.reason]}` : answered },
            ...(receipt.answeredAt
              ? [{ key: 'answered', text: h.answered, value: <Time at={receipt.answeredAt} now={page.now} language={page.language} as="both" /> }]
              : []),
          ]}
        />
        {receipt.codes ? <Codes codes={receipt.codes} words={words} /> : <p>{h.gone}</p>}
        {receipt.oursToAnswer ? (
          <p>
            <ButtonLink href={contactPaths.answer(receipt.id)}>{h.answerTitle}</ButtonLink>
          </p>
        ) : null}
        {receipt.callId ? (
          <p>
            <ButtonLink href={contactPaths.one(receipt.callId)} tone="quiet">
              {h.openCall}
            </ButtonLink>
          </p>
        ) : null}
      </>
    ),
  }
}

/** Receive, or say no with a reason. */
export function answerPage(receipt: HandOverReceipt, form: FormState, page: Page): Shown {
  const words = contactWords[page.language]
  const h = words.handOver
  const byLine = receipt.to.line !== null
  return {
    ...title(page),
    title: h.answerTitle,
    body: (
      <>
        <h1>{h.answerTitle}</h1>
        <p>
          {byLine ? nameOf(receipt.to, words) : nameOf(receipt.from, words)} · <Time at={receipt.sentAt} now={page.now} language={page.language} as="both" />
        </p>
        {receipt.codes ? <Codes codes={receipt.codes} words={words} /> : null}
        <Form page={page} form={form} action={contactPaths.answer(receipt.id)} submit={h.answer}>
          <Radios
            form={form}
            name="answer"
            legend={byLine ? h.lineAnswer : h.answerTitle}
            hint={byLine ? undefined : h.receiveHint}
            options={[
              { value: 'received', text: byLine ? h.lineReceived : h.receive, key: 1 },
              { value: 'declined', text: byLine ? h.lineDeclined : h.decline, key: 2 },
            ]}
          />
          <Select
            form={form}
            name="reason"
            label={h.reason}
            empty={words.form.choose}
            options={declineReasons.map((value) => ({ value, text: h.reasons[value] }))}
          />
        </Form>
      </>
    ),
  }
}
