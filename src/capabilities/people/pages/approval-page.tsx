import type { FormState, Page, Shown } from '#ui/page.ts'
import { Form } from '#ui/components/form.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tick } from '#ui/components/tick.tsx'
import { saidRoles } from '#capabilities/people/pages/person-parts.tsx'
import { peoplePaths } from '#capabilities/people/paths.ts'
import type { Person } from '#capabilities/people/store/persons.ts'
import { words } from '#capabilities/people/words.ts'

export function approveShown(person: Person, form: FormState, page: Page): Shown {
  const all = words[page.language]
  const t = all.approval
  const back = peoplePaths.person(person.id)
  return {
    title: t.title,
    place: 'people',
    trail: [
      { href: peoplePaths.list(), text: all.list.title },
      { href: back, text: person.staffCode },
    ],
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body">{t.text}</p>
        <SummaryList
          rows={[
            { key: 'name', text: all.list.name, value: person.name },
            { key: 'code', text: all.list.staffCode, value: person.staffCode },
            ...(person.waitingRoles.length === 0 ? [] : [{ key: 'roles', text: all.list.roles, value: saidRoles(person.waitingRoles, page.language) }]),
            ...(person.waitingHead ? [{ key: 'position', text: all.person.positions, value: all.positions.unit_head }] : []),
          ]}
        />
        {person.hasKeys ? null : <Notice tone="info">{t.codeText}</Notice>}
        <Form
          page={page}
          form={form}
          action={peoplePaths.approval(person.id)}
          submit={t.submit}
          secondary={
            <a class="l-form__back" href={back}>
              {all.cancel}
            </a>
          }
        >
          <Tick form={form} name="known" label={t.known} />
        </Form>
      </>
    ),
  }
}
