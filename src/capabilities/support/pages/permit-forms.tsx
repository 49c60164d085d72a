import type { ComponentChildren } from 'preact'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { languageNames } from '#kernel/spoken-language.ts'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { DateField } from '#ui/components/date-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { PersonSelect } from '#ui/components/person-select.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { isoDay } from '#ui/when.ts'
import { axisWords } from '#capabilities/cases/contract.ts'
import { applicants, bases, decidedOutcomes, tellers, toldThings, ways } from '#capabilities/support/domain/permit.ts'
import { interpreters } from '#capabilities/support/domain/rights.ts'
import { languageCodes } from '#capabilities/support/forms/permit.ts'
import { lawPaths } from '#capabilities/support/law-paths.ts'
import { BackTo, lawOptions, lawTrail } from '#capabilities/support/pages/law-parts.tsx'
import { permitTitle } from '#capabilities/support/pages/permits-page.tsx'
import type { ApplyForm, OnePermitForm } from '#capabilities/support/queries/show-permits.ts'
import { lawWords } from '#capabilities/support/words.law.ts'

export function applyForm(model: ApplyForm, form: FormState, page: Page): Shown {
  const t = lawWords[page.language].permits
  const { card } = model.entered
  const list = lawPaths.permits(card.id)
  return {
    title: `${t.tabs.apply} · ${card.pseudonym}`,
    place: 'cases',
    trail: lawTrail(card, { href: list, text: t.title }),
    body: (
      <>
        <h1>{t.apply[model.kind]}</h1>
        <p class="govuk-body">{t.applyLead}</p>
        {model.kind === 'extension' ? <p class="govuk-body">{t.extendLead}</p> : null}
        {model.becomes === null ? null : <p class="govuk-body">{t.cardFollows.applied(axisWords('residence', model.becomes, page.language))}</p>}
        <Form page={page} form={form} action={lawPaths.newPermit(card.id, model.kind)} submit={t.save} secondary={<BackTo href={list} text={t.title} />}>
          <Radios form={form} name="applicant" legend={t.applicant} options={lawOptions(applicants, t.applicants)} />
          <Radios form={form} name="basis" legend={t.basis} options={lawOptions(bases, t.bases)} />
          <Radios form={form} name="way" legend={t.way} options={lawOptions(ways, t.ways)} />
          <DateField form={form} name="sentOn" label={t.sentOn} value={isoDay(page.now)} />
          <TextArea form={form} name="words" label={t.words} hint={t.wordsHint} rows={3} />
        </Form>
      </>
    ),
  }
}

type Deed = {
  readonly deed: keyof (typeof lawWords)['sv']['permits']['tabs']['deeds']
  readonly title: string
  readonly lead?: string
  readonly more?: readonly string[]
  readonly fields: (form: FormState) => ComponentChildren
}
const deedForm =
  (describe: (model: OnePermitForm, page: Page) => Deed) =>
  (model: OnePermitForm, form: FormState, page: Page): Shown => {
    const t = lawWords[page.language].permits
    const { card } = model.entered
    const { deed, title, lead, more, fields } = describe(model, page)
    const one = lawPaths.permit(card.id, model.permit.id)
    return {
      title: `${t.tabs.deeds[deed]} · ${card.pseudonym}`,
      place: 'cases',
      trail: lawTrail(card, { href: lawPaths.permits(card.id), text: t.title }),
      body: (
        <>
          <h1>{title}</h1>
          {lead ? <p class="govuk-body">{lead}</p> : null}
          {more?.map((line) => (
            <p class="govuk-body" key={line}>
              {line}
            </p>
          ))}
          <Form
            page={page}
            form={form}
            action={lawPaths.permitDeed(card.id, model.permit.id, deed)}
            version={model.permit.version}
            submit={t.save}
            secondary={<BackTo href={one} text={permitTitle(model.permit, page)} />}
          >
            {fields(form)}
          </Form>
        </>
      ),
    }
  }

/** What the same deed changes on the card, said before it is done. */
const sayFollowing = ({ following }: OnePermitForm, event: 'granted' | 'refused' | 'withdrawn' | 'revoked', page: Page): readonly string[] => {
  const became = following[event]
  const t = lawWords[page.language].permits
  return became === null ? [] : [t.cardFollows[event](axisWords('residence', became, page.language))]
}

const dutyFields = (model: OnePermitForm, form: FormState, page: Page) => {
  const t = lawWords[page.language].permits
  const options = model.staff.map((one) => ({ value: one.id, text: one.name }))
  return [
    <PersonSelect key="person" form={form} name="person" language={page.language} label={t.person} value={model.me} options={options} />,
    <PersonSelect key="deputy" form={form} name="deputy" language={page.language} label={t.deputy} empty={t.headStandsIn} options={options} />,
  ]
}

export const receiptForm = deedForm((_model, page) => {
  const t = lawWords[page.language].permits
  return { deed: 'receipt', title: t.receipt, fields: (form) => <DateField form={form} name="receivedOn" label={t.receivedOn} value={isoDay(page.now)} /> }
})
export const decideForm = deedForm((model, page) => {
  const t = lawWords[page.language].permits
  return {
    deed: 'decision',
    title: t.decide,
    more: [
      ...sayFollowing(model, 'granted', page),
      ...sayFollowing(model, 'refused', page),
      ...sayFollowing(model, 'withdrawn', page),
      ...(model.following.granted === null && model.following.refused === null
        ? [t.cardStays(axisWords('residence', model.following.now, page.language))]
        : []),
    ],
    fields: (form) => [
      <Radios key="outcome" form={form} name="outcome" legend={t.outcome} options={lawOptions(decidedOutcomes, t.outcomes)} />,
      <DateField key="on" form={form} name="decidedOn" label={t.decidedOn} value={isoDay(page.now)} />,
      <TextArea key="number" form={form} name="number" label={t.number} hint={t.numberHint} rows={2} />,
      <DateField key="from" form={form} name="validFrom" label={t.validFrom} hint={t.validHint} />,
      <DateField key="to" form={form} name="validTo" label={t.validTo} hint={t.validHint} />,
      <Checkboxes key="checked" form={form} name="checked" legend={t.validTo} options={[{ value: 'yes', text: t.checked }]} />,
      ...dutyFields(model, form, page),
    ],
  }
})
export const revokeForm = deedForm((model, page) => {
  const t = lawWords[page.language].permits
  return {
    deed: 'revocation',
    title: t.revoke,
    lead: t.revokeLead,
    more: model.following.revoked === null ? [t.cardStays(axisWords('residence', model.following.now, page.language))] : sayFollowing(model, 'revoked', page),
    fields: (form) => [
      <DateField key="heard" form={form} name="heardOn" label={t.heardOn} />,
      <DateField key="on" form={form} name="revokedOn" label={t.revokedOn} value={isoDay(page.now)} />,
      ...dutyFields(model, form, page),
    ],
  }
})
export const stayForm = deedForm((model, page) => {
  const t = lawWords[page.language].permits
  return {
    deed: 'stay',
    title: t.stay,
    lead: t.stayLead,
    fields: (form) => [
      <DateField key="on" form={form} name="stayOn" label={t.stayOn} value={model.permit.stayOn ?? isoDay(page.now)} />,
      <DateField key="ended" form={form} name="stayEndedOn" label={t.stayEndedOn} value={model.permit.stayEndedOn ?? ''} />,
    ],
  }
})
export const tellForm = deedForm((_model, page) => {
  const t = lawWords[page.language].permits
  const options = (codes: readonly string[], words: Readonly<Record<string, string>>) => codes.map((code) => ({ value: code, text: words[code] ?? code }))
  return {
    deed: 'told',
    title: t.tell,
    fields: (form) => [
      <Select key="teller" form={form} name="teller" label={t.teller} empty={t.choose} options={options(tellers, t.tellers)} />,
      <Select key="what" form={form} name="what" label={t.what} empty={t.choose} options={options(toldThings, t.things)} />,
      <DateField key="on" form={form} name="toldOn" label={t.toldOn} value={isoDay(page.now)} />,
      <Select key="language" form={form} name="language" label={t.language} empty={t.choose} options={options(languageCodes, languageNames(page.language))} />,
      <Radios key="interpreter" form={form} name="interpreter" legend={t.interpreter} options={options(interpreters, t.interpreters)} />,
    ],
  }
})
