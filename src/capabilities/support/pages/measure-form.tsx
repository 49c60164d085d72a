import type { FormState, Page, Shown } from '#ui/page.ts'
import { daysAfter } from '#kernel/time.ts'
import { DateField } from '#ui/components/date-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { MomentField } from '#ui/components/moment-field.tsx'
import { PersonSelect } from '#ui/components/person-select.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { isoDay } from '#ui/when.ts'
import { roleWords } from '#capabilities/people/contract.ts'
import { areas } from '#capabilities/support/domain/areas.ts'
import { areaOf, measureCodes, measuresIn, payers, type MeasureCode } from '#capabilities/support/domain/measures.ts'
import { audienceOf, BackToCase, optionsFrom, toPlan } from '#capabilities/support/pages/parts.tsx'
import { supportPaths } from '#capabilities/support/paths.ts'
import type { MeasureFormModel } from '#capabilities/support/queries/show-plan.ts'
import { supportWords } from '#capabilities/support/words.ts'

/** Every measure under its area, so that it is found without scripts. */
const measureOptions = (page: Page) => {
  const words = supportWords[page.language]
  return [
    ...areas.flatMap((area) =>
      (measuresIn[area] as readonly MeasureCode[]).map((code) => ({ value: code, text: words.plan.codes[code], group: words.areas[area] })),
    ),
    { value: 'other', text: words.plan.codes.other },
  ]
}

const isCode = (word: string | null): word is MeasureCode => (measureCodes as readonly (string | null)[]).includes(word)

export function measureFormPage(model: MeasureFormModel, form: FormState, page: Page): Shown {
  const { language, now } = page
  const words = supportWords[language]
  const t = words.plan
  const { card } = model.entered
  const code = isCode(model.chosen.code) ? model.chosen.code : null
  const goal = model.goals.find((one) => one.id === model.chosen.goal)
  return {
    title: `${t.addMeasure} · ${card.pseudonym}`,
    place: 'cases',
    trail: toPlan(card, language),
    body: (
      <>
        <h1>{t.addMeasure}</h1>
        <p class="govuk-body">{t.measureLead}</p>
        <Form
          page={page}
          form={form}
          action={supportPaths.newMeasure(card.id)}
          submit={t.saveMeasure}
          audience={audienceOf(model, language)}
          secondary={<BackToCase head={card} language={language} />}
        >
          <Select
            form={form}
            name="goal"
            label={t.forGoal}
            empty={t.noGoal}
            value={goal?.id ?? ''}
            options={model.goals.map((one) => ({ value: one.id, text: `${t.goal(one.number)} · ${words.areas[one.area]}` }))}
          />
          <Select
            form={form}
            name="area"
            label={words.area}
            empty={words.choose}
            value={(code && areaOf(code)) ?? goal?.area ?? ''}
            options={optionsFrom(areas, words.areas)}
          />
          <Select form={form} name="code" label={t.code} empty={words.choose} value={code ?? ''} options={measureOptions(page)} />
          <PersonSelect
            form={form}
            name="owner"
            language={language}
            label={t.owner}
            empty={words.choose}
            options={model.owners.map((one) => ({ value: one.value, text: one.name ?? (one.role ? roleWords(one.role, language) : '–'), group: one.zone }))}
          />
          {model.functions.length === 0 ? null : (
            <Select
              form={form}
              name="giver"
              label={t.giver}
              hint={t.giverHint}
              empty={t.noGiver}
              options={model.functions.map((one) => ({ value: one.id, text: language === 'sv' ? one.nameSv : one.nameEn }))}
            />
          )}
          <DateField form={form} name="startOn" label={t.start} value={isoDay(now)} />
          <MomentField form={form} name="dueAt" label={t.due} value={daysAfter(now, 14)} />
          <Select form={form} name="payer" label={t.payer} hint={t.payerHint} value="not_settled" options={optionsFrom(payers, t.payers)} />
          <TextArea form={form} name="words" label={t.measureWords} rows={3} />
        </Form>
      </>
    ),
  }
}
