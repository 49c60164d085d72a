import { daysAfter } from '#kernel/time.ts'
import type { Language } from '#kernel/language.ts'
import { typed, type FormState, type Page, type Shown } from '#ui/page.ts'
import { Button } from '#ui/components/button.tsx'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { DateField } from '#ui/components/date-field.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Form } from '#ui/components/form.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { PersonChecks } from '#ui/components/person-checks.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { Steps } from '#ui/components/steps.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { isoDay, sayFull } from '#ui/when.ts'
import { isRole, roleWords, type SealedClass, type Staff } from '#capabilities/people/contract.ts'
import { disclosureModes, disclosurePurposes, verifications } from '#capabilities/cases/domain/disclosure.ts'
import { isRecordKind } from '#capabilities/cases/domain/kinds.ts'
import { BackTo, classOptions, optionsFrom, sayClass, sayClasses, trailTo, transferRow } from '#capabilities/cases/pages/parts.tsx'
import { casePaths } from '#capabilities/cases/paths.ts'
import { sayPerson, sayZone } from '#capabilities/cases/queries/names.ts'
import type { DisclosureChoiceModel, SendModel, WhomModel } from '#capabilities/cases/queries/show-disclosure.ts'
import { casesWords } from '#capabilities/cases/words.ts'

const StepsOf = ({ caseId, current, language }: { readonly caseId: string; readonly current: 'what' | 'whom' | 'until'; readonly language: Language }) => {
  const t = casesWords[language].disclosures.steps
  return (
    <Steps
      current={current}
      language={language}
      steps={[
        { key: 'what', text: t.what, href: casePaths.newDisclosure(caseId) },
        { key: 'whom', text: t.whom },
        { key: 'until', text: t.until },
      ]}
    />
  )
}

const kindOf = (kind: string, language: Language): string => (isRecordKind(kind) ? casesWords[language].kinds[kind] : kind)

/** What: a form that only asks, so it changes nothing and works everywhere. */
export function whatPage(model: DisclosureChoiceModel, page: Page): Shown {
  const { language } = page
  const t = casesWords[language]
  const records = model.records.map((row) => ({
    value: row.id,
    text: `${kindOf(row.kind, language)} · ${isoDay(row.madeAt)}`,
    hint: `${sayClass(row.class, language)}${row.start ? `: ${row.start}` : ''}`,
  }))
  return {
    title: `${t.disclosures.newTitle} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: trailTo(model.case, language),
    body: (
      <>
        <h1>{t.disclosures.newTitle}</h1>
        <StepsOf caseId={model.case.id} current="what" language={language} />
        <p class="govuk-body">{t.disclosures.whatLead}</p>
        {model.zones.length === 0 ? (
          <Empty>
            {t.disclosures.noZones} <a href={casePaths.units(model.case.id)}>{t.case.invite}</a>
          </Empty>
        ) : (
          <form method="get" action={casePaths.disclosureTo(model.case.id)} class="l-form">
            <Radios
              name="mode"
              legend={t.disclosures.mode}
              value="snapshot"
              options={disclosureModes.map((mode) => ({ value: mode, text: t.modes[mode], hint: t.modeHints[mode] }))}
            />
            <Checkboxes name="records" legend={t.disclosures.records} options={records} />
            <Checkboxes name="classes" legend={t.disclosures.runningClasses} options={classOptions(model.classes as SealedClass[], language)} />
            <Radios name="to" legend={t.disclosures.toZone} options={model.zones.map((zone) => ({ value: zone, text: sayZone(model.names, zone) }))} />
            <div class="l-form__end">
              <Button>{t.disclosures.next}</Button> <BackTo href={casePaths.one(model.case.id)} language={language} />
            </div>
          </form>
        )}
      </>
    ),
  }
}

const sayStaff = (person: Staff, language: Language): string =>
  `${person.roles
    .filter(isRole)
    .map((role) => roleWords(role, language))
    .join(', ')} · ${person.staffCode}`

export const whomAction = (model: WhomModel): string => {
  const query = new URLSearchParams([
    ['mode', model.mode],
    ['to', model.toZone],
    ...model.records.map((id) => ['records', id]),
    ...(model.mode === 'running' ? model.classes.map((cls) => ['classes', cls]) : []),
  ])
  return `${casePaths.disclosureTo(model.loaded.card.id)}?${query.toString()}`
}

export function whomPage(model: WhomModel, form: FormState, page: Page): Shown {
  const { language } = page
  const t = casesWords[language]
  const { card } = model.loaded
  const rows = [
    { key: 'what', text: t.disclosures.what, value: model.classes.length === 0 ? t.none : sayClasses(model.classes, language) },
    { key: 'mode', text: t.disclosures.mode, value: t.modes[model.mode] },
    { key: 'to', text: t.disclosures.to, value: model.toName },
  ]
  const stops = [
    ...(model.grounds.length > 0 ? [] : [model.classes.length === 0 ? t.disclosures.nothing : t.disclosures.noGround]),
    ...(model.transfers?.length === 0 ? [t.mayNotTransfer[model.municipal ? 'municipality' : 'other']] : []),
  ]
  const title = `${t.disclosures.newTitle} · ${card.pseudonym}`
  const head = (
    <>
      <h1>{t.disclosures.newTitle}</h1>
      <StepsOf caseId={card.id} current="whom" language={language} />
      <SummaryList rows={rows} />
      {stops.map((stop) => (
        <Notice key={stop} tone="warn">
          {stop}
        </Notice>
      ))}
    </>
  )
  // Nobody writes a harm test for what cannot leave. What is written already is not thrown away.
  const noWay = model.transfers?.length === 0 || (model.classes.length > 0 && model.grounds.length === 0)
  if (noWay && typed(form, 'harmTest') === '' && !form.draft)
    return {
      title,
      place: 'cases',
      trail: trailTo(card, language),
      body: (
        <>
          {head}
          <BackTo href={casePaths.newDisclosure(card.id)} language={language} />
        </>
      ),
    }
  return {
    title,
    place: 'cases',
    trail: trailTo(card, language),
    body: (
      <>
        {head}
        {model.staff.length === 0 ? <Notice tone="warn">{t.disclosures.noNamed}</Notice> : null}
        <Form
          page={page}
          form={form}
          action={whomAction(model)}
          submit={t.disclosures.next}
          secondary={<BackTo href={casePaths.newDisclosure(card.id)} language={language} />}
        >
          <PersonChecks
            form={form}
            name="named"
            language={language}
            legend={t.disclosures.named}
            hint={t.disclosures.namedHint}
            options={model.staff.map((person) => ({ value: person.id, text: sayStaff(person, language) }))}
          />
          <Select form={form} name="purpose" label={t.disclosures.purpose} empty={t.choose} options={optionsFrom(disclosurePurposes, t.purposes)} />
          <Radios
            form={form}
            name="ground"
            legend={t.disclosures.ground}
            hint={t.disclosures.groundHint}
            options={model.grounds.map((ground) => ({
              value: ground.code,
              text: `${t.grounds[ground.code] ?? ground.code} (${ground.law})`,
              hint: t.groundWeighs[ground.code],
            }))}
          />
          {model.transfers === null || model.transfers.length === 0 ? null : (
            <Radios
              form={form}
              name="transferGround"
              legend={t.disclosures.transfer}
              hint={t.disclosures.transferHint}
              options={model.transfers.map(({ code, law }) => ({ value: code, text: `${t.transfers[code] ?? code} (${law})` }))}
            />
          )}
          <TextArea form={form} name="harmTest" label={t.disclosures.harm} hint={t.disclosures.harmHint} rows={6} />
        </Form>
      </>
    ),
  }
}

export function sendPage(model: SendModel, form: FormState, page: Page): Shown {
  const { language, now } = page
  const t = casesWords[language]
  const {
    disclosure,
    loaded: { card },
  } = model
  const what =
    model.items.length > 0
      ? model.items.map((item) => `${kindOf(item.kind, language)} (${sayClass(item.class, language)})`).join(', ')
      : sayClasses(disclosure.classes, language)
  const rows = [
    { key: 'what', text: t.disclosures.what, value: what },
    { key: 'mode', text: t.disclosures.mode, value: `${t.modes[disclosure.mode]}. ${t.modeHints[disclosure.mode]}` },
    {
      key: 'to',
      text: t.disclosures.to,
      value: `${sayZone(model.names, disclosure.toZone)}: ${disclosure.named.map((id) => sayPerson(model.names, id, language)).join(', ')}`,
    },
    { key: 'purpose', text: t.disclosures.purpose, value: t.purposes[disclosure.purpose] },
    { key: 'ground', text: t.disclosures.ground, value: `${t.grounds[disclosure.ground] ?? disclosure.ground} (${model.law})` },
    ...transferRow(disclosure.transferGround, language),
  ]
  return {
    title: `${t.disclosures.newTitle} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card, language),
    body: (
      <>
        <h1>{t.disclosures.newTitle}</h1>
        <StepsOf caseId={card.id} current="until" language={language} />
        <SummaryList rows={rows} />
        {model.second ? (
          <Notice tone="warn">{t.disclosures.secondNeeded}</Notice>
        ) : disclosure.secondBy ? (
          <Notice tone="success">{t.disclosures.secondGiven}</Notice>
        ) : null}
        <Form
          page={page}
          form={form}
          action={casePaths.sendDisclosure(card.id, disclosure.id)}
          version={disclosure.version}
          submit={model.second ? t.disclosures.ask : t.disclosures.submit}
          tone="danger"
          audience={`${sayZone(model.names, disclosure.toZone)} · ${t.people(disclosure.named.length)}`}
          reach="shared"
          secondary={<BackTo href={casePaths.disclosure(card.id, disclosure.id)} language={language} />}
        >
          <DateField
            form={form}
            name="until"
            label={t.disclosures.untilLabel}
            hint={t.disclosures.untilHint(sayFull(model.most, language))}
            min={isoDay(now)}
            max={isoDay(daysAfter(model.most, 0))}
          />
          <Radios form={form} name="verified" legend={t.disclosures.verified} options={optionsFrom(verifications, t.verifications)} />
          <Checkboxes form={form} name="known" legend={t.disclosures.cannotRecall} options={[{ value: 'yes', text: t.disclosures.known }]} />
        </Form>
      </>
    ),
  }
}
