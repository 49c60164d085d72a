import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Lanes, type Lane } from '#ui/components/lanes.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import { isoDay } from '#ui/when.ts'
import { choicePaths } from '#capabilities/returning/choice-paths.ts'
import { BackTo, returnTrail } from '#capabilities/returning/pages/choice-parts.tsx'
import { returnPaths } from '#capabilities/returning/paths.ts'
import { returnSections } from '#capabilities/returning/queries/sections.ts'
import type { ReturnModel } from '#capabilities/returning/queries/show-return.ts'
import { choiceWords } from '#capabilities/returning/words.choice.ts'
import { casePaths } from '#capabilities/cases/contract.ts'

const lanesIn = (model: ReturnModel, { language }: Page): readonly Lane[] =>
  model.lanes.map((lane) => ({
    key: lane.key,
    text: lane.words[language],
    marks: lane.marks.map(({ at, words, tone }) => ({ at, text: words[language], tone })),
    spans: lane.spans.map(({ from, to, words, tone }) => ({ from, to, text: words[language], tone })),
  }))

const Head = ({ model, page }: { readonly model: ReturnModel; readonly page: Page }) => {
  const t = choiceWords[page.language]
  return (
    <>
      <SummaryList
        rows={[
          { key: 'phase', text: t.page.phase, value: <Tag tone={model.phase === 'ended' ? 'quiet' : 'new'} text={t.phases[model.phase]} /> },
          ...(model.outcome ? [{ key: 'outcome', text: t.page.outcome, value: t.outcomes[model.outcome] }] : []),
          ...(model.endedOn ? [{ key: 'ended', text: t.page.ended, value: model.endedOn }] : []),
        ]}
      />
      <p class="l-actions">
        {model.may.withdraw ? (
          <ButtonLink href={choicePaths.withdraw(model.case.id)} tone="quiet">
            {t.page.withdraw}
          </ButtonLink>
        ) : null}{' '}
        {model.may.close ? (
          <ButtonLink href={choicePaths.close(model.case.id)} tone="quiet">
            {t.page.close}
          </ButtonLink>
        ) : null}{' '}
        {model.may.again ? <ButtonLink href={returnPaths.begin(model.case.id)}>{t.page.again}</ButtonLink> : null}
      </p>
    </>
  )
}

const Parties = ({ model, page }: { readonly model: ReturnModel; readonly page: Page }) => {
  const t = choiceWords[page.language]
  return (
    <>
      <h2>{t.page.parties}</h2>
      <p class="govuk-body">{t.page.partiesLead}</p>
      <ul class="govuk-list">
        {model.parties.map((one) => (
          <li key={one.unitId}>{`${t.parts[one.part]} · ${one.zoneName}`}</li>
        ))}
      </ul>
      {model.may.addParty ? (
        <p>
          <a href={choicePaths.parties(model.case.id)}>{t.page.addParty}</a>
        </p>
      ) : null}
    </>
  )
}

/** The whole return: where it stands, one picture over time, what each part of the room says, and everything as a list. */
export function returnPage(model: ReturnModel, page: Page): Shown {
  const { language, now } = page
  const t = choiceWords[language]
  return {
    title: `${t.title} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: returnTrail(model.case, language, false),
    wide: true,
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body">{t.lead}</p>
        <Head model={model} page={page} />
        <h2>{t.page.picture}</h2>
        <Lanes lanes={lanesIn(model, page)} now={now} title={t.page.picture} language={language} empty={t.page.nothing} />
        {model.sections.map(({ name, model: said }) => returnSections.find((one) => one.name === name)?.view(said as never, page) ?? null)}
        <Parties model={model} page={page} />
        <DataTable
          caption={t.page.list}
          sorted={t.page.newest}
          empty={t.page.nothing}
          language={language}
          columns={[
            { key: 'when', text: t.when },
            { key: 'what', text: t.what },
          ]}
          rows={model.moments.map((one, place) => ({
            key: `${place}`,
            cells: {
              when: one.onDay ? isoDay(one.at) : <Time at={one.at} now={now} language={language} as="iso" />,
              what: one.href ? <a href={one.href}>{one.words[language]}</a> : one.words[language],
            },
          }))}
        />
        {model.earlier.length === 0 ? null : (
          <>
            <h2>{t.page.earlier}</h2>
            <ul class="govuk-list">
              {model.earlier.map((one) => (
                <li key={one.id}>{`${isoDay(one.madeAt)} – ${one.endedAt ? isoDay(one.endedAt) : ''} · ${one.outcome ? t.outcomes[one.outcome] : ''}`}</li>
              ))}
            </ul>
          </>
        )}
        <BackTo href={casePaths.one(model.case.id)} language={language} />
      </>
    ),
  }
}
