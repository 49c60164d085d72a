import type { Page, Shown } from '#ui/page.ts'
import { DataTable } from '#ui/components/data-table.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { costPaths } from '#capabilities/costs/paths.ts'
import type { TransfersModel } from '#capabilities/costs/queries/transfers.ts'
import { costWords } from '#capabilities/costs/words.ts'

/** Requests between boards that wait, in the cases one works in. Which boards they are stands in the case. */
export function transfersPage(model: TransfersModel, page: Page): Shown {
  const { language } = page
  const t = costWords[language]
  return {
    title: t.payer.transfers,
    place: 'day',
    body: (
      <>
        <h1>{t.payer.transfers}</h1>
        <DataTable
          caption={t.payer.transfers}
          quietCaption
          sorted={t.finance.soonest}
          empty={t.step.nothing}
          language={language}
          columns={[
            { key: 'case', text: t.payer.caseColumn },
            { key: 'whose', text: t.payer.whose },
            { key: 'answer', text: t.payer.answerBy },
          ]}
          rows={model.transfers.map((one) => ({
            key: one.id,
            tone: one.late ? ('late' as const) : ('soon' as const),
            cells: {
              case: <a href={costPaths.transfer(one.case.id, one.id)}>{one.case.pseudonym}</a>,
              whose: one.ours ? t.payer.weAsked : t.payer.weAnswer,
              answer: <Tag tone={one.late ? 'late' : 'soon'} text={one.answerBy} />,
            },
          }))}
        />
      </>
    ),
  }
}
