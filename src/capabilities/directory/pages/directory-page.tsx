import type { VNode } from 'preact'
import { Button } from '#ui/components/button.tsx'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { Time } from '#ui/components/time.tsx'
import type { Page, Shown } from '#ui/page.ts'
import { Emergency, GapTag, nameIn } from '#capabilities/directory/pages/parts.tsx'
import { hsdsPaths } from '#capabilities/directory/hsds-paths.ts'
import { directoryPaths } from '#capabilities/directory/paths.ts'
import { servicePaths } from '#capabilities/directory/services-paths.ts'
import { serviceWords } from '#capabilities/directory/words.services.ts'
import type { DirectoryModel } from '#capabilities/directory/queries/show-directory.ts'
import { hsdsWords } from '#capabilities/directory/words.hsds.ts'
import { words } from '#capabilities/directory/words.ts'

type Props = { readonly model: DirectoryModel; readonly page: Page }

const Gaps = ({ model, page }: Props): VNode => {
  const { language, now } = page
  const t = words[language].gaps
  const ofWhat = model.ofEveryFunction ? 'every' : 'own'
  const empty = model.own.length === 0 ? t.noneAsked : t.none[ofWhat](model.horizonDays)
  return (
    <Panel title={t.title} id="gaps" tone={model.gaps.length > 0 ? 'late' : 'plain'}>
      <p>{t.lead[ofWhat](model.horizonDays)}</p>
      <DataTable
        caption={t.title}
        quietCaption
        language={language}
        empty={empty}
        columns={[
          { key: 'function', text: t.function },
          { key: 'place', text: words[language].find.name },
          { key: 'from', text: t.from },
          { key: 'to', text: t.to },
          { key: 'why', text: t.why },
        ]}
        rows={model.gaps.map((gap) => ({
          key: `${gap.municipality.code}-${gap.kind}`,
          tone: gap.from <= now ? 'late' : 'soon',
          cells: {
            function: (
              <>
                {words[language].kinds[gap.kind]} <GapTag from={gap.from} now={now} language={language} />
              </>
            ),
            place: <a href={directoryPaths.municipality(gap.municipality.code)}>{gap.municipality.name}</a>,
            from: <Time at={gap.from} now={now} language={language} />,
            to: <Time at={gap.to} now={now} language={language} />,
            why: t.whys[gap.why],
          },
        }))}
      />
    </Panel>
  )
}

const Find = ({ model, page }: Props): VNode => {
  const t = words[page.language].find
  return (
    <Panel title={t.title}>
      <form class="l-form" method="get" action={directoryPaths.all()} role="search">
        <TextField name="find" label={t.label} value={model.find} width="medium" type="search" maxLength={60} />
        <Button tone="quiet">{t.submit}</Button>
      </form>
      {model.find === '' ? null : (
        <DataTable
          caption={t.results}
          language={page.language}
          empty={t.none(model.find)}
          columns={[
            { key: 'name', text: t.name },
            { key: 'county', text: t.county },
          ]}
          rows={model.found.map((place) => ({
            key: place.code,
            cells: { name: <a href={directoryPaths.municipality(place.code)}>{`${place.name} (${place.code})`}</a>, county: place.countyName },
          }))}
        />
      )}
    </Panel>
  )
}

const Own = ({ model, page }: Props): VNode => {
  const t = words[page.language]
  return (
    <Panel title={t.own.title}>
      <DataTable
        caption={t.own.title}
        quietCaption
        language={page.language}
        empty={t.own.none}
        columns={[
          { key: 'name', text: t.find.name },
          { key: 'county', text: t.find.county },
          { key: 'state', text: t.own.state },
        ]}
        rows={model.own.map((place) => ({
          key: place.code,
          cells: {
            name: <a href={directoryPaths.municipality(place.code)}>{place.name}</a>,
            county: place.countyName,
            state:
              place.gaps > 0 ? (
                <Tag tone="late" text={t.own.gaps(place.gaps)} />
              ) : (
                <Tag tone="done" text={model.ofEveryFunction ? t.own.full : t.own.fullOfOwn} />
              ),
          },
        }))}
      />
    </Panel>
  )
}

const Functions = ({ model, page }: Props): VNode => {
  const t = words[page.language]
  return (
    <Panel title={t.functions.title} action={model.mayKeep ? { href: directoryPaths.newFunction(), text: t.functions.add } : undefined}>
      {model.functions.length === 0 ? (
        <Empty>{t.functions.none}</Empty>
      ) : (
        <DataTable
          caption={t.functions.title}
          quietCaption
          language={page.language}
          columns={[
            { key: 'name', text: t.functions.name },
            { key: 'kind', text: t.functions.kind },
            { key: 'hours', text: t.functions.hours },
            { key: 'state', text: t.functions.state },
          ]}
          rows={model.functions.map((each) => ({
            key: each.id,
            cells: {
              name: <a href={directoryPaths.function(each.id)}>{nameIn(each, page.language)}</a>,
              kind: t.kinds[each.kind],
              hours: t.hours[each.hours],
              state: each.active ? t.functions.active : t.functions.ended,
            },
          }))}
        />
      )}
    </Panel>
  )
}

/** What is missing comes first; then where to look, and what the own unit answers for. */
export function directoryPage(model: DirectoryModel, page: Page): Shown {
  const t = words[page.language]
  return {
    title: t.title,
    place: 'directory',
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="l-lead">{t.lead}</p>
        <Emergency lines={model.national} language={page.language} />
        <p>
          <ButtonLink href={servicePaths.search()}>{serviceWords[page.language].search.title}</ButtonLink>
        </p>
        <Gaps model={model} page={page} />
        <Find model={model} page={page} />
        <Own model={model} page={page} />
        <Functions model={model} page={page} />
        <p>
          <a href={hsdsPaths.exchange()}>{hsdsWords[page.language].title}</a>
        </p>
      </>
    ),
  }
}
