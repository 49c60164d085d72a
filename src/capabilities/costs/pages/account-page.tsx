import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { sayOre } from '#capabilities/costs/domain/ore.ts'
import { BurnPicture, financeTrail, lineCells, lineColumns } from '#capabilities/costs/pages/parts.tsx'
import { costPaths } from '#capabilities/costs/paths.ts'
import type { AccountModel } from '#capabilities/costs/queries/finance.ts'
import { costWords } from '#capabilities/costs/words.ts'

/** The lines behind one number, for finance: no case, no pseudonym, no person. */
export function accountPage(model: AccountModel, page: Page): Shown {
  const { language } = page
  const t = costWords[language]
  return {
    title: t.number(model.number),
    place: 'costs',
    trail: financeTrail(language),
    wide: true,
    body: (
      <>
        <h1>{t.number(model.number)}</h1>
        <p class="l-actions">
          <ButtonLink href={costPaths.accountLine(model.id)}>{t.case.newLine}</ButtonLink>
          <ButtonLink href={costPaths.accountStay(model.id)} tone="quiet">
            {t.case.newStay}
          </ButtonLink>
        </p>
        <DataTable
          caption={t.case.lines}
          sorted={t.case.newest}
          empty={t.case.noLines}
          language={language}
          columns={[...lineColumns(language), { key: 'deed', text: t.columns.deed }]}
          rows={model.lines.map((line) => ({
            key: line.id,
            cells: {
              ...lineCells(line, language),
              deed: line.reverses || line.reversedBy ? '–' : <a href={costPaths.accountTakeBack(model.id, line.id)}>{t.case.takeBack}</a>,
            },
          }))}
        />
        <SummaryList
          rows={[
            { key: 'net', text: t.case.total, value: sayOre(model.total.netOre, language) },
            { key: 'eligible', text: t.case.eligible, value: sayOre(model.total.eligibleOre, language) },
            { key: 'claimed', text: t.case.claimed, value: sayOre(model.total.claimedOre, language) },
          ]}
        />
        <BurnPicture burn={model.burn} page={page} />
      </>
    ),
  }
}
