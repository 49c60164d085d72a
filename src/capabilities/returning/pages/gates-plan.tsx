import type { VNode } from 'preact'
import { languageTag } from '#kernel/spoken-language.ts'
import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { SealedText } from '#ui/components/sealed-text.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import { sayPerson, sayZone } from '#capabilities/cases/contract.ts'
import { sayAmount } from '#capabilities/returning/domain/grant.ts'
import { gatePaths } from '#capabilities/returning/gates-paths.ts'
import { returnTrail, sayLanguage } from '#capabilities/returning/pages/choice-parts.tsx'
import { writtenDay } from '#capabilities/returning/pages/sheet-day.ts'
import type { PlanModel, PlanSheetModel, PlansModel, PlanVersion } from '#capabilities/returning/queries/show-home-plan.ts'
import { directionOf } from '#capabilities/returning/reference/choice-sheet.ts'
import { homeHandoutIn } from '#capabilities/returning/reference/home-plan-handout.ts'
import { gatesWords } from '#capabilities/returning/words.gates.ts'

const Agreed = ({ plan, page }: { readonly plan: PlanVersion; readonly page: Page }): VNode => {
  const t = gatesWords[page.language].plan
  return <Tag tone={plan.agreedOn === null ? 'soon' : 'done'} text={plan.agreedOn === null ? t.proposal : `${t.agreedOn} ${plan.agreedOn}`} />
}

export function plansPage(model: PlansModel, page: Page): Shown {
  const { language } = page
  const words = gatesWords[language]
  const t = words.plan
  return {
    title: `${t.title} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: returnTrail(model.case, language),
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body">{t.lead}</p>
        {model.mayWrite ? (
          <p class="l-actions">
            <ButtonLink href={gatePaths.newPlan(model.case.id)}>{model.plans.length === 0 ? t.write : t.change}</ButtonLink>
          </p>
        ) : null}
        {model.plans.length === 0 ? (
          <Empty>{t.none}</Empty>
        ) : (
          <DataTable
            caption={t.title}
            quietCaption
            language={language}
            columns={[
              { key: 'version', text: words.versionHead },
              { key: 'at', text: words.at },
              { key: 'state', text: words.gates.state },
              { key: 'total', text: t.total, numeric: true },
            ]}
            rows={model.plans.map((plan) => ({
              key: plan.id,
              cells: {
                version: <a href={gatePaths.plan(model.case.id, plan.id)}>{words.version(plan.number)}</a>,
                at: <Time at={plan.madeAt} now={page.now} language={language} as="iso" />,
                state: <Agreed plan={plan} page={page} />,
                total: sayAmount(plan.totalOre, 'SEK', language),
              },
            }))}
          />
        )}
      </>
    ),
  }
}

const Budget = ({ plan, page: { language } }: { readonly plan: PlanVersion; readonly page: Page }): VNode => {
  const t = gatesWords[language].plan
  return (
    <>
      <DataTable
        caption={t.budget}
        language={language}
        empty={t.noLines}
        columns={[
          { key: 'purpose', text: t.purpose },
          { key: 'type', text: t.type },
          { key: 'ore', text: t.amount, numeric: true },
        ]}
        rows={plan.lines.map(({ purpose, type, ore }) => ({
          key: purpose,
          cells: { purpose: t.purposes[purpose], type: t.types[type], ore: sayAmount(ore, 'SEK', language) },
        }))}
      />
      <DataTable
        caption={t.milestones}
        language={language}
        empty={t.noMilestones}
        columns={[
          { key: 'milestone', text: t.milestone },
          { key: 'by', text: t.byDay },
        ]}
        rows={plan.milestones.map(({ milestone, byDay }) => ({ key: milestone, cells: { milestone: t.steps[milestone], by: byDay } }))}
      />
    </>
  )
}

export function planPage(model: PlanModel, page: Page): Shown {
  const { language } = page
  const words = gatesWords[language]
  const t = words.plan
  const { plan } = model
  return {
    title: `${t.title} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: [...returnTrail(model.case, language), { href: gatePaths.plans(model.case.id), text: t.title }],
    body: (
      <>
        <h1>{`${t.title}, ${words.version(plan.number).toLowerCase()}`}</h1>
        {model.newest ? null : <Notice tone="info">{t.older}</Notice>}
        <SummaryList
          rows={[
            { key: 'agreed', text: words.gates.state, value: <Agreed plan={plan} page={page} /> },
            { key: 'language', text: t.language, value: sayLanguage(plan.language, language) },
            { key: 'total', text: t.total, value: sayAmount(plan.totalOre, 'SEK', language) },
            { key: 'ceiling', text: t.ceiling, value: sayAmount(plan.ceilingOre, 'SEK', language) },
            { key: 'by', text: words.by, value: `${sayZone(model.names, plan.zoneId)} · ${sayPerson(model.names, plan.madeBy, language)}` },
            { key: 'at', text: words.at, value: <Time at={plan.madeAt} now={page.now} language={language} /> },
          ]}
        />
        {model.parts === null ? (
          <Notice tone="info">{words.sealedToOthers}</Notice>
        ) : (
          <>
            {homeHandoutIn(plan.language) === null ? <Notice tone="info">{t.noHandout}</Notice> : null}
            <p class="l-actions">
              <ButtonLink href={gatePaths.planSheet(model.case.id, plan.id)}>{t.print}</ButtonLink>
            </p>
            {model.parts.map(({ part, text }) => (
              <SealedText key={part} text={text} open label={t.parts[part]} language={language} />
            ))}
          </>
        )}
        <Budget plan={plan} page={page} />
        {model.mayWrite && model.newest ? (
          <p>
            <a href={gatePaths.newPlan(model.case.id)}>{t.change}</a>
          </p>
        ) : null}
      </>
    ),
  }
}

/** One neutral sheet in her language: no mark, no sender, no amount, no word of what it is. Where we have no headings in it, the parts have numbers. */
export function planSheetPage(model: PlanSheetModel, _page: Page): Shown {
  const handout = homeHandoutIn(model.language)
  const steps = handout === null ? [] : model.milestones
  return {
    title: handout?.title ?? '·',
    bare: true,
    body: (
      <article class="l-sheet" lang={languageTag(model.language)} dir={directionOf(model.language)}>
        <h1 class={handout === null ? 'govuk-visually-hidden' : undefined}>{handout?.title ?? '·'}</h1>
        {model.parts.map(({ part, text }, place) => (
          <section key={part}>
            <h2>{handout?.parts[part] ?? `${place + 1}.`}</h2>
            <p class="l-sheet__words">{text}</p>
          </section>
        ))}
        {steps.length === 0 ? null : (
          <section>
            <h2>{handout?.steps}</h2>
            <ul>
              {steps.map(({ milestone, byDay }) => (
                <li key={milestone} class="l-sheet__words">{`${handout?.milestones[milestone] ?? ''} · ${writtenDay(byDay, model.language)}`}</li>
              ))}
            </ul>
          </section>
        )}
      </article>
    ),
  }
}
