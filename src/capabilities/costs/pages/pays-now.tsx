import type { VNode } from 'preact'
import type { Page } from '#ui/page.ts'
import { Tag } from '#ui/components/tag.tsx'
import type { CostsModel } from '#capabilities/costs/queries/case-costs.ts'
import { costWords } from '#capabilities/costs/words.ts'

/** Who pays today, whether it may change, and why. There is always somebody. */
export const PaysNow = ({ pays, page }: { readonly pays: CostsModel['pays']; readonly page: Page }): VNode => {
  const t = costWords[page.language]
  return (
    <>
      <p class="govuk-body">
        <strong>{pays.zone ?? t.outside}</strong>{' '}
        <Tag tone={pays.provisional ? 'soon' : 'done'} text={pays.provisional ? t.panel.provisional : t.panel.decided} />
        {pays.disputed ? (
          <>
            {' '}
            <Tag tone="late" text={t.panel.disputed} />
          </>
        ) : null}
      </p>
      <p class="l-quiet">{t.why[pays.why]}</p>
    </>
  )
}
