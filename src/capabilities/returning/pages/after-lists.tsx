import type { Page, Shown } from '#ui/page.ts'
import { Chips } from '#ui/components/chips.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { State } from '#ui/components/state.tsx'
import { afterPaths } from '#capabilities/returning/after-paths.ts'
import { points } from '#capabilities/returning/domain/after-codes.ts'
import { followShows, moneyShows } from '#capabilities/returning/forms/after.ts'
import { grantCells, grantColumns } from '#capabilities/returning/pages/after-money.tsx'
import { toneOf } from '#capabilities/returning/pages/after-parts.tsx'
import { returnPaths } from '#capabilities/returning/paths.ts'
import type { FollowListModel } from '#capabilities/returning/queries/follow-list.ts'
import type { MoneyModel } from '#capabilities/returning/queries/show-money.ts'
import { afterWords } from '#capabilities/returning/words.after.ts'
import { choiceWords } from '#capabilities/returning/words.choice.ts'

/** Which returns are followed, and who was reached when: made-up names only. */
export function followListPage(model: FollowListModel, page: Page): Shown {
  const { language } = page
  const { list: t, codes } = afterWords[language]
  return {
    title: t.title,
    place: 'cases',
    trail: [{ href: returnPaths.mine, text: choiceWords[language].title }],
    wide: true,
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body">{t.lead}</p>
        <Chips
          label={t.show}
          chips={followShows.map((show) => ({ key: show, label: '', text: t[show], href: afterPaths.listOf(show), current: show === model.show }))}
        />
        <DataTable
          caption={t[model.show]}
          empty={t.none}
          language={language}
          columns={[{ key: 'case', text: t.case }, ...points.map((point) => ({ key: point, text: codes.points[point] })), { key: 'alarms', text: t.alarms }]}
          rows={model.rows.map((row) => ({
            key: row.caseId,
            tone: row.alarms > 0 ? ('late' as const) : undefined,
            cells: {
              case: <a href={afterPaths.ofCase(row.caseId)}>{row.pseudonym}</a>,
              ...Object.fromEntries(row.points.map(({ point, state }) => [point, <State key={point} tone={toneOf[state]} text={codes.states[state]} />])),
              alarms: t.alarmCount(row.alarms),
            },
          }))}
        />
      </>
    ),
  }
}

/** What finance sees: amounts and codes. */
export function moneyPage(model: MoneyModel, page: Page): Shown {
  const { language } = page
  const { money: t } = afterWords[language]
  const next = model.next && { href: `${afterPaths.moneyOf(model.show)}&before=${encodeURIComponent(model.next.before)}&beforeId=${model.next.beforeId}` }
  return {
    title: t.listTitle,
    place: 'costs',
    body: (
      <>
        <h1>{t.listTitle}</h1>
        <p class="govuk-body">{t.listLead}</p>
        <Chips
          label={afterWords[language].list.show}
          chips={moneyShows.map((show) => ({ key: show, label: '', text: t.shows[show], href: afterPaths.moneyOf(show), current: show === model.show }))}
        />
        <DataTable
          caption={t.listTitle}
          quietCaption
          sorted={t.newest}
          empty={t.listNone}
          language={language}
          columns={grantColumns(language)}
          rows={model.rows.map((grant) => ({ key: grant.id, cells: grantCells(grant, language) }))}
          next={next}
        />
      </>
    ),
  }
}
