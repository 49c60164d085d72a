import type { VNode } from 'preact'
import { languageNames, spokenLanguages } from '#kernel/spoken-language.ts'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { Form } from '#ui/components/form.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { Tick } from '#ui/components/tick.tsx'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { isHome, meetingWays, neededDocuments, serviceHours, serviceNeeds, serviceStatuses, targetGroups } from '#capabilities/directory/domain/offers.ts'
import { FoldedChoices } from '#capabilities/directory/pages/folded-choices.tsx'
import { contactFields } from '#capabilities/directory/pages/organisation-form.tsx'
import { directoryPaths } from '#capabilities/directory/paths.ts'
import { allCounties, sayCountry } from '#capabilities/directory/queries/place-names.ts'
import { servicePaths } from '#capabilities/directory/services-paths.ts'
import type { Organisation } from '#capabilities/directory/store/organisations.ts'
import type { Service } from '#capabilities/directory/store/services.ts'
import { words } from '#capabilities/directory/words.ts'
import { serviceWords } from '#capabilities/directory/words.services.ts'

export type ServiceFormModel = { readonly organisation: Organisation; readonly found: Service | null }
type Parts = { readonly model: ServiceFormModel; readonly form: FormState; readonly page: Page }

const areaFields = ({ model, form, page }: Parts): VNode => {
  const t = serviceWords[page.language].form
  if (!isHome(model.organisation.countryCode)) return <p>{sayCountry(model.organisation.countryCode, page.language)}</p>
  return (
    <>
      <Tick form={form} name="everywhere" label={t.everywhere} />
      <TextField form={form} name="municipalities" label={t.municipalities} hint={t.municipalitiesHint} />
      <FoldedChoices
        form={form}
        name="counties"
        legend={t.counties}
        none={t.noneChosen}
        options={allCounties().map((each) => ({ value: each.code, text: each.name }))}
      />
    </>
  )
}

const whom = ({ form, page }: Parts): VNode => {
  const t = serviceWords[page.language]
  const names = languageNames(page.language)
  return (
    <>
      <Checkboxes form={form} name="needs" legend={t.form.needs} inline options={serviceNeeds.map((value) => ({ value, text: t.needs[value] }))} />
      <Checkboxes form={form} name="groups" legend={t.form.groups} inline options={targetGroups.map((value) => ({ value, text: t.groups[value] }))} />
      <TextField form={form} name="minimum_age" label={t.form.minimumAge} width="short" inputmode="numeric" />
      <TextField form={form} name="maximum_age" label={t.form.maximumAge} width="short" inputmode="numeric" />
      <TextArea form={form} name="eligibility" label={t.service.eligibility} rows={3} maxLength={1000} />
      <FoldedChoices
        form={form}
        name="languages"
        legend={t.form.languages}
        none={t.form.noneChosen}
        options={spokenLanguages.map((value) => ({ value, text: names[value] }))}
      />
      <Tick form={form} name="interpretation" label={t.service.interpretation} />
    </>
  )
}

const how = ({ form, page }: Parts): VNode => {
  const t = serviceWords[page.language]
  return (
    <>
      <Radios form={form} name="hours" legend={t.service.hours} options={serviceHours.map((value) => ({ value, text: t.hours[value] }))} />
      <TextArea form={form} name="openings" label={t.form.openings} hint={t.form.openingsHint} rows={3} maxLength={600} />
      <TextArea form={form} name="how_to_reach" label={t.service.how} rows={3} maxLength={1000} />
      <TextField form={form} name="fees" label={t.service.fees} maxLength={300} />
      <Checkboxes
        form={form}
        name="documents"
        legend={t.form.documents}
        inline
        options={neededDocuments.map((value) => ({ value, text: t.documents[value] }))}
      />
      <Radios form={form} name="meets" legend={t.form.meets} options={meetingWays.map((value) => ({ value, text: t.meets[value] }))} />
      <TextField form={form} name="website" label={t.form.website} hint={t.form.websiteHint} type="url" maxLength={300} />
    </>
  )
}

/** A service added to an organisation, or changed. */
export function serviceFormPage(model: ServiceFormModel, form: FormState, page: Page): Shown {
  const t = serviceWords[page.language]
  const { organisation, found } = model
  const title = found === null ? t.form.newService : t.form.editService
  const back = found === null ? servicePaths.organisation(organisation.id) : servicePaths.one(found.id)
  const parts = { model, form, page }
  return {
    title,
    place: 'directory',
    trail: [
      { href: directoryPaths.all(), text: words[page.language].title },
      { href: servicePaths.organisation(organisation.id), text: t.service.organisation },
    ],
    body: (
      <>
        <h1>{title}</h1>
        <p>{organisation.name}</p>
        <Form
          page={page}
          form={form}
          action={found === null ? servicePaths.newService(organisation.id) : servicePaths.edit(found.id)}
          version={found?.version}
          submit={t.form.submit}
          secondary={<a href={back}>{t.form.back}</a>}
        >
          {found === null ? (
            <Tick form={form} name="protected" label={t.form.protected} hint={t.form.protectedHint} />
          ) : found.protected ? (
            <p>{t.service.protectedPlace}</p>
          ) : null}
          <TextField form={form} name="name" label={t.form.name} hint={t.form.nameHint} maxLength={160} />
          <TextArea form={form} name="description" label={t.form.description} rows={4} maxLength={2000} />
          {found === null ? null : (
            <Radios form={form} name="status" legend={t.service.status} options={serviceStatuses.map((value) => ({ value, text: t.statuses[value] }))} />
          )}
          {whom(parts)}
          {areaFields(parts)}
          {how(parts)}
          {contactFields(form, page.language)}
        </Form>
      </>
    ),
  }
}
