import type { VNode } from 'preact'
import type { Page } from '#ui/page.ts'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { gatePaths } from '#capabilities/returning/gates-paths.ts'
import type { GatesModel } from '#capabilities/returning/queries/show-gates.ts'
import { gatesWords } from '#capabilities/returning/words.gates.ts'

/** What must be there before a journey, on the page of the whole return: how many gates stand open, what is left, and the ways in. */
export const GatesSection = (model: GatesModel, page: Page): VNode => {
  const t = gatesWords[page.language]
  const { id } = model.case
  const needed = model.gates.filter(({ state }) => state !== 'not_needed')
  const over = model.begun || model.phase === 'ended'
  const closed = over ? [] : needed.filter(({ state }) => state === 'closed')
  const links = [
    ...(model.seesRisk ? [{ href: gatePaths.risks(id), text: t.section.risk }] : []),
    { href: gatePaths.home(id), text: t.section.home },
    { href: gatePaths.plans(id), text: t.section.plan },
    { href: gatePaths.papers(id), text: t.section.papers },
  ]
  return (
    <Panel title={t.section.title} id="before" action={{ href: gatePaths.gates(id), text: t.section.go }}>
      {model.postponed === null ? null : <Notice tone="warn">{t.gates.postponed[model.postponed]}</Notice>}
      {model.begun && model.approval === 'approved' ? (
        <p>
          <Tag tone="done" text={t.gates.approvedBefore} />
        </p>
      ) : null}
      {over ? null : (
        <p>
          <Tag tone={closed.length === 0 ? 'done' : 'soon'} text={t.gates.open(needed.length - closed.length, needed.length)} />{' '}
          <Tag tone={model.approval === 'approved' ? 'done' : model.approval === 'fallen' ? 'late' : 'quiet'} text={t.gates.approvalStates[model.approval]} />
        </p>
      )}
      {closed.length === 0 ? null : (
        <ul class="govuk-list">
          {closed.map(({ gate, reason }) => (
            <li key={gate}>{`${t.gates.names[gate]}: ${reason === null ? '' : t.gates.reasons[reason]}`}</li>
          ))}
        </ul>
      )}
      <ul class="govuk-list">
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href}>{link.text}</a>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
