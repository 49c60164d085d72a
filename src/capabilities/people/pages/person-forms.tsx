import type { FormState, Page, Shown } from '#ui/page.ts'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { Confirm } from '#ui/components/confirm.tsx'
import { DateField } from '#ui/components/date-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { recoveryReasons } from '#capabilities/people/domain/ceremony.ts'
import type { Role } from '#capabilities/people/domain/roles.ts'
import { peoplePaths } from '#capabilities/people/paths.ts'
import type { HandOver } from '#capabilities/people/sockets.ts'
import type { Person } from '#capabilities/people/store/persons.ts'
import { roleWords, words } from '#capabilities/people/words.ts'

const trailTo = (page: Page, person?: Person) => [
  { href: peoplePaths.list(), text: words[page.language].list.title },
  ...(person ? [{ href: peoplePaths.person(person.id), text: person.staffCode }] : []),
]
const roleOptions = (roles: readonly Role[], page: Page) => roles.map((role) => ({ value: role, text: roleWords(role, page.language) }))
const back = (href: string, page: Page) => (
  <a class="l-form__back" href={href}>
    {words[page.language].cancel}
  </a>
)

export function inviteShown(model: { readonly code: string; readonly roles: readonly Role[] }, form: FormState, page: Page): Shown {
  const t = words[page.language].invite
  return {
    title: t.title,
    place: 'people',
    trail: trailTo(page),
    body: (
      <>
        <h1>{t.title}</h1>
        <Form page={page} form={form} action={peoplePaths.invite()} submit={t.submit} secondary={back(peoplePaths.list(), page)}>
          <TextField form={form} name="name" label={t.name} maxLength={120} />
          <TextField form={form} name="login" label={t.login} hint={t.loginHint(model.code.toLowerCase())} width="medium" maxLength={40} />
          <Radios
            form={form}
            name="language"
            legend={t.language}
            options={[
              { value: 'sv', text: t.languages.sv },
              { value: 'en', text: t.languages.en },
            ]}
            inline
          />
          <Checkboxes form={form} name="roles" legend={t.roles} hint={t.rolesHint} options={roleOptions(model.roles, page)} />
          <DateField form={form} name="until" label={t.until} hint={t.untilHint} />
        </Form>
      </>
    ),
  }
}

export function changeShown(model: { readonly person: Person; readonly roles: readonly Role[] }, form: FormState, page: Page): Shown {
  const all = words[page.language]
  const t = all.change
  const { person } = model
  return {
    title: t.title,
    place: 'people',
    trail: trailTo(page, person),
    body: (
      <>
        <h1>{t.title}</h1>
        <Form
          page={page}
          form={form}
          action={peoplePaths.change(person.id)}
          version={person.version}
          submit={t.submit}
          secondary={back(peoplePaths.person(person.id), page)}
        >
          <TextField form={form} name="name" label={all.invite.name} maxLength={120} />
          <Checkboxes form={form} name="roles" legend={all.invite.roles} hint={all.invite.rolesHint} options={roleOptions(model.roles, page)} />
          <Checkboxes form={form} name="positions" legend={t.positions} options={[{ value: 'unit_head', text: all.positions.unit_head }]} />
          <DateField form={form} name="until" label={all.invite.until} hint={all.invite.untilHint} />
          <Notice tone="info">{t.effect}</Notice>
        </Form>
      </>
    ),
  }
}

/** A page with a sentence and one button. */
function simple(title: string, text: string, submit: string, action: string, person: Person, form: FormState, page: Page): Shown {
  return {
    title,
    place: 'people',
    trail: trailTo(page, person),
    body: (
      <>
        <h1>{title}</h1>
        <p class="govuk-body">{person.name}</p>
        <p class="govuk-body">{text}</p>
        <Form page={page} form={form} action={action} submit={submit} secondary={back(peoplePaths.person(person.id), page)} />
      </>
    ),
  }
}
export const newLinkShown = (person: Person, form: FormState, page: Page): Shown =>
  simple(
    words[page.language].newLink.title,
    words[page.language].newLink.text,
    words[page.language].newLink.submit,
    peoplePaths.invitation(person.id),
    person,
    form,
    page,
  )
export const dutyShown = (person: Person, form: FormState, page: Page): Shown =>
  simple(words[page.language].duty.title, words[page.language].duty.text, words[page.language].duty.submit, peoplePaths.duty(person.id), person, form, page)

export function leaveShown(model: { readonly person: Person; readonly open: readonly HandOver[]; readonly seats: number }, form: FormState, page: Page): Shown {
  const t = words[page.language].leave
  const { person, open, seats } = model
  const href = peoplePaths.person(person.id)
  return {
    title: t.title,
    place: 'people',
    trail: trailTo(page, person),
    body: (
      <>
        <h1>{t.title}</h1>
        <Panel title={t.handOver} tone={open.length + seats > 0 ? 'late' : 'mist'}>
          {open.length + seats === 0 ? (
            <p class="govuk-body">{t.nothing}</p>
          ) : (
            <ul class="govuk-list govuk-list--bullet">
              {open.map((one) => (
                <li key={one.href}>
                  <a href={one.href}>{`${one.words[page.language]}: ${one.count}`}</a>
                </li>
              ))}
              {seats > 0 ? (
                <li>
                  <a href={peoplePaths.officers()}>{t.seats(seats)}</a>
                </li>
              ) : null}
            </ul>
          )}
        </Panel>
        <p class="govuk-body">{t.stays}</p>
        <Confirm
          page={page}
          form={form}
          action={peoplePaths.leave(person.id)}
          version={person.version}
          submit={t.submit}
          gone={t.gone}
          forWhom={`${person.name} · ${person.staffCode}`}
          back={href}
        />
      </>
    ),
  }
}

export function recoverShown(person: Person, form: FormState, page: Page): Shown {
  const all = words[page.language]
  const t = all.recover
  return {
    title: t.title,
    place: 'people',
    trail: trailTo(page, person),
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body">{person.name}</p>
        <p class="govuk-body">{t.text}</p>
        <Form page={page} form={form} action={peoplePaths.recover(person.id)} submit={t.submit} secondary={back(peoplePaths.person(person.id), page)}>
          <Radios form={form} name="reason" legend={t.reason} options={recoveryReasons.map((reason) => ({ value: reason, text: all.reasons[reason] }))} />
        </Form>
      </>
    ),
  }
}
