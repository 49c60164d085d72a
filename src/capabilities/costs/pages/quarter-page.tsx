import type { FormState, Page, Shown } from '#ui/page.ts'
import { Form } from '#ui/components/form.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tick } from '#ui/components/tick.tsx'
import { sayOre } from '#capabilities/costs/domain/ore.ts'
import { ClaimTable, NumberedLines } from '#capabilities/costs/pages/claim-parts.tsx'
import { Back, financeTrail, sayQuarter } from '#capabilities/costs/pages/parts.tsx'
import { costPaths } from '#capabilities/costs/paths.ts'
import type { QuarterModel } from '#capabilities/costs/queries/finance.ts'
import { costWords } from '#capabilities/costs/words.ts'

/** What is left of a quarter, and the button that makes a claim of it. */
export function quarterPage(model: QuarterModel, form: FormState | null, page: Page): Shown {
  const { language } = page
  const t = costWords[language]
  const late = model.daysLeft < 0
  return {
    title: sayQuarter(model.quarter, language),
    place: 'costs',
    trail: financeTrail(language),
    wide: true,
    body: (
      <>
        <h1>{sayQuarter(model.quarter, language)}</h1>
        {late && model.lines.length > 0 ? <Notice tone="warn">{t.refused.lastDayPassed}</Notice> : null}
        <SummaryList
          rows={[
            { key: 'last', text: t.finance.lastOn, value: `${model.lastOn} · ${model.over ? t.daysLeft(model.daysLeft) : t.finance.running}` },
            { key: 'total', text: t.finance.left, value: sayOre(model.totalOre, language) },
          ]}
        />
        <div id="lines">
          <NumberedLines lines={model.lines} caption={t.finance.left} page={page} empty={t.claim.none} />
        </div>
        {form !== null || (model.over && model.lines.length > 0) ? (
          <>
            <p class="govuk-body">{t.claim.makeLead}</p>
            <Form
              page={page}
              form={form}
              action={costPaths.makeClaim(model.quarter)}
              version={model.soFar}
              submit={t.claim.make}
              secondary={<Back href={costPaths.list} language={language} />}
            >
              {late ? <Tick form={form} name="anyway" label={t.claim.anyway} /> : null}
            </Form>
          </>
        ) : null}
        <ClaimTable claims={model.claims} page={page} />
      </>
    ),
  }
}
