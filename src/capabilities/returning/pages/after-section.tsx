import type { VNode } from 'preact'
import type { Page } from '#ui/page.ts'
import { Panel } from '#ui/components/panel.tsx'
import { State } from '#ui/components/state.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { afterPaths } from '#capabilities/returning/after-paths.ts'
import { sayAmount } from '#capabilities/returning/domain/grant.ts'
import { toneOf } from '#capabilities/returning/pages/after-parts.tsx'
import type { AfterSectionModel } from '#capabilities/returning/queries/after-section.ts'
import { afterWords } from '#capabilities/returning/words.after.ts'

/** On the page of the return: whether she is received, where following up stands, and what was granted. */
export const AfterSection = (model: AfterSectionModel, page: Page): VNode => {
  const { language } = page
  const t = afterWords[language]
  return (
    <Panel
      title={t.title}
      id="after"
      action={{ href: afterPaths.ofCase(model.caseId), text: t.section.details }}
      aside={model.openAlarms > 0 ? <Tag tone="late" text={t.alarms.title} /> : null}
    >
      <SummaryList
        rows={[
          { key: 'received', text: t.reception.title, value: model.received ? t.section.received : t.section.notReceived },
          ...model.points.map(({ point, state }) => ({
            key: point,
            text: t.codes.points[point],
            value: <State tone={toneOf[state]} text={t.codes.states[state]} />,
          })),
          { key: 'granted', text: t.money.granted, value: sayAmount(model.grantedOre, 'SEK', language) },
        ]}
      />
    </Panel>
  )
}
