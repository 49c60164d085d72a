import type { VNode } from 'preact'
import type { Page } from '#ui/page.ts'
import { Empty } from '#ui/components/empty.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import type { AgeBand } from '#capabilities/support/domain/child.ts'
import type { PermitKind, PermitOutcome } from '#capabilities/support/domain/permit.ts'
import { lawPaths } from '#capabilities/support/law-paths.ts'
import { StateCell } from '#capabilities/support/pages/deadlines-page.tsx'
import { say, sayRule } from '#capabilities/support/pages/law-parts.tsx'
import { outcomeTone } from '#capabilities/support/pages/permits-page.tsx'
import type { ChildOnCase, ClocksOnCase, PermitOnCase } from '#capabilities/support/queries/law-on-case.ts'
import { lawWords } from '#capabilities/support/words.law.ts'

export function ClocksPanel(model: ClocksOnCase, page: Page): VNode {
  const t = lawWords[page.language].clocks
  const urgent = model.open.some((row) => row.state === 'late' || (row.red && row.state !== 'running'))
  return (
    <Panel title={t.panel.title} id="deadlines" tone={urgent ? 'late' : 'mist'} action={{ href: lawPaths.deadlines(model.caseId), text: t.panel.all }}>
      {urgent ? <Notice tone="danger">{t.red}</Notice> : null}
      {model.open.length === 0 ? (
        <Empty>{t.panel.none}</Empty>
      ) : (
        <SummaryList
          rows={model.open.map((row) => ({
            key: row.id,
            text: sayRule(row.code, page.language),
            value: (
              <>
                {say(row.lastOn, page.language)} <StateCell row={row} page={page} />
              </>
            ),
            action: { href: lawPaths.deadline(model.caseId, row.id), text: t.why },
          }))}
        />
      )}
    </Panel>
  )
}

export function PermitsPanel(model: PermitOnCase, page: Page): VNode {
  const t = lawWords[page.language].permits
  const { newest } = model
  return (
    <Panel title={t.panel.title} id="permits" action={{ href: lawPaths.permits(model.caseId), text: t.panel.open }}>
      {newest === null ? (
        <Empty>{t.panel.none}</Empty>
      ) : (
        <SummaryList
          rows={[
            {
              key: 'newest',
              text: t.kinds[newest.kind as PermitKind],
              value: (
                <Tag
                  tone={newest.revoked ? 'late' : outcomeTone[newest.outcome as PermitOutcome]}
                  text={newest.revoked ? t.revokedOn : t.outcomes[newest.outcome as PermitOutcome]}
                />
              ),
            },
            ...(newest.validTo === null ? [] : [{ key: 'to', text: t.panel.left, value: say(newest.validTo, page.language) }]),
            { key: 'eligible', text: t.eligible, value: model.eligible ? t.yes : t.no },
          ]}
        />
      )}
    </Panel>
  )
}

export function ChildPanel(model: ChildOnCase, page: Page): VNode {
  const t = lawWords[page.language].children
  const concern = { none: '–', not_sent: t.notSent, sent: t.timeline.sent, received: t.receivedOn }
  return (
    <Panel
      title={t.panel.title}
      id="child"
      tone={model.concern === 'not_sent' ? 'late' : 'mist'}
      action={{ href: lawPaths.child(model.caseId), text: t.panel.open }}
    >
      <SummaryList
        rows={[
          { key: 'band', text: t.band, value: t.bands[model.band as AgeBand] },
          { key: 'heard', text: t.panel.heard, value: model.heardOn ?? '–' },
          { key: 'told', text: t.panel.adults, value: model.told.join(', ') || t.panel.nobody },
          ...(model.hidden ? [{ key: 'hidden', text: t.hidden, value: <Tag tone="late" text={t.panel.hidden} /> }] : []),
          { key: 'concern', text: t.panel.concern, value: model.concern === 'not_sent' ? <Tag tone="late" text={t.notSent} /> : concern[model.concern] },
        ]}
      />
    </Panel>
  )
}
