import type { FormState, Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { Form } from '#ui/components/form.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Time } from '#ui/components/time.tsx'
import type { Id } from '#kernel/id.ts'
import { functionWords } from '#capabilities/directory/contract.ts'
import type { FunctionKind } from '#capabilities/directory/contract.ts'
import { declineReasons } from '#capabilities/cooperation/domain/meeting.ts'
import { cooperationPaths } from '#capabilities/cooperation/paths.ts'
import type { Invitation } from '#capabilities/cooperation/store/invitation.ts'
import { cooperationWords } from '#capabilities/cooperation/words.ts'

export type Invited = {
  readonly invitation: Invitation
  readonly others: readonly FunctionKind[]
  readonly askedBy: string
  readonly function: FunctionKind | null
  readonly meetingId: Id | null
}

/** A time, a neutral word, and who asks. Nothing else. */
export function invitationPage({ invitation, others, askedBy, function: kind, meetingId }: Invited, form: FormState, page: Page): Shown {
  const words = cooperationWords[page.language]
  const i = words.invitation
  const open = invitation.meetingState === 'called' && invitation.answer !== 'accept'
  return {
    title: i.title,
    place: 'meetings',
    trail: [{ href: cooperationPaths.list, text: words.meetings }],
    body: (
      <>
        <h1>{i.title}</h1>
        <p>{i.lead}</p>
        <SummaryList
          rows={[
            { key: 'when', text: i.when, value: <Time at={invitation.at} now={page.now} language={page.language} as="both" /> },
            { key: 'word', text: i.word, value: invitation.word },
            { key: 'who', text: i.who, value: askedBy },
            ...(kind ? [{ key: 'as', text: i.as, value: functionWords(kind, page.language) }] : []),
            { key: 'by', text: i.answerBy, value: <Time at={invitation.answerBy} now={page.now} language={page.language} as="both" /> },
            ...(invitation.answer === 'none' ? [] : [{ key: 'answer', text: i.answered, value: words.answers[invitation.answer] }]),
          ]}
        />
        {invitation.meetingState === 'cancelled' ? <Notice tone="info">{i.off}</Notice> : null}
        {meetingId ? (
          <p>
            <ButtonLink href={cooperationPaths.one(meetingId)}>{i.toMeeting}</ButtonLink>
          </p>
        ) : null}
        {invitation.answer === 'accept' && !meetingId ? <Notice tone="info">{i.askLead}</Notice> : null}
        {open || form.notice ? (
          <Form page={page} form={form} action={cooperationPaths.invitation(invitation.id)} submit={i.submit}>
            <Radios
              form={form}
              name="answer"
              legend={i.legend}
              options={[
                { value: 'accept', text: i.accept, hint: i.acceptHint, key: 1 },
                { value: 'decline', text: i.decline, key: 2 },
              ]}
            />
            <Select
              form={form}
              name="reason"
              label={i.reason}
              empty={i.choose}
              options={declineReasons.map((value) => ({ value, text: words.reasons[value] }))}
            />
            {others.length > 0 ? (
              <Checkboxes
                form={form}
                name="all"
                legend={i.others}
                hint={i.othersHint}
                options={[{ value: 'yes', text: i.forAll(others.map((kind) => functionWords(kind, page.language)).join(', ')) }]}
              />
            ) : null}
          </Form>
        ) : null}
      </>
    ),
  }
}
