import type { VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import { DataTable } from '#ui/components/data-table.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Panel } from '#ui/components/panel.tsx'
import type { ReferralsModel } from '#capabilities/statistics/queries/show-referrals.ts'
import { sayCell, words } from '#capabilities/statistics/words.ts'

type Table = ReferralsModel['release']['tables'][number]

const nameOf = (by: Table['by'], language: Language): string => {
  const t = words[language].choices
  return by.length === 1 && by[0] ? t[by[0]] : t.group
}

/** The only numbers that may be shown to anybody. */
export const ReleasePanel = ({ release, language }: { readonly release: ReferralsModel['release']; readonly language: Language }): VNode => {
  const t = words[language].referrals
  const { total } = release
  return (
    <Panel title={t.release} tone="mist">
      <p>{t.releaseLead(release.threshold)}</p>
      {total === null ? (
        <Empty>{t.releaseEmpty}</Empty>
      ) : (
        <div class="l-halves">
          {release.tables.map((table) => (
            <DataTable
              key={table.by.join()}
              caption={nameOf(table.by, language)}
              columns={[
                { key: 'name', text: words[language].closed.person },
                { key: 'count', text: t.count, numeric: true },
              ]}
              rows={[
                ...table.rows.map((row) => ({
                  key: JSON.stringify(row.at),
                  cells: { name: row.at === 'others' ? t.others : sayCell(row.at, language), count: row.count },
                })),
                { key: 'total', cells: { name: t.releaseTotal, count: total } },
              ]}
              language={language}
            />
          ))}
        </div>
      )}
    </Panel>
  )
}
