import type { ComponentChildren } from 'preact'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { languageNames, spokenLanguages } from '#kernel/spoken-language.ts'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { DateField } from '#ui/components/date-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { MomentField } from '#ui/components/moment-field.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { fieldMinute, isoDay } from '#ui/when.ts'
import {
  adultKinds,
  ageBands,
  childParts,
  concernParts,
  custodianStances,
  dangers,
  hearings,
  hiddenLaws,
  incidentKinds,
  matters,
  schools,
  sendWays,
  shelterSupports,
  suspicions,
} from '#capabilities/support/domain/child.ts'
import { lawPaths } from '#capabilities/support/law-paths.ts'
import { BackTo, lawOptions, lawTrail, type LawHead } from '#capabilities/support/pages/law-parts.tsx'
import type { ChildForm, LinkForm } from '#capabilities/support/queries/show-child.ts'
import type { AdultRow } from '#capabilities/support/store/child.ts'
import type { Concern } from '#capabilities/support/store/child-concern.ts'
import { lawWords } from '#capabilities/support/words.law.ts'

type Told = {
  readonly tab: keyof (typeof lawWords)['sv']['children']['tabs']
  readonly title: string
  readonly lead?: string
  readonly action: string
  readonly version?: number
  readonly children: ComponentChildren
}
function formPage(head: LawHead, back: string, form: FormState, page: Page, { tab, title, lead, action, version, children }: Told): Shown {
  const t = lawWords[page.language].children
  return {
    title: `${t.tabs[tab]} · ${head.pseudonym}`,
    place: 'cases',
    trail: lawTrail(head, { href: lawPaths.child(head.id), text: t.title }),
    body: (
      <>
        <h1>{title}</h1>
        {lead ? <p class="govuk-body">{lead}</p> : null}
        <Form page={page} form={form} action={action} version={version} submit={t.save} secondary={<BackTo href={back} text={t.title} />}>
          {children}
        </Form>
      </>
    ),
  }
}

export function changeForm({ entered: { card }, child }: ChildForm, form: FormState, page: Page): Shown {
  const t = lawWords[page.language].children
  return formPage(card, lawPaths.child(card.id), form, page, {
    tab: 'facts',
    title: t.facts,
    lead: t.lead,
    action: lawPaths.changeChild(card.id),
    version: child?.version ?? 0,
    children: [
      <Radios key="band" form={form} name="band" legend={t.band} value={child?.band} options={lawOptions(ageBands, t.bands)} />,
      <Radios key="part" form={form} name="part" legend={t.part} value={child?.part} options={lawOptions(childParts, t.parts)} />,
      <Radios key="school" form={form} name="school" legend={t.school} value={child?.school} options={lawOptions(schools, t.schools)} />,
      <Radios key="shelter" form={form} name="shelter" legend={t.shelter} value={child?.shelter} options={lawOptions(shelterSupports, t.shelters)} />,
    ],
  })
}

export function voiceForm({ entered: { card } }: ChildForm, form: FormState, page: Page): Shown {
  const t = lawWords[page.language].children
  return formPage(card, lawPaths.child(card.id), form, page, {
    tab: 'voice',
    title: t.hear,
    lead: t.hearLead,
    action: lawPaths.newVoice(card.id),
    children: [
      <Radios key="how" form={form} name="how" legend={t.how} options={lawOptions(hearings, t.hows)} />,
      <DateField key="on" form={form} name="onDay" label={t.onDay} value={isoDay(page.now)} />,
      <Select
        key="language"
        form={form}
        name="language"
        label={t.language}
        empty={t.choose}
        options={lawOptions(spokenLanguages, languageNames(page.language))}
      />,
      <TextArea key="words" form={form} name="words" label={t.words} rows={4} />,
    ],
  })
}

export function adultForm({ entered: { card } }: ChildForm, form: FormState, page: Page): Shown {
  const t = lawWords[page.language].children
  return formPage(card, lawPaths.child(card.id), form, page, {
    tab: 'adult',
    title: t.addAdult,
    lead: t.adultsLead,
    action: lawPaths.newAdult(card.id),
    children: [
      <Radios key="kind" form={form} name="kind" legend={t.kind} options={lawOptions(adultKinds, t.kinds)} />,
      <Radios key="suspected" form={form} name="suspected" legend={t.suspected} options={lawOptions(suspicions, t.suspicions)} />,
      <Checkboxes key="matters" form={form} name="matters" legend={t.matters} options={lawOptions(matters, t.matterWords)} />,
      <DateField key="from" form={form} name="fromDay" label={t.fromDay} value={isoDay(page.now)} />,
      <DateField key="until" form={form} name="untilDay" label={t.untilDay} />,
      <TextField key="name" form={form} name="name" label={t.name} hint={t.nameHint} />,
    ],
  })
}

export type InformForm = ChildForm & { readonly adult: AdultRow }
export function informForm({ entered: { card }, adult }: InformForm, form: FormState, page: Page): Shown {
  const t = lawWords[page.language].children
  return formPage(card, lawPaths.adult(card.id, adult.id), form, page, {
    tab: 'adult',
    title: t.letterName(t.kinds[adult.kind], adult.letter),
    lead: t.adultsLead,
    action: lawPaths.informAdult(card.id, adult.id),
    version: adult.version,
    children: [
      <Radios key="suspected" form={form} name="suspected" legend={t.suspected} value={adult.suspected} options={lawOptions(suspicions, t.suspicions)} />,
      <Checkboxes
        key="inform"
        form={form}
        name="inform"
        legend={t.inform}
        value={adult.informedFrom === null ? [] : ['yes']}
        options={[{ value: 'yes', text: t.informYes }]}
      />,
      <DateField key="until" form={form} name="untilDay" label={t.untilDay} value={adult.untilDay ?? ''} />,
    ],
  })
}

export function hideForm({ entered: { card }, adults }: ChildForm, form: FormState, page: Page): Shown {
  const t = lawWords[page.language].children
  return formPage(card, lawPaths.child(card.id), form, page, {
    tab: 'hidden',
    title: t.hide,
    lead: t.hideLead,
    action: lawPaths.hide(card.id),
    children: [
      <Radios key="law" form={form} name="law" legend={t.law} options={lawOptions(hiddenLaws, t.laws)} />,
      <Select
        key="adult"
        form={form}
        name="adult"
        label={t.towards}
        empty={t.everyCustodian}
        options={adults.map((one) => ({ value: one.id, text: t.letterName(t.kinds[one.kind], one.letter) }))}
      />,
      <DateField key="on" form={form} name="decidedOn" label={t.decidedOn} value={isoDay(page.now)} />,
    ],
  })
}

export function concernForm({ entered: { card } }: ChildForm, form: FormState, page: Page): Shown {
  const t = lawWords[page.language].children
  return formPage(card, lawPaths.child(card.id), form, page, {
    tab: 'concern',
    title: t.newConcern,
    lead: t.concernLead,
    action: lawPaths.newConcern(card.id),
    children: [
      <Radios key="danger" form={form} name="danger" legend={t.danger} options={lawOptions(dangers, t.dangers)} />,
      <DateField key="on" form={form} name="suspectedOn" label={t.suspectedOn} value={isoDay(page.now)} />,
      ...concernParts.map((part) => (
        <TextArea key={part} form={form} name={`part_${part}`} label={t.concernParts[part]} hint={t.concernHints[part]} rows={3} />
      )),
      <Radios key="custodian" form={form} name="custodian" legend={t.custodian} options={lawOptions(custodianStances, t.custodians)} />,
    ],
  })
}

export type OneConcernForm = ChildForm & { readonly concern: Concern }
export function sentForm({ entered: { card }, concern }: OneConcernForm, form: FormState, page: Page): Shown {
  const t = lawWords[page.language].children
  return formPage(card, lawPaths.concern(card.id, concern.id), form, page, {
    tab: 'concern',
    title: t.sent,
    action: lawPaths.concernSent(card.id, concern.id),
    version: concern.version,
    children: [
      <MomentField key="at" form={form} name="sentAt" label={t.sentAt} value={fieldMinute(page.now)} />,
      <Radios key="how" form={form} name="sentHow" legend={t.sentHow} options={lawOptions(sendWays, t.sendWays)} />,
    ],
  })
}
export function receivedForm({ entered: { card }, concern }: OneConcernForm, form: FormState, page: Page): Shown {
  const t = lawWords[page.language].children
  return formPage(card, lawPaths.concern(card.id, concern.id), form, page, {
    tab: 'concern',
    title: t.received,
    action: lawPaths.concernReceived(card.id, concern.id),
    version: concern.version,
    children: <DateField form={form} name="receivedOn" label={t.receivedOn} value={isoDay(page.now)} />,
  })
}

export function linkForm({ head, mine }: LinkForm, form: FormState, page: Page): Shown {
  const t = lawWords[page.language].children
  return formPage(head, lawPaths.incident(head.id), form, page, {
    tab: 'linked',
    title: t.link,
    lead: t.incidentLead,
    action: lawPaths.linkIncident(head.id),
    children: [
      <Select
        key="other"
        form={form}
        name="other"
        label={t.otherCase}
        empty={t.choose}
        options={mine.map((one) => ({ value: one.id, text: one.pseudonym }))}
      />,
      <Radios key="kind" form={form} name="kind" legend={t.incidentKind} options={lawOptions(incidentKinds, t.incidentKinds)} />,
    ],
  })
}
