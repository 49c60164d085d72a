import type { VNode } from 'preact'
import type { Page } from '#ui/page.ts'
import { DataTable } from '#ui/components/data-table.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { State } from '#ui/components/state.tsx'
import { dangers } from '#capabilities/protection/domain/levels.ts'
import { levelTone } from '#capabilities/protection/pages/parts.tsx'
import type { VersionModel } from '#capabilities/protection/queries/show-risk.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

/** The four dangers of one version with the person's own view beside, and where the two think differently. */
export const Judgements = ({ version, page }: { readonly version: VersionModel; readonly page: Page }): VNode => {
  const t = protectionWords[page.language]
  return (
    <>
      <DataTable
        caption={t.risk.number(version.number)}
        quietCaption
        language={page.language}
        columns={[
          { key: 'danger', text: t.risk.danger },
          { key: 'level', text: t.risk.level },
          { key: 'sure', text: t.risk.sure },
          { key: 'own', text: t.risk.own },
        ]}
        rows={dangers.map((danger) => {
          const { level, sure, own } = version.judgements[danger]
          return {
            key: danger,
            cells: {
              danger: t.dangers[danger],
              level: <State tone={levelTone[level]} text={t.levels[level]} />,
              sure: t.sureness[sure],
              own: t.ownLevels[own],
            },
          }
        })}
      />
      {version.disagreements.length === 0 ? null : (
        <Notice tone="warn" title={t.risk.disagreeTitle}>
          {version.disagreements.map((danger) => {
            const { level, own } = version.judgements[danger]
            return <p key={danger}>{t.risk.disagree(t.dangers[danger], t.ownLevels[own], t.levels[level])}</p>
          })}
        </Notice>
      )}
    </>
  )
}
