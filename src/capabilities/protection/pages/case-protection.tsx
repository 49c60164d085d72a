import type { VNode } from 'preact'
import type { Page } from '#ui/page.ts'
import { Panel } from '#ui/components/panel.tsx'
import { State } from '#ui/components/state.tsx'
import { SummaryList, type SummaryRow } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { dangers } from '#capabilities/protection/domain/levels.ts'
import { levelTone, reviewTone } from '#capabilities/protection/pages/parts.tsx'
import { protectionPaths } from '#capabilities/protection/paths.ts'
import type { CaseProtection } from '#capabilities/protection/queries/case-protection.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

/** On the page of a case: what was seen, the four dangers as they stand, and which plans there are. Levels, never a sum. */
export function CaseProtectionPanel(model: CaseProtection, page: Page): VNode {
  const t = protectionWords[page.language]
  const { caseId, risk } = model
  const assessed = risk !== null && risk !== 'none' ? risk : null
  const rows: readonly SummaryRow[] = [
    ...(risk === null
      ? []
      : [
          {
            key: 'risk',
            text: t.panel.risk,
            value: assessed ? (
              <>
                <ul class="govuk-list">
                  {dangers.map((danger) => (
                    <li key={danger}>
                      {t.dangers[danger]}: <State tone={levelTone[assessed.judgements[danger].level]} text={t.levels[assessed.judgements[danger].level]} />
                    </li>
                  ))}
                </ul>
                <Tag tone={reviewTone[assessed.state]} text={`${t.risk.states[assessed.state]} · ${assessed.validUntil}`} />
              </>
            ) : (
              t.panel.notYet
            ),
            action: { href: protectionPaths.risk(caseId), text: t.plans.open },
          },
        ]),
    ...(model.indicators === null
      ? []
      : [
          {
            key: 'indicators',
            text: t.panel.indicators,
            value: model.indicators.latest === null ? t.panel.noneSeen : `${t.panel.latest} ${model.indicators.latest}`,
            action: { href: protectionPaths.indicators(caseId), text: t.plans.open },
          },
        ]),
    ...(model.plans === null
      ? []
      : [
          {
            key: 'plans',
            text: t.panel.plans,
            value: model.plans.length === 0 ? t.panel.noPlan : model.plans.map((plan) => t.planKinds[plan.kind]).join(' · '),
            action: { href: protectionPaths.plans(caseId), text: t.plans.open },
          },
        ]),
  ]
  return (
    <Panel
      title={t.panel.title}
      id="risk"
      tone={assessed?.state === 'overdue' ? 'late' : 'mist'}
      action={model.mayAssess ? { href: protectionPaths.assess(caseId), text: t.panel.assess } : undefined}
    >
      <SummaryList rows={rows} />
    </Panel>
  )
}
