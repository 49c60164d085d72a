import type { Page, Shown } from '#ui/page.ts'
import { DataTable } from '#ui/components/data-table.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { sayOre } from '#capabilities/costs/domain/ore.ts'
import { ClaimTable } from '#capabilities/costs/pages/claim-parts.tsx'
import { sayQuarter } from '#capabilities/costs/pages/parts.tsx'
import { costPaths } from '#capabilities/costs/paths.ts'
import type { OverviewModel } from '#capabilities/costs/queries/finance.ts'
import { costWords } from '#capabilities/costs/words.ts'

/** The whole of a finance officer's work: what is left, what is under way, and the numbers. */
export function overviewPage(model: OverviewModel, page: Page): Shown {
  const { language } = page
  const t = costWords[language]
  return {
    title: t.finance.title,
    place: 'costs',
    wide: true,
    body: (
      <>
        <h1>{t.finance.title}</h1>
        <p class="govuk-body">{t.finance.lead}</p>
        <DataTable
          caption={t.finance.left}
          sorted={t.finance.soonest}
          empty={t.finance.leftEmpty}
          language={language}
          columns={[
            { key: 'quarter', text: t.finance.quarter },
            { key: 'lines', text: t.finance.lines, numeric: true },
            { key: 'ore', text: t.finance.amount, numeric: true },
            { key: 'last', text: t.finance.lastOn },
            { key: 'left', text: t.finance.left2 },
          ]}
          rows={model.quarters.map((one) => ({
            key: one.quarter,
            ...(one.daysLeft < 0 ? { tone: 'late' as const } : one.reminder === null ? {} : { tone: 'soon' as const }),
            cells: {
              quarter: <a href={costPaths.quarter(one.quarter)}>{sayQuarter(one.quarter, language)}</a>,
              lines: String(one.lines),
              ore: sayOre(one.ore, language),
              last: one.lastOn,
              left: one.over ? (
                <Tag tone={one.daysLeft < 0 ? 'late' : one.reminder === null ? 'quiet' : 'soon'} text={t.daysLeft(one.daysLeft)} />
              ) : (
                <Tag tone="quiet" text={t.finance.running} />
              ),
            },
          }))}
        />
        <div id="claims">
          <ClaimTable claims={model.claims} page={page} />
        </div>
        <DataTable
          caption={t.finance.accounts}
          sorted={t.finance.byNumber}
          empty={t.finance.accountsEmpty}
          language={language}
          columns={[
            { key: 'number', text: t.columns.account },
            { key: 'lines', text: t.finance.lines, numeric: true },
            { key: 'ore', text: t.finance.left, numeric: true },
          ]}
          rows={model.accounts.map((one) => ({
            key: one.id,
            cells: {
              number: <a href={costPaths.account(one.id)}>{t.number(one.number)}</a>,
              lines: String(one.lines),
              ore: sayOre(one.unclaimedOre, language),
            },
          }))}
        />
      </>
    ),
  }
}
