import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { SealedText } from '#ui/components/sealed-text.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Time } from '#ui/components/time.tsx'
import { sayPerson, sayZone } from '#capabilities/cases/contract.ts'
import type { PlanPart } from '#capabilities/support/domain/plan.ts'
import { sayLanguage, toPlan } from '#capabilities/support/pages/parts.tsx'
import { supportPaths } from '#capabilities/support/paths.ts'
import type { AgreedModel } from '#capabilities/support/queries/show-agreed.ts'
import { hasHandout, isUnreadHandout } from '#capabilities/support/reference/handout.ts'
import { supportWords } from '#capabilities/support/words.ts'

export function agreedPage(model: AgreedModel, page: Page): Shown {
  const { language, now } = page
  const words = supportWords[language]
  const t = words.plan
  const { plan } = model
  return {
    title: `${t.tab} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: toPlan(model.case, language),
    body: (
      <>
        <h1>{`${t.agreedKinds[plan.kind]}, ${t.version(plan.number).toLowerCase()}`}</h1>
        {plan.newest ? null : <Notice tone="info">{t.older}</Notice>}
        <SummaryList
          rows={[
            { key: 'on', text: t.agreedOn, value: plan.agreedOn },
            { key: 'review', text: t.reviewOn, value: plan.reviewOn },
            { key: 'path', text: t.path, value: t.pathsAhead[plan.path] },
            { key: 'consented', text: t.consented, value: t.consents[plan.consented] },
            { key: 'language', text: t.language, value: sayLanguage(plan.language, language) },
            { key: 'by', text: words.by, value: `${sayZone(model.names, plan.zoneId)} · ${sayPerson(model.names, plan.madeBy, language)}` },
            { key: 'at', text: words.at, value: <Time at={plan.madeAt} now={now} language={language} /> },
          ]}
        />
        {model.parts === null ? (
          <Notice tone="info">{words.sealedToOthers}</Notice>
        ) : (
          <>
            {model.hidden ? <Notice tone="danger">{t.hiddenPaper}</Notice> : null}
            {isUnreadHandout(plan.language) ? <Notice tone="info">{t.unreadHandout}</Notice> : null}
            {hasHandout(plan.language) ? null : <Notice tone="info">{t.noHandout}</Notice>}
            <p class="l-actions">
              <ButtonLink href={supportPaths.sheet(model.case.id, plan.id)}>{t.print}</ButtonLink>
            </p>
            {model.parts.map(({ part, text }) => (
              <section key={part} aria-label={t.parts[part as PlanPart]}>
                <h2>{t.parts[part as PlanPart]}</h2>
                <SealedText text={text} open label={words.open} language={language} />
              </section>
            ))}
          </>
        )}
        {model.mayChange && plan.newest ? (
          <p>
            <a href={supportPaths.newAgreed(model.case.id, plan.kind)}>{t.changeAgreed(t.agreedKinds[plan.kind])}</a>
          </p>
        ) : null}
      </>
    ),
  }
}
