import type { Page, Shown } from '#ui/page.ts'
import { DataTable } from '#ui/components/data-table.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import { isoDay } from '#ui/when.ts'
import { axisWords, casePaths, sayZone } from '#capabilities/cases/contract.ts'
import { CoursePicture, laneName } from '#capabilities/support/pages/course-picture.tsx'
import { BackToCase, trailTo } from '#capabilities/support/pages/parts.tsx'
import type { CourseModel } from '#capabilities/support/queries/show-course.ts'
import { supportWords } from '#capabilities/support/words.ts'

const Values = ({ model, page }: { readonly model: CourseModel; readonly page: Page }) => {
  const { language } = page
  const t = supportWords[language].axes
  const changedBy = (axis: string, value: string, from: Date): string => {
    const change = model.changes.find((one) => one.axis === axis && one.became === value && isoDay(from) >= one.onDay)
    return change ? sayZone(model.names, change.zoneId) : '–'
  }
  return (
    <DataTable
      caption={t.inWords}
      sorted={t.sorted}
      language={language}
      columns={[
        { key: 'lane', text: t.lane },
        { key: 'was', text: t.was },
        { key: 'from', text: t.from },
        { key: 'to', text: t.to },
        { key: 'by', text: t.changedBy },
      ]}
      rows={model.lanes.flatMap((lane) =>
        lane.values.map((one) => ({
          key: `${lane.axis} ${one.from.toISOString()}`,
          cells: {
            lane: laneName(lane.axis, page),
            was: axisWords(lane.axis, one.value, language),
            from: isoDay(one.from),
            to: one.to ? isoDay(one.to) : <Tag tone="new" text={t.still} />,
            by: changedBy(lane.axis, one.value, one.from),
          },
        })),
      )}
    />
  )
}

export function coursePage(model: CourseModel, page: Page): Shown {
  const { language, now } = page
  const t = supportWords[language].axes
  const head = model.case
  return {
    title: `${t.title} · ${head.pseudonym}`,
    place: 'cases',
    trail: trailTo(head),
    wide: true,
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body">{t.lead}</p>
        {model.closedAt ? null : (
          <p>
            <a href={casePaths.axes(head.id)}>{t.change}</a>
          </p>
        )}
        <CoursePicture model={model} page={page} />
        <Values model={model} page={page} />
        <DataTable
          caption={t.clocks}
          sorted={t.nearest}
          empty={t.noClocks}
          language={language}
          columns={[
            { key: 'what', text: t.clocks },
            { key: 'due', text: t.to },
          ]}
          rows={model.clocks.map((one, place) => ({
            key: `${place}`,
            ...(one.dueAt <= now ? { tone: 'late' as const } : {}),
            cells: {
              what: <a href={one.href}>{one.words[language]}</a>,
              due: (
                <>
                  <Time at={one.dueAt} now={now} language={language} as="both" /> {one.dueAt <= now ? <Tag tone="late" text={t.lateTag} /> : null}
                </>
              ),
            },
          }))}
        />
        <DataTable
          caption={t.happenings}
          sorted={t.newest}
          empty={t.noHappenings}
          language={language}
          columns={[
            { key: 'what', text: t.happenings },
            { key: 'at', text: t.from },
            { key: 'by', text: t.changedBy },
          ]}
          rows={model.moments.toReversed().map((one, place) => ({
            key: `${place}`,
            cells: {
              what: one.href ? <a href={one.href}>{one.words[language]}</a> : one.words[language],
              at: <Time at={one.at} now={now} language={language} as={one.onDay ? 'day' : 'when'} />,
              by: sayZone(model.names, one.zoneId),
            },
          }))}
        />
        <BackToCase head={head} language={language} />
      </>
    ),
  }
}
