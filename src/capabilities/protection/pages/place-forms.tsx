import type { VNode } from 'preact'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { languageNames } from '#kernel/spoken-language.ts'
import { daysAfter } from '#kernel/time.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { DateField } from '#ui/components/date-field.tsx'
import { Details } from '#ui/components/details.tsx'
import { Form } from '#ui/components/form.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { Tick } from '#ui/components/tick.tsx'
import { isoDay } from '#ui/when.ts'
import { planLanguages } from '#capabilities/protection/domain/plan.ts'
import { adaptations, closedReasons, regions, takers } from '#capabilities/protection/domain/places.ts'
import { optionsFrom } from '#capabilities/protection/pages/parts.tsx'
import { placementPaths } from '#capabilities/protection/placement-paths.ts'
import type { PlaceModel } from '#capabilities/protection/queries/show-places.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

const trail = (page: Page, model?: PlaceModel) => [
  { href: placementPaths.places, text: protectionWords[page.language].places.title },
  ...(model ? [{ href: placementPaths.place(model.place.id), text: model.place.codeName }] : []),
]
const Back = ({ page, model }: { readonly page: Page; readonly model?: PlaceModel }): VNode => (
  <a class="l-form__back" href={model ? placementPaths.place(model.place.id) : placementPaths.places}>
    {protectionWords[page.language].places.title}
  </a>
)

const Nights = ({ model, page }: { readonly model: PlaceModel; readonly page: Page }): VNode => {
  const t = protectionWords[page.language]
  return (
    <>
      <DataTable
        caption={t.places.stays}
        empty={t.places.noStays}
        language={page.language}
        columns={[
          { key: 'nights', text: t.places.calendar },
          { key: 'what', text: t.places.what },
          { key: 'open', text: t.places.request },
        ]}
        rows={model.stays.map((stay) => ({
          key: stay.id,
          cells: {
            nights: <span class="l-tabular">{`${stay.nights.from} – ${stay.nights.until}`}</span>,
            what: stay.reason === null ? t.nightStates[stay.kind] : `${t.nightStates[stay.kind]} · ${t.closedReasons[stay.reason]}`,
            open:
              stay.askId === null ? (
                stay.nights.until > isoDay(page.now) ? (
                  <a href={placementPaths.openPlace(model.place.id, stay.id)}>{t.places.open}</a>
                ) : (
                  '–'
                )
              ) : (
                <a href={placementPaths.ask(stay.askId)}>{t.asks.one}</a>
              ),
          },
        }))}
      />
      <p class="govuk-body">
        <ButtonLink href={placementPaths.closePlace(model.place.id)} tone="quiet">
          {t.places.close}
        </ButtonLink>
      </p>
    </>
  )
}

/** What a place is like; no field for where it is. */
export function placeFormPage(model: PlaceModel | null, form: FormState, page: Page): Shown {
  const t = protectionWords[page.language]
  const place = model?.place
  const title = place?.codeName ?? t.places.newTitle
  const yes = (has: boolean | undefined): string | undefined => (has ? 'yes' : undefined)
  return {
    title: t.tabs.place,
    place: 'places',
    trail: trail(page),
    body: (
      <>
        <h1>{title}</h1>
        <p class="govuk-body">{t.places.lead}</p>
        {model ? <Nights model={model} page={page} /> : null}
        {model ? <h2>{t.places.change}</h2> : null}
        <Form
          page={page}
          form={form}
          action={place ? placementPaths.place(place.id) : placementPaths.newPlace}
          version={place?.version}
          submit={t.places.save}
          secondary={<Back page={page} />}
        >
          <TextField form={form} name="codeName" label={t.places.codeName} hint={t.places.codeHint} width="medium" maxLength={12} value={place?.codeName} />
          <TextField form={form} name="house" label={t.places.house} hint={t.places.houseHint} width="short" maxLength={4} value={place?.house} />
          <Select form={form} name="region" label={t.places.region} empty={t.choose} options={optionsFrom(regions, t.regions)} value={place?.region} />
          <Checkboxes form={form} name="takes" legend={t.places.takes} options={optionsFrom(takers, t.takers)} value={place?.takes ?? []} />
          <TextField form={form} name="adults" label={t.places.adults} width="short" inputmode="numeric" value={String(place?.adults ?? 1)} />
          <TextField form={form} name="children" label={t.places.children} width="short" inputmode="numeric" value={String(place?.children ?? 0)} />
          <Tick form={form} name="wheelchair" label={t.places.wheelchair} value={yes(place?.wheelchair)} />
          <Checkboxes form={form} name="adapted" legend={t.places.adapted} options={optionsFrom(adaptations, t.adaptations)} value={place?.adapted ?? []} />
          <Tick form={form} name="pets" label={t.places.pets} value={yes(place?.pets)} />
          <Tick form={form} name="nightStaff" label={t.places.nightStaff} value={yes(place?.nightStaff)} />
          <Checkboxes form={form} name="avoid" legend={t.places.avoid} options={optionsFrom(regions, t.regions)} value={place?.avoid ?? []} />
          <Details summary={t.places.languages} open={(place?.languages.length ?? 0) > 0}>
            <Checkboxes
              form={form}
              name="languages"
              legend={t.places.languages}
              options={optionsFrom(planLanguages, languageNames(page.language))}
              value={place?.languages ?? []}
              inline
            />
          </Details>
        </Form>
      </>
    ),
  }
}

export function closePlacePage(model: PlaceModel, form: FormState, page: Page): Shown {
  const t = protectionWords[page.language]
  return {
    title: t.places.close,
    place: 'places',
    trail: trail(page, model),
    body: (
      <>
        <h1>{t.places.close}</h1>
        <p class="govuk-body">{t.places.closeLead}</p>
        <Form page={page} form={form} action={placementPaths.closePlace(model.place.id)} submit={t.places.close} secondary={<Back page={page} model={model} />}>
          <DateField form={form} name="from" label={t.places.from} value={isoDay(page.now)} />
          <DateField form={form} name="until" label={t.places.until} value={isoDay(daysAfter(page.now, 7))} />
          <Radios form={form} name="reason" legend={t.places.reason} options={optionsFrom(closedReasons, t.closedReasons)} />
        </Form>
      </>
    ),
  }
}

export function openPlacePage(model: PlaceModel & { readonly closing: string }, form: FormState, page: Page): Shown {
  const t = protectionWords[page.language]
  return {
    title: t.places.open,
    place: 'places',
    trail: trail(page, model),
    body: (
      <>
        <h1>{t.places.open}</h1>
        <p class="govuk-body">{t.places.openLead}</p>
        <Form
          page={page}
          form={form}
          action={placementPaths.openPlace(model.place.id, model.closing)}
          submit={t.places.open}
          secondary={<Back page={page} model={model} />}
        />
      </>
    ),
  }
}
