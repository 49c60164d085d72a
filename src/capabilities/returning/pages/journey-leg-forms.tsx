import type { VNode } from 'preact'
import { typed, type FormState, type Page, type Shown } from '#ui/page.ts'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { Form } from '#ui/components/form.tsx'
import { MomentField } from '#ui/components/moment-field.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { isoCountries } from '#capabilities/directory/contract.ts'
import { helps, meeters, modes } from '#capabilities/returning/domain/journey.ts'
import { isWall, isZone, offsetAt, readWall, zonesOf } from '#capabilities/returning/domain/wall-time.ts'
import { journeyPaths } from '#capabilities/returning/journey-paths.ts'
import { BackTo, countryName, countryOptions, journeyOptions, journeyTrail, sayWall } from '#capabilities/returning/pages/journey-parts.tsx'
import type { LegForm } from '#capabilities/returning/queries/prepare-journey.ts'
import { journeyWords } from '#capabilities/returning/words.journey.ts'

/** Zones of the country that was chosen; before any was, those of every country that has several. */
function zoneOptions(country: string, page: Page) {
  const countries = country === '' ? isoCountries.map((one) => one.code) : [country]
  return countries.flatMap((code) => {
    const zones = zonesOf(code)
    return zones.length < 2 ? [] : zones.map((zone) => ({ value: zone, text: zone.replaceAll('_', ' '), group: countryName(code, page.language) }))
  })
}

/** The two moments of a time that comes twice, by how far the clocks then stand from UTC. */
function foldOptions(wall: string, zone: string, page: Page) {
  const t = journeyWords[page.language]
  const read = isWall(wall) && isZone(zone) ? readWall(wall, zone) : null
  const say = (fold: 'first' | 'second'): string => (read?.kind === 'twice' ? `${t.folds[fold]} (${offsetAt(read[fold], zone)})` : t.folds[fold])
  return [
    { value: 'first', text: say('first') },
    { value: 'second', text: say('second') },
  ]
}

const Stop = ({ side, form, page }: { readonly side: 'depart' | 'arrive'; readonly form: FormState; readonly page: Page }): VNode => {
  const t = journeyWords[page.language]
  const country = side === 'depart' ? 'fromCountry' : 'toCountry'
  const chosen = typed(form, country)
  const [only] = zonesOf(chosen === '' ? 'ZZ' : chosen)
  const zone = typed(form, `${side}Zone`) || (only ?? '')
  const doubled = form.errors.some((error) => error.field === `${side}Fold`) || typed(form, `${side}Fold`) !== ''
  return (
    <>
      <Select form={form} name={country} label={t[country]} empty={t.choose} options={countryOptions(page.language)} />
      <MomentField form={form} name={`${side}Wall`} label={t[`${side}Wall`]} hint={t.departWallHint} />
      <Select form={form} name={`${side}Zone`} label={t[`${side}Zone`]} hint={t.zoneHint} empty={t.zoneOwn} options={zoneOptions(chosen, page)} />
      {doubled ? (
        <Radios form={form} name={`${side}Fold`} legend={t[`${side}Fold`]} hint={t.foldHint} options={foldOptions(typed(form, `${side}Wall`), zone, page)} />
      ) : null}
    </>
  )
}

const LegWordFields = ({ model, form, page }: { readonly model: LegForm; readonly form: FormState; readonly page: Page }): VNode => {
  const t = journeyWords[page.language]
  if (!model.writes) return <p class="govuk-body">{t.wordsElsewhere}</p>
  return (
    <fieldset class="govuk-fieldset">
      <legend class="govuk-fieldset__legend">{t.wordsLegend}</legend>
      <p class="govuk-hint">{model.closed ? t.sealedElsewhere : t.wordsLead}</p>
      <TextField form={form} name="from" label={t.legWords.from} maxLength={120} />
      <TextField form={form} name="to" label={t.legWords.to} maxLength={120} />
      <TextField form={form} name="number" label={t.legWords.number} width="short" maxLength={40} />
      <TextField form={form} name="meets" label={t.legWords.meets} maxLength={200} />
      <TextArea form={form} name="note" label={t.legWords.note} rows={2} />
    </fieldset>
  )
}

export function legForm(model: LegForm, form: FormState, page: Page): Shown {
  const t = journeyWords[page.language]
  const { card, leg } = model
  const heading = leg ? `${t.changeLeg} ${model.place}` : t.addLeg
  return {
    title: `${leg ? t.changeLeg : t.addLeg} · ${card.pseudonym}`,
    place: 'cases',
    trail: journeyTrail(card, page.language),
    body: (
      <>
        <h1>{heading}</h1>
        <Form
          page={page}
          form={form}
          action={leg ? journeyPaths.leg(card.id, leg.id) : journeyPaths.newLeg(card.id)}
          version={leg?.version}
          submit={t.save}
          audience={t.audience}
          secondary={<BackTo href={journeyPaths.one(card.id)} language={page.language} />}
        >
          <Radios form={form} name="mode" legend={t.mode} inline options={journeyOptions(modes, t.modes)} />
          <Stop side="depart" form={form} page={page} />
          <Stop side="arrive" form={form} page={page} />
          <Radios form={form} name="help" legend={t.help} options={journeyOptions(helps, t.helps)} />
          <Radios form={form} name="metBy" legend={t.metBy} options={journeyOptions(meeters, t.meeters)} />
          <Checkboxes form={form} name="short" legend={t.short} options={[{ value: 'yes', text: t.yes }]} />
          <LegWordFields model={model} form={form} page={page} />
        </Form>
      </>
    ),
  }
}

export function removeLegForm(model: LegForm, form: FormState, page: Page): Shown {
  const t = journeyWords[page.language]
  const { card, leg } = model
  return {
    title: `${t.removeLeg} · ${card.pseudonym}`,
    place: 'cases',
    trail: journeyTrail(card, page.language),
    body: (
      <>
        <h1>{t.removeLeg}</h1>
        {leg ? <p class="govuk-body">{`${t.leg} ${model.place} · ${t.modes[leg.mode]} · ${sayWall(leg.depart.at, leg.depart.zone)}`}</p> : null}
        <p class="govuk-body">{t.removeLegLead}</p>
        <Form
          page={page}
          form={form}
          action={journeyPaths.removeLeg(card.id, leg?.id ?? '')}
          version={leg?.version}
          submit={t.remove}
          tone="danger"
          secondary={<BackTo href={journeyPaths.one(card.id)} language={page.language} />}
        />
      </>
    ),
  }
}
