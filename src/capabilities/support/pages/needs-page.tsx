import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Panel } from '#ui/components/panel.tsx'
import type { Tone } from '#ui/components/shape.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import { sayPerson, sayZone } from '#capabilities/cases/contract.ts'
import type { NeedAnswer, Urgency } from '#capabilities/support/domain/areas.ts'
import { BackToCase, Said, trailTo } from '#capabilities/support/pages/parts.tsx'
import { supportPaths } from '#capabilities/support/paths.ts'
import type { NeedModel, NeedsModel } from '#capabilities/support/queries/show-needs.ts'
import { supportWords } from '#capabilities/support/words.ts'

const answerTone: Readonly<Record<NeedAnswer, Tone>> = { yes: 'new', no: 'done', unknown: 'soon', not_asked: 'quiet' }
const urgencyTone: Readonly<Record<Urgency, Tone>> = { now: 'late', weeks: 'soon', later: 'quiet' }

const Answer = ({ answer, urgency, page }: { readonly answer: NeedAnswer; readonly urgency: Urgency | null; readonly page: Page }) => {
  const t = supportWords[page.language].needs
  return (
    <>
      <Tag tone={answerTone[answer]} text={t.answers[answer]} /> {urgency === null ? null : <Tag tone={urgencyTone[urgency]} text={t.urgencies[urgency]} />}
    </>
  )
}

export function needsPage(model: NeedsModel, page: Page): Shown {
  const { language } = page
  const words = supportWords[language]
  const t = words.needs
  const head = model.case
  return {
    title: `${t.title} · ${head.pseudonym}`,
    place: 'cases',
    trail: trailTo(head),
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body">{t.lead}</p>
        <DataTable
          caption={t.listed}
          quietCaption
          language={language}
          columns={[
            { key: 'area', text: words.area },
            { key: 'answer', text: t.answer },
            { key: 'on', text: t.assessedOn },
            { key: 'do', text: t.ask },
          ]}
          rows={model.areas.map(({ area, newest, versions }) => ({
            key: area,
            cells: {
              area: versions === 0 ? words.areas[area] : <a href={supportPaths.need(head.id, area)}>{words.areas[area]}</a>,
              answer: <Answer answer={newest?.answer ?? 'not_asked'} urgency={newest?.urgency ?? null} page={page} />,
              on: newest?.assessedOn ?? '–',
              do: model.mayWrite ? (
                <a href={supportPaths.assessNeed(head.id, area)}>
                  {versions === 0 ? t.ask : t.again}
                  <span class="govuk-visually-hidden">{`: ${words.areas[area]}`}</span>
                </a>
              ) : (
                '–'
              ),
            },
          }))}
        />
        <p>
          <a href={supportPaths.plan(head.id)}>{t.plan}</a>
        </p>
        <BackToCase head={head} language={language} />
      </>
    ),
  }
}

export function needPage(model: NeedModel, page: Page): Shown {
  const { language, now } = page
  const words = supportWords[language]
  const t = words.needs
  const head = model.case
  return {
    title: `${t.title} · ${head.pseudonym}`,
    place: 'cases',
    trail: trailTo(head, { href: supportPaths.needs(head.id), text: t.title }),
    body: (
      <>
        <h1>{t.formTitle(words.areas[model.area])}</h1>
        {model.mayWrite ? (
          <p class="l-actions">
            <ButtonLink href={supportPaths.assessNeed(head.id, model.area)}>{model.versions.length === 0 ? t.ask : t.again}</ButtonLink>
          </p>
        ) : null}
        {model.versions.length === 0 ? <Empty>{words.none}</Empty> : null}
        {model.versions.map((one) => (
          <Panel key={one.id} title={t.version(one.number)} aside={<Answer answer={one.answer} urgency={one.urgency} page={page} />}>
            <SummaryList
              rows={[
                { key: 'on', text: t.assessedOn, value: one.assessedOn },
                { key: 'who', text: t.assessor, value: t.assessors[one.assessor] },
                { key: 'by', text: words.by, value: `${sayZone(model.names, one.zoneId)} · ${sayPerson(model.names, one.madeBy, language)}` },
                { key: 'at', text: words.at, value: <Time at={one.madeAt} now={now} language={language} /> },
              ]}
            />
            <Said words={one.words} written={one.written} label={t.words} page={page} />
          </Panel>
        ))}
      </>
    ),
  }
}
