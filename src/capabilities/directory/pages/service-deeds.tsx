import type { ComponentChildren } from 'preact'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { DateField } from '#ui/components/date-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { experienceCodes, placeUnits, verifiedBy, verifiedOutcomes } from '#capabilities/directory/domain/offers.ts'
import { directoryPaths } from '#capabilities/directory/paths.ts'
import { servicePaths } from '#capabilities/directory/services-paths.ts'
import type { Service } from '#capabilities/directory/store/services.ts'
import { words } from '#capabilities/directory/words.ts'
import { serviceWords } from '#capabilities/directory/words.services.ts'

export type ServiceDeedModel = { readonly found: Service }
type Deed = { readonly title: string; readonly lead: string; readonly action: string; readonly version?: number; readonly fields: ComponentChildren }

const deedPage = ({ found }: ServiceDeedModel, form: FormState, page: Page, deed: Deed): Shown => {
  const t = serviceWords[page.language]
  const back = servicePaths.one(found.id)
  return {
    title: deed.title,
    place: 'directory',
    trail: [
      { href: directoryPaths.all(), text: words[page.language].title },
      { href: back, text: t.service.title },
    ],
    body: (
      <>
        <h1>{deed.title}</h1>
        <p>{`${found.name}, ${found.organisationName}`}</p>
        <p>{deed.lead}</p>
        <Form page={page} form={form} action={deed.action} version={deed.version} submit={t.form.submit} secondary={<a href={back}>{t.form.back}</a>}>
          {deed.fields}
        </Form>
      </>
    ),
  }
}

/** That a service was asked, how, and what came of it. */
export function verifyPage(model: ServiceDeedModel, form: FormState, page: Page): Shown {
  const t = serviceWords[page.language]
  return deedPage(model, form, page, {
    title: t.service.verify,
    lead: t.form.verifyLead,
    action: servicePaths.verify(model.found.id),
    version: model.found.version,
    fields: [
      <Radios key="how" form={form} name="how" legend={t.form.how} options={verifiedBy.map((value) => ({ value, text: t.hows[value] }))} />,
      <Radios
        key="outcome"
        form={form}
        name="outcome"
        legend={t.service.outcome}
        options={verifiedOutcomes.map((value) => ({ value, text: t.outcomes[value] }))}
      />,
      <DateField key="verified_on" form={form} name="verified_on" label={t.form.verifiedOn} />,
    ],
  })
}

/** How many places are free now. */
export function placesPage(model: ServiceDeedModel, form: FormState, page: Page): Shown {
  const t = serviceWords[page.language]
  return deedPage(model, form, page, {
    title: t.service.sayPlaces,
    lead: t.form.placesLead,
    action: servicePaths.places(model.found.id),
    fields: [
      <Radios key="unit" form={form} name="unit" legend={t.service.unit} options={placeUnits.map((value) => ({ value, text: t.units[value] }))} />,
      <TextField key="available" form={form} name="available" label={t.service.available} width="short" inputmode="numeric" />,
      <TextField key="maximum" form={form} name="maximum" label={t.form.maximum} hint={t.form.maximumHint} width="short" inputmode="numeric" />,
    ],
  })
}

/** How it went, in codes only. */
export function experiencePage(model: ServiceDeedModel, form: FormState, page: Page): Shown {
  const t = serviceWords[page.language]
  return deedPage(model, form, page, {
    title: t.service.note,
    lead: t.form.experienceLead,
    action: servicePaths.experience(model.found.id),
    fields: (
      <Checkboxes form={form} name="codes" legend={t.form.experience} options={experienceCodes.map((value) => ({ value, text: t.experiences[value] }))} />
    ),
  })
}
