import type { VNode } from 'preact'
import { aboutLanguage, isPublicLanguage } from '#kernel/public-language.ts'
import type { Language } from '#kernel/language.ts'
import { DataTable } from '#ui/components/data-table.tsx'
import { Time } from '#ui/components/time.tsx'
import type { Page } from '#ui/page.ts'
import { isPageKey } from '#capabilities/information/domain/pages.ts'
import type { Version } from '#capabilities/information/domain/version.ts'
import { sitePaths } from '#capabilities/information/paths.ts'
import { staffWords, type Words } from '#capabilities/information/words.ts'

/** A version near people: who proposed it is a function's person, read by colleagues. */
export type Named = Version & { readonly by: string; readonly decider: string | null; readonly functionName: string | null }

/** What a version is about, in words. */
export function subjectWords({ kind, subject, functionName }: Pick<Named, 'kind' | 'subject' | 'functionName'>, language: Language): string {
  const t = staffWords[language]
  if (kind === 'number') return t.numbers.names[subject as keyof Words['numbers']['names']] ?? subject
  if (kind === 'service') return functionName ?? t.kinds.service
  const [tongue, page] = subject.split('/')
  return `${isPageKey(page) ? t.pages[page] : subject} · ${isPublicLanguage(tongue) ? aboutLanguage(tongue).name : ''}`
}

/** Versions as a table, each leading to where it is read and decided. */
export const VersionTable = ({
  versions,
  caption,
  page,
  empty,
}: {
  readonly versions: readonly Named[]
  readonly caption: string
  readonly page: Page
  readonly empty: string
}): VNode => {
  const t = staffWords[page.language]
  return (
    <DataTable
      caption={caption}
      quietCaption
      language={page.language}
      empty={empty}
      columns={[
        { key: 'what', text: t.waiting.what },
        { key: 'number', text: t.text.number, numeric: true },
        { key: 'state', text: t.text.state },
        { key: 'needs', text: t.waiting.needs },
        { key: 'by', text: t.waiting.by },
        { key: 'at', text: t.waiting.at },
      ]}
      rows={versions.map((version) => ({
        key: version.id,
        cells: {
          what: <a href={sitePaths.version(version.id)}>{subjectWords(version, page.language)}</a>,
          number: version.number,
          state: t.states[version.state],
          needs: version.needsSecond ? t.yes : t.no,
          by: version.by,
          at: <Time at={version.proposedAt} now={page.now} language={page.language} />,
        },
      }))}
    />
  )
}
