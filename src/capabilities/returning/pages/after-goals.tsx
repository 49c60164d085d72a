import type { VNode } from 'preact'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { DataTable } from '#ui/components/data-table.tsx'
import { DateField } from '#ui/components/date-field.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { State } from '#ui/components/state.tsx'
import { isoDay } from '#ui/when.ts'
import { afterPaths } from '#capabilities/returning/after-paths.ts'
import { goalStates } from '#capabilities/returning/domain/goals.ts'
import { sayAmount } from '#capabilities/returning/domain/grant.ts'
import { formSheet } from '#capabilities/returning/pages/after-parts.tsx'
import { optionsFrom } from '#capabilities/returning/pages/choice-parts.tsx'
import type { GoalModel } from '#capabilities/returning/queries/goals.ts'
import type { AfterModel } from '#capabilities/returning/queries/show-after.ts'
import { afterWords } from '#capabilities/returning/words.after.ts'
import { gatesWords } from '#capabilities/returning/words.gates.ts'

type Props = { readonly model: AfterModel; readonly page: Page }
const tones = { under_way: 'soon', reached: 'done', changed: 'quiet', let_go: 'quiet', declined: 'quiet' } as const

/** The goals of the plan that was agreed with her, each as it stands. */
export const Goals = ({ model, page }: Props): VNode => {
  const { language } = page
  const t = afterWords[language].goals
  const { steps } = gatesWords[language].plan
  const may = model.mayWrite && model.arrivedOn !== null
  return (
    <>
      <h2>{t.title}</h2>
      <p class="govuk-body">{t.lead}</p>
      <DataTable
        caption={t.title}
        quietCaption
        empty={t.none}
        language={language}
        columns={[
          { key: 'goal', text: t.goal },
          { key: 'by', text: t.by },
          { key: 'state', text: t.state },
          { key: 'on', text: t.on },
          ...(may ? [{ key: 'deed', text: afterWords[language].deeds }] : []),
        ]}
        rows={model.goals.map(({ milestone, byDay, state, onDay, late }) => ({
          key: milestone,
          tone: late ? ('late' as const) : undefined,
          cells: {
            goal: steps[milestone],
            by: byDay,
            state: (
              <span>
                <State tone={late ? 'late' : state === null ? 'quiet' : tones[state]} text={state === null ? t.unsaid : t.states[state]} />
                {late ? ` · ${t.late}` : null}
              </span>
            ),
            on: onDay ?? '–',
            deed: (
              <a href={afterPaths.goal(model.case.id, milestone)}>
                {t.say}
                <span class="govuk-visually-hidden">{` ${steps[milestone]}`}</span>
              </a>
            ),
          },
        }))}
      />
    </>
  )
}

export function goalForm({ entered, goal }: GoalModel, form: FormState, page: Page): Shown {
  const t = afterWords[page.language]
  const children = (
    <>
      <Radios form={form} name="state" legend={t.goals.state} value={goal.state ?? undefined} options={optionsFrom(goalStates, t.goals.states)} />
      <DateField form={form} name="onDay" label={t.goals.on} value={isoDay(page.now)} />
    </>
  )
  const lead = gatesWords[page.language].plan.steps[goal.milestone]
  const action = afterPaths.goal(entered.card.id, goal.milestone)
  return formSheet({ entered, title: t.goals.say, lead, action, submit: t.save, version: goal.number, children }, form, page)
}

/** What was planned for each purpose beside what was granted and paid. */
export const Spent = ({ model, page: { language } }: Props): VNode | null => {
  const { spent: t, codes } = afterWords[language]
  if (model.spent.length === 0) return null
  const say = (ore: number): string => sayAmount(ore, 'SEK', language)
  const all = (of: 'planned' | 'granted' | 'paid'): number => model.spent.reduce((sum, line) => sum + line[of], 0)
  const row = (key: string, purpose: string, planned: number, granted: number, paid: number) => ({
    key,
    tone: granted > planned ? ('late' as const) : undefined,
    cells: { purpose, planned: say(planned), granted: say(granted), paid: say(paid), left: say(planned - granted) },
  })
  return (
    <DataTable
      caption={t.title}
      language={language}
      columns={[
        { key: 'purpose', text: t.purpose },
        { key: 'planned', text: t.planned, numeric: true },
        { key: 'granted', text: t.granted, numeric: true },
        { key: 'paid', text: t.paid, numeric: true },
        { key: 'left', text: t.left, numeric: true },
      ]}
      rows={[
        ...model.spent.map(({ purpose, planned, granted, paid }) => row(purpose, codes.purposes[purpose], planned, granted, paid)),
        row('all', t.all, all('planned'), all('granted'), all('paid')),
      ]}
    />
  )
}
