import type { VNode } from 'preact'
import { DataTable } from '#ui/components/data-table.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import type { Page, Shown } from '#ui/page.ts'
import { nameIn } from '#capabilities/directory/pages/parts.tsx'
import { directoryPaths } from '#capabilities/directory/paths.ts'
import type { FunctionModel } from '#capabilities/directory/queries/show-function.ts'
import { words } from '#capabilities/directory/words.ts'

type Props = { readonly model: FunctionModel; readonly page: Page }

const Facts = ({ model, page }: Props): VNode => {
  const t = words[page.language]
  const yesNo = (yes: boolean): string => (yes ? t.functions.yes : t.functions.no)
  return (
    <SummaryList
      rows={[
        { key: 'zone', text: t.functions.zone, value: model.zoneName },
        { key: 'kind', text: t.functions.kind, value: t.kinds[model.kind] },
        { key: 'hours', text: t.functions.hours, value: t.hours[model.hours] },
        { key: 'serves', text: t.functions.serves, value: model.areas.map((area) => area.name).join(', ') },
        { key: 'acute', text: t.functions.acute, value: yesNo(model.acute) },
        { key: 'child', text: t.functions.child, value: yesNo(model.child) },
        { key: 'verified', text: t.functions.verified, value: model.verifiedOn },
      ]}
    />
  )
}

const Rota = ({ model, page }: Props): VNode => {
  const { language, now } = page
  const t = words[language].duty
  return (
    <Panel title={t.title} action={model.mayKeep && model.active ? { href: directoryPaths.goOnDuty(model.id), text: t.add } : undefined}>
      <p>{model.standing ? t.standing : model.somebodyOnDuty ? t.somebody : t.nobody}</p>
      <p class="l-quiet">{t.lead}</p>
      {model.own ? (
        <DataTable
          caption={t.title}
          quietCaption
          language={language}
          empty={t.none}
          columns={[
            { key: 'from', text: t.from },
            { key: 'to', text: t.to },
            { key: 'person', text: t.person },
          ]}
          rows={model.rota.map((line) => ({
            key: line.id,
            cells: {
              from: <Time at={line.startsAt} now={now} language={language} />,
              to: <Time at={line.endsAt} now={now} language={language} />,
              person: (
                <>
                  {line.name ?? t.left}
                  {model.mayKeep ? (
                    <>
                      {' '}
                      ·{' '}
                      <a href={directoryPaths.duty(line.id)}>
                        {t.edit}
                        <span class="govuk-visually-hidden">{` ${line.name ?? t.left}`}</span>
                      </a>
                    </>
                  ) : null}
                </>
              ),
            },
          }))}
        />
      ) : null}
    </Panel>
  )
}

/** One public function, and whether somebody is there. */
export function functionPage(model: FunctionModel, page: Page): Shown {
  const t = words[page.language]
  return {
    title: t.title,
    place: 'directory',
    trail: [{ href: directoryPaths.all(), text: t.title }],
    body: (
      <>
        <h1>{nameIn(model, page.language)}</h1>
        <Panel
          title={t.functions.one}
          aside={<Tag tone={model.active ? 'done' : 'quiet'} text={model.active ? t.functions.active : t.functions.ended} />}
          action={model.mayKeep ? { href: directoryPaths.editFunction(model.id), text: t.functions.edit } : undefined}
        >
          <Facts model={model} page={page} />
        </Panel>
        <Rota model={model} page={page} />
      </>
    ),
  }
}
