import type { VNode } from 'preact'
import type { Page, Shown } from '#ui/page.ts'
import { Beside } from '#ui/components/beside.tsx'
import { CaseHead, CaseLanes } from '#capabilities/cases/pages/case-head.tsx'
import { ConsentsPanel, DisclosuresPanel, EndingPanel, RecordsPanel, TasksPanel, UnitsPanel } from '#capabilities/cases/pages/case-panels.tsx'
import { CaseTimeline } from '#capabilities/cases/pages/case-timeline.tsx'
import type { CaseModel } from '#capabilities/cases/queries/show-case.ts'
import { casePanels } from '#capabilities/cases/sockets.ts'
import { casesWords } from '#capabilities/cases/words.ts'

type Ordered = { readonly order: number; readonly key: string; readonly node: VNode | null }

/** This room's panels and those of later rooms, in the order of work. */
function panelsOf(model: CaseModel, page: Page): readonly Ordered[] {
  const own: readonly Ordered[] = [
    { order: 100, key: 'tasks', node: <TasksPanel model={model} page={page} /> },
    { order: 200, key: 'records', node: <RecordsPanel model={model} page={page} /> },
    { order: 300, key: 'units', node: <UnitsPanel model={model} page={page} /> },
    { order: 400, key: 'consents', node: <ConsentsPanel model={model} page={page} /> },
    { order: 500, key: 'disclosures', node: <DisclosuresPanel model={model} page={page} /> },
    { order: 900, key: 'ending', node: <EndingPanel model={model} page={page} /> },
  ]
  const others = casePanels.map((panel): Ordered => {
    const content = model.panels.find((one) => one.name === panel.name)?.content ?? null
    return { order: panel.order, key: panel.name, node: content === null ? null : panel.view(content as never, model.card, page) }
  })
  return [...own, ...others].sort((a, b) => a.order - b.order)
}

export function casePage(model: CaseModel, page: Page): Shown {
  const t = casesWords[page.language]
  return {
    title: model.card.pseudonym,
    place: 'cases',
    wide: true,
    body: (
      <>
        <CaseHead model={model} page={page} />
        <CaseLanes model={model} page={page} />
        <Beside label={t.case.timeline} side={<CaseTimeline model={model} page={page} />}>
          {panelsOf(model, page).map(({ key, node }) => (
            <div key={key}>{node}</div>
          ))}
        </Beside>
      </>
    ),
  }
}
