import type { FormState, Page, Shown } from '#ui/page.ts'
import { DateField } from '#ui/components/date-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { isoDay } from '#ui/when.ts'
import { helps, outcomes } from '#capabilities/support/domain/measures.ts'
import { audienceOf, BackToCase, optionsFrom, trailTo } from '#capabilities/support/pages/parts.tsx'
import { supportPaths } from '#capabilities/support/paths.ts'
import type { OneMeasure } from '#capabilities/support/queries/show-measure.ts'
import { supportWords } from '#capabilities/support/words.ts'

const trailOf = ({ entered: { card }, measure }: OneMeasure, page: Page) => {
  const t = supportWords[page.language].plan
  return trailTo(card, { href: supportPaths.plan(card.id), text: t.title }, { href: supportPaths.measure(card.id, measure.id), text: t.codes[measure.code] })
}

export function outcomePage(model: OneMeasure, form: FormState, page: Page): Shown {
  const { language } = page
  const t = supportWords[language].plan
  const { entered, measure } = model
  return {
    title: `${t.outcome} · ${entered.card.pseudonym}`,
    place: 'cases',
    trail: trailOf(model, page),
    body: (
      <>
        <h1>{`${t.codes[measure.code]}: ${t.sayOutcome.toLowerCase()}`}</h1>
        <Form
          page={page}
          form={form}
          action={supportPaths.outcome(entered.card.id, measure.id)}
          version={measure.version}
          submit={t.saveOutcome}
          audience={audienceOf(model, language)}
          secondary={<BackToCase head={entered.card} language={language} />}
        >
          <Radios form={form} name="outcome" legend={t.outcome} options={optionsFrom(outcomes, t.outcomes)} />
          <TextArea form={form} name="words" label={t.outcomeWords} hint={t.outcomeWordsHint} rows={3} />
          <DateField form={form} name="outcomeOn" label={t.outcomeOn} value={isoDay(page.now)} />
        </Form>
      </>
    ),
  }
}

export function evaluationPage(model: OneMeasure, form: FormState, page: Page): Shown {
  const { language } = page
  const t = supportWords[language].plan
  const { entered, measure } = model
  return {
    title: `${t.evaluations} · ${entered.card.pseudonym}`,
    place: 'cases',
    trail: trailOf(model, page),
    body: (
      <>
        <h1>{`${t.codes[measure.code]}: ${t.evaluate.toLowerCase()}`}</h1>
        <Form
          page={page}
          form={form}
          action={supportPaths.evaluate(entered.card.id, measure.id)}
          submit={t.saveEvaluation}
          audience={audienceOf(model, language)}
          secondary={<BackToCase head={entered.card} language={language} />}
        >
          <Radios form={form} name="helped" legend={t.helped} options={optionsFrom(helps, t.helps)} />
          <TextArea form={form} name="words" label={t.said} rows={4} />
          <DateField form={form} name="saidOn" label={t.saidOn} value={isoDay(page.now)} />
        </Form>
      </>
    ),
  }
}
