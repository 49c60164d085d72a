import type { Page, Shown } from '#ui/page.ts'
import { DataTable } from '#ui/components/data-table.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import { casePaths } from '#capabilities/cases/contract.ts'
import { reviewTone } from '#capabilities/protection/pages/parts.tsx'
import { protectionPaths } from '#capabilities/protection/paths.ts'
import type { DueModel } from '#capabilities/protection/queries/due.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

export function duePage(model: DueModel, page: Page): Shown {
  const { language, now } = page
  const t = protectionWords[language]
  return {
    title: t.list.title,
    place: 'day',
    body: (
      <>
        <h1>{t.list.title}</h1>
        <p class="govuk-body">{t.list.lead}</p>
        {model.show === 'measures' ? null : (
          <DataTable
            caption={t.list.reviews}
            sorted={t.list.soonest}
            empty={t.list.noReviews}
            language={language}
            columns={[
              { key: 'case', text: t.list.case },
              { key: 'state', text: t.list.state },
              { key: 'review', text: t.risk.reviewOn },
              { key: 'valid', text: t.risk.validUntil },
            ]}
            rows={model.reviews.map((one) => ({
              key: one.id,
              tone: one.state === 'overdue' ? ('late' as const) : ('soon' as const),
              cells: {
                case: <a href={protectionPaths.risk(one.case.id)}>{one.case.pseudonym}</a>,
                state: <Tag tone={reviewTone[one.state]} text={t.risk.states[one.state]} />,
                review: one.reviewOn,
                valid: one.validUntil,
              },
            }))}
          />
        )}
        {model.show === 'reviews' ? null : (
          <DataTable
            caption={t.list.measures}
            sorted={t.list.soonest}
            empty={t.list.noMeasures}
            language={language}
            columns={[
              { key: 'case', text: t.list.case },
              { key: 'what', text: t.assessment.measure },
              { key: 'due', text: t.assessment.due },
            ]}
            rows={model.measures.map((one) => ({
              key: one.id,
              tone: 'late' as const,
              cells: {
                case: <a href={protectionPaths.assessment(one.case.id, one.assessmentId)}>{one.case.pseudonym}</a>,
                what: <a href={casePaths.task(one.case.id, one.taskId)}>{t.list.decided}</a>,
                due: <Time at={one.dueAt} now={now} language={language} as="both" />,
              },
            }))}
          />
        )}
      </>
    ),
  }
}
