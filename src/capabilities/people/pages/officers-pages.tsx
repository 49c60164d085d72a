import type { VNode } from 'preact'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { Form } from '#ui/components/form.tsx'
import { PersonChecks } from '#ui/components/person-checks.tsx'
import { PersonSelect } from '#ui/components/person-select.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { peoplePaths } from '#capabilities/people/paths.ts'
import { words } from '#capabilities/people/words.ts'

type Choice = { readonly id: string; readonly text: string }
export type OfficersModel = { readonly officers: readonly Choice[]; readonly colleagues: readonly Choice[] }

const Officers = ({ model, form, page }: { readonly model: OfficersModel; readonly form: FormState; readonly page: Page }): VNode => {
  const t = words[page.language].setUp
  return (
    <>
      <p class="govuk-hint">{t.officersHint}</p>
      {[1, 2, 3].map((place) => (
        <div key={place}>
          <PersonSelect
            form={form}
            language={page.language}
            name={`officer${place}`}
            label={`${t.officers} ${place}`}
            empty={t.choose}
            options={model.officers.map((one) => ({ value: one.id, text: one.text }))}
          />
          <TextField form={form} name={`code${place}`} label={`${t.officers} ${place}, ${t.codes}`} width="short" maxLength={20} />
        </div>
      ))}
    </>
  )
}
const frame = (title: string, body: VNode, page: Page): Shown => ({
  title,
  place: 'people',
  trail: [
    { href: peoplePaths.list(), text: words[page.language].list.title },
    { href: peoplePaths.zone(), text: words[page.language].zone.title },
  ],
  body,
})

export function setUpShown(model: OfficersModel, form: FormState, page: Page): Shown {
  const t = words[page.language].setUp
  return frame(
    t.title,
    <>
      <h1>{t.title}</h1>
      <p class="govuk-body">{t.text}</p>
      <Form page={page} form={form} action={peoplePaths.setUp()} submit={t.submit}>
        <Officers model={model} form={form} page={page} />
        <PersonChecks
          form={form}
          name="duty"
          language={page.language}
          legend={t.duty}
          options={model.colleagues.map((one) => ({ value: one.id, text: one.text }))}
        />
      </Form>
    </>,
    page,
  )
}

export function officersShown(model: OfficersModel, form: FormState, page: Page): Shown {
  const t = words[page.language].officers
  return frame(
    t.title,
    <>
      <h1>{t.title}</h1>
      <p class="govuk-body">{t.text}</p>
      <Form page={page} form={form} action={peoplePaths.officers()} submit={t.submit}>
        <Officers model={model} form={form} page={page} />
      </Form>
    </>,
    page,
  )
}
