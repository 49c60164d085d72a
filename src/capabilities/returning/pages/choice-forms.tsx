import type { ComponentChildren } from 'preact'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { languageNames, spokenLanguages } from '#kernel/spoken-language.ts'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { DateField } from '#ui/components/date-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { Tick } from '#ui/components/tick.tsx'
import { isoDay } from '#ui/when.ts'
import { casePaths, type Card } from '#capabilities/cases/contract.ts'
import { choicePaths } from '#capabilities/returning/choice-paths.ts'
import { mayWithdraw, withdrawals } from '#capabilities/returning/domain/admission.ts'
import { answers, choiceForms, chosens, informationItems, interpreters, ways, witnesses } from '#capabilities/returning/domain/choice.ts'
import { BackTo, optionsFrom, returnTrail } from '#capabilities/returning/pages/choice-parts.tsx'
import { returnPaths } from '#capabilities/returning/paths.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import type { ChooseModel, CloseModel, PartyModel } from '#capabilities/returning/queries/prepare-choice.ts'
import { choiceWords } from '#capabilities/returning/words.choice.ts'

type Filling = {
  readonly card: Card
  readonly form: FormState
  readonly page: Page
  readonly t: { readonly title: string; readonly lead: string; readonly save: string }
  readonly action: string
  readonly above?: ComponentChildren
  readonly sealed?: boolean
  /** It is too late for this form: said above it. */
  readonly late?: boolean
  readonly children: ComponentChildren
}
/** A form of the room: what it is for, its fields, and the way back. */
export function fillIn({ card, form, page, t, action, above, sealed, late, children }: Filling): Shown {
  const { language } = page
  const isBegin = action === returnPaths.begin(card.id)
  return {
    title: `${choiceWords[language].title} · ${card.pseudonym}`,
    place: 'cases',
    trail: returnTrail(card, language, !isBegin),
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body">{t.lead}</p>
        {late ? <Notice tone="warn">{choiceWords[language].refused.notHere}</Notice> : above}
        <Form
          page={page}
          form={form}
          action={action}
          submit={t.save}
          audience={sealed ? choiceWords[language].audience : undefined}
          secondary={<BackTo href={isBegin ? casePaths.one(card.id) : returnPaths.ofCase(card.id)} language={language} />}
        >
          {children}
        </Form>
      </>
    ),
  }
}

export function beginPage({ card }: { readonly card: Card }, form: FormState, page: Page): Shown {
  const t = choiceWords[page.language].begin
  return fillIn({ card, form, page, t, action: returnPaths.begin(card.id), children: <Tick form={form} name="asked" label={t.asked} /> })
}

export function partyPage({ entered, units }: PartyModel, form: FormState, page: Page): Shown {
  const words = choiceWords[page.language]
  const t = words.party
  const options = units.flatMap((one) => (one.part ? [{ value: one.unitId, text: `${words.parts[one.part]} · ${one.zoneName}` }] : []))
  return fillIn({
    card: entered.card,
    form,
    page,
    t,
    action: choicePaths.parties(entered.card.id),
    late: entered.journey.phase === 'ended',
    above: options.length === 0 ? <Notice tone="info">{t.none}</Notice> : null,
    children: <Radios form={form} name="unit" legend={t.unit} options={options} />,
  })
}

/** Nothing is ticked beforehand: what was not gone through was not gone through. */
export function informPage({ card, journey }: Entered, form: FormState, page: Page): Shown {
  const { language } = page
  const words = choiceWords[language]
  const t = words.inform
  return fillIn({
    card,
    form,
    page,
    t,
    action: choicePaths.inform(card.id),
    late: journey.phase !== 'choice',
    children: (
      <>
        <DateField form={form} name="givenOn" label={t.givenOn} value={isoDay(page.now)} />
        <Select form={form} name="language" label={t.language} empty={words.choose} options={optionsFrom(spokenLanguages, languageNames(language))} />
        <Radios form={form} name="interpreter" legend={t.interpreter} options={optionsFrom(interpreters, words.interpreters)} inline />
        <Radios form={form} name="independent" legend={t.independent} hint={t.independentHint} options={optionsFrom(answers, words.answers)} inline />
        <Radios form={form} name="sameNetwork" legend={t.sameNetwork} hint={t.sameNetworkHint} options={optionsFrom(answers, words.answers)} inline />
        <Checkboxes form={form} name="ways" legend={t.ways} options={optionsFrom(ways, words.ways)} inline />
        <Checkboxes form={form} name="items" legend={t.items} options={optionsFrom(informationItems, words.items)} />
        <DateField form={form} name="wantsUntil" label={t.wantsUntil} hint={t.wantsHint} />
      </>
    ),
  })
}

export function choosePage({ entered: { card, journey }, readiness }: ChooseModel, form: FormState, page: Page): Shown {
  const { language } = page
  const words = choiceWords[language]
  const t = words.choice
  return fillIn({
    card,
    form,
    page,
    t,
    action: choicePaths.choose(card.id),
    late: journey.phase !== 'choice',
    sealed: true,
    above: <Notice tone={readiness.earliestOn ? 'info' : 'warn'}>{readiness.earliestOn ? t.earliest(readiness.earliestOn) : words.refused.notAllTold}</Notice>,
    children: (
      <>
        <Radios form={form} name="chosen" legend={t.chosen} options={optionsFrom(chosens, t.chosens)} inline />
        <DateField form={form} name="chosenOn" label={t.chosenOn} value={isoDay(page.now)} />
        <Select form={form} name="language" label={t.language} empty={words.choose} options={optionsFrom(spokenLanguages, languageNames(language))} />
        <TextArea form={form} name="words" label={t.words} hint={journey.part === 'coordinator' ? words.shortForm : undefined} rows={5} />
        <Radios form={form} name="form" legend={t.form} options={optionsFrom(choiceForms, t.forms)} />
        <Radios form={form} name="witness" legend={t.witness} hint={t.witnessHint} options={optionsFrom(witnesses, t.witnesses)} />
        <Tick form={form} name="nothingTied" label={t.nothingTied} />
      </>
    ),
  })
}

/** The smallest form of the room: one press is enough, and no reason is asked for. */
export function withdrawPage({ card, journey }: Entered, form: FormState, page: Page): Shown {
  const t = choiceWords[page.language].withdraw
  return fillIn({
    card,
    form,
    page,
    t,
    action: choicePaths.withdraw(card.id),
    late: !mayWithdraw(journey.phase),
    sealed: true,
    children: (
      <>
        <Radios
          form={form}
          name="outcome"
          legend={t.outcome}
          value={journey.phase === 'travelling' ? 'stayed_in_sweden' : 'withdrew_before_travel'}
          options={optionsFrom(withdrawals, t.outcomes)}
        />
        <TextArea form={form} name="words" label={t.words} hint={t.wordsHint} rows={3} />
      </>
    ),
  })
}

export function closePage({ entered: { card }, outcomes }: CloseModel, form: FormState, page: Page): Shown {
  const words = choiceWords[page.language]
  const t = words.close
  return fillIn({
    card,
    form,
    page,
    t,
    action: choicePaths.close(card.id),
    late: outcomes.length === 0,
    sealed: true,
    children: (
      <>
        <Radios
          form={form}
          name="outcome"
          legend={t.outcome}
          options={outcomes.map((one) => ({ value: one, text: words.outcomes[one], hint: words.outcomeHints[one] }))}
        />
        <DateField form={form} name="endedOn" label={t.endedOn} value={isoDay(page.now)} />
        <TextArea form={form} name="words" label={t.words} rows={3} />
      </>
    ),
  })
}
