import type { VNode } from 'preact'
import type { Page, Shown } from '#ui/page.ts'
import { languageNames } from '#kernel/spoken-language.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { SealedText } from '#ui/components/sealed-text.tsx'
import { SmallForm } from '#ui/components/small-form.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { sayPerson } from '#capabilities/cases/contract.ts'
import { lawPaths } from '#capabilities/support/law-paths.ts'
import { lawTrail } from '#capabilities/support/pages/law-parts.tsx'
import type { AdultModel, AdultView, IncidentModel, VoiceModel } from '#capabilities/support/queries/show-child.ts'
import { lawWords } from '#capabilities/support/words.law.ts'

export const ToldTag = ({ adult, page }: { readonly adult: AdultView; readonly page: Page }): VNode => {
  const t = lawWords[page.language].children
  return adult.silent === null ? <Tag tone="done" text={t.mayBeTold} /> : <Tag tone="late" text={`${t.silent}: ${t.silences[adult.silent]}`} />
}

export function voicePage(model: VoiceModel, page: Page): Shown {
  const t = lawWords[page.language].children
  const languages = languageNames(page.language) as Readonly<Record<string, string>>
  return {
    title: `${t.tabs.voice} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: lawTrail(model.case, { href: lawPaths.child(model.case.id), text: t.title }),
    body: (
      <>
        <h1>{t.voices}</h1>
        <SummaryList
          rows={[
            { key: 'on', text: t.onDay, value: model.onDay },
            { key: 'how', text: t.how, value: t.hows[model.how] },
            { key: 'language', text: t.language, value: languages[model.language] ?? model.language },
            { key: 'by', text: t.by, value: sayPerson(model.names, model.madeBy, page.language) },
          ]}
        />
        {model.words === null ? null : <SealedText text={model.words} open label={t.voices} language={page.language} />}
      </>
    ),
  }
}

export function adultPage(model: AdultModel, page: Page): Shown {
  const t = lawWords[page.language].children
  const { adult } = model
  return {
    title: `${t.tabs.adult} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: lawTrail(model.case, { href: lawPaths.child(model.case.id), text: t.title }),
    body: (
      <>
        <h1>{t.letterName(t.kinds[adult.kind], adult.letter)}</h1>
        {adult.silent === null ? null : <Notice tone="danger">{`${t.mayNotPrint}: ${t.silences[adult.silent]}.`}</Notice>}
        <SummaryList
          rows={[
            { key: 'told', text: t.inform, value: <ToldTag adult={adult} page={page} /> },
            { key: 'suspected', text: t.suspected, value: t.suspicions[adult.suspected] },
            { key: 'matters', text: t.matters, value: adult.matters.map((matter) => t.matterWords[matter]).join(', ') || '–' },
            { key: 'from', text: t.fromDay, value: adult.fromDay },
            { key: 'until', text: t.untilDay, value: adult.untilDay ?? '–' },
            ...(model.name === null
              ? []
              : [{ key: 'name', text: t.name, value: <SealedText text={model.name} open label={t.name} language={page.language} /> }]),
          ]}
        />
        {model.mayWrite ? (
          <ButtonLink href={lawPaths.informAdult(model.case.id, adult.id)} tone="quiet">
            {t.inform}
          </ButtonLink>
        ) : null}{' '}
        {adult.silent === null ? <ButtonLink href={lawPaths.letter(model.case.id, adult.id)}>{t.letter}</ButtonLink> : null}
      </>
    ),
  }
}

/** One neutral sheet: no name, no place, no reason. */
export function letterPage(model: AdultModel, page: Page): Shown {
  const t = lawWords[page.language].children
  if (model.adult.silent !== null) return { ...adultPage(model, page), status: 422 }
  return {
    title: t.letterTitle,
    bare: true,
    body: (
      <article class="l-sheet">
        <h1>{t.letterTitle}</h1>
        <p>{t.letterBody}</p>
      </article>
    ),
  }
}

export function incidentPage(model: IncidentModel, page: Page): Shown {
  const t = lawWords[page.language].children
  return {
    title: `${t.tabs.linked} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: lawTrail(model.case),
    body: (
      <>
        <h1>{t.incident}</h1>
        <p class="govuk-body">{t.incidentLead}</p>
        <DataTable
          caption={t.incident}
          quietCaption
          empty={t.noIncident}
          language={page.language}
          columns={[
            { key: 'case', text: t.otherCase },
            { key: 'kind', text: t.incidentKind },
            { key: 'end', text: t.change },
          ]}
          rows={model.others.map((one) => ({
            key: one.id,
            cells: {
              case: <a href={lawTrail({ id: one.caseId, pseudonym: one.pseudonym })[0]?.href ?? ''}>{one.pseudonym}</a>,
              kind: t.incidentKinds[one.kind],
              end: <SmallForm page={page} action={lawPaths.endIncident(model.case.id, one.id)} submit={t.unlink} about={one.pseudonym} />,
            },
          }))}
        />
        {model.mayLink ? (
          <ButtonLink href={lawPaths.linkIncident(model.case.id)} tone="quiet">
            {t.link}
          </ButtonLink>
        ) : null}
      </>
    ),
  }
}
