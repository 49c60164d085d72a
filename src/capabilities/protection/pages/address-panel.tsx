import type { VNode } from 'preact'
import type { Page } from '#ui/page.ts'
import { Panel } from '#ui/components/panel.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import { standing } from '#capabilities/protection/pages/address-pages.tsx'
import { placementPaths } from '#capabilities/protection/placement-paths.ts'
import type { AddressPanelModel } from '#capabilities/protection/queries/case-address.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

/** On the page of a case: which authority asked, how far it has come, and by when it is to be answered. */
export function AddressPanel(model: AddressPanelModel, page: Page): VNode {
  const { language } = page
  const t = protectionWords[language].addresses
  const late = model.requests.some((one) => one.outcome === null && one.dueAt <= page.now)
  return (
    <Panel
      title={t.title}
      id="address-requests"
      tone={late ? 'late' : 'mist'}
      action={model.mayReceive ? { href: placementPaths.newAddress(model.caseId), text: t.receive } : undefined}
    >
      {model.requests.length === 0 ? (
        <p class="govuk-body">{t.none}</p>
      ) : (
        <SummaryList
          rows={model.requests.slice(0, 5).map((one) => ({
            key: one.id,
            text: t.authorities[one.authority],
            value: (
              <>
                <Tag {...standing(one, page)} />{' '}
                {one.outcome === null ? (
                  <>
                    {t.due} <Time at={one.dueAt} now={page.now} language={language} as="both" />
                  </>
                ) : null}
              </>
            ),
            action: { href: placementPaths.address(model.caseId, one.id), text: t.open },
          }))}
        />
      )}
      {model.requests.length > 0 ? (
        <p class="govuk-body">
          <a href={placementPaths.addresses(model.caseId)}>{t.all}</a>
        </p>
      ) : null}
    </Panel>
  )
}
