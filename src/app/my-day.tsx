import { z } from 'zod'
import { roles } from '#capabilities/people/contract.ts'
import type { InLanguages } from '#kernel/language.ts'
import { together } from '#platform/db/together.ts'
import type { Capability, DayItem } from '#platform/http/capability.ts'
import { page } from '#platform/http/door.ts'
import { Empty } from '#ui/components/empty.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import type { Page, Shown } from '#ui/page.ts'

const Day = z.object({
  items: z.array(
    z.object({
      column: z.enum(['now', 'today', 'waiting']),
      href: z.string(),
      text: z.string(),
      count: z.number().int(),
      late: z.boolean(),
      due: z.date().nullable(),
    }),
  ),
})

const words: InLanguages<{ title: string; now: string; today: string; waiting: string; late: string; empty: Record<DayItem['column'], string> }> = {
  sv: {
    title: 'Min dag',
    now: 'Nu',
    today: 'I dag',
    waiting: 'Väntar på andra',
    late: 'Sent',
    empty: { now: 'Inget är akut eller försenat just nu.', today: 'Inget mer är satt till i dag.', waiting: 'Ingen annan behöver svara dig just nu.' },
  },
  en: {
    title: 'My day',
    now: 'Now',
    today: 'Today',
    waiting: 'Waiting for others',
    late: 'Late',
    empty: { now: 'Nothing is acute or late right now.', today: 'Nothing more is due today.', waiting: 'Nobody owes you an answer right now.' },
  },
}

const soonest = (a: DayItem, b: DayItem): number => Number(b.late) - Number(a.late) || (a.due?.getTime() ?? Infinity) - (b.due?.getTime() ?? Infinity)

function Column({ column, items, page: { language, now } }: { column: DayItem['column']; items: readonly DayItem[]; page: Page }) {
  const t = words[language]
  return (
    <Panel title={t[column]}>
      {items.length === 0 ? (
        <Empty>{t.empty[column]}</Empty>
      ) : (
        <ul class="day-list">
          {items.map((item) => (
            <li class="day-item" key={item.href + item.text}>
              <a class="day-link" href={item.href}>
                <span class="day-count">{item.count}</span> <span class="day-text">{item.text}</span>
              </a>
              {item.late ? <Tag tone="late" text={t.late} /> : null}
              {item.due ? <Time at={item.due} now={now} language={language} as="both" /> : null}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function show(items: readonly DayItem[], reading: Page): Shown {
  const t = words[reading.language]
  const columns = ['now', 'today', 'waiting'] as const
  return {
    title: t.title,
    place: 'day',
    wide: true,
    body: (
      <>
        <h1>{t.title}</h1>
        <div class="day">
          {columns.map((column) => (
            <Column key={column} column={column} page={reading} items={items.filter((item) => item.column === column).sort(soonest)} />
          ))}
        </div>
      </>
    ),
  }
}

/** The first page: what is acute or late, what is due today, and who owes an answer. Each number opens exactly the list it counts. */
export const myDay = (rooms: readonly Capability[]): Capability => ({
  name: 'day',
  doors: [
    page({
      path: '/',
      name: 'my-day',
      may: roles,
      records: 'day.seen',
      answers: Day,
      read: async (visit) => {
        const items = (await together(rooms.map(async (room) => (await room.today?.(visit)) ?? []))).flat()
        const shown = items.filter((item) => item.count > 0)
        visit.note({ count: shown.length })
        return { items: shown }
      },
      view: (model, reading) => show(model.items, reading),
    }),
  ],
})
