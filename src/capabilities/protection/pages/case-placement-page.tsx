import type { VNode } from 'preact'
import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import { isoMinute } from '#ui/when.ts'
import { askTone, NeedSummary } from '#capabilities/protection/pages/need.tsx'
import { trailTo } from '#capabilities/protection/pages/parts.tsx'
import { placementPaths } from '#capabilities/protection/placement-paths.ts'
import type { CasePlacementModel, CasePlacementPanel, MineModel } from '#capabilities/protection/queries/case-placement.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

type Answer = CasePlacementModel['requests'][number]['answers'][number]
const placed: readonly Answer['state'][] = ['accepted', 'admitted', 'arrived']
const sayPlace = (one: Pick<Answer, 'state' | 'codeName' | 'region'>, page: Page): string => {
  const t = protectionWords[page.language]
  if (one.codeName === null || one.region === null) return '–'
  return placed.includes(one.state)
    ? t.placement.placedAs(one.codeName, t.regions[one.region])
    : one.state === 'offered'
      ? t.placement.offeredAs(one.codeName, t.regions[one.region])
      : `${one.codeName}, ${t.regions[one.region]}`
}

const Answers = ({
  answers,
  caseId,
  mayAsk,
  page,
}: {
  readonly answers: readonly Answer[]
  readonly caseId: string
  readonly mayAsk: boolean
  readonly page: Page
}): VNode => {
  const t = protectionWords[page.language]
  const waiting = answers.filter((one) => one.state === 'asked').length
  return (
    <>
      <DataTable
        caption={t.placement.answers}
        empty={t.placement.noAnswers}
        language={page.language}
        columns={[
          { key: 'state', text: t.placement.state },
          { key: 'place', text: t.placement.place },
          { key: 'until', text: t.placement.holdUntil },
          { key: 'at', text: t.at },
        ]}
        rows={answers
          .filter((one) => one.state !== 'asked')
          .map((one) => ({
            key: one.id,
            cells: {
              state: (
                <>
                  <Tag tone={askTone[one.state]} text={t.placement.states[one.state]} /> {one.refusal ? t.ownRefusals[one.refusal] : null}
                </>
              ),
              place: sayPlace(one, page),
              until:
                one.state === 'offered' && one.holdUntil ? (
                  <>
                    <Time at={one.holdUntil} now={page.now} language={page.language} />{' '}
                    {mayAsk ? <a href={placementPaths.answerOffer(caseId, one.id)}>{t.placement.answerOffer}</a> : null}
                  </>
                ) : (
                  '–'
                ),
              at: <Time at={one.changedAt} now={page.now} language={page.language} />,
            },
          }))}
      />
      {waiting > 0 ? <p class="govuk-body">{t.placement.waiting(waiting)}</p> : null}
    </>
  )
}

export function casePlacementPage(model: CasePlacementModel, page: Page): Shown {
  const { language } = page
  const t = protectionWords[language]
  return {
    title: `${t.tabs.request} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: trailTo(model.case),
    body: (
      <>
        <h1>{t.placement.title}</h1>
        <p class="govuk-body">{t.placement.lead}</p>
        <p class="l-actions">
          {model.mayAsk ? <ButtonLink href={placementPaths.newRequest(model.case.id)}>{t.placement.ask}</ButtonLink> : null}{' '}
          {model.mayMark ? (
            <ButtonLink href={placementPaths.apart(model.case.id)} tone="quiet">
              {t.placement.apart}
            </ButtonLink>
          ) : null}
        </p>
        {model.requests.length === 0 ? <Empty>{t.placement.none}</Empty> : null}
        {model.requests.map((request) => (
          <Panel
            key={request.id}
            title={`${t.placement.asked} ${isoMinute(request.madeAt)}`}
            action={model.mayAsk && request.open ? { href: placementPaths.withdraw(model.case.id, request.id), text: t.placement.withdraw } : undefined}
          >
            <NeedSummary need={request.need} page={page} />
            {request.movesFrom ? (
              <SummaryList
                rows={[
                  { key: 'moves', text: t.placement.movesFrom, value: `${sayPlace(request.movesFrom, page)} · ${t.placement.states[request.movesFrom.state]}` },
                ]}
              />
            ) : null}
            <SummaryList
              rows={request.children.map((child) => ({
                key: child.id,
                text: t.placement.child(child.number, t.childBands[child.band]),
                value: child.decision ? t.childDecisions[child.decision] : <Tag tone="late" text={t.placement.childUndecided} />,
                ...((child.decision === null || child.decision === 'immediate') && model.mayAsk
                  ? { action: { href: placementPaths.child(model.case.id, child.id), text: t.placement.childDecide } }
                  : {}),
              }))}
            />
            <Answers answers={request.answers} caseId={model.case.id} mayAsk={model.mayAsk} page={page} />
            {request.mayMove ? (
              <p class="govuk-body">
                <a href={placementPaths.newMove(model.case.id, request.mayMove)}>{t.placement.moveAsk}</a>
              </p>
            ) : null}
          </Panel>
        ))}
      </>
    ),
  }
}

/** On the page of a case: placed or not, code name and region. */
export function PlacementPanel(model: CasePlacementPanel, page: Page): VNode {
  const t = protectionWords[page.language]
  return (
    <Panel
      title={t.placement.title}
      id="placement"
      tone={model.undecided > 0 ? 'late' : 'mist'}
      action={
        model.state === null
          ? { href: placementPaths.newRequest(model.caseId), text: t.placement.ask }
          : { href: placementPaths.inCase(model.caseId), text: t.plans.open }
      }
    >
      {model.state === null ? (
        <p class="govuk-body">{t.placement.none}</p>
      ) : (
        <SummaryList
          rows={[
            { key: 'state', text: t.placement.state, value: <Tag tone={askTone[model.state]} text={t.placement.states[model.state]} /> },
            ...(model.codeName
              ? [{ key: 'place', text: t.placement.place, value: sayPlace({ state: model.state, codeName: model.codeName, region: model.region }, page) }]
              : []),
            ...(model.holdUntil
              ? [{ key: 'hold', text: t.placement.holdUntil, value: <Time at={model.holdUntil} now={page.now} language={page.language} /> }]
              : []),
            ...(model.undecided > 0 ? [{ key: 'children', text: t.placement.childrenTitle, value: t.placement.undecided(model.undecided) }] : []),
          ]}
        />
      )}
    </Panel>
  )
}

export function minePage(model: MineModel, page: Page): Shown {
  const { language } = page
  const t = protectionWords[language]
  return {
    title: t.tabs.requests,
    place: 'day',
    body: (
      <>
        <h1>{t.placement.mineTitle}</h1>
        <p class="govuk-body">{t.placement.mineLead}</p>
        <DataTable
          caption={t.placement.mineTitle}
          quietCaption
          empty={t.placement.noMine}
          language={language}
          columns={[
            { key: 'case', text: t.placement.case },
            { key: 'state', text: t.placement.state },
            { key: 'until', text: t.placement.holdUntil },
          ]}
          rows={model.rows.map((one) => ({
            key: one.id,
            cells: {
              case: <a href={placementPaths.inCase(one.case.id)}>{one.case.pseudonym}</a>,
              state: <Tag tone={askTone[one.state]} text={t.placement.states[one.state]} />,
              until: one.state === 'offered' && one.holdUntil ? <Time at={one.holdUntil} now={page.now} language={language} /> : '–',
            },
          }))}
        />
      </>
    ),
  }
}
