import type { FormState, Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { Confirm } from '#ui/components/confirm.tsx'
import { DateField } from '#ui/components/date-field.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Form } from '#ui/components/form.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { Time } from '#ui/components/time.tsx'
import { sealedClasses } from '#capabilities/people/contract.ts'
import { capacities, consentForms, informedLanguages } from '#capabilities/cases/domain/consent.ts'
import { disclosurePurposes } from '#capabilities/cases/domain/disclosure.ts'
import { BackTo, classOptions, optionsFrom, sayClasses, sayLanguage, trailTo } from '#capabilities/cases/pages/parts.tsx'
import { casePaths } from '#capabilities/cases/paths.ts'
import { sayPerson, sayZone } from '#capabilities/cases/queries/names.ts'
import type { ConsentsModel } from '#capabilities/cases/queries/show-consents.ts'
import { casesWords } from '#capabilities/cases/words.ts'

type One = ConsentsModel['consents'][number]

const Consent = ({ model, one, page: { language, now } }: { readonly model: ConsentsModel; readonly one: One; readonly page: Page }) => {
  const t = casesWords[language]
  const tone = one.state === 'valid' ? 'done' : one.state === 'refused' ? 'new' : 'quiet'
  const rows = [
    { key: 'classes', text: t.consents.classes, value: sayClasses(one.classes, language) },
    { key: 'recipients', text: t.consents.recipients, value: one.recipients.map((zone) => sayZone(model.names, zone)).join(', ') },
    { key: 'purposes', text: t.consents.purposes, value: one.purposes.map((purpose) => t.purposes[purpose as keyof typeof t.purposes] ?? purpose).join(', ') },
    {
      key: 'form',
      text: t.consents.form,
      value: `${t.consentForms[one.form as keyof typeof t.consentForms]} · ${sayLanguage(one.language, language)}${one.interpreter ? ` · ${t.consents.interpreter.toLowerCase()}` : ''}`,
    },
    { key: 'capacity', text: t.consents.capacity, value: t.capacities[one.capacity as keyof typeof t.capacities] },
    { key: 'given', text: t.consents.givenOn, value: `${one.givenOn} · ${sayPerson(model.names, one.informedBy, language)}` },
    { key: 'until', text: t.consents.validUntil, value: <Time at={one.validUntil} now={now} language={language} /> },
    ...(one.conditionsRecord
      ? [
          {
            key: 'conditions',
            text: t.consents.conditions,
            value: <a href={casePaths.record(model.case.id, one.conditionsRecord)}>{t.kinds.consent_conditions}</a>,
          },
        ]
      : []),
  ]
  return (
    <Panel
      title={t.consents[one.state]}

      aside={<Tag tone={tone} text={t.consents[one.state]} />}
      action={one.state === 'valid' && model.mayRecord ? { href: casePaths.withdrawConsent(model.case.id, one.id), text: t.consents.withdraw } : undefined}
    >
      <SummaryList rows={rows} />
    </Panel>
  )
}

export function consentsPage(model: ConsentsModel, page: Page): Shown {
  const { language } = page
  const t = casesWords[language]
  return {
    title: `${t.consents.title} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: trailTo(model.case, language),
    body: (
      <>
        <h1>{t.consents.title}</h1>
        <p class="govuk-body">{t.consents.lead}</p>
        {model.mayRecord ? (
          <p class="l-actions">
            <ButtonLink href={casePaths.newConsent(model.case.id)}>{t.consents.newTitle}</ButtonLink>
          </p>
        ) : null}
        {model.consents.length === 0 ? (
          <Empty>{t.case.noConsents}</Empty>
        ) : (
          model.consents.map((one) => <Consent key={one.id} model={model} one={one} page={page} />)
        )}
      </>
    ),
  }
}

export function newConsentPage(model: ConsentsModel, form: FormState, page: Page): Shown {
  const { language } = page
  const t = casesWords[language]
  return {
    title: `${t.consents.newTitle} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: trailTo(model.case, language),
    body: (
      <>
        <h1>{t.consents.newTitle}</h1>
        <p class="govuk-body">{t.consents.lead}</p>
        <Form
          page={page}
          form={form}
          action={casePaths.newConsent(model.case.id)}
          submit={t.consents.submit}
          audience={t.audience(sayZone(model.names, model.zoneId), model.readers)}
          reach="team"
          secondary={<BackTo href={casePaths.consents(model.case.id)} language={language} />}
        >
          <Radios
            form={form}
            name="answer"
            legend={t.consents.answer}
            options={[
              { value: 'yes', text: t.consents.agreed },
              { value: 'no', text: t.consents.refusedWord },
            ]}
          />
          <Checkboxes form={form} name="classes" legend={t.consents.classes} options={classOptions(sealedClasses, language)} />
          <Checkboxes
            form={form}
            name="recipients"
            legend={t.consents.recipients}
            options={model.recipients.map((zone) => ({ value: zone, text: sayZone(model.names, zone) }))}
          />
          <Checkboxes form={form} name="purposes" legend={t.consents.purposes} options={optionsFrom(disclosurePurposes, t.purposes)} />
          <Radios form={form} name="capacity" legend={t.consents.capacity} options={optionsFrom(capacities, t.capacities)} />
          <Select
            form={form}
            name="language"
            label={t.consents.language}
            empty={t.choose}
            options={informedLanguages.map((code) => ({ value: code, text: sayLanguage(code, language) }))}
          />
          <Checkboxes form={form} name="interpreter" legend={t.consents.interpreter} options={[{ value: 'yes', text: t.yes }]} />
          <Radios form={form} name="form" legend={t.consents.form} options={optionsFrom(consentForms, t.consentForms)} inline />
          <DateField form={form} name="givenOn" label={t.consents.givenOn} />
          <DateField form={form} name="validUntil" label={t.consents.validUntil} />
          <TextArea form={form} name="conditions" label={t.consents.conditions} hint={t.consents.conditionsHint} rows={4} />
        </Form>
      </>
    ),
  }
}

export function withdrawPage({ model, one }: { readonly model: ConsentsModel; readonly one: One }, form: FormState, page: Page): Shown {
  const { language } = page
  const t = casesWords[language]
  return {
    title: `${t.consents.withdrawTitle} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: [...trailTo(model.case, language), { href: casePaths.consents(model.case.id), text: t.consents.title }],
    body: (
      <>
        <h1>{t.consents.withdrawTitle}</h1>
        <p class="govuk-body">{t.consents.stays}</p>
        <Confirm
          page={page}
          form={form}
          gone={t.consents.gone}
          forWhom={one.recipients.map((zone) => sayZone(model.names, zone)).join(', ')}
          action={casePaths.withdrawConsent(model.case.id, one.id)}
          submit={t.consents.withdrawSubmit}
          back={casePaths.consents(model.case.id)}
        />
      </>
    ),
  }
}
