import { DataTable } from '#ui/components/data-table.tsx'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { State } from '#ui/components/state.tsx'
import { isoDay } from '#ui/when.ts'
import type { Page, Shown } from '#ui/page.ts'
import { abroadPaths } from '#capabilities/returning/abroad-paths.ts'
import { abroadTrail, handoverTone } from '#capabilities/returning/pages/abroad-parts.tsx'
import type { HandoverListModel, WaitingModel } from '#capabilities/returning/queries/show-handover.ts'
import { abroadWords, sayCountry } from '#capabilities/returning/words.abroad.ts'

/** Every hand-over of a return, in codes. */
export function handoverListPage(model: HandoverListModel, page: Page): Shown {
  const { language } = page
  const t = abroadWords[language]
  return {
    title: `${t.title} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: abroadTrail(model.case, language),
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body">{t.lead}</p>
        {model.mayBegin ? (
          <p>
            <ButtonLink href={abroadPaths.begin(model.case.id)}>{t.begin}</ButtonLink>
          </p>
        ) : null}
        <DataTable
          caption={t.title}
          quietCaption
          language={language}
          empty={t.none}
          columns={[
            { key: 'to', text: t.columns.to },
            { key: 'state', text: t.columns.state },
            { key: 'until', text: t.columns.until },
            { key: 'answers', text: t.columns.answers, numeric: true },
          ]}
          rows={model.handovers.map((one) => ({
            key: one.id,
            cells: {
              to: <a href={abroadPaths.one(model.case.id, one.id)}>{`${one.toName}, ${sayCountry(one.country, language)}`}</a>,
              state: <State tone={handoverTone[one.state]} text={t.states[one.state]} />,
              until: one.untilAt ? isoDay(one.untilAt) : '–',
              answers: String(one.unsettled),
            },
          }))}
        />
      </>
    ),
  }
}

/** What waits across cases: which case and which day, and not a word about what. */
export function waitingPage(model: WaitingModel, page: Page): Shown {
  const { language } = page
  const t = abroadWords[language]
  return {
    title: t.waiting.title,
    place: 'cases',
    body: (
      <>
        <h1>{t.waiting.title}</h1>
        {model.answers.length + model.seconds.length === 0 ? <Empty>{t.waiting.none}</Empty> : null}
        {model.answers.length === 0 ? null : (
          <section id="answers">
            <DataTable
              caption={t.waiting.answers}
              language={language}
              columns={[
                { key: 'case', text: t.waiting.case },
                { key: 'day', text: t.waiting.day },
              ]}
              rows={model.answers.map((one) => ({
                key: one.id,
                cells: { case: <a href={abroadPaths.one(one.caseId, one.handoverId)}>{one.pseudonym}</a>, day: one.day },
              }))}
            />
          </section>
        )}
        {model.seconds.length === 0 ? null : (
          <section id="seconds">
            <DataTable
              caption={t.waiting.seconds}
              language={language}
              columns={[{ key: 'case', text: t.waiting.case }]}
              rows={model.seconds.map((one) => ({ key: one.id, cells: { case: <a href={abroadPaths.second(one.caseId, one.id)}>{one.pseudonym}</a> } }))}
            />
          </section>
        )}
      </>
    ),
  }
}
