import type { Page, Shown } from '#ui/page.ts'
import { DataTable } from '#ui/components/data-table.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { sayOre } from '#capabilities/costs/domain/ore.ts'
import type { LetterModel } from '#capabilities/costs/queries/letter.ts'
import { costWords } from '#capabilities/costs/words.ts'

/** For paper: what one board asks of another, without a word of who or where. */
export function letterPage(model: LetterModel, page: Page): Shown {
  const { language } = page
  const t = costWords[language]
  return {
    title: t.letter.title,
    bare: true,
    body: (
      <article class="l-sheet">
        <h1>{t.letter.title}</h1>
        <SummaryList
          rows={[
            { key: 'from', text: t.letter.from, value: model.from },
            { key: 'to', text: t.letter.to, value: model.to ?? t.outside },
            { key: 'on', text: t.letter.on, value: model.on },
            { key: 'number', text: t.claim.reference, value: t.number(model.number) },
            { key: 'asked', text: t.letter.asked, value: `${model.askedOn} · ${t.transferStates[model.state]}` },
            { key: 'since', text: t.letter.since, value: model.since },
          ]}
        />
        <DataTable
          caption={t.case.lines}
          language={language}
          empty={t.letter.empty}
          columns={[
            { key: 'what', text: t.letter.what },
            { key: 'legal', text: t.columns.basis },
            { key: 'sum', text: t.letter.sum, numeric: true },
          ]}
          rows={[
            ...model.rows.map((row) => ({
              key: `${row.type}-${row.legal}-${row.whom}`,
              cells: { what: `${t.types[row.type]} · ${t.whoms[row.whom]}`, legal: t.legal[row.legal], sum: sayOre(row.ore, language) },
            })),
            ...(model.rows.length === 0 ? [] : [{ key: 'total', cells: { what: t.letter.total, legal: '', sum: sayOre(model.totalOre, language) } }]),
          ]}
        />
        <p>{t.letter.note}</p>
      </article>
    ),
  }
}
