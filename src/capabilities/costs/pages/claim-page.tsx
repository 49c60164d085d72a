import type { VNode } from 'preact'
import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { SummaryList, type SummaryRow } from '#ui/components/summary-list.tsx'
import { sayOre } from '#capabilities/costs/domain/ore.ts'
import { ClaimTag, NumberedLines } from '#capabilities/costs/pages/claim-parts.tsx'
import { financeTrail, sayQuarter } from '#capabilities/costs/pages/parts.tsx'
import { costPaths } from '#capabilities/costs/paths.ts'
import type { ClaimModel } from '#capabilities/costs/queries/finance.ts'
import { costWords } from '#capabilities/costs/words.ts'

const factsOf = ({ claim, repayments }: ClaimModel, page: Page): readonly SummaryRow[] => {
  const { language } = page
  const t = costWords[language]
  return [
    { key: 'total', text: t.claim.total, value: sayOre(claim.totalOre, language) },
    { key: 'last', text: t.finance.lastOn, value: claim.receivedOn === null ? `${claim.lastOn} · ${t.daysLeft(claim.daysLeft)}` : claim.lastOn },
    { key: 'sent', text: t.claim.sentOn, value: claim.sentOn ?? '–' },
    { key: 'received', text: t.claim.receivedOn, value: claim.receivedOn ?? '–' },
    { key: 'paid', text: t.claim.paid, value: claim.paidOre === null ? '–' : `${sayOre(claim.paidOre, language)} · ${claim.paidOn}` },
    ...(claim.paidOre === null || claim.difference === null
      ? []
      : [{ key: 'difference', text: t.claim.difference, value: `${sayOre(claim.paidOre - claim.totalOre, language)} · ${t.differences[claim.difference]}` }]),
    ...repayments.map((one) => ({ key: one.id, text: t.claim.repaid, value: `${sayOre(one.ore, language)} · ${one.onDay} · ${t.repayments[one.reason]}` })),
  ]
}

/** The one thing that comes next. */
const Next = ({ claim, page }: { readonly claim: ClaimModel['claim']; readonly page: Page }): VNode | null => {
  const t = costWords[page.language].claim
  if (claim.sentOn === null) return <ButtonLink href={costPaths.sent(claim.id)}>{t.markSent}</ButtonLink>
  if (claim.receivedOn === null) return <ButtonLink href={costPaths.received(claim.id)}>{t.markReceived}</ButtonLink>
  if (claim.paidOn === null) return <ButtonLink href={costPaths.paid(claim.id)}>{t.markPaid}</ButtonLink>
  if (claim.paidOre !== null && claim.repaidOre < claim.paidOre)
    return (
      <ButtonLink href={costPaths.repaid(claim.id)} tone="quiet">
        {t.markRepaid}
      </ButtonLink>
    )
  return null
}

export function claimPage(model: ClaimModel, page: Page): Shown {
  const { language } = page
  const t = costWords[language]
  const { claim } = model
  const title = t.claim.title(sayQuarter(claim.quarter, language), claim.number)
  return {
    title,
    place: 'costs',
    trail: financeTrail(language, { href: costPaths.quarter(claim.quarter), text: sayQuarter(claim.quarter, language) }),
    wide: true,
    body: (
      <>
        <h1>{title}</h1>
        <p>
          <ClaimTag claim={claim} page={page} />
        </p>
        <SummaryList rows={factsOf(model, page)} />
        <p>
          <Next claim={claim} page={page} /> <a href={costPaths.sheet(claim.id)}>{t.claim.sheet}</a> · <a href={costPaths.csv(claim.id)}>{t.claim.csv}</a>
        </p>
        <NumberedLines lines={model.lines} caption={t.case.lines} page={page} />
      </>
    ),
  }
}
