import type { ComponentChildren } from 'preact'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { DateField } from '#ui/components/date-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { isoDay } from '#ui/when.ts'
import { differences, repaymentReasons } from '#capabilities/costs/domain/codes.ts'
import { sayOre } from '#capabilities/costs/domain/ore.ts'
import { Back, financeTrail, optionsFrom, sayQuarter } from '#capabilities/costs/pages/parts.tsx'
import { costPaths } from '#capabilities/costs/paths.ts'
import type { Claim } from '#capabilities/costs/store/claim.ts'
import { costWords } from '#capabilities/costs/words.ts'

type Sheet = { readonly claim: Claim; readonly title: string; readonly lead: string; readonly action: string; readonly children: ComponentChildren }
function sheet({ claim, title, lead, action, children }: Sheet, form: FormState, page: Page): Shown {
  const { language } = page
  const t = costWords[language]
  return {
    title,
    place: 'costs',
    trail: financeTrail(language, { href: costPaths.claim(claim.id), text: t.claim.title(sayQuarter(claim.quarter, language), claim.number) }),
    body: (
      <>
        <h1>{title}</h1>
        <p class="govuk-body">{`${lead} ${t.claim.total}: ${sayOre(claim.totalOre, language)}. ${t.finance.lastOn}: ${claim.lastOn}.`}</p>
        <Form
          page={page}
          form={form}
          action={action}
          version={claim.version}
          submit={t.save}
          secondary={<Back href={costPaths.claim(claim.id)} language={language} />}
        >
          <DateField form={form} name="on" label={t.claim.on} value={isoDay(page.now)} />
          {children}
        </Form>
      </>
    ),
  }
}

export function sentForm(claim: Claim, form: FormState, page: Page): Shown {
  const t = costWords[page.language].claim
  return sheet({ claim, title: t.markSent, lead: t.sentLead, action: costPaths.sent(claim.id), children: null }, form, page)
}
export function receivedForm(claim: Claim, form: FormState, page: Page): Shown {
  const t = costWords[page.language].claim
  return sheet({ claim, title: t.markReceived, lead: t.receivedLead, action: costPaths.received(claim.id), children: null }, form, page)
}
export function paidForm(claim: Claim, form: FormState, page: Page): Shown {
  const t = costWords[page.language]
  const children = (
    <>
      <TextField form={form} name="amount" label={t.claim.amount} width="medium" tabular />
      <Select form={form} name="difference" label={t.claim.difference} empty={t.claim.same} options={optionsFrom(differences, t.differences)} />
    </>
  )
  return sheet({ claim, title: t.claim.markPaid, lead: t.claim.paidLead, action: costPaths.paid(claim.id), children }, form, page)
}
export function repaidForm(claim: Claim, form: FormState, page: Page): Shown {
  const t = costWords[page.language]
  const children = (
    <>
      <TextField form={form} name="amount" label={t.claim.amount} width="medium" tabular />
      <Radios form={form} name="reason" legend={t.claim.why} options={optionsFrom(repaymentReasons, t.repayments)} />
    </>
  )
  return sheet({ claim, title: t.claim.markRepaid, lead: t.claim.repaidLead, action: costPaths.repaid(claim.id), children }, form, page)
}
