import { aboutLanguage, publicLanguages } from '#kernel/public-language.ts'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { DateField } from '#ui/components/date-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { Tick } from '#ui/components/tick.tsx'
import type { FormState, Page, Shown } from '#ui/page.ts'
import type { LineCode } from '#capabilities/information/domain/codes.ts'
import type { NationalNumber } from '#capabilities/information/domain/numbers.ts'
import type { Version } from '#capabilities/information/domain/version.ts'
import { sitePaths } from '#capabilities/information/paths.ts'
import { staffWords } from '#capabilities/information/words.ts'

export type NumbersModel = { readonly numbers: readonly NationalNumber[] }
export type NumberModel = { readonly code: LineCode; readonly number: string; readonly source: string; readonly today: string }

/** The national numbers, and which of them somebody has looked up. */
export function numbersPage({ numbers }: NumbersModel, page: Page): Shown {
  const t = staffWords[page.language]
  return {
    title: t.title,
    place: 'site',
    trail: [{ href: sitePaths.all(), text: t.title }],
    body: (
      <>
        <h1>{t.numbers.title}</h1>
        <p class="l-lead">{t.numbers.lead}</p>
        <DataTable
          caption={t.numbers.title}
          quietCaption
          language={page.language}
          columns={[
            { key: 'what', text: t.numbers.what },
            { key: 'number', text: t.numbers.number },
            { key: 'status', text: t.numbers.status },
            { key: 'confirm', text: t.version.decide },
          ]}
          rows={numbers.map((one) => ({
            key: one.code,
            cells: {
              what: t.numbers.names[one.code],
              number: one.number,
              status: one.confirmedOn === null ? t.numbers.not : `${one.confirmedOn} · ${one.source}`,
              confirm: (
                <a href={sitePaths.proposeNumber(one.code)}>
                  {t.numbers.confirm}
                  <span class="govuk-visually-hidden">{` ${t.numbers.names[one.code]}`}</span>
                </a>
              ),
            },
          }))}
        />
      </>
    ),
  }
}

export function numberFormPage(model: NumberModel, form: FormState, page: Page): Shown {
  const t = staffWords[page.language]
  return {
    title: t.title,
    place: 'site',
    trail: [
      { href: sitePaths.all(), text: t.title },
      { href: sitePaths.numbers(), text: t.numbers.title },
    ],
    body: (
      <>
        <h1>{t.numbers.names[model.code]}</h1>
        <Form
          page={page}
          form={form}
          action={sitePaths.proposeNumber(model.code)}
          submit={t.text.submit}
          secondary={<a href={sitePaths.numbers()}>{t.text.back}</a>}
        >
          <TextField form={form} name="phone" label={t.numbers.phone} type="tel" width="medium" />
          <TextField form={form} name="whence" label={t.numbers.whence} maxLength={200} />
          <DateField form={form} name="day" label={t.numbers.day} />
        </Form>
      </>
    ),
  }
}

export type ServiceLine = {
  readonly id: string
  readonly name: string
  readonly shown: boolean
  readonly phone: string | null
  readonly waiting: string | null
}
export type ServicesModel = { readonly functions: readonly ServiceLine[] }
export type ServiceModel = { readonly id: string; readonly name: string; readonly now: Version | null; readonly today: string }

/** What the own zone shows of itself to everybody. */
export function servicesPage({ functions }: ServicesModel, page: Page): Shown {
  const t = staffWords[page.language]
  return {
    title: t.title,
    place: 'site',
    body: (
      <>
        <h1>{t.services.title}</h1>
        <p class="l-lead">{t.services.lead}</p>
        <DataTable
          caption={t.services.title}
          quietCaption
          language={page.language}
          empty={t.services.none}
          columns={[
            { key: 'function', text: t.services.function },
            { key: 'status', text: t.services.status },
            { key: 'waiting', text: t.waiting.title },
          ]}
          rows={functions.map((one) => ({
            key: one.id,
            cells: {
              function: <a href={sitePaths.proposeService(one.id)}>{one.name}</a>,
              status: one.shown ? `${t.yes} · ${one.phone ?? ''}` : t.no,
              waiting: one.waiting === null ? t.no : <a href={sitePaths.version(one.waiting)}>{t.yes}</a>,
            },
          }))}
        />
      </>
    ),
  }
}

export function serviceFormPage(model: ServiceModel, form: FormState, page: Page): Shown {
  const t = staffWords[page.language]
  const languages = publicLanguages.filter((one) => one !== 'sv-easy').map((value) => ({ value, text: aboutLanguage(value).name }))
  return {
    title: t.title,
    place: 'site',
    trail: [{ href: sitePaths.services(), text: t.services.title }],
    body: (
      <>
        <h1>{t.services.change}</h1>
        <p>{model.name}</p>
        <Form
          page={page}
          form={form}
          action={sitePaths.proposeService(model.id)}
          submit={t.text.submit}
          secondary={<a href={sitePaths.services()}>{t.text.back}</a>}
        >
          <Tick form={form} name="shown" label={t.services.shown} />
          <TextField form={form} name="phone" label={t.services.phone} hint={t.services.phoneHint} type="tel" width="medium" />
          <Checkboxes form={form} name="spoken" legend={t.services.spoken} options={languages} />
          <Tick form={form} name="interpreter" label={t.services.interpreter} />
          <DateField form={form} name="day" label={t.services.day} />
        </Form>
      </>
    ),
  }
}
