import type { VNode } from 'preact'
import type { Page, Shown } from '#ui/page.ts'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import type { SecrecyRule } from '#capabilities/people/domain/zones.ts'
import { peoplePaths } from '#capabilities/people/paths.ts'
import type { CardModel, ZoneModel } from '#capabilities/people/queries/zone.ts'
import { kindWords, secrecyWords, words } from '#capabilities/people/words.ts'

const Cards = ({ of, page }: { readonly of: readonly CardModel[]; readonly page: Page }): VNode => {
  const t = words[page.language].zone
  return of.length === 0 ? (
    <p class="govuk-body">{t.noDuty}</p>
  ) : (
    <ul class="govuk-list govuk-list--bullet">
      {of.map((card) => (
        <li key={card.id}>
          <span class="l-tabular">{card.staffCode}</span>
          {` · ${card.name ?? t.other}`}
        </li>
      ))}
    </ul>
  )
}

export function zonePage(model: ZoneModel, page: Page): Shown {
  const t = words[page.language].zone
  const place = [model.municipalityCode, model.countyCode, model.countryCode].filter((part) => part !== null).join(' · ')
  const action = !model.mayAdminister
    ? undefined
    : model.ready
      ? { href: peoplePaths.officers(), text: t.change }
      : { href: peoplePaths.setUp(), text: t.setUp }
  return {
    title: t.title,
    place: 'people',
    trail: [{ href: peoplePaths.list(), text: words[page.language].list.title }],
    body: (
      <>
        <h1>{t.title}</h1>
        <SummaryList
          rows={[
            { key: 'name', text: t.name, value: model.name },
            { key: 'kind', text: t.kind, value: kindWords(model.kind, page.language) },
            { key: 'secrecy', text: t.secrecy, value: secrecyWords(model.secrecyRule as SecrecyRule, page.language) },
            { key: 'code', text: t.code, value: model.code },
            { key: 'place', text: t.place, value: <span class="l-tabular">{place}</span> },
          ]}
        />
        <Panel title={t.recoveryTitle} {...(action ? { action } : {})}>
          {model.ready ? <p class="govuk-body">{t.recoveryHave}</p> : <Notice tone="warn">{t.recoveryMissing}</Notice>}
          {model.ready ? (
            <>
              <h3>{t.officers}</h3>
              <Cards of={model.officers} page={page} />
              <h3>{t.duty}</h3>
              <p class="govuk-body">{t.dutyText}</p>
              <Cards of={model.dutyHolders} page={page} />
            </>
          ) : null}
        </Panel>
      </>
    ),
  }
}
