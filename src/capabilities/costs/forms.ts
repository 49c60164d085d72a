import { z } from 'zod'
import * as f from '#platform/http/fields.ts'
import { children, payers, permanents, placers, stays, statuses } from '#capabilities/costs/domain/assess.ts'
import {
  againReasons,
  costTypes,
  differences,
  endings,
  invoiceShape,
  legalBases,
  repaymentReasons,
  reversalReasons,
  supplierShape,
  whoms,
} from '#capabilities/costs/domain/codes.ts'
import { dayRules } from '#capabilities/costs/domain/nights.ts'
import { parseKronor } from '#capabilities/costs/domain/ore.ts'
import { nextSteps } from '#capabilities/costs/commands/transfers.ts'

/** Kronor as somebody types them, kept as öre. */
const kronor = () =>
  f
    .text(20)
    .refine((words) => parseKronor(words) !== null, 'not-an-amount')
    .transform((words) => parseKronor(words) ?? 0)
const optionalKronor = () =>
  f
    .optionalText(20)
    .refine((words) => words === null || parseKronor(words) !== null, 'not-an-amount')
    .transform((words) => (words === null ? 0 : (parseKronor(words) ?? 0)))
const code = () =>
  f
    .text(7)
    .transform((words) => words.toUpperCase())
    .refine((words) => supplierShape.test(words), 'not-a-code')
const invoice = () =>
  f
    .optionalText(21)
    .transform((words) => words?.toUpperCase() ?? null)
    .refine((words) => words === null || invoiceShape.test(words), 'not-a-code')

const cost = {
  type: f.choice(costTypes),
  legal: f.choice(legalBases),
  whom: f.choice(whoms),
  supplier: code(),
  invoice: invoice(),
  unit: kronor(),
  vat: optionalKronor(),
  again: f.optionalChoice(againReasons),
}
export const LineForm = z.object({ ...cost, fromOn: f.day() })
export const StayForm = z.object({ ...cost, fromOn: f.day(), dischargedOn: f.day(), rule: f.choice(dayRules) })
export const TakeBackForm = z.object({ reason: f.choice(reversalReasons) })
export const BasisForm = z.object({ receivedOn: f.day(), grantedOn: f.optionalDay(), endsOn: f.optionalDay(), endedWhy: f.optionalChoice(endings) })
/** What was shown when somebody pressed, so that nothing else is written than what they saw. */
export const TakeBasisForm = z.object({ receivedOn: f.day(), grantedOn: f.optionalDay(), endsOn: f.optionalDay() })

export const AssessForm = z.object({
  stays: f.choice(stays),
  permanent: f.choice(permanents),
  placedBy: f.choice(placers),
  status: f.choice(statuses),
  child: f.choice(children),
})
export const DecideForm = z.object({ payer: f.choice(payers), board: f.optionalId(), fromOn: f.day(), provisional: f.ticked(), shown: f.ticked() })
export const AskForm = z.object({ board: f.optionalId(), askedOn: f.day() })
export const StepForm = z.object({ step: f.choice(nextSteps), on: f.day(), takesFrom: f.optionalDay() })

export const ClaimForm = z.object({ anyway: f.ticked() })
export const DayForm = z.object({ on: f.day() })
export const PaidForm = z.object({ on: f.day(), amount: kronor(), difference: f.optionalChoice(differences) })
export const RepaidForm = z.object({ on: f.day(), amount: kronor(), reason: f.choice(repaymentReasons) })

export const oneCase = z.object({ id: f.id() })
export const oneLine = z.object({ id: f.id(), line: f.id() })
export const oneAssessment = z.object({ id: f.id(), assessment: f.id() })
export const oneTransfer = z.object({ id: f.id(), transfer: f.id() })
export const oneAccount = z.object({ account: f.id() })
export const oneAccountLine = z.object({ account: f.id(), line: f.id() })
export const oneClaim = z.object({ claim: f.id() })
export const oneQuarter = z.object({ quarter: z.string().regex(/^\d{4}-(?:01|04|07|10)-01$/) })
