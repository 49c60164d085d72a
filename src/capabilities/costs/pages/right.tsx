import type { VNode } from 'preact'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { Form } from '#ui/components/form.tsx'
import { Hidden } from '#ui/components/hidden.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { isoDay } from '#ui/when.ts'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import type { CaseBasis, HeldBasis } from '#capabilities/costs/domain/case-basis.ts'
import type { Ending } from '#capabilities/costs/domain/codes.ts'
import { sayOre } from '#capabilities/costs/domain/ore.ts'
import { Back, sayQuarter, trailTo } from '#capabilities/costs/pages/parts.tsx'
import { costPaths } from '#capabilities/costs/paths.ts'
import type { TakeBasisModel } from '#capabilities/costs/queries/basis.ts'
import type { CostsModel } from '#capabilities/costs/queries/case-costs.ts'
import { costWords } from '#capabilities/costs/words.ts'

/** How the right ends or ended: the last day itself still counts. */
const sayEnding = (endsOn: string, why: Ending, page: Page): string => {
  const t = costWords[page.language]
  return `${endsOn} · ${(endsOn < isoDay(page.now) ? t.endings : t.endingsAhead)[why]}`
}

const Days = ({ basis, page }: { readonly basis: HeldBasis; readonly page: Page }): VNode => {
  const t = costWords[page.language]
  return (
    <SummaryList
      rows={[
        { key: 'received', text: t.case.rightFrom, value: basis.receivedOn },
        ...(basis.grantedOn === null ? [] : [{ key: 'granted', text: t.case.granted, value: basis.grantedOn }]),
        ...(basis.endsOn === null || basis.endedWhy === null ? [] : [{ key: 'ends', text: t.case.ends, value: sayEnding(basis.endsOn, basis.endedWhy, page) }]),
      ]}
    />
  )
}

type Taking = { readonly caseId: string; readonly inCase: CaseBasis; readonly version: number; readonly page: Page; readonly form?: FormState }
/** One press: what the applications say is written here. */
const TakeForm = ({ caseId, inCase, version, page, form }: Taking): VNode => {
  const { language } = page
  const t = costWords[language]
  return (
    <Form
      page={page}
      form={form}
      action={costPaths.takeBasis(caseId)}
      version={version}
      submit={t.fromCase.take}
      secondary={form ? <Back href={costPaths.ofCase(caseId)} language={language} /> : undefined}
    >
      <Hidden name="receivedOn" value={inCase.receivedOn} />
      <Hidden name="grantedOn" value={inCase.grantedOn ?? ''} />
      <Hidden name="endsOn" value={inCase.endsOn ?? ''} />
    </Form>
  )
}

const sayWhy = ({ reason, sure }: CaseBasis, language: Page['language']): string => {
  const t = costWords[language].fromCase
  return sure ? t.reasons[reason] : `${t.reasons[reason]} ${t.unsure}`
}

/** What the case's applications say, where that is not written here. */
const FromCase = ({ model, page }: { readonly model: CostsModel; readonly page: Page }): VNode | null => {
  const t = costWords[page.language].fromCase
  const { basis, inCase } = model
  if (inCase === null) return null
  const unwritten = basis?.source === 'application'
  return (
    <Notice tone={unwritten ? 'info' : 'warn'} title={unwritten ? t.taken : t.differs}>
      <p>{sayWhy(inCase, page.language)}</p>
      {unwritten ? null : <Days basis={inCase} page={page} />}
      <p>{unwritten ? t.unseen : t.writtenCounts}</p>
      {model.mayWrite ? <TakeForm caseId={model.case.id} inCase={inCase} version={model.basisNumber} page={page} /> : null}
    </Notice>
  )
}

/** What the state gives back, on what that rests, and until when it is claimed. */
export const Right = ({ model, page }: { readonly model: CostsModel; readonly page: Page }): VNode => {
  const t = costWords[page.language]
  const { basis, quarters } = model
  return (
    <Panel title={t.case.right} action={model.mayWrite ? { href: costPaths.basis(model.case.id), text: t.case.setRight } : undefined}>
      {basis === null ? <p class="govuk-body">{t.case.rightNone}</p> : <Days basis={basis} page={page} />}
      <FromCase model={model} page={page} />
      <ul class="govuk-list">
        {quarters.map((one) => (
          <li key={one.quarter}>
            <Tag
              tone={one.daysLeft < 0 ? 'late' : one.reminder === null ? 'quiet' : 'soon'}
              text={`${sayQuarter(one.quarter, page.language)} · ${sayOre(one.ore, page.language)} · ${one.lastOn} · ${t.daysLeft(one.daysLeft)}`}
            />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** The same press as a page of its own, with both beside each other. */
export function takeBasisForm({ entered: { card }, written, inCase }: TakeBasisModel, form: FormState, page: Page): Shown {
  const t = costWords[page.language]
  return {
    title: `${t.basis.tab} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card, page.language),
    body: (
      <>
        <h1>{t.basis.title}</h1>
        <h2>{t.fromCase.inCase}</h2>
        <p class="govuk-body">{sayWhy(inCase, page.language)}</p>
        <Days basis={inCase} page={page} />
        <h2>{t.fromCase.here}</h2>
        {written ? <Days basis={written} page={page} /> : <p class="govuk-body">{t.fromCase.nothingHere}</p>}
        <TakeForm caseId={card.id} inCase={inCase} version={written?.number ?? 0} page={page} form={form} />
      </>
    ),
  }
}
