import type { ComponentChildren } from 'preact'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Form } from '#ui/components/form.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { lines } from '#capabilities/contact/domain/codes.ts'
import { contactPaths } from '#capabilities/contact/paths.ts'
import type { Call } from '#capabilities/contact/store/call.ts'
import { contactWords } from '#capabilities/contact/words.ts'

export type Settling = { readonly call: Call }
export type Joining = Settling & { readonly cases: readonly { readonly id: string; readonly pseudonym: string }[] }
export type HandingOver = Settling & { readonly zones: readonly { readonly id: string; readonly name: string }[]; readonly wordsCross: boolean }

type Part = { readonly title: string; readonly hint: string; readonly action: string; readonly submit: string }

const frame = (page: Page, id: string, title: string, body: ComponentChildren): Shown => {
  const words = contactWords[page.language]
  return {
    title,
    place: 'calls',
    trail: [
      { href: contactPaths.list, text: words.calls },
      { href: contactPaths.one(id), text: words.aCall },
    ],
    body: (
      <>
        <h1>{title}</h1>
        {body}
      </>
    ),
  }
}

const oneButton = ({ call }: Settling, form: FormState, page: Page, part: Part): Shown =>
  frame(
    page,
    call.id,
    part.title,
    <>
      <p>{part.hint}</p>
      <Form
        page={page}
        form={form}
        action={part.action}
        version={call.version}
        submit={part.submit}
        secondary={
          <ButtonLink href={contactPaths.one(call.id)} tone="quiet">
            {contactWords[page.language].aCall}
          </ButtonLink>
        }
      />
    </>,
  )

/** The call leaves no case. */
export const stayPage = (model: Settling, form: FormState, page: Page): Shown => {
  const words = contactWords[page.language].one
  return oneButton(model, form, page, { title: words.stayTitle, hint: words.stayHint, action: contactPaths.stay(model.call.id), submit: words.stay })
}

/** The call becomes a case. */
export const openCasePage = (model: Settling, form: FormState, page: Page): Shown => {
  const words = contactWords[page.language].one
  return oneButton(model, form, page, { title: words.openTitle, hint: words.openHint, action: contactPaths.open(model.call.id), submit: words.open })
}

/** The call joins a case the operator works in. */
export const joinPage = (model: Joining, form: FormState, page: Page): Shown => {
  const words = contactWords[page.language].one
  return frame(
    page,
    model.call.id,
    words.joinTitle,
    model.cases.length === 0 ? (
      <Notice tone="info">{words.noCases}</Notice>
    ) : (
      <Form page={page} form={form} action={contactPaths.join(model.call.id)} version={model.call.version} submit={words.join}>
        <Select
          form={form}
          name="caseId"
          label={words.joinCase}
          hint={words.joinHint}
          empty={contactWords[page.language].form.choose}
          options={model.cases.map((each) => ({ value: each.id, text: each.pseudonym }))}
        />
      </Form>
    ),
  )
}

/** To whom, and what goes along. */
export const handOverPage = (model: HandingOver, form: FormState, page: Page): Shown => {
  const words = contactWords[page.language]
  return frame(
    page,
    model.call.id,
    words.handOver.title,
    <>
      <p>{words.handOver.lead}</p>
      <Notice tone={model.wordsCross ? 'warn' : 'info'}>{model.wordsCross ? words.handOver.words : words.handOver.noWords}</Notice>
      <Form page={page} form={form} action={contactPaths.handOver(model.call.id)} version={model.call.version} submit={words.handOver.submit}>
        <Select
          form={form}
          name="toZone"
          label={words.handOver.toZone}
          empty={words.handOver.none}
          options={model.zones.map((zone) => ({ value: zone.id, text: zone.name }))}
        />
        <Radios form={form} name="toLine" legend={words.handOver.toLine} options={lines.map((value) => ({ value, text: words.lines[value] }))} />
      </Form>
    </>,
  )
}
