import type { ComponentChildren, VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { DateField } from '#ui/components/date-field.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { isoDay } from '#ui/when.ts'
import { afterPaths } from '#capabilities/returning/after-paths.ts'
import { counterReasons, grantPurposes, grantTypes, payees } from '#capabilities/returning/domain/after-codes.ts'
import { currencies, sayAmount } from '#capabilities/returning/domain/grant.ts'
import { Ceiling } from '#capabilities/returning/pages/after-money.tsx'
import { formSheet } from '#capabilities/returning/pages/after-parts.tsx'
import { optionsFrom } from '#capabilities/returning/pages/choice-parts.tsx'
import type { GrantModel, PlanGrantModel, ReceiptModel } from '#capabilities/returning/queries/after-forms.ts'
import type { Grant } from '#capabilities/returning/store/grant.ts'
import { afterWords } from '#capabilities/returning/words.after.ts'

export function planGrantForm({ entered, granted, ceiling }: PlanGrantModel, form: FormState, page: Page): Shown {
  const { language } = page
  const { money: t, codes, choose, save } = afterWords[language]
  const children = (
    <>
      <Radios form={form} name="type" legend={t.type} options={optionsFrom(grantTypes, codes.types)} />
      <Select form={form} name="purpose" label={t.purpose} empty={choose} options={optionsFrom(grantPurposes, codes.purposes)} />
      <TextField form={form} name="amount" label={t.amount} hint={t.amountHint} width="medium" tabular />
      <Select form={form} name="currency" label={t.currency} empty={choose} options={currencies.map((code) => ({ value: code, text: code }))} />
      <Radios form={form} name="payee" legend={t.payee} hint={t.payeeHint} options={optionsFrom(payees, codes.payees)} />
      <DateField form={form} name="herWordOn" label={t.herWordOn} />
    </>
  )
  const before = <Ceiling granted={granted} ceiling={ceiling} language={language} />
  return formSheet({ entered, title: t.plan, lead: t.planLead, action: afterPaths.newGrant(entered.card.id), submit: save, before, children }, form, page)
}

const About = ({ grant, language }: { readonly grant: Grant; readonly language: Language }): VNode => {
  const { money: t, codes } = afterWords[language]
  return (
    <SummaryList
      rows={[
        { key: 'purpose', text: t.purpose, value: `${codes.purposes[grant.purpose]} · ${codes.types[grant.type]}` },
        { key: 'amount', text: t.amount, value: sayAmount(grant.minor, grant.currency, language) },
        { key: 'payee', text: t.payee, value: codes.payees[grant.payee] },
        { key: 'state', text: t.state, value: codes.grantStates[grant.state] },
      ]}
    />
  )
}

type Deed = {
  readonly title: string
  readonly lead: string
  readonly action: string
  readonly submit: string
  readonly danger?: true
  readonly more?: ComponentChildren
  readonly children?: ComponentChildren
}
const deedForm = ({ entered, grant }: ReceiptModel, { more, danger, ...deed }: Deed, form: FormState, page: Page): Shown => {
  const before = (
    <>
      <About grant={grant} language={page.language} />
      {more}
    </>
  )
  return formSheet({ entered, ...deed, ...(danger ? { tone: 'danger' as const } : {}), version: grant.version, before }, form, page)
}

export function approveForm(model: GrantModel, form: FormState, page: Page): Shown {
  const { language } = page
  const t = afterWords[language].money
  const { entered, grant } = model
  const children =
    grant.currency === 'SEK' ? null : (
      <>
        <TextField form={form} name="sek" label={t.sekField} hint={t.sekHint} width="medium" tabular />
        <DateField form={form} name="rateOn" label={t.rateOn} value={isoDay(page.now)} />
      </>
    )
  const more = <Ceiling granted={model.granted} ceiling={model.ceiling} language={language} />
  return deedForm(
    model,
    { title: t.approveTitle, lead: t.approveLead, action: afterPaths.approve(entered.card.id, grant.id), submit: t.approve, more, children },
    form,
    page,
  )
}
export function payForm(model: GrantModel, form: FormState, page: Page): Shown {
  const t = afterWords[page.language].money
  const children = <DateField form={form} name="on" label={t.on} value={isoDay(page.now)} />
  return deedForm(
    model,
    { title: t.payTitle, lead: t.payLead, action: afterPaths.pay(model.entered.card.id, model.grant.id), submit: t.pay, children },
    form,
    page,
  )
}
export function dropForm(model: GrantModel, form: FormState, page: Page): Shown {
  const t = afterWords[page.language].money
  return deedForm(
    model,
    { title: t.dropTitle, lead: t.dropLead, action: afterPaths.drop(model.entered.card.id, model.grant.id), submit: t.drop, danger: true },
    form,
    page,
  )
}
export function counterForm(model: GrantModel, form: FormState, page: Page): Shown {
  const { money: t, codes } = afterWords[page.language]
  const children = <Radios form={form} name="reason" legend={t.reason} options={optionsFrom(counterReasons, codes.reasons)} />
  const action = afterPaths.counter(model.entered.card.id, model.grant.id)
  return deedForm(model, { title: t.counterTitle, lead: t.counterLead, action, submit: t.counter, danger: true, children }, form, page)
}
export function receiptForm(model: ReceiptModel, form: FormState, page: Page): Shown {
  const { money: t, save } = afterWords[page.language]
  const children = (
    <>
      <Radios form={form} name="thereIs" legend={t.thereIs} inline options={optionsFrom(['yes', 'no'] as const, { yes: t.yes, no: t.no })} />
      <TextField form={form} name="code" label={t.code} width="medium" maxLength={16} tabular />
      <DateField form={form} name="onDay" label={t.onDay} />
    </>
  )
  return deedForm(
    model,
    { title: t.receiptTitle, lead: t.receiptLead, action: afterPaths.receipt(model.entered.card.id, model.grant.id), submit: save, children },
    form,
    page,
  )
}
