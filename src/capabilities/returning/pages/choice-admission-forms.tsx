import type { FormState, Page, Shown } from '#ui/page.ts'
import { DateField } from '#ui/components/date-field.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { Tick } from '#ui/components/tick.tsx'
import { isoDay } from '#ui/when.ts'
import { casePaths, sayPerson, sayZone } from '#capabilities/cases/contract.ts'
import { isoCountries } from '#capabilities/directory/contract.ts'
import { choicePaths } from '#capabilities/returning/choice-paths.ts'
import { admissionAnswers, authorities, channels, founds, mayFind, noReasons, sides } from '#capabilities/returning/domain/admission.ts'
import { grounds, rightsThere } from '#capabilities/returning/domain/return.ts'
import { fillIn } from '#capabilities/returning/pages/choice-forms.tsx'
import { optionsFrom } from '#capabilities/returning/pages/choice-parts.tsx'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import type { ApplyModel, DecideModel } from '#capabilities/returning/queries/prepare-choice.ts'
import { choiceWords } from '#capabilities/returning/words.choice.ts'

const countriesIn = (language: 'sv' | 'en') =>
  isoCountries
    .filter(({ code }) => code !== 'SE')
    .map(({ code, nameSv, nameEn }) => ({ value: code, text: language === 'sv' ? nameSv : nameEn }))
    .sort((a, b) => a.text.localeCompare(b.text, language))

export function applyPage({ entered: { card, journey }, consent }: ApplyModel, form: FormState, page: Page): Shown {
  const { language } = page
  const words = choiceWords[language]
  const t = words.apply
  return fillIn({
    card,
    form,
    page,
    t,
    action: choicePaths.apply(card.id),
    late: journey.phase !== 'choice',
    above: consent ? null : (
      <Notice tone="warn">
        {words.refused.noConsent} <a href={casePaths.consents(card.id)}>{words.section.consent}</a>
      </Notice>
    ),
    children: (
      <>
        <Radios form={form} name="ground" legend={t.ground} options={optionsFrom(grounds, t.grounds)} />
        <Tick form={form} name="ownWish" label={t.ownWish} />
        <Select form={form} name="destination" label={t.destination} empty={words.choose} options={countriesIn(language)} />
        <Radios form={form} name="rightThere" legend={t.rightThere} options={optionsFrom(rightsThere, t.rights)} />
        <DateField form={form} name="appliedOn" label={t.appliedOn} value={isoDay(page.now)} />
      </>
    ),
  })
}

export function decidePage({ entered: { card, journey }, other, names }: DecideModel, form: FormState, page: Page): Shown {
  const { language } = page
  const words = choiceWords[language]
  const t = words.decide
  const said = other
    ? `${t.answers[other.answer]} · ${other.decidedOn} · ${sayZone(names, other.zoneId)} · ${sayPerson(names, other.madeBy, language)}`
    : t.otherNone
  return fillIn({
    card,
    form,
    page,
    t,
    action: choicePaths.decide(card.id),
    late: journey.phase !== 'applied',
    above: <p class="govuk-body">{`${t.other}: ${said}`}</p>,
    children: (
      <>
        <Radios form={form} name="answer" legend={t.answer} options={optionsFrom(admissionAnswers, t.answers)} inline />
        <Radios form={form} name="reason" legend={t.reason} hint={t.reasonHint} options={optionsFrom(noReasons, t.reasons)} />
        <DateField form={form} name="decidedOn" label={t.decidedOn} value={isoDay(page.now)} />
      </>
    ),
  })
}

export function findingPage({ card, journey }: Entered, form: FormState, page: Page): Shown {
  const t = choiceWords[page.language].finding
  const offered = journey.part === 'board' ? sides : (['there'] as const)
  return fillIn({
    card,
    form,
    page,
    t,
    action: choicePaths.finding(card.id),
    late: !mayFind(journey.phase),
    sealed: true,
    children: (
      <>
        <Radios form={form} name="side" legend={t.side} options={optionsFrom(offered, t.sides)} />
        <Radios form={form} name="found" legend={t.found} options={optionsFrom(founds, t.founds)} />
        <DateField form={form} name="foundOn" label={t.foundOn} value={isoDay(page.now)} />
        <Radios form={form} name="authority" legend={t.authority} options={optionsFrom(authorities, t.authorities)} />
        <Radios form={form} name="channel" legend={t.channel} options={optionsFrom(channels, t.channels)} />
        <TextArea form={form} name="words" label={t.words} rows={3} />
      </>
    ),
  })
}
