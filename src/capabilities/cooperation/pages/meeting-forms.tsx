import type { ComponentChildren } from 'preact'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { Confirm } from '#ui/components/confirm.tsx'
import { Form } from '#ui/components/form.tsx'
import { MomentField } from '#ui/components/moment-field.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { Time } from '#ui/components/time.tsx'
import { functionWords } from '#capabilities/directory/contract.ts'
import { DecisionFields } from '#capabilities/cooperation/pages/decision-page.tsx'
import { ModeFields } from '#capabilities/cooperation/pages/mode-fields.tsx'
import { cooperationPaths } from '#capabilities/cooperation/paths.ts'
import type { ModeFacts } from '#capabilities/cooperation/queries/mode-facts.ts'
import type { Candidate } from '#capabilities/cooperation/queries/prepare-meeting.ts'
import type { MeetingAnswer } from '#capabilities/cooperation/queries/show-meeting.ts'
import type { Clock } from '#capabilities/cooperation/store/clock.ts'
import { cooperationWords } from '#capabilities/cooperation/words.ts'

export type WithMode = { readonly meeting: MeetingAnswer; readonly facts: ModeFacts }
export type WithOffers = { readonly meeting: MeetingAnswer; readonly offers: readonly Candidate[] }

const frame = (meeting: MeetingAnswer, page: Page, title: string, body: ComponentChildren): Shown => {
  const words = cooperationWords[page.language]
  return {
    title,
    place: 'meetings',
    trail: [
      { href: cooperationPaths.list, text: words.meetings },
      { href: cooperationPaths.one(meeting.id), text: `${meeting.pseudonym} · ${meeting.word}` },
    ],
    body: (
      <>
        <h1>{title}</h1>
        {body}
      </>
    ),
  }
}

export const decisionPage = (meeting: MeetingAnswer, form: FormState, page: Page): Shown =>
  frame(meeting, page, cooperationWords[page.language].page.decideTitle, <DecisionFields model={meeting} form={form} page={page} />)

export const modePage = ({ meeting, facts }: WithMode, form: FormState, page: Page): Shown => {
  const words = cooperationWords[page.language].mode
  return frame(
    meeting,
    page,
    words.title,
    <Form
      page={page}
      form={form}
      action={cooperationPaths.mode(meeting.id)}
      version={meeting.version}
      submit={words.change}
      audience={words.audience}
      reach="shared"
    >
      <ModeFields form={form} page={page} consents={facts.consents} grounds={facts.grounds} value={meeting.mode} />
    </Form>,
  )
}

export const heldPage = (meeting: MeetingAnswer, form: FormState, page: Page): Shown => {
  const words = cooperationWords[page.language].page
  return frame(
    meeting,
    page,
    words.holdTitle,
    <Form page={page} form={form} action={cooperationPaths.held(meeting.id)} submit={words.holdSubmit}>
      <Checkboxes
        form={form}
        name="came"
        legend={words.holdCame}
        value={meeting.who.filter((each) => each.answer === 'accept').map((each) => each.id)}
        options={meeting.who.map((each) => ({ value: each.id, text: `${functionWords(each.function, page.language)} · ${each.zone}` }))}
      />
      <MomentField form={form} name="nextAt" label={words.holdNext} hint={words.holdNextHint} />
    </Form>,
  )
}

export const cancelPage = (meeting: MeetingAnswer, form: FormState, page: Page): Shown => {
  const words = cooperationWords[page.language].page
  return frame(
    meeting,
    page,
    words.cancelTitle,
    <Confirm
      page={page}
      form={form}
      action={cooperationPaths.cancel(meeting.id)}
      submit={words.cancel}
      gone={[words.cancelGone]}
      forWhom={words.cancelWhom}
      back={cooperationPaths.one(meeting.id)}
    />,
  )
}

export const minutesPage = (meeting: MeetingAnswer, form: FormState, page: Page): Shown => {
  const words = cooperationWords[page.language].page
  return frame(
    meeting,
    page,
    words.writeMinutes,
    <Form page={page} form={form} action={cooperationPaths.minutes(meeting.id)} submit={words.writeMinutes} audience={words.minutesAudience}>
      <TextArea form={form} name="words" label={words.minutesWords} hint={words.minutesHint} rows={10} />
    </Form>,
  )
}

export const askPage = ({ meeting, offers }: WithOffers, form: FormState, page: Page): Shown => {
  const words = cooperationWords[page.language]
  return frame(
    meeting,
    page,
    words.page.askTitle,
    offers.length === 0 ? (
      <Notice tone="info">{words.convene.nobody}</Notice>
    ) : (
      <Form page={page} form={form} action={cooperationPaths.ask(meeting.id)} submit={words.page.askSubmit} audience={words.convene.audience} reach="shared">
        <Select
          form={form}
          name="chair"
          label={words.page.askWho}
          empty={words.mode.choose}
          options={offers.map((each) => ({
            value: each.value,
            text: `${functionWords(each.function, page.language)} · ${each.zoneName} (${each.onDuty ? words.convene.onDuty : words.convene.offDuty})`,
          }))}
        />
      </Form>
    ),
  )
}

/** A clock that is not of a meeting page alone: it has no trail into a case, since a deputy may not be in it. */
export const clockPage = (clock: Clock, form: FormState, page: Page): Shown => {
  const words = cooperationWords[page.language]
  return {
    title: words.page.stopTitle,
    place: 'meetings',
    trail: [{ href: cooperationPaths.list, text: words.meetings }],
    body: (
      <>
        <h1>{words.page.stopTitle}</h1>
        <p>
          {words.clocks[clock.code]} · <Time at={clock.dueAt} now={page.now} language={page.language} as="both" />
        </p>
        <p>{words.clockHints[clock.code]}</p>
        <Form page={page} form={form} action={cooperationPaths.clock(clock.id)} submit={words.list.stop}>
          <p>{words.page.stopHint}</p>
        </Form>
      </>
    ),
  }
}
