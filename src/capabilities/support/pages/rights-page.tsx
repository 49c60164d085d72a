import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { sayPerson, sayZone } from '#capabilities/cases/contract.ts'
import { BackToCase, Said, sayLanguage, trailTo } from '#capabilities/support/pages/parts.tsx'
import { supportPaths } from '#capabilities/support/paths.ts'
import type { RightsModel, TalkModel } from '#capabilities/support/queries/show-rights.ts'
import { supportWords } from '#capabilities/support/words.ts'

const SheetLinks = ({
  caseId,
  edition,
  languages,
  page,
}: {
  readonly caseId: string
  readonly edition: string
  readonly languages: readonly string[]
  readonly page: Page
}) => (
  <ul class="govuk-list">
    {languages.map((code) => (
      <li key={code}>
        <a href={supportPaths.rightsSheet(caseId, edition, code)}>{supportWords[page.language].rights.print(sayLanguage(code, page.language))}</a>
      </li>
    ))}
  </ul>
)

export function rightsPage(model: RightsModel, page: Page): Shown {
  const { language } = page
  const t = supportWords[language].rights
  const head = model.case
  return {
    title: `${t.title} · ${head.pseudonym}`,
    place: 'cases',
    trail: trailTo(head),
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body">{t.lead}</p>
        {model.repeatOn === null ? null : (
          <Notice tone={model.repeatDue ? 'warn' : 'info'}>{`${model.repeatDue ? t.dueTag : t.repeatTag} · ${model.repeatOn}`}</Notice>
        )}
        {model.mayWrite ? (
          <p class="l-actions">
            <ButtonLink href={supportPaths.tellRights(head.id)}>{model.talks.length === 0 ? t.tell : t.again}</ButtonLink>
          </p>
        ) : null}
        <DataTable
          caption={t.items}
          language={language}
          columns={[
            { key: 'item', text: t.item },
            { key: 'state', text: supportWords[language].state },
            { key: 'times', text: t.times, numeric: true },
            { key: 'last', text: t.last },
          ]}
          rows={model.items.map(({ item, times, last, unclear }) => ({
            key: item,
            cells: {
              item: t.rightsItems[item],
              state: <Tag tone={times === 0 ? 'quiet' : unclear ? 'soon' : 'done'} text={times === 0 ? t.never : unclear ? t.unclear : t.clear} />,
              times,
              last: last ?? '–',
            },
          }))}
        />
        <DataTable
          caption={t.talks}
          sorted={t.newest}
          empty={t.noTalks}
          language={language}
          columns={[
            { key: 'on', text: t.toldOn },
            { key: 'language', text: t.language },
            { key: 'interpreter', text: t.interpreter },
            { key: 'sheet', text: t.sheet },
            { key: 'edition', text: t.edition },
            { key: 'count', text: t.count, numeric: true },
          ]}
          rows={model.talks.map((one) => ({
            key: one.id,
            cells: {
              on: <a href={supportPaths.rightsTalk(head.id, one.id)}>{one.toldOn}</a>,
              language: sayLanguage(one.language, language),
              interpreter: t.interpreters[one.interpreter],
              sheet: t.sheetWays[one.sheet],
              edition: one.edition,
              count: one.items.length,
            },
          }))}
        />
        <h2>{t.printed}</h2>
        <p class="govuk-body">{t.editionFrom(model.edition)}</p>
        <SheetLinks caseId={head.id} edition={model.edition} languages={model.languages} page={page} />
        <BackToCase head={head} language={language} />
      </>
    ),
  }
}

export function talkPage(model: TalkModel, page: Page): Shown {
  const { language } = page
  const words = supportWords[language]
  const t = words.rights
  const { talk } = model
  return {
    title: `${t.title} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: trailTo(model.case, { href: supportPaths.rights(model.case.id), text: t.title }),
    body: (
      <>
        <h1>{`${t.title}, ${talk.toldOn}`}</h1>
        <SummaryList
          rows={[
            { key: 'language', text: t.language, value: sayLanguage(talk.language, language) },
            { key: 'interpreter', text: t.interpreter, value: t.interpreters[talk.interpreter] },
            { key: 'sheet', text: t.sheet, value: t.sheetWays[talk.sheet] },
            { key: 'edition', text: t.edition, value: t.editionFrom(talk.edition) },
            ...(talk.repeatOn === null ? [] : [{ key: 'repeat', text: t.repeatOn, value: talk.repeatOn }]),
            { key: 'by', text: words.by, value: `${sayZone(model.names, talk.zoneId)} · ${sayPerson(model.names, talk.madeBy, language)}` },
          ]}
        />
        <h2>{t.toldItems}</h2>
        <ul class="govuk-list">
          {talk.items.map((item) => (
            <li key={item}>
              <Tag tone={talk.unclear.includes(item) ? 'soon' : 'done'} text={talk.unclear.includes(item) ? t.unclear : t.clear} /> {t.rightsItems[item]}
            </li>
          ))}
        </ul>
        <Said words={model.words} written={model.written} label={t.words} page={page} />
        <h2>{t.given}</h2>
        {model.languages.includes(talk.language) ? null : <Notice tone="info">{t.noLanguage}</Notice>}
        <SheetLinks caseId={model.case.id} edition={talk.edition} languages={model.languages} page={page} />
      </>
    ),
  }
}
