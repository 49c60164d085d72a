import type { FormState, Page, Shown } from '#ui/page.ts'
import { DateField } from '#ui/components/date-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { isoDay } from '#ui/when.ts'
import { answers, assessors, urgencies } from '#capabilities/support/domain/areas.ts'
import { audienceOf, BackToCase, optionsFrom, trailTo } from '#capabilities/support/pages/parts.tsx'
import { supportPaths } from '#capabilities/support/paths.ts'
import type { AssessModel } from '#capabilities/support/queries/show-needs.ts'
import { supportWords } from '#capabilities/support/words.ts'

/** Begins empty each time: an answer is hers, never a default. */
export function needFormPage(model: AssessModel, form: FormState, page: Page): Shown {
  const { language } = page
  const words = supportWords[language]
  const t = words.needs
  const { card } = model.entered
  return {
    title: `${t.title} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card, { href: supportPaths.needs(card.id), text: t.title }),
    body: (
      <>
        <h1>{t.formTitle(words.areas[model.area])}</h1>
        <p class="govuk-body">{t.lead}</p>
        <Form
          page={page}
          form={form}
          action={supportPaths.assessNeed(card.id, model.area)}
          version={model.before?.number ?? 0}
          submit={t.save}
          audience={audienceOf(model, language)}
          secondary={<BackToCase head={card} language={language} />}
        >
          <Radios form={form} name="answer" legend={t.answer} options={optionsFrom(answers, t.answers)} inline />
          <Radios form={form} name="urgency" legend={t.urgency} options={optionsFrom(urgencies, t.urgencies)} inline />
          <TextArea form={form} name="words" label={t.words} hint={t.wordsHint} rows={5} />
          <Select form={form} name="assessor" label={t.assessor} value="i_myself" options={optionsFrom(assessors, t.assessors)} />
          <DateField form={form} name="assessedOn" label={t.assessedOn} value={isoDay(page.now)} />
        </Form>
      </>
    ),
  }
}
