import type { FormState, Page, Shown } from '#ui/page.ts'
import { Form } from '#ui/components/form.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { areas, type Area } from '#capabilities/support/domain/areas.ts'
import { goalEnds } from '#capabilities/support/domain/plan.ts'
import { audienceOf, BackToCase, optionsFrom, toPlan } from '#capabilities/support/pages/parts.tsx'
import { supportPaths } from '#capabilities/support/paths.ts'
import type { Writing } from '#capabilities/support/queries/show-needs.ts'
import type { EndGoalModel } from '#capabilities/support/queries/show-plan.ts'
import { supportWords } from '#capabilities/support/words.ts'

export type GoalFormModel = Writing & { readonly area: Area | null }

/** A template chooses an area at most. The words are hers and begin empty. */
export function goalFormPage(model: GoalFormModel, form: FormState, page: Page): Shown {
  const { language } = page
  const words = supportWords[language]
  const t = words.plan
  const { card } = model.entered
  return {
    title: `${t.writeGoal} · ${card.pseudonym}`,
    place: 'cases',
    trail: toPlan(card, language),
    body: (
      <>
        <h1>{t.writeGoal}</h1>
        <Form
          page={page}
          form={form}
          action={supportPaths.newGoal(card.id)}
          submit={t.saveGoal}
          audience={audienceOf(model, language)}
          secondary={<BackToCase head={card} language={language} />}
        >
          <Select form={form} name="area" label={words.area} empty={words.choose} value={model.area ?? ''} options={optionsFrom(areas, words.areas)} />
          <TextArea form={form} name="words" label={t.goalWords} hint={t.goalHint} rows={4} />
        </Form>
      </>
    ),
  }
}

export function endGoalPage({ entered: { card }, goal }: EndGoalModel, form: FormState, page: Page): Shown {
  const { language } = page
  const words = supportWords[language]
  const t = words.plan
  return {
    title: `${t.endGoal} · ${card.pseudonym}`,
    place: 'cases',
    trail: toPlan(card, language),
    body: (
      <>
        <h1>{`${t.endGoal} · ${words.areas[goal.area]}`}</h1>
        <p class="govuk-body">{t.endHint}</p>
        <Form
          page={page}
          form={form}
          action={supportPaths.endGoal(card.id, goal.id)}
          version={goal.version}
          submit={t.endGoal}
          secondary={<BackToCase head={card} language={language} />}
        >
          <Radios form={form} name="ended" legend={t.ended} options={optionsFrom(goalEnds, t.goalEnds)} />
        </Form>
      </>
    ),
  }
}
