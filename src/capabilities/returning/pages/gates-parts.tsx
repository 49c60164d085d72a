import type { ComponentChildren } from 'preact'
import type { FormState, Page, Shown } from '#ui/page.ts'
import type { Language } from '#kernel/language.ts'
import { Form } from '#ui/components/form.tsx'
import { isoCountries } from '#capabilities/directory/contract.ts'
import { BackTo, returnTrail, type CaseHead } from '#capabilities/returning/pages/choice-parts.tsx'
import { gatesWords } from '#capabilities/returning/words.gates.ts'

type Filling = {
  readonly head: CaseHead
  readonly form: FormState
  readonly page: Page
  readonly title: string
  readonly lead: string
  readonly above?: ComponentChildren
  readonly action: string
  readonly back: { readonly href: string; readonly text: string }
  readonly submit: string
  readonly version?: number
  readonly sealed?: boolean
  readonly tone?: 'go' | 'danger'
  readonly children?: ComponentChildren
}

/** A form of this part: what it is for, its fields, and the way back to the page it came from. */
export function fillBefore({ head, form, page, title, lead, above, action, back, submit, version, sealed, tone, children }: Filling): Shown {
  const { language } = page
  return {
    title: `${back.text} · ${head.pseudonym}`,
    place: 'cases',
    trail: [...returnTrail(head, language), back],
    body: (
      <>
        <h1>{title}</h1>
        <p class="govuk-body">{lead}</p>
        {above}
        <Form
          page={page}
          form={form}
          action={action}
          submit={submit}
          version={version}
          tone={tone}
          audience={sealed ? gatesWords[language].audience : undefined}
          secondary={<BackTo href={back.href} language={language} />}
        >
          {children}
        </Form>
      </>
    ),
  }
}

export const countryOptions = (language: Language) =>
  isoCountries
    .map(({ code, nameSv, nameEn }) => ({ value: code, text: language === 'sv' ? nameSv : nameEn }))
    .sort((one, other) => one.text.localeCompare(other.text, language))
export const sayCountry = (code: string | null, language: Language): string => {
  const found = isoCountries.find((one) => one.code === code)
  return found ? (language === 'sv' ? found.nameSv : found.nameEn) : (code ?? '–')
}
