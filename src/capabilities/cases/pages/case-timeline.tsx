import type { Language } from '#kernel/language.ts'
import type { Page } from '#ui/page.ts'
import { Chips } from '#ui/components/chips.tsx'
import { Timeline, type TimelineEvent } from '#ui/components/timeline.tsx'
import { sayFull } from '#ui/when.ts'
import { axes, type Axis } from '#capabilities/cases/domain/axes.ts'
import { isRecordKind } from '#capabilities/cases/domain/kinds.ts'
import { isTaskTitle } from '#capabilities/cases/domain/tasks.ts'
import { timelineKinds } from '#capabilities/cases/forms.ts'
import { casePaths } from '#capabilities/cases/paths.ts'
import { sayZone } from '#capabilities/cases/queries/names.ts'
import type { CaseModel } from '#capabilities/cases/queries/show-case.ts'
import { axisWords, casesWords, recordKindWords, taskTitleWords } from '#capabilities/cases/words.ts'

type Row = CaseModel['timeline'][number]

const cardWords = (row: Row, language: Language): string => {
  const t = casesWords[language]
  if (row.what === 'next_meeting') return row.more === '-' ? t.case.meetingCleared : `${t.case.meetingSet}: ${sayFull(new Date(row.more), language)}`
  if ((axes as readonly string[]).includes(row.what)) {
    const axis = row.what as Axis
    return t.case.moved(t.axes[axis], axisWords(axis, row.code, language), axisWords(axis, row.more, language))
  }
  const yesNo = (code: string): string => (code === 'yes' ? t.yes : code === 'no' ? t.no : code)
  return t.case.moved(t.otherAxes[row.what as keyof typeof t.otherAxes] ?? row.what, yesNo(row.code), yesNo(row.more))
}

const taskWords = (row: Row, language: Language): string => {
  const t = casesWords[language]
  const title = isTaskTitle(row.code) ? taskTitleWords(row.code, language) : row.code
  if (row.what === 'done') return t.case.taskDone(title, t.outcomes[row.more as keyof typeof t.outcomes] ?? row.more)
  return row.what === 'escalated' ? t.case.taskEscalated(title) : t.case.taskMade(title)
}

const otherWords = (row: Row, language: Language): string => {
  const t = casesWords[language]
  switch (row.what) {
    case 'unit':
      return t.case.unitOpened
    case 'glass':
      return t.case.glassUsed
    case 'closed':
      return t.case.wasClosed
    case 'reopened':
      return t.case.wasReopened
    case 'refused':
      return t.case.consentRefused
    case 'withdrawn':
      return t.case.withdrew
    case 'given':
      return t.case.consented
    default:
      return t.case.disclosed(t.disclosureStates[row.code as keyof typeof t.disclosureStates] ?? row.code)
  }
}

const wordsOf = (row: Row, language: Language): string => {
  const t = casesWords[language]
  if (row.kind === 'card') return cardWords(row, language)
  if (row.kind === 'task') return taskWords(row, language)
  if (row.kind !== 'record') return otherWords(row, language)
  const kind = isRecordKind(row.code) ? recordKindWords(row.code, language) : row.code
  return row.what === 'received' ? t.case.received(kind) : t.case.wrote(kind)
}

const hrefOf = (caseId: string, row: Row): string | null => {
  if (!row.object) return null
  if (row.kind === 'record') return casePaths.record(caseId, row.object)
  if (row.kind === 'task') return casePaths.task(caseId, row.object)
  return row.kind === 'disclosure' ? casePaths.disclosure(caseId, row.object) : null
}

const link = (href: string | null, text: string) => (href ? <a href={href}>{text}</a> : text)

/** Coded rows, newest first, with a filter by kind. What is sealed opens on its own page. */
export const CaseTimeline = ({ model, page }: { readonly model: CaseModel; readonly page: Page }) => {
  const { language, now } = page
  const t = casesWords[language]
  const here = casePaths.one(model.card.id)
  const own: TimelineEvent[] = model.timeline.map((row, place) => ({
    key: `${row.kind}${row.what}${row.object ?? place}`,
    at: row.at,
    title: link(hrefOf(model.card.id, row), wordsOf(row, language)),
    by: sayZone(model.names, row.zoneId),
    tone: row.what === 'glass' || row.what === 'escalated' ? 'late' : row.what === 'done' ? 'done' : undefined,
  }))
  const others: TimelineEvent[] = model.moments.map((row, place) => ({
    key: `moment${place}`,
    at: row.at,
    onDay: row.onDay,
    title: link(row.href, row.words[language]),
    by: row.zoneId ? sayZone(model.names, row.zoneId) : undefined,
  }))
  const filters = timelineKinds.map((kind) => ({
    key: kind,
    label: '',
    text: t.case.filters[kind],
    href: kind === 'all' ? here : `${here}?kind=${kind}`,
    current: kind === model.filter,
  }))
  return (
    <section aria-label={t.case.timeline}>
      <h2>{t.case.timeline}</h2>
      <Chips label={t.case.timeline} chips={filters} />
      <Timeline events={[...own, ...others].sort((a, b) => b.at.getTime() - a.at.getTime())} now={now} language={language} />
      {model.older ? (
        <p>
          <a href={`${here}?kind=${model.filter}&before=${encodeURIComponent(model.older)}`}>{t.case.older}</a>
        </p>
      ) : null}
    </section>
  )
}
