import type { VNode } from 'preact'
import { Chips } from '#ui/components/chips.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import type { Page, Shown } from '#ui/page.ts'
import { firstOfEach } from '#capabilities/directory/domain/gaps.ts'
import { variants } from '#capabilities/directory/domain/kinds.ts'
import { Emergency, GapTag, nameIn, OnDuty } from '#capabilities/directory/pages/parts.tsx'
import { offlinePaths } from '#capabilities/directory/offline-paths.ts'
import { directoryPaths } from '#capabilities/directory/paths.ts'
import type { MunicipalityModel } from '#capabilities/directory/queries/show-municipality.ts'
import { offlineWords } from '#capabilities/directory/words.offline.ts'
import { words } from '#capabilities/directory/words.ts'

type Props = { readonly model: MunicipalityModel; readonly page: Page }

const Tonight = ({ model, page }: Props): VNode => {
  const { language, now } = page
  const t = words[language].tonight
  return (
    <Panel title={t.title} aside={<Time at={model.at} now={now} language={language} />}>
      <Chips
        label={t.choose}
        chips={variants.map((variant) => ({
          key: variant,
          label: '',
          text: t.variants[variant],
          href: `${directoryPaths.municipality(model.municipality.code)}?for=${variant}`,
          current: variant === model.variant,
        }))}
      />
      <p>{t.lead[model.variant]}</p>
      <DataTable
        caption={t.title}
        quietCaption
        language={language}
        columns={[
          { key: 'function', text: t.function },
          { key: 'need', text: t.need },
          { key: 'who', text: t.who },
          { key: 'state', text: t.state },
          { key: 'next', text: t.next },
        ]}
        rows={model.mustBeThere.map((each) => ({
          key: each.function,
          tone: each.need === 'required' && !each.who?.onDuty ? 'late' : undefined,
          cells: {
            function: words[language].kinds[each.function],
            need: <Tag tone={each.need === 'required' ? 'new' : 'quiet'} text={words[language].needs[each.need]} />,
            who: each.who ? (
              <>
                <a href={directoryPaths.function(each.who.functionId)}>{nameIn(each.who, language)}</a>
                <br />
                <span class="l-quiet">{each.who.zoneName}</span>
              </>
            ) : (
              t.nobody
            ),
            state: <OnDuty somebody={each.who?.onDuty ?? false} required={each.need === 'required'} language={language} />,
            next: each.next.map((one) => nameIn(one, language)).join(', '),
          },
        }))}
      />
    </Panel>
  )
}

const Gaps = ({ model, page }: Props): VNode => {
  const { language, now } = page
  const t = words[language].gaps
  return (
    <Panel title={t.title} id="gaps" tone={model.gaps.length > 0 ? 'late' : 'plain'}>
      <DataTable
        caption={t.title}
        quietCaption
        language={language}
        empty={t.none.every(model.horizonDays)}
        columns={[
          { key: 'function', text: t.function },
          { key: 'from', text: t.from },
          { key: 'to', text: t.to },
          { key: 'why', text: t.why },
        ]}
        rows={firstOfEach(model.gaps).map((gap) => ({
          key: `${gap.kind}-${gap.from.toISOString()}`,
          tone: gap.from <= now ? 'late' : 'soon',
          cells: {
            function: (
              <>
                {words[language].kinds[gap.kind]} <GapTag from={gap.from} now={now} language={language} />
              </>
            ),
            from: <Time at={gap.from} now={now} language={language} />,
            to: <Time at={gap.to} now={now} language={language} />,
            why: t.whys[gap.why],
          },
        }))}
      />
    </Panel>
  )
}

/** The order as a table; on paper without links. */
export const OrderTable = ({ model, page, edit }: Props & { readonly edit: boolean }): VNode => {
  const { language } = page
  const t = words[language]
  return (
    <DataTable
      caption={t.order.title}
      quietCaption
      language={language}
      empty={t.order.none}
      columns={[
        { key: 'function', text: t.tonight.function },
        { key: 'place', text: t.order.place, numeric: true },
        { key: 'who', text: t.functions.name },
        { key: 'hours', text: t.functions.hours },
        { key: 'from', text: t.order.from },
        { key: 'to', text: t.order.to },
      ]}
      rows={model.order.map((line) => ({
        key: line.id,
        cells: {
          function: t.kinds[line.kind],
          place: line.place,
          who: (
            <>
              {edit ? <a href={directoryPaths.function(line.functionId)}>{nameIn(line, language)}</a> : nameIn(line, language)}
              <br />
              <span class="l-quiet">{line.zoneName}</span>
            </>
          ),
          hours: t.hours[line.hours],
          from: line.validFrom,
          to: (
            <>
              {line.validTo ?? t.order.still}
              {edit && line.own && model.mayKeep ? (
                <>
                  {' '}
                  ·{' '}
                  <a href={directoryPaths.order(line.id)}>
                    {t.order.edit}
                    <span class="govuk-visually-hidden">{` ${nameIn(line, language)}`}</span>
                  </a>
                </>
              ) : null}
            </>
          ),
        },
      }))}
    />
  )
}

/** One municipality: who must be there now, what will be missing, and the order. */
export function municipalityPage(model: MunicipalityModel, page: Page): Shown {
  const t = words[page.language]
  const { code, name, countyName } = model.municipality
  return {
    title: t.title,
    place: 'directory',
    wide: true,
    trail: [{ href: directoryPaths.all(), text: t.title }],
    body: (
      <>
        <h1>{name}</h1>
        <p class="l-quiet">{`${countyName} · ${code}`}</p>
        <Emergency lines={model.national} language={page.language} />
        <Tonight model={model} page={page} />
        <Gaps model={model} page={page} />
        <Panel title={t.order.title} action={model.mayKeep ? { href: directoryPaths.place(code), text: t.order.add } : undefined}>
          <p>{t.order.lead}</p>
          <OrderTable model={model} page={page} edit />
          <p>
            <a href={directoryPaths.list(code)}>{t.order.print}</a>
            {' · '}
            <a href={offlinePaths.alarm(code.slice(0, 2))}>{offlineWords[page.language].alarm.print}</a>
          </p>
        </Panel>
        <Panel title={t.functions.here}>
          <DataTable
            caption={t.functions.here}
            quietCaption
            language={page.language}
            columns={[
              { key: 'name', text: t.functions.name },
              { key: 'kind', text: t.functions.kind },
              { key: 'hours', text: t.functions.hours },
              { key: 'zone', text: t.functions.zone },
            ]}
            rows={model.functions.map((each) => ({
              key: each.id,
              cells: {
                name: <a href={directoryPaths.function(each.id)}>{nameIn(each, page.language)}</a>,
                kind: t.kinds[each.kind],
                hours: t.hours[each.hours],
                zone: each.zoneName,
              },
            }))}
          />
        </Panel>
      </>
    ),
  }
}

/** The same order on paper, for the night when nothing else works. */
export function listPage(model: MunicipalityModel, page: Page): Shown {
  const t = words[page.language]
  return {
    title: t.title,
    place: 'directory',
    trail: [
      { href: directoryPaths.all(), text: t.title },
      { href: directoryPaths.municipality(model.municipality.code), text: model.municipality.name },
    ],
    body: (
      <>
        <h1>{`${t.order.title}, ${model.municipality.name}`}</h1>
        <p>
          {t.order.printLead} {t.order.printed} <Time at={page.now} now={page.now} language={page.language} as="iso" />.
        </p>
        <Emergency lines={model.national} language={page.language} />
        <OrderTable model={model} page={page} edit={false} />
      </>
    ),
  }
}
