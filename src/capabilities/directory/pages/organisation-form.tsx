import type { VNode } from 'preact'
import { Form } from '#ui/components/form.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { Tick } from '#ui/components/tick.tsx'
import { valueOf } from '#ui/components/field.tsx'
import type { FormState, Page, Shown } from '#ui/page.ts'
import type { Language } from '#kernel/language.ts'
import { contactFunctions, isContactFunction } from '#capabilities/directory/domain/contact-function.ts'
import { organisationKinds } from '#capabilities/directory/domain/offers.ts'
import { directoryPaths } from '#capabilities/directory/paths.ts'
import { isoCountries } from '#capabilities/directory/reference/countries.ts'
import { sayCountry } from '#capabilities/directory/queries/place-names.ts'
import { servicePaths } from '#capabilities/directory/services-paths.ts'
import type { Organisation } from '#capabilities/directory/store/organisations.ts'
import { words } from '#capabilities/directory/words.ts'
import { serviceWords } from '#capabilities/directory/words.services.ts'

/** `hides`: it has no address, because of a protected place. */
export type OrganisationFormModel = { readonly found: Organisation | null; readonly atHome: boolean; readonly hides: boolean }

const countryOptions = (language: Language, atHome: boolean) => {
  const order = new Intl.Collator(language)
  return isoCountries
    .filter(({ code }) => atHome || code !== 'SE')
    .map(({ code }) => ({ value: code, text: sayCountry(code, language) }))
    .sort((a, b) => order.compare(a.text, b.text))
}

/** The named function that answers, with its number and mail. */
export const contactFields = (form: FormState, language: Language): readonly VNode[] => {
  const { form: t, contactFunctions: called } = serviceWords[language]
  const held = valueOf(form, 'contact_title', undefined)
  return [
    <Select
      key="contact_title"
      form={form}
      name="contact_title"
      label={t.contactTitle}
      hint={held === '' || isContactFunction(held) ? t.contactTitleHint : t.contactTitleHeld(held)}
      empty={t.choose}
      options={contactFunctions.map((value) => ({ value, text: called[value] }))}
    />,
    <TextField key="phone" form={form} name="phone" label={t.phone} type="tel" width="medium" maxLength={31} />,
    <TextField key="contact_email" form={form} name="contact_email" label={t.email} hint={t.emailHint} type="email" maxLength={200} />,
  ]
}

const Fields = ({ model, form, page }: { readonly model: OrganisationFormModel; readonly form: FormState; readonly page: Page }): VNode => {
  const t = serviceWords[page.language]
  const kinds = organisationKinds.map((value) => ({ value, text: t.organisations[value] }))
  return (
    <>
      {model.found === null ? (
        <Select
          form={form}
          name="country"
          label={t.service.country}
          hint={t.form.countryHint}
          options={countryOptions(page.language, model.atHome)}
          empty={t.form.choose}
        />
      ) : (
        <p>{sayCountry(model.found.countryCode, page.language)}</p>
      )}
      <Select form={form} name="kind" label={t.service.kind} options={kinds} empty={t.form.choose} />
      <TextField form={form} name="name" label={t.form.name} hint={t.form.nameHint} maxLength={160} />
      <TextField form={form} name="alternate_name" label={t.form.alternateName} maxLength={160} />
      <TextArea form={form} name="description" label={t.form.description} rows={4} maxLength={2000} />
      <TextField form={form} name="website" label={t.form.website} hint={t.form.websiteHint} type="url" maxLength={300} />
      <TextField form={form} name="email" label={t.form.email} hint={t.form.emailHint} type="email" maxLength={200} />
      {contactFields(form, page.language)}
      <TextField form={form} name="address" label={t.form.address} hint={model.hides ? t.form.addressNone : t.form.addressHint} maxLength={200} />
      <TextField form={form} name="postal_code" label={t.form.postalCode} width="short" maxLength={20} />
      <TextField form={form} name="city" label={t.form.city} width="medium" maxLength={120} />
      <TextField form={form} name="region" label={t.form.region} width="medium" maxLength={120} />
      {model.found === null ? null : <Tick form={form} name="active" label={t.form.active} hint={t.form.activeHint} />}
    </>
  )
}

/** An organisation added, or changed. */
export function organisationFormPage(model: OrganisationFormModel, form: FormState, page: Page): Shown {
  const t = serviceWords[page.language].form
  const { found } = model
  const back = found === null ? servicePaths.search() : servicePaths.organisation(found.id)
  return {
    title: found === null ? t.newOrganisation : t.editOrganisation,
    place: 'directory',
    trail: [
      { href: directoryPaths.all(), text: words[page.language].title },
      { href: servicePaths.search(), text: serviceWords[page.language].search.title },
    ],
    body: (
      <>
        <h1>{found === null ? t.newOrganisation : t.editOrganisation}</h1>
        <Form
          page={page}
          form={form}
          action={found === null ? servicePaths.newOrganisation() : servicePaths.editOrganisation(found.id)}
          version={found?.version}
          submit={t.submit}
          secondary={<a href={back}>{t.back}</a>}
        >
          {Fields({ model, form, page })}
        </Form>
      </>
    ),
  }
}
