import type { VNode } from 'preact'
import type { Page, Shown } from '#ui/page.ts'
import { languageNames } from '#kernel/spoken-language.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { SmallForm } from '#ui/components/small-form.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { isoMinute } from '#ui/when.ts'
import { protectionPaths } from '#capabilities/protection/contract.ts'
import { isChild, maySpeakAsParty } from '#capabilities/support/domain/child.ts'
import { lawPaths } from '#capabilities/support/law-paths.ts'
import { ToldTag } from '#capabilities/support/pages/child-adult-page.tsx'
import { lawTrail } from '#capabilities/support/pages/law-parts.tsx'
import type { ChildModel } from '#capabilities/support/queries/show-child.ts'
import { lawWords } from '#capabilities/support/words.law.ts'

type Model = { readonly model: ChildModel; readonly page: Page }

const Facts = ({ model, page }: Model): VNode => {
  const t = lawWords[page.language].children
  const { child, case: head } = model
  const band = child?.band ?? 'unknown'
  return (
    <section aria-label={t.facts}>
      <h2>{t.facts}</h2>
      {band === 'unknown' ? <Notice tone="info">{t.unknownIsChild}</Notice> : null}
      <SummaryList
        rows={[
          { key: 'band', text: t.band, value: t.bands[band] },
          { key: 'speaks', text: t.speaks, value: t.party[maySpeakAsParty(band)] },
          ...(child === null
            ? []
            : [
                { key: 'part', text: t.part, value: t.parts[child.part] },
                { key: 'school', text: t.school, value: t.schools[child.school] },
                { key: 'shelter', text: t.shelter, value: t.shelters[child.shelter] },
              ]),
          ...(isChild(band) ? [{ key: 'plan', text: t.plan, value: <a href={protectionPaths.plans(head.id)}>{t.open}</a> }] : []),
        ]}
      />
      {model.mayWrite ? (
        <ButtonLink href={lawPaths.changeChild(head.id)} tone="quiet">
          {t.change}
        </ButtonLink>
      ) : null}
    </section>
  )
}

const Voices = ({ model, page }: Model): VNode => {
  const t = lawWords[page.language].children
  const languages = languageNames(page.language) as Readonly<Record<string, string>>
  return (
    <section aria-label={t.voices}>
      <h2>{t.voices}</h2>
      <DataTable
        caption={t.voices}
        quietCaption
        empty={t.noVoice}
        language={page.language}
        columns={[
          { key: 'on', text: t.onDay },
          { key: 'how', text: t.how },
          { key: 'language', text: t.language },
        ]}
        rows={model.voices.map((one) => ({
          key: one.id,
          cells: {
            on: <a href={lawPaths.voice(model.case.id, one.id)}>{one.onDay}</a>,
            how: t.hows[one.how],
            language: languages[one.language] ?? one.language,
          },
        }))}
      />
      {model.mayWrite ? (
        <ButtonLink href={lawPaths.newVoice(model.case.id)} tone="quiet">
          {t.hear}
        </ButtonLink>
      ) : null}
    </section>
  )
}

const Adults = ({ model, page }: Model): VNode => {
  const t = lawWords[page.language].children
  return (
    <section aria-label={t.adults}>
      <h2>{t.adults}</h2>
      <p class="govuk-body">{t.adultsLead}</p>
      <DataTable
        caption={t.adults}
        quietCaption
        empty={t.noAdults}
        language={page.language}
        columns={[
          { key: 'who', text: t.kind },
          { key: 'told', text: t.inform },
          { key: 'matters', text: t.matters },
        ]}
        rows={model.adults.map((one) => ({
          key: one.id,
          cells: {
            who: <a href={lawPaths.adult(model.case.id, one.id)}>{t.letterName(t.kinds[one.kind], one.letter)}</a>,
            told: <ToldTag adult={one} page={page} />,
            matters: one.matters.map((matter) => t.matterWords[matter]).join(', '),
          },
        }))}
      />
      {model.mayWrite ? (
        <ButtonLink href={lawPaths.newAdult(model.case.id)} tone="quiet">
          {t.addAdult}
        </ButtonLink>
      ) : null}
    </section>
  )
}

const Hidden = ({ model, page }: Model): VNode => {
  const t = lawWords[page.language].children
  return (
    <section aria-label={t.hidden}>
      <h2>{t.hidden}</h2>
      <DataTable
        caption={t.hidden}
        quietCaption
        empty={t.noHidden}
        language={page.language}
        columns={[
          { key: 'law', text: t.law },
          { key: 'towards', text: t.towards },
          { key: 'on', text: t.decidedOn },
          { key: 'end', text: t.change },
        ]}
        rows={model.hidden.map((one) => ({
          key: one.id,
          cells: {
            law: t.laws[one.law],
            towards: one.towards ?? t.everyCustodian,
            on:
              one.clock || one.endedOn !== null ? (
                one.decidedOn
              ) : (
                <>
                  {one.decidedOn} <Tag tone="late" text={t.noClock} />
                </>
              ),
            end:
              one.endedOn !== null ? (
                `${t.ended} ${one.endedOn}`
              ) : model.mayWrite ? (
                <SmallForm page={page} action={lawPaths.endHidden(model.case.id, one.id)} submit={t.endHidden} version={one.version} about={t.laws[one.law]} />
              ) : null,
          },
        }))}
      />
      {model.mayWrite ? (
        <ButtonLink href={lawPaths.hide(model.case.id)} tone="quiet">
          {t.hide}
        </ButtonLink>
      ) : null}
    </section>
  )
}

const Concerns = ({ model, page }: Model): VNode => {
  const t = lawWords[page.language].children
  return (
    <section aria-label={t.concerns}>
      <h2>{t.concerns}</h2>
      <p class="govuk-body">{t.concernLead}</p>
      <DataTable
        caption={t.concerns}
        quietCaption
        empty={t.noConcern}
        language={page.language}
        columns={[
          { key: 'on', text: t.suspectedOn },
          { key: 'sent', text: t.sentAt },
          { key: 'received', text: t.receivedOn },
        ]}
        rows={model.concerns.map((one) => ({
          key: one.id,
          tone: one.sentAt === null ? ('late' as const) : undefined,
          cells: {
            on: <a href={lawPaths.concern(model.case.id, one.id)}>{one.suspectedOn}</a>,
            sent: one.sentAt === null ? <Tag tone="late" text={t.notSent} /> : isoMinute(one.sentAt),
            received: one.receivedOn ?? '–',
          },
        }))}
      />
      {model.mayWrite ? <ButtonLink href={lawPaths.newConcern(model.case.id)}>{t.newConcern}</ButtonLink> : null}
    </section>
  )
}

export function childPage(model: ChildModel, page: Page): Shown {
  const t = lawWords[page.language].children
  return {
    title: `${t.tabs.list} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: lawTrail(model.case),
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body">{t.lead}</p>
        <Concerns model={model} page={page} />
        <Facts model={model} page={page} />
        <Voices model={model} page={page} />
        <Adults model={model} page={page} />
        <Hidden model={model} page={page} />
        <p>
          <a href={lawPaths.incident(model.case.id)}>{t.incident}</a>
        </p>
      </>
    ),
  }
}
