import type { ComponentChildren, VNode } from 'preact'
import { errorOf, typed, type FormState, type Page, type Shown } from '#ui/page.ts'
import { DateField } from '#ui/components/date-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { isoDay } from '#ui/when.ts'
import { againReasons, costTypes, legalBases, reversalReasons, whoms } from '#capabilities/costs/domain/codes.ts'
import { dayRules } from '#capabilities/costs/domain/nights.ts'
import { sayOre } from '#capabilities/costs/domain/ore.ts'
import { Back, financeTrail, optionsFrom, trailTo } from '#capabilities/costs/pages/parts.tsx'
import { costPaths } from '#capabilities/costs/paths.ts'
import type { Line } from '#capabilities/costs/store/line.ts'
import { costWords } from '#capabilities/costs/words.ts'

/** Where a cost is written: in a case by its members, or under its number by finance, who does not know the case. */
export type CostPlace = {
  readonly trail: { readonly caseId: string; readonly pseudonym: string } | { readonly account: string; readonly number: number }
  readonly back: string
  readonly action: string
}
const wayTo = ({ trail }: CostPlace, page: Page) =>
  'caseId' in trail
    ? trailTo({ id: trail.caseId, pseudonym: trail.pseudonym }, page.language)
    : financeTrail(page.language, { href: costPaths.account(trail.account), text: costWords[page.language].number(trail.number) })
const placeKey = ({ trail }: CostPlace) => ('caseId' in trail ? ('cases' as const) : ('costs' as const))

type FieldsProps = { readonly form: FormState; readonly page: Page; readonly stay: boolean }
const CostFields = ({ form, page, stay }: FieldsProps): VNode => {
  const t = costWords[page.language]
  return (
    <>
      <Select form={form} name="type" label={t.line.type} empty={t.choose} value={stay ? 'shelter' : ''} options={optionsFrom(costTypes, t.types)} />
      <Radios form={form} name="legal" legend={t.line.legal} value={stay ? 'sol_11_1' : undefined} options={optionsFrom(legalBases, t.legal)} />
      <Radios form={form} name="whom" legend={t.line.whom} options={optionsFrom(whoms, t.whoms)} inline />
      <TextField form={form} name="supplier" label={t.line.supplier} hint={t.line.supplierHint} width="short" maxLength={7} tabular />
      <TextField form={form} name="invoice" label={t.line.invoice} hint={t.line.invoiceHint} width="medium" maxLength={21} tabular />
      <TextField form={form} name="unit" label={stay ? t.line.unitDay : t.line.unit} width="medium" tabular />
      <TextField form={form} name="vat" label={stay ? t.line.vatDay : t.line.vat} width="medium" tabular />
    </>
  )
}

/** Asked only of whoever was told that the same cost is there already. */
const Again = ({ form, page }: { readonly form: FormState; readonly page: Page }): VNode | null => {
  const t = costWords[page.language]
  if (errorOf(form, 'again') === null && typed(form, 'again') === '') return null
  return <Radios form={form} name="again" legend={t.line.again} hint={t.line.againHint} options={optionsFrom(againReasons, t.agains)} />
}

type SheetProps = { readonly place: CostPlace; readonly title: string; readonly lead: string; readonly children: ComponentChildren }
const sheet = ({ place, title, lead, children }: SheetProps, page: Page): Shown => ({
  title,
  place: placeKey(place),
  trail: wayTo(place, page),
  body: (
    <>
      <h1>{title}</h1>
      <p class="govuk-body">{lead}</p>
      {children}
    </>
  ),
})

export function lineForm(place: CostPlace, form: FormState, page: Page): Shown {
  const t = costWords[page.language]
  const children = (
    <Form page={page} form={form} action={place.action} submit={t.save} secondary={<Back href={place.back} language={page.language} />}>
      <CostFields form={form} page={page} stay={false} />
      <DateField form={form} name="fromOn" label={t.line.on} value={isoDay(page.now)} />
      <Again form={form} page={page} />
    </Form>
  )
  return sheet({ place, title: t.line.title, lead: t.line.lead, children }, page)
}

export function stayForm(place: CostPlace, form: FormState, page: Page): Shown {
  const t = costWords[page.language]
  const children = (
    <Form page={page} form={form} action={place.action} submit={t.save} secondary={<Back href={place.back} language={page.language} />}>
      <CostFields form={form} page={page} stay />
      <DateField form={form} name="fromOn" label={t.line.admitted} />
      <DateField form={form} name="dischargedOn" label={t.line.discharged} />
      <Radios form={form} name="rule" legend={t.line.rule} options={optionsFrom(dayRules, t.dayRules)} />
      <Again form={form} page={page} />
    </Form>
  )
  return sheet({ place, title: t.line.stayTitle, lead: t.line.stayLead, children }, page)
}

export function takeBackForm(place: CostPlace, line: Line, form: FormState, page: Page): Shown {
  const t = costWords[page.language]
  const children = (
    <>
      <SummaryList
        rows={[
          { key: 'what', text: t.columns.what, value: t.types[line.type] },
          { key: 'when', text: t.columns.when, value: `${line.fromOn} – ${line.lastOn}` },
          { key: 'net', text: t.columns.net, value: sayOre(line.netOre, page.language) },
        ]}
      />
      <Form
        page={page}
        form={form}
        action={place.action}
        submit={t.case.takeBack}
        tone="danger"
        secondary={<Back href={place.back} language={page.language} />}
      >
        <Radios form={form} name="reason" legend={t.line.reason} options={optionsFrom(reversalReasons, t.reversals)} />
      </Form>
    </>
  )
  return sheet({ place, title: t.line.takeBackTitle, lead: t.line.takeBackLead, children }, page)
}
