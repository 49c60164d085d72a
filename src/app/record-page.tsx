import { z } from 'zod'
import { findStaff } from '#capabilities/people/contract.ts'
import { isId } from '#kernel/id.ts'
import type { InLanguages } from '#kernel/language.ts'
import type { Capability } from '#platform/http/capability.ts'
import { page } from '#platform/http/door.ts'
import { sayAct } from '#app/record-words.ts'
import { looks } from '#platform/record/looks.ts'
import { DataTable } from '#ui/components/data-table.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Time } from '#ui/components/time.tsx'
import type { Page, Shown } from '#ui/page.ts'

const perPage = 50
const aMinute = 60_000
const Asked = z.object({ case: z.string().refine(isId).optional(), before: z.coerce.number().int().min(0).optional() })
const Line = z.object({
  seq: z.number().int(),
  at: z.date(),
  who: z.string(),
  zone: z.string(),
  caseId: z.string().nullable(),
  act: z.string(),
  result: z.string(),
  classes: z.array(z.string()),
  records: z.number().int(),
})
const Answer = z.object({
  about: z.string().nullable(),
  lines: z.array(Line),
  next: z.number().int().nullable(),
  /** The real clock, which the record follows; a demo's time of work is another. */
  realNow: z.date(),
})
type Model = z.input<typeof Answer>

type Words = {
  title: string
  lead: string
  when: string
  who: string
  zone: string
  act: string
  result: string
  classes: string
  case: string
  empty: string
  newest: string
  all: string
  nobody: string
  exercise: string
  exerciseNow: string
  results: Record<string, string>
}
const words: InLanguages<Words> = {
  sv: {
    title: 'Loggen',
    lead: 'Vem som har sett eller gjort vad, och när. Aldrig vad som stod där. Att du läser här loggas också.',
    when: 'När, verklig tid',
    who: 'Vem',
    zone: 'Verksamhet',
    act: 'Händelse',
    result: 'Utfall',
    classes: 'Uppgiftsklasser',
    case: 'Ärende',
    empty: 'Det finns inga rader att visa.',
    newest: 'senast först',
    all: 'Visa alla rader',
    nobody: 'ingen inloggad',
    exercise: 'I övningen går två klockor. Loggen följer den verkliga, så att ingen kan ställa om den. Allt annat följer övningens.',
    exerciseNow: 'Övningens klocka är nu',
    results: { done: 'gjort', seen: 'sett', refused: 'nekat', failed: 'misslyckat' },
  },
  en: {
    title: 'The record',
    lead: 'Who has seen or done what, and when. Never what it said. That you read here is recorded too.',
    when: 'When, real time',
    who: 'Who',
    zone: 'Zone',
    act: 'Act',
    result: 'Outcome',
    classes: 'Classes',
    case: 'Case',
    empty: 'There are no lines to show.',
    newest: 'newest first',
    all: 'Show all lines',
    nobody: 'nobody signed in',
    exercise: 'The exercise has two clocks. The record follows the real one, so that nobody can set it. Everything else follows the exercise.',
    exerciseNow: 'The clock of the exercise is now',
    results: { done: 'done', seen: 'seen', refused: 'refused', failed: 'failed' },
  },
}

const address = (about: string | null, before: number): string => `/record?${about === null ? '' : `case=${about}&`}before=${before}`

function show(model: Model, reading: Page): Shown {
  const t = words[reading.language]
  const columns = (['when', 'who', 'zone', 'act', 'result', 'classes', 'case'] as const).map((key) => ({ key, text: t[key] }))
  const rows = model.lines.map((line) => ({
    key: String(line.seq),
    cells: {
      when: <Time at={line.at} now={model.realNow} language={reading.language} as="iso" />,
      who: line.who === '' ? t.nobody : line.who,
      zone: line.zone,
      act: <span title={line.act}>{sayAct(line.act, reading.language)}</span>,
      result: t.results[line.result] ?? line.result,
      classes: line.classes.join(', '),
      case: line.caseId === null ? '' : <a href={`/record?case=${line.caseId}`}>{line.caseId.slice(0, 8)}</a>,
    },
  }))
  return {
    title: t.title,
    place: 'record',
    wide: true,
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="l-lead">{t.lead}</p>
        {Math.abs(reading.now.getTime() - model.realNow.getTime()) > aMinute ? (
          <Notice tone="info">
            {t.exercise} {t.exerciseNow} <Time at={reading.now} now={reading.now} language={reading.language} as="iso" />.
          </Notice>
        ) : null}
        {model.about === null ? null : (
          <p>
            <a href="/record">{t.all}</a>
          </p>
        )}
        <DataTable
          caption={t.title}
          quietCaption
          sorted={t.newest}
          columns={columns}
          rows={rows}
          empty={t.empty}
          next={model.next === null ? null : { href: address(model.about, model.next) }}
          language={reading.language}
        />
      </>
    ),
  }
}

/** Log review: who looked at what, without content. */
export const recordPage: Capability = {
  name: 'record',
  doors: [
    page({
      path: '/record',
      name: 'record',
      may: ['log_reviewer'],
      query: Asked,
      records: 'record-review.seen',
      answers: Answer,
      read: async (visit, { query }) => {
        const about = query.case ?? null
        const found = await looks(visit.tx, about, query.before ?? null, perPage + 1)
        const shown = found.slice(0, perPage)
        const staff = await findStaff(
          visit.tx,
          shown.flatMap((line) => (line.actor === null ? [] : [line.actor])),
        )
        visit.note({ count: shown.length, ...(about === null ? {} : { object: about }) })
        const lines = shown.map((line) => {
          const who = line.actor === null ? undefined : staff.get(line.actor)
          return { ...line, classes: [...line.classes], who: who?.staffCode ?? '', zone: who?.zoneName ?? '' }
        })
        return { about, lines, next: found.length > perPage ? (shown.at(-1)?.seq ?? null) : null, realNow: new Date() }
      },
      view: show,
    }),
  ],
}
