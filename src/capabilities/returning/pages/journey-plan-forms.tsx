import type { FormState, Page, Shown } from '#ui/page.ts'
import { languageNames, spokenLanguages } from '#kernel/spoken-language.ts'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { Form } from '#ui/components/form.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { PersonSelect } from '#ui/components/person-select.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { sayPerson, sayZone } from '#capabilities/cases/contract.ts'
import { checkItems, escortNeeds, escorts, fallbacks, receivers } from '#capabilities/returning/domain/journey.ts'
import { journeyPaths } from '#capabilities/returning/journey-paths.ts'
import { BackTo, journeyOptions, journeyTrail } from '#capabilities/returning/pages/journey-parts.tsx'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import type { Planning } from '#capabilities/returning/queries/enter-journey.ts'
import type { ArrangementForm, EndKnowerForm, KnowerForm } from '#capabilities/returning/queries/prepare-journey.ts'
import { journeyWords } from '#capabilities/returning/words.journey.ts'

const frame = (entered: Entered, page: Page, heading: string, body: Shown['body']): Shown => ({
  title: `${heading} · ${entered.card.pseudonym}`,
  place: 'cases',
  trail: journeyTrail(entered.card, page.language),
  body: (
    <>
      <h1>{heading}</h1>
      {body}
    </>
  ),
})

export function beginForm(model: Entered, form: FormState, page: Page): Shown {
  const t = journeyWords[page.language]
  const back = journeyPaths.one(model.card.id)
  return frame(
    model,
    page,
    t.begin,
    <>
      <p class="govuk-body">{t.beginLead}</p>
      <Form page={page} form={form} action={journeyPaths.begin(model.card.id)} submit={t.begin} secondary={<BackTo href={back} language={page.language} />} />
    </>,
  )
}

export function knowerForm(model: KnowerForm, form: FormState, page: Page): Shown {
  const t = journeyWords[page.language]
  const back = journeyPaths.one(model.card.id)
  const options = model.candidates.map((id) => ({
    value: id,
    text: sayPerson(model.names, id, page.language),
    group: sayZone(model.names, model.names.people[id]?.zoneId ?? null),
  }))
  return frame(
    model,
    page,
    t.addKnower,
    <>
      <p class="govuk-body">{t.addKnowerLead}</p>
      <Form
        page={page}
        form={form}
        action={journeyPaths.newKnower(model.card.id)}
        submit={t.addKnower}
        secondary={<BackTo href={back} language={page.language} />}
      >
        <PersonSelect form={form} name="person" language={page.language} label={t.knower} empty={t.choose} options={options} />
      </Form>
    </>,
  )
}

export function endKnowerForm(model: EndKnowerForm, form: FormState, page: Page): Shown {
  const t = journeyWords[page.language]
  const back = journeyPaths.one(model.card.id)
  return frame(
    model,
    page,
    t.endKnower,
    <>
      <p class="govuk-body">{sayPerson(model.names, model.knower.personId, page.language)}</p>
      <p class="govuk-body">{t.endKnowerLead}</p>
      <Form
        page={page}
        form={form}
        action={journeyPaths.endKnower(model.card.id, model.knower.id)}
        submit={t.endKnower}
        tone="danger"
        secondary={<BackTo href={back} language={page.language} />}
      />
    </>,
  )
}

export function arrangementForm(model: ArrangementForm, form: FormState, page: Page): Shown {
  const t = journeyWords[page.language]
  const { arrangement, words } = model
  return frame(
    model,
    page,
    t.arrange,
    <Form
      page={page}
      form={form}
      action={journeyPaths.arrangement(model.card.id)}
      version={arrangement?.version ?? 0}
      submit={t.save}
      audience={t.audience}
      secondary={<BackTo href={journeyPaths.one(model.card.id)} language={page.language} />}
    >
      {model.writes ? (
        <>
          <Select
            form={form}
            name="receiver"
            label={t.receives}
            hint={t.receivesHint}
            value={arrangement?.receiver ?? undefined}
            empty={t.choose}
            options={journeyOptions(receivers, t.receivers)}
          />
          <TextArea form={form} name="receiverName" label={t.journeyWords.receiver} hint={t.receiverHint} value={words.receiver ?? ''} rows={2} />
        </>
      ) : null}
      <Radios form={form} name="needsEscort" legend={t.needsEscort} value={arrangement?.needsEscort} options={journeyOptions(escortNeeds, t.escortNeeds)} />
      <Radios form={form} name="escort" legend={t.escort} value={arrangement?.escort} options={journeyOptions(escorts, t.escorts)} />
      <Checkboxes form={form} name="fallback" legend={t.fallback} value={arrangement?.fallback} options={journeyOptions(fallbacks, t.fallbacks)} />
      <Select
        form={form}
        name="language"
        label={t.language}
        value={arrangement?.language}
        empty={t.choose}
        options={journeyOptions(spokenLanguages, languageNames(page.language))}
      />
      {model.writes ? (
        <>
          <p class="govuk-body">{model.closed ? t.sealedElsewhere : t.wordsLead}</p>
          <TextArea form={form} name="fallbackWords" label={t.journeyWords.fallback} value={words.fallback ?? ''} rows={3} />
          <TextArea form={form} name="numbers" label={t.journeyWords.numbers} hint={t.numbersHint} value={words.numbers ?? ''} rows={2} />
          <TextArea form={form} name="sheet" label={t.journeyWords.sheet} hint={t.sheetHint} value={words.sheet ?? ''} rows={3} />
        </>
      ) : (
        <p class="govuk-body">{t.wordsElsewhere}</p>
      )}
    </Form>,
  )
}

export function checkForm(model: Planning, form: FormState, page: Page): Shown {
  const t = journeyWords[page.language]
  return frame(
    model,
    page,
    t.checkTitle,
    <>
      <p class="govuk-body">{t.checkLead}</p>
      <Form
        page={page}
        form={form}
        action={journeyPaths.check(model.card.id)}
        submit={t.doCheck}
        secondary={<BackTo href={journeyPaths.one(model.card.id)} language={page.language} />}
      >
        <Checkboxes form={form} name="sure" legend={t.sure} options={journeyOptions(checkItems, t.checkItems)} />
      </Form>
    </>,
  )
}
