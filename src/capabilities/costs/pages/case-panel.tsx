import type { VNode } from 'preact'
import type { Page } from '#ui/page.ts'
import { Panel } from '#ui/components/panel.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { sayOre, sumOre } from '#capabilities/costs/domain/ore.ts'
import { PaysNow } from '#capabilities/costs/pages/pays-now.tsx'
import { costPaths } from '#capabilities/costs/paths.ts'
import type { CostsOnCase } from '#capabilities/costs/queries/case-costs.ts'
import { costWords } from '#capabilities/costs/words.ts'

/** On the page of a case: who pays, and what nobody has claimed. */
export function CostsPanel(model: CostsOnCase, page: Page): VNode {
  const t = costWords[page.language]
  const [next] = model.quarters
  const left = sumOre(model.quarters.map((one) => one.ore))
  return (
    <Panel title={t.panel.title} id="costs" action={{ href: costPaths.ofCase(model.caseId), text: t.panel.details }}>
      <PaysNow pays={model.pays} page={page} />
      <SummaryList
        rows={[
          { key: 'lines', text: t.panel.lines, value: String(model.lines) },
          {
            key: 'left',
            text: t.panel.unclaimed,
            value: next ? `${sayOre(left, page.language)} · ${next.lastOn} · ${t.daysLeft(next.daysLeft)}` : t.panel.none,
          },
        ]}
      />
    </Panel>
  )
}
