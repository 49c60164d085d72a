import type { VNode } from 'preact'
import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SealedText } from '#ui/components/sealed-text.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import { roleWords, isRole } from '#capabilities/people/contract.ts'
import { sayPerson, sayZone } from '#capabilities/cases/contract.ts'
import { agreedKinds } from '#capabilities/support/domain/plan.ts'
import { BackToCase, measureTone, stateWords, trailTo } from '#capabilities/support/pages/parts.tsx'
import { supportPaths } from '#capabilities/support/paths.ts'
import type { MeasureOut, PlanModel } from '#capabilities/support/queries/show-plan.ts'
import { supportWords } from '#capabilities/support/words.ts'

type Props = { readonly model: PlanModel; readonly page: Page }

/** Function first; a name only within the own zone. */
export const sayOwner = (one: Pick<MeasureOut, 'ownerId' | 'ownerZone' | 'role'>, names: PlanModel['names'], page: Page): string =>
  one.ownerId === null && one.role !== null && isRole(one.role)
    ? `${sayZone(names, one.ownerZone)} · ${roleWords(one.role, page.language)}`
    : `${sayZone(names, one.ownerZone)} · ${sayPerson(names, one.ownerId, page.language)}`

const Measures = ({
  rows,
  caption,
  empty,
  quiet,
  model,
  page,
}: Props & { readonly rows: readonly MeasureOut[]; readonly caption: string; readonly empty: string; readonly quiet?: boolean }): VNode => {
  const { language, now } = page
  const words = supportWords[language]
  const t = words.plan
  return (
    <DataTable
      caption={caption}
      sorted={rows.length > 1 ? t.soonest : undefined}
      empty={empty}
      quietCaption={quiet}
      language={language}
      columns={[
        { key: 'what', text: t.code },
        { key: 'area', text: words.area },
        { key: 'owner', text: t.owner },
        { key: 'due', text: t.due },
        { key: 'payer', text: t.payer },
        { key: 'state', text: words.state },
      ]}
      rows={rows.map((one) => {
        const helped = model.helped[one.id]
        return {
          key: one.id,
          ...(one.state === 'late' ? { tone: 'late' as const } : {}),
          cells: {
            what: <a href={supportPaths.measure(model.case.id, one.id)}>{t.codes[one.code]}</a>,
            area: words.areas[one.area],
            owner: sayOwner(one, model.names, page),
            due: <Time at={one.dueAt} now={now} language={language} />,
            payer: t.payers[one.payer],
            state: (
              <>
                <Tag tone={measureTone[one.state]} text={stateWords(one.state, language)} />
                {helped ? <span class="l-quiet">{` ${t.helps[helped]}`}</span> : null}
              </>
            ),
          },
        }
      })}
    />
  )
}

const Goals = ({ model, page }: Props): VNode => {
  const { language } = page
  const words = supportWords[language]
  const t = words.plan
  return (
    <section aria-label={t.goals}>
      <h2>{t.goals}</h2>
      {model.goals.length === 0 ? <Empty>{t.noGoals}</Empty> : null}
      {model.goals.map((goal, place) => (
        <Panel
          key={goal.id}
          id={`goal-${goal.id}`}
          level={3}
          tone={goal.ended ? 'plain' : 'mist'}
          title={`${t.goal(place + 1)} · ${words.areas[goal.area]}`}
          aside={<Tag tone={goal.ended === null ? 'new' : goal.ended === 'reached' ? 'done' : 'quiet'} text={goal.ended ? t.goalEnds[goal.ended] : t.held} />}
          action={model.mayWrite && goal.ended === null ? { href: `${supportPaths.newMeasure(model.case.id)}?goal=${goal.id}`, text: t.addMeasure } : undefined}
        >
          <SealedText text={goal.words} open label={t.goalWords} language={language} />
          <Measures rows={model.measures.filter((one) => one.goalId === goal.id)} caption={t.measures} empty={t.noMeasures} model={model} page={page} />
          {goal.mayEnd ? (
            <p>
              <a href={supportPaths.endGoal(model.case.id, goal.id)}>{t.endGoal}</a>
            </p>
          ) : null}
        </Panel>
      ))}
    </section>
  )
}

const AgreedPlans = ({ model, page }: Props): VNode => {
  const t = supportWords[page.language].plan
  return (
    <section aria-label={t.agreed}>
      <h2>{t.agreed}</h2>
      {model.agreed.length === 0 ? <Empty>{t.noAgreed}</Empty> : null}
      <ul class="govuk-list">
        {model.agreed.map((one) => (
          <li key={one.id}>
            <a href={supportPaths.agreed(model.case.id, one.id)}>{`${t.agreedKinds[one.kind]}, ${t.version(one.number).toLowerCase()}`}</a>
            {` · ${one.agreedOn} · ${t.pathsAhead[one.path]}`}
            {one.newest ? ` · ${t.reviewOn} ${one.reviewOn}` : ''}
          </li>
        ))}
      </ul>
      {model.mayWrite
        ? agreedKinds.map((kind) => (
            <p key={kind}>
              <a href={supportPaths.newAgreed(model.case.id, kind)}>
                {model.agreed.some((one) => one.kind === kind) ? t.changeAgreed(t.agreedKinds[kind]) : t.writeAgreed(t.agreedKinds[kind])}
              </a>
            </p>
          ))
        : null}
    </section>
  )
}

export function planPage(model: PlanModel, page: Page): Shown {
  const { language } = page
  const t = supportWords[language].plan
  const head = model.case
  const loose = model.measures.filter((one) => !model.goals.some((goal) => goal.id === one.goalId))
  return {
    title: `${t.title} · ${head.pseudonym}`,
    place: 'cases',
    trail: trailTo(head),
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body">{t.lead}</p>
        {model.mayWrite ? (
          <p class="l-actions">
            <ButtonLink href={supportPaths.newMeasure(head.id)}>{t.addMeasure}</ButtonLink>
            <ButtonLink href={supportPaths.newGoal(head.id)} tone="quiet">
              {t.writeGoal}
            </ButtonLink>
          </p>
        ) : null}
        <p>
          {model.mayWrite ? (
            <>
              <a href={supportPaths.templates(head.id)}>{t.templates}</a>
              {' · '}
            </>
          ) : null}
          <a href={supportPaths.ladder(head.id)}>{t.ladders}</a>
          {' · '}
          <a href={supportPaths.needs(head.id)}>{supportWords[language].needs.title}</a>
        </p>
        <Goals model={model} page={page} />
        <h2>{t.withoutGoal}</h2>
        <Measures rows={loose} caption={t.withoutGoal} quiet empty={t.noMeasures} model={model} page={page} />
        <AgreedPlans model={model} page={page} />
        <BackToCase head={head} language={language} />
      </>
    ),
  }
}
