import type { VNode } from 'preact'
import { DataTable } from '#ui/components/data-table.tsx'
import { Time } from '#ui/components/time.tsx'
import type { Language } from '#kernel/language.ts'
import type { Page, Shown } from '#ui/page.ts'
import { answersAt, type OnCallLine } from '#capabilities/directory/domain/offline-lists.ts'
import { Emergency, nameIn } from '#capabilities/directory/pages/parts.tsx'
import { directoryPaths } from '#capabilities/directory/paths.ts'
import type { AlarmModel } from '#capabilities/directory/queries/offline-lists.ts'
import { offlineWords } from '#capabilities/directory/words.offline.ts'
import { words } from '#capabilities/directory/words.ts'

/** What one line says: which function, when it answers. A line that never answers is on no alarm list. */
export const sayLine = (line: OnCallLine, language: Language): string => {
  const t = words[language]
  const hours = answersAt(line)
  return `${t.kinds[line.kind]}: ${nameIn(line, language)} (${line.zoneName}), ${hours === 'never' ? '' : t.hours[hours].toLowerCase()}`
}

const Called = ({ lines, language }: { readonly lines: readonly OnCallLine[]; readonly language: Language }): VNode =>
  lines.length === 0 ? (
    <>{offlineWords[language].alarm.nobody}</>
  ) : (
    <ol>
      {lines.map((line) => (
        <li key={`${line.kind}-${line.place}-${line.nameSv}`}>{sayLine(line, language)}</li>
      ))}
    </ol>
  )

/** A county's alarm list: who is called when the offices are closed. Made for paper. */
export function alarmPage(model: AlarmModel, page: Page): Shown {
  const { language } = page
  const t = offlineWords[language]
  return {
    title: words[language].title,
    place: 'directory',
    trail: [{ href: directoryPaths.all(), text: words[language].title }],
    body: (
      <>
        <h1>{`${t.alarm.title}, ${model.county.name}`}</h1>
        <p>
          {t.alarm.lead} {words[language].order.printed} <Time at={model.at} now={page.now} language={language} as="iso" />.
        </p>
        <Emergency lines={model.national} language={language} />
        <DataTable
          caption={t.alarm.title}
          quietCaption
          language={language}
          columns={[
            { key: 'name', text: t.alarm.municipality },
            { key: 'called', text: t.alarm.called },
          ]}
          rows={model.rows.map((row) => ({
            key: row.code,
            tone: row.lines.length === 0 ? 'late' : undefined,
            cells: { name: <a href={directoryPaths.list(row.code)}>{row.name}</a>, called: <Called lines={row.lines} language={language} /> },
          }))}
        />
      </>
    ),
  }
}
