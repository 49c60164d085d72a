import type { VNode } from 'preact'
import type { Page, Shown } from '#ui/page.ts'
import { languageNames } from '#kernel/spoken-language.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SealedText } from '#ui/components/sealed-text.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import { sayPerson, sayZone } from '#capabilities/cases/contract.ts'
import { mayPrint, planKinds, type Section } from '#capabilities/protection/domain/plan.ts'
import { trailTo } from '#capabilities/protection/pages/parts.tsx'
import { protectionPaths } from '#capabilities/protection/paths.ts'
import type { PlanModel, PlanRow, PlansModel } from '#capabilities/protection/queries/show-plans.ts'
import { hasHeadings, hasUnreadHeadings } from '#capabilities/protection/reference/plan-headings.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

const sayLanguage = (code: string, page: Page): string => (languageNames(page.language) as Readonly<Record<string, string>>)[code] ?? code

const rulesOf = (plan: PlanRow, page: Page): string => {
  const t = protectionWords[page.language]
  const said = [...plan.safeFlags.map((flag) => t.flags[flag]), ...(plan.safeFrom === null ? [] : [`${plan.safeFrom}–${plan.safeUntil}`])]
  return said.length === 0 ? t.plans.noRules : said.join(' · ')
}

const factsOf = (plan: PlanRow, page: Page, names: PlansModel['names']) => {
  const t = protectionWords[page.language]
  return [
    { key: 'at', text: t.at, value: <Time at={plan.madeAt} now={page.now} language={page.language} /> },
    { key: 'by', text: t.by, value: `${sayZone(names, plan.zoneId)} · ${sayPerson(names, plan.madeBy, page.language)}` },
    { key: 'language', text: t.plans.language, value: sayLanguage(plan.language, page) },
    { key: 'rules', text: t.plans.rules, value: rulesOf(plan, page) },
    { key: 'copy', text: t.plans.copy, value: t.copies[plan.copy] },
    { key: 'review', text: t.plans.reviewOn, value: plan.reviewOn },
  ]
}

export function plansPage(model: PlansModel, page: Page): Shown {
  const t = protectionWords[page.language]
  return {
    title: `${t.tabs.plans} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: trailTo(model.case),
    body: (
      <>
        <h1>{t.plans.title}</h1>
        <p class="govuk-body">{t.plans.lead}</p>
        {planKinds.map((kind) => {
          const all = model.plans.filter((plan) => plan.kind === kind)
          const older = all.filter((plan) => !plan.newest)
          return (
            <section key={kind} aria-label={t.planKinds[kind]}>
              <h2>{t.planKinds[kind]}</h2>
              {all.length === 0 ? <Empty>{t.plans.empty}</Empty> : null}
              {all
                .filter((plan) => plan.newest)
                .map((plan) => (
                  <Panel
                    key={plan.id}
                    level={3}
                    title={t.plans.version(plan.number)}
                    aside={<Tag tone="done" text={t.plans.current} />}
                    action={{ href: protectionPaths.plan(model.case.id, plan.id), text: t.plans.open }}
                  >
                    <SummaryList rows={factsOf(plan, page, model.names)} />
                  </Panel>
                ))}
              {model.mayWrite.includes(kind) ? (
                <p>
                  <ButtonLink href={protectionPaths.newPlan(model.case.id, kind)} tone="quiet">
                    {all.length === 0 ? t.plans.write(t.planKinds[kind]) : t.plans.change(t.planKinds[kind])}
                  </ButtonLink>
                </p>
              ) : null}
              {older.length === 0 ? null : (
                <>
                  <h3>{t.plans.history}</h3>
                  <ul class="govuk-list">
                    {older.map((plan) => (
                      <li key={plan.id}>
                        <a href={protectionPaths.plan(model.case.id, plan.id)}>{t.plans.version(plan.number)}</a> ·{' '}
                        <Time at={plan.madeAt} now={page.now} language={page.language} />
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </section>
          )
        })}
      </>
    ),
  }
}

const Print = ({ model, page }: { readonly model: PlanModel; readonly page: Page }): VNode => {
  const t = protectionWords[page.language]
  if (!mayPrint(model.plan.copy)) return <Notice tone="warn">{t.plan.mayNotPrint}</Notice>
  return (
    <>
      {hasUnreadHeadings(model.plan.language) ? <Notice tone="info">{t.plan.unreadHeadings}</Notice> : null}
      {hasHeadings(model.plan.language) ? null : <Notice tone="info">{t.plan.noHeadings}</Notice>}
      <p>
        <ButtonLink href={protectionPaths.sheet(model.case.id, model.plan.id)}>{t.plan.print}</ButtonLink>
      </p>
    </>
  )
}

export function planPage(model: PlanModel, page: Page): Shown {
  const { language } = page
  const t = protectionWords[language]
  const { plan } = model
  return {
    title: `${t.tabs.plan} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: trailTo(model.case, { href: protectionPaths.plans(model.case.id), text: t.plans.title }),
    body: (
      <>
        <h1>{`${t.planKinds[plan.kind]}, ${t.plans.version(plan.number).toLowerCase()}`}</h1>
        {plan.newest ? null : <Notice tone="info">{t.plan.older}</Notice>}
        <SummaryList rows={factsOf(plan, page, model.names)} />
        {model.sections === null ? (
          <Notice tone="info">{t.sealedToOthers}</Notice>
        ) : (
          <>
            <Print model={model} page={page} />
            {model.sections.map(({ section, text }) => (
              <section key={section} aria-label={t.sections[section as Section]}>
                <h2>{t.sections[section as Section]}</h2>
                <SealedText text={text} open label={t.plans.open} language={language} />
              </section>
            ))}
            {plan.kind === 'child' ? null : (
              <>
                <h2>{t.plans.checks}</h2>
                {model.checks.length === 0 ? (
                  <p class="l-quiet">{t.plans.noChecks}</p>
                ) : (
                  <ul class="govuk-list">
                    {model.checks.map((check) => (
                      <li key={check}>
                        <Tag tone="done" text={t.phoneChecks[check]} />
                      </li>
                    ))}
                  </ul>
                )}
              </>
            )}
          </>
        )}
        {model.mayChange && plan.newest ? (
          <p>
            <a href={protectionPaths.newPlan(model.case.id, plan.kind)}>{t.plans.change(t.planKinds[plan.kind])}</a>
          </p>
        ) : null}
      </>
    ),
  }
}
