import type { Page, Shown } from '#ui/page.ts'
import { DataTable } from '#ui/components/data-table.tsx'
import { Time } from '#ui/components/time.tsx'
import { supportPaths } from '#capabilities/support/paths.ts'
import type { DueModel } from '#capabilities/support/queries/due.ts'
import { supportWords } from '#capabilities/support/words.ts'

/** Lists carry made-up names and neutral words: what it is stands on its own page. */
export function duePage(model: DueModel, page: Page): Shown {
  const { language, now } = page
  const words = supportWords[language]
  const t = words.list
  const wanted = (one: NonNullable<DueModel['show']>): boolean => model.show === null || model.show === one
  const columns = [
    { key: 'case', text: t.case },
    { key: 'due', text: t.due },
    { key: 'open', text: t.what },
  ]
  return {
    title: t.title,
    place: 'day',
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body">{t.lead}</p>
        {wanted('measures') ? (
          <DataTable
            caption={t.measures}
            sorted={t.soonest}
            empty={t.noMeasures}
            language={language}
            columns={columns}
            rows={model.measures.map((one) => ({
              key: one.id,
              tone: 'late' as const,
              cells: {
                case: one.case.pseudonym,
                due: <Time at={one.dueAt} now={now} language={language} as="both" />,
                open: <a href={supportPaths.measure(one.case.id, one.id)}>{words.plan.measure}</a>,
              },
            }))}
          />
        ) : null}
        {wanted('plans') ? (
          <DataTable
            caption={t.plans}
            sorted={t.soonest}
            empty={t.noPlans}
            language={language}
            columns={columns}
            rows={model.plans.map((one) => ({
              key: one.id,
              tone: 'soon' as const,
              cells: {
                case: one.case.pseudonym,
                due: one.reviewOn,
                open: <a href={supportPaths.agreed(one.case.id, one.id)}>{words.plan.agreedKinds[one.kind]}</a>,
              },
            }))}
          />
        ) : null}
        {wanted('rights') ? (
          <DataTable
            caption={t.rights}
            sorted={t.soonest}
            empty={t.noRights}
            language={language}
            columns={columns}
            rows={model.rights.map((one) => ({
              key: one.id,
              tone: 'soon' as const,
              cells: { case: one.case.pseudonym, due: one.repeatOn, open: <a href={supportPaths.rights(one.case.id)}>{words.rights.title}</a> },
            }))}
          />
        ) : null}
      </>
    ),
  }
}
