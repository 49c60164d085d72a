import type { Page } from '#ui/page.ts'
import { Chips } from '#ui/components/chips.tsx'
import { Lanes } from '#ui/components/lanes.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import { sayFull } from '#ui/when.ts'
import { casePaths } from '#capabilities/cases/paths.ts'
import { laneAxes } from '#capabilities/cases/queries/case-lanes.ts'
import { sayPerson, sayZone } from '#capabilities/cases/queries/names.ts'
import type { CaseModel } from '#capabilities/cases/queries/show-case.ts'
import { axisWords, casesWords } from '#capabilities/cases/words.ts'

type Props = { readonly model: CaseModel; readonly page: Page }

const Notices = ({ model, page: { language } }: Props) => {
  const t = casesWords[language]
  return (
    <>
      {model.card.closedAt ? <Notice tone="info">{t.case.closedNotice}</Notice> : null}
      {model.mine.glassUntil ? <Notice tone="danger">{t.case.glassNotice(sayFull(model.mine.glassUntil, language))}</Notice> : null}
      {model.mine.graceUntil ? <Notice tone="warn">{t.case.graceNotice(sayFull(model.mine.graceUntil, language))}</Notice> : null}
    </>
  )
}

/** Pseudonym, the four axes as quiet chips, level, lead, next meeting, the nearest clock with its reason. */
export const CaseHead = ({ model, page }: Props) => {
  const { language, now } = page
  const { card, mine } = model
  const t = casesWords[language]
  const [clock] = model.clocks
  const chips = (['identification', 'phase', 'legal', 'residence', 'track', 'child'] as const).map((axis) => ({
    key: axis,
    label: t.axes[axis],
    text: axisWords(axis, card[axis], language),
  }))
  const rows = [
    {
      key: 'level',
      text: t.otherAxes.level,
      value: t.levelShort[card.protectionLevel],
      ...(card.closedAt || mine.glassUntil ? {} : { action: { href: casePaths.level(card.id), text: t.case.change } }),
    },
    { key: 'lead', text: t.case.lead, value: sayZone(model.names, card.leadZoneId) },
    ...(model.leadPerson ? [{ key: 'person', text: t.case.leadPerson, value: sayPerson(model.names, model.leadPerson, language) }] : []),
    {
      key: 'meeting',
      text: t.case.nextMeeting,
      value: card.nextMeetingAt && card.nextMeetingAt > now ? <Time at={card.nextMeetingAt} now={now} language={language} as="both" /> : t.case.noMeeting,
    },
    {
      key: 'clock',
      text: t.case.clock,
      value: clock ? (
        <>
          <a href={clock.href}>{clock.words[language]}</a> <Time at={clock.dueAt} now={now} language={language} as="both" />{' '}
          {clock.dueAt <= now ? <Tag tone="late" text={t.tasks.lateTag} /> : null}
        </>
      ) : (
        t.case.noClock
      ),
    },
    ...(model.fileReference ? [{ key: 'reference', text: t.case.reference, value: model.fileReference }] : []),
    { key: 'opened', text: t.case.opened, value: <Time at={card.openedAt} now={now} language={language} /> },
  ]
  return (
    <>
      <Notices model={model} page={page} />
      <h1>
        {card.pseudonym} {card.urgent ? <Tag tone="late" text={t.list.urgent} /> : null}
      </h1>
      <Chips label={t.case.head} chips={chips} />
      {mine.change ? (
        <p>
          <a href={casePaths.axes(card.id)}>{t.case.changeAxes}</a>
        </p>
      ) : null}
      <SummaryList rows={rows} />
    </>
  )
}

/** Four lanes over time: values as spans, changes as marks. */
export const CaseLanes = ({ model, page: { language, now } }: Props) => {
  const t = casesWords[language]
  const lanes = laneAxes.map((axis) => ({
    key: axis,
    text: t.axes[axis],
    spans: model.lanes[axis].map((one) => ({
      from: one.from,
      to: one.to,
      text: axisWords(axis, one.value, language),
      tone: one.to ? ('quiet' as const) : ('plain' as const),
    })),
    marks: [
      ...model.lanes[axis].slice(1).map((one) => ({ at: one.from, text: axisWords(axis, one.value, language) })),
      ...(axis === 'phase'
        ? model.tasks
            .filter((task) => !task.doneAt)
            .map((task) => ({ at: task.dueAt, text: t.taskTitles[task.title], tone: task.state === 'late' ? ('late' as const) : ('soon' as const) }))
        : []),
    ],
  }))
  return <Lanes lanes={lanes} now={now} title={t.case.lanes} language={language} />
}
