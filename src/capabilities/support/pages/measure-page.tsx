import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import { casePaths } from '#capabilities/cases/contract.ts'
import { measureTone, Said, stateWords, toPlan } from '#capabilities/support/pages/parts.tsx'
import { sayOwner } from '#capabilities/support/pages/plan-page.tsx'
import { supportPaths } from '#capabilities/support/paths.ts'
import type { MeasureModel } from '#capabilities/support/queries/show-measure.ts'
import { supportWords } from '#capabilities/support/words.ts'

const factsOf = (model: MeasureModel, page: Page) => {
  const { language, now } = page
  const words = supportWords[language]
  const t = words.plan
  const { measure } = model
  return [
    { key: 'area', text: words.area, value: words.areas[measure.area] },
    { key: 'owner', text: t.owner, value: sayOwner(measure, model.names, page) },
    ...(model.giver ? [{ key: 'giver', text: t.giver, value: model.giver[language] }] : []),
    { key: 'start', text: t.start, value: measure.startOn },
    { key: 'due', text: t.due, value: <Time at={measure.dueAt} now={now} language={language} as="both" /> },
    { key: 'payer', text: t.payer, value: t.payers[measure.payer] },
    { key: 'task', text: t.task, value: <a href={casePaths.task(model.case.id, measure.taskId)}>{words.open}</a> },
    ...(measure.outcomeOn === null ? [] : [{ key: 'outcome', text: t.outcome, value: `${stateWords(measure.state, language)} · ${measure.outcomeOn}` }]),
  ]
}

export function measurePage(model: MeasureModel, page: Page): Shown {
  const { language } = page
  const t = supportWords[language].plan
  const { measure } = model
  const open = measure.outcomeOn === null
  const href = (to: (caseId: string, id: string) => string) => to(model.case.id, measure.id)
  return {
    title: `${t.measure} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: toPlan(model.case, language),
    body: (
      <>
        <h1>{t.codes[measure.code]}</h1>
        <p>
          <Tag tone={measureTone[measure.state]} text={stateWords(measure.state, language)} />
        </p>
        {open && measure.taskDone ? <Notice tone="info">{t.taskDone}</Notice> : null}
        <SummaryList rows={factsOf(model, page)} />
        {model.written ? <Said words={model.words} written label={t.measureWords} page={page} /> : null}
        {model.whyWritten ? <Said words={model.why} written label={t.outcomeWords} page={page} /> : null}
        {model.mayWrite ? (
          <p class="l-actions">
            {open ? <ButtonLink href={href(supportPaths.outcome)}>{t.sayOutcome}</ButtonLink> : null}
            <ButtonLink href={href(supportPaths.evaluate)} tone={open ? 'quiet' : 'go'}>
              {t.evaluate}
            </ButtonLink>
          </p>
        ) : null}
        <h2>{t.evaluations}</h2>
        {model.evaluations.length === 0 ? <Empty>{t.noEvaluation}</Empty> : null}
        {model.evaluations.map((one) => (
          <Panel
            key={one.id}
            level={3}
            title={one.saidOn}
            aside={<Tag tone={one.helped === 'helped' ? 'done' : one.helped === 'partly' ? 'soon' : 'quiet'} text={t.helps[one.helped]} />}
          >
            <Said words={one.words} written={one.written} label={t.said} page={page} />
          </Panel>
        ))}
      </>
    ),
  }
}
