import type { Page, Shown } from '#ui/page.ts'
import { DataTable } from '#ui/components/data-table.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { sayOre } from '#capabilities/costs/domain/ore.ts'
import { Days, sayQuarter } from '#capabilities/costs/pages/parts.tsx'
import type { ClaimModel } from '#capabilities/costs/queries/finance.ts'
import { costWords } from '#capabilities/costs/words.ts'

/** For paper: one row for each line, by number and code. */
export function claimSheet(model: ClaimModel, page: Page): Shown {
  const { language } = page
  const t = costWords[language]
  const { claim } = model
  return {
    title: t.claim.sheetTitle,
    bare: true,
    body: (
      <article class="l-sheet">
        <h1>{t.claim.sheetTitle}</h1>
        <SummaryList
          rows={[
            { key: 'law', text: t.columns.basis, value: t.claim.law },
            { key: 'applicant', text: t.claim.applicant, value: model.zone },
            { key: 'quarter', text: t.finance.quarter, value: sayQuarter(claim.quarter, language) },
            { key: 'reference', text: t.claim.reference, value: `${claim.quarter.slice(0, 7)}/${claim.number}` },
            { key: 'last', text: t.finance.lastOn, value: claim.lastOn },
            { key: 'total', text: t.claim.total, value: sayOre(claim.totalOre, language) },
          ]}
        />
        <DataTable
          caption={t.case.lines}
          language={language}
          columns={[
            { key: 'account', text: t.columns.account },
            { key: 'when', text: t.columns.when },
            { key: 'what', text: t.columns.what },
            { key: 'legal', text: t.columns.basis },
            { key: 'supplier', text: t.columns.supplier },
            { key: 'units', text: t.columns.units, numeric: true },
            { key: 'ore', text: t.columns.claimed, numeric: true },
          ]}
          rows={model.lines.map((line) => ({
            key: line.id,
            cells: {
              account: String(line.account),
              when: <Days line={line} />,
              what: `${t.types[line.type]} · ${t.whoms[line.whom]}`,
              legal: t.legal[line.legal],
              supplier: [line.supplier, ...(line.invoice === null ? [] : [line.invoice])].join(' · '),
              units: String(line.units),
              ore: sayOre(line.claimedOre ?? 0, language),
            },
          }))}
        />
        <p>{`${t.claim.signature}: ______________________________`}</p>
      </article>
    ),
  }
}
