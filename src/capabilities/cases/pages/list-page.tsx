import type { Page, Shown } from '#ui/page.ts'
import { Beside } from '#ui/components/beside.tsx'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Chips } from '#ui/components/chips.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import type { Phase } from '#capabilities/cases/domain/axes.ts'
import { casePaths } from '#capabilities/cases/paths.ts'
import type { MyCasesModel } from '#capabilities/cases/queries/list-my-cases.ts'
import { sayZone } from '#capabilities/cases/queries/names.ts'
import { axisWords, casesWords } from '#capabilities/cases/words.ts'

const nextHref = (model: MyCasesModel): string | null =>
  model.next &&
  `${casePaths.list}?${new URLSearchParams({ ...(model.closed ? { closed: 'yes' } : {}), ...(model.urgent ? { urgent: 'yes' } : {}), before: model.next.before, beforeId: model.next.beforeId }).toString()}`

export function listPage(model: MyCasesModel, page: Page): Shown {
  const { language, now } = page
  const t = casesWords[language]
  const next = nextHref(model)
  const title = model.closed ? t.list.closedTitle : t.list.title
  const rows = model.cases.map((row) => ({
    key: row.id,
    cells: {
      name: <a href={casePaths.one(row.id)}>{row.pseudonym}</a>,
      state: (
        <>
          {row.urgent ? <Tag tone="late" text={t.list.urgent} /> : null} {row.child === 'no' ? null : <Tag tone="new" text={t.list.child} />}
        </>
      ),
      phase: axisWords('phase', row.phase as Phase, language),
      level: t.levelShort[row.protectionLevel as 0 | 1 | 2],
      leads: sayZone(model.names, row.leadZoneId),
      meeting: row.nextMeetingAt ? <Time at={row.nextMeetingAt} now={now} language={language} /> : '–',
      touched: <Time at={row.touchedAt} now={now} language={language} />,
    },
  }))
  const chips = [
    { key: 'active', label: '', text: t.list.active, href: casePaths.list, current: !model.closed && !model.urgent },
    { key: 'acute', label: '', text: t.list.acute, href: casePaths.urgent, current: model.urgent },
    { key: 'closed', label: '', text: t.list.closed, href: `${casePaths.list}?closed=yes`, current: model.closed },
    { key: 'invitations', label: '', text: t.list.invitations, href: casePaths.invitations },
    { key: 'approvals', label: '', text: t.list.approvals, href: casePaths.approvals },
  ]
  const columns = (['name', 'state', 'phase', 'level', 'leads', 'meeting', 'touched'] as const).map((key) => ({
    key,
    text: key === 'state' ? t.state : t.list[key],
  }))
  return {
    title,
    place: 'cases',
    wide: true,
    body: (
      <>
        <h1>{title}</h1>
        <p class="govuk-body-l">{t.list.lead}</p>
        <Beside
          label={t.title}
          side={
            <>
              <ButtonLink href={casePaths.open}>{t.list.open}</ButtonLink>{' '}
              <ButtonLink href={casePaths.find} tone="quiet">
                {t.list.find}
              </ButtonLink>
            </>
          }
        >
          <Chips label={t.title} chips={chips} />
        </Beside>
        <DataTable
          caption={title}
          quietCaption
          sorted={t.list.sorted}
          columns={columns}
          rows={rows}
          language={language}
          empty={model.closed ? t.list.emptyClosed : t.list.empty}
          next={next ? { href: next } : null}
        />
      </>
    ),
  }
}
