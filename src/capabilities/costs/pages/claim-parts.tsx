import type { VNode } from 'preact'
import type { Page } from '#ui/page.ts'
import { DataTable } from '#ui/components/data-table.tsx'
import type { Tone } from '#ui/components/shape.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { sayOre } from '#capabilities/costs/domain/ore.ts'
import { lineCells, lineColumns, sayQuarter } from '#capabilities/costs/pages/parts.tsx'
import { costPaths } from '#capabilities/costs/paths.ts'
import type { ClaimModel, ClaimRow } from '#capabilities/costs/queries/finance.ts'
import { costWords } from '#capabilities/costs/words.ts'

type State = keyof (typeof costWords)['sv']['claim']['states']
const stateOf = (claim: ClaimRow): State =>
  claim.paidOn !== null
    ? claim.paidOre === claim.totalOre
      ? 'paid'
      : 'differs'
    : claim.inTime === false
      ? 'late'
      : claim.inTime
        ? 'received'
        : claim.sentOn === null
          ? 'made'
          : 'sent'
const toneOf = (claim: ClaimRow): Tone =>
  claim.paidOn !== null || claim.inTime ? 'done' : claim.inTime === false || claim.daysLeft < 0 ? 'late' : claim.daysLeft <= 14 ? 'soon' : 'quiet'

export const ClaimTag = ({ claim, page }: { readonly claim: ClaimRow; readonly page: Page }): VNode => (
  <Tag tone={toneOf(claim)} text={costWords[page.language].claim.states[stateOf(claim)]} />
)

export const ClaimTable = ({ claims, page }: { readonly claims: readonly ClaimRow[]; readonly page: Page }): VNode => {
  const { language } = page
  const t = costWords[language]
  return (
    <DataTable
      caption={t.finance.claims}
      sorted={t.finance.newest}
      empty={t.finance.claimsEmpty}
      language={language}
      columns={[
        { key: 'claim', text: t.finance.claims },
        { key: 'state', text: t.finance.state },
        { key: 'last', text: t.finance.lastOn },
        { key: 'ore', text: t.claim.total, numeric: true },
        { key: 'paid', text: t.claim.paid, numeric: true },
      ]}
      rows={claims.map((one) => ({
        key: one.id,
        cells: {
          claim: <a href={costPaths.claim(one.id)}>{t.claim.title(sayQuarter(one.quarter, language), one.number)}</a>,
          state: <ClaimTag claim={one} page={page} />,
          last: one.lastOn,
          ore: sayOre(one.totalOre, language),
          paid: one.paidOre === null ? '–' : sayOre(one.paidOre, language),
        },
      }))}
    />
  )
}

/** Lines with the number of the case in front. */
export const NumberedLines = ({
  lines,
  caption,
  page,
  empty,
}: {
  readonly lines: ClaimModel['lines']
  readonly caption: string
  readonly page: Page
  readonly empty?: string
}): VNode => {
  const { language } = page
  const t = costWords[language]
  return (
    <DataTable
      caption={caption}
      language={language}
      empty={empty}
      columns={[{ key: 'account', text: t.columns.account }, ...lineColumns(language)]}
      rows={lines.map((line) => ({
        key: line.id,
        cells: { account: <a href={costPaths.account(line.accountId)}>{String(line.account)}</a>, ...lineCells(line, language) },
      }))}
    />
  )
}
