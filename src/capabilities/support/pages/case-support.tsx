import type { VNode } from 'preact'
import type { Page } from '#ui/page.ts'
import { Chips } from '#ui/components/chips.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { axisWords, laneAxes, type Card } from '#capabilities/cases/contract.ts'
import { laneName } from '#capabilities/support/pages/course-picture.tsx'
import { supportPaths } from '#capabilities/support/paths.ts'
import type { CaseSupport } from '#capabilities/support/queries/case-support.ts'
import { supportWords } from '#capabilities/support/words.ts'

/** On the page of a case: needs, goals and measures, rights and plans, in numbers. Nothing sealed is opened here. */
export function CaseSupportPanel(model: CaseSupport, page: Page): VNode {
  const words = supportWords[page.language]
  const t = words.panel
  const { caseId, needs, measures, rights } = model
  const to = (href: string) => ({ href, text: words.open })
  return (
    <Panel
      title={t.title}
      id="support"
      tone={measures.late > 0 ? 'late' : 'mist'}
      action={model.mayWrite ? { href: supportPaths.newMeasure(caseId), text: t.add } : undefined}
    >
      <SummaryList
        rows={[
          {
            key: 'needs',
            text: t.needs,
            value: (
              <>
                {needs.asked === 0 ? t.noNeeds : t.asked(needs.yes, needs.open)} {needs.urgent > 0 ? <Tag tone="soon" text={t.urgent(needs.urgent)} /> : null}
              </>
            ),
            action: to(supportPaths.needs(caseId)),
          },
          { key: 'goals', text: t.goals, value: model.goals === 0 ? t.noGoals : t.goalCount(model.goals), action: to(supportPaths.plan(caseId)) },
          {
            key: 'measures',
            text: t.measures,
            value: (
              <>
                {measures.all === 0 ? t.noMeasures : t.measureCount(measures.open, measures.all)}{' '}
                {measures.late > 0 ? <Tag tone="late" text={t.late(measures.late)} /> : null}
              </>
            ),
            action: to(supportPaths.ladder(caseId)),
          },
          {
            key: 'rights',
            text: t.rights,
            value: (
              <>
                {rights.told === 0 ? t.noRights : t.toldOf(rights.told, rights.all)}{' '}
                {rights.unclear > 0 ? <Tag tone="soon" text={t.unclear(rights.unclear)} /> : null}{' '}
                {rights.due ? <Tag tone="soon" text={words.rights.dueTag} /> : null}
              </>
            ),
            action: to(supportPaths.rights(caseId)),
          },
          {
            key: 'agreed',
            text: t.agreed,
            value:
              model.agreed.length === 0
                ? t.noAgreed
                : model.agreed.map((one) => (
                    <p key={one.id}>
                      <a href={supportPaths.agreed(caseId, one.id)}>{words.plan.agreedKinds[one.kind]}</a>
                    </p>
                  )),
          },
        ]}
      />
    </Panel>
  )
}

/** For everybody in the case: where each axis stands, and the way to its picture over time. */
export function CaseCoursePanel(card: Card, page: Page): VNode {
  const t = supportWords[page.language].panel
  return (
    <Panel title={t.courseTitle} id="course" tone="plain" action={{ href: supportPaths.course(card.id), text: t.course }}>
      <Chips
        label={t.courseTitle}
        chips={laneAxes.map((axis) => ({ key: axis, label: laneName(axis, page), text: axisWords(axis, card[axis], page.language) }))}
      />
    </Panel>
  )
}
