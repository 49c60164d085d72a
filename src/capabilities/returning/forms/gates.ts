import { z } from 'zod'
import * as f from '#platform/http/fields.ts'
import { spokenLanguages } from '#kernel/spoken-language.ts'
import { isoCountries } from '#capabilities/directory/contract.ts'
import { parseAmount } from '#capabilities/returning/domain/grant.ts'
import { grantPurposes, grantTypes } from '#capabilities/returning/domain/after-codes.ts'
import { homeAnswers, homeAreas, homeCheckers } from '#capabilities/returning/domain/home.ts'
import {
  homePlanParts,
  milestones,
  type BudgetLine,
  type BudgetPurpose,
  type HomePlanPart,
  type HomePlanWords,
  type Milestone,
} from '#capabilities/returning/domain/home-plan.ts'
import { ownViews, riskConditions, riskItems, riskOutcomes, riskRatings, type RiskItem, type RiskRating } from '#capabilities/returning/domain/joint-risk.ts'
import { fitStatuses, medicines, paperKinds, paperStatuses, tolds, trialStatuses } from '#capabilities/returning/domain/papers.ts'

export const oneCase = z.object({ id: f.id() })
const places = homeAreas.map((_area, place) => String(place + 1)) as [string, ...string[]]
/** An area by its place in the list, from one. */
export const oneArea = z.object({ id: f.id(), place: z.enum(places) })
export const oneRisk = z.object({ id: f.id(), risk: f.id() })
export const onePlan = z.object({ id: f.id(), plan: f.id() })
export const onePaper = z.object({ id: f.id(), paper: f.id() })
/** Whose answer it is: an authority's about her being needed here, or health care's about the journey. */
export const clearanceFrom = { authority: 'trial', travel: 'fit' } as const
export const oneClearance = z.object({ id: f.id(), from: z.enum(['authority', 'travel']) })

export const NothingForm = z.object({})
export const HomeForm = z.object({ answer: f.choice(homeAnswers), checkedBy: f.choice(homeCheckers), checkedOn: f.day(), words: f.optionalText(2000) })

const rating = () => f.optionalChoice(riskRatings).transform((said) => said ?? 'unknown')
const itemFields = Object.fromEntries(riskItems.map((item) => [`item_${item}`, rating()])) as Record<`item_${RiskItem}`, ReturnType<typeof rating>>
export const SideForm = z.object({ ...itemFields, ownView: f.choice(ownViews), ownWords: f.optionalText(2000), words: f.optionalText(2000) })
export const ratingsOf = (form: z.output<typeof SideForm>): Readonly<Record<RiskItem, RiskRating>> =>
  Object.fromEntries(riskItems.map((item) => [item, form[`item_${item}`]])) as Record<RiskItem, RiskRating>
export const SignForm = z.object({ outcome: f.choice(riskOutcomes), conditions: f.many(riskConditions), words: f.optionalText(2000), stands: f.mustTick() })
export const MetForm = z.object({ condition: f.choice(riskConditions) })

const amount = () =>
  f
    .optionalText(20)
    .refine((words) => words === null || parseAmount(words, 'SEK') !== null, 'not-an-amount')
    .transform((words) => (words === null ? null : parseAmount(words, 'SEK')))
const fieldsOf = <Key extends string, Prefix extends string, Schema>(prefix: Prefix, keys: readonly Key[], schema: () => Schema) =>
  Object.fromEntries(keys.map((key) => [`${prefix}_${key}`, schema()])) as Record<`${Prefix}_${Key}`, Schema>
export const PlanForm = z.object({
  language: f.choice(spokenLanguages),
  ...fieldsOf('part', homePlanParts, () => f.optionalText(2000)),
  ...fieldsOf('amount', grantPurposes, amount),
  ...fieldsOf('type', grantPurposes, () => f.optionalChoice(grantTypes)),
  ...fieldsOf('by', milestones, () => f.optionalDay()),
  agreed: f.ticked(),
  agreedOn: f.optionalDay(),
})
export type PlanSaid = z.output<typeof PlanForm>
export const partsOf = (form: PlanSaid): HomePlanWords => Object.fromEntries(homePlanParts.map((part: HomePlanPart) => [part, form[`part_${part}`]]))
/** In kronor, where nothing else is said in cash. */
export const linesOf = (form: PlanSaid): readonly BudgetLine[] =>
  grantPurposes.flatMap((purpose: BudgetPurpose) => {
    const ore = form[`amount_${purpose}`]
    return ore === null ? [] : [{ purpose, type: form[`type_${purpose}`] ?? 'cash', ore }]
  })
export const milestonesOf = (form: PlanSaid): readonly { readonly milestone: Milestone; readonly byDay: string }[] =>
  milestones.flatMap((milestone) => {
    const byDay = form[`by_${milestone}`]
    return byDay === null ? [] : [{ milestone, byDay }]
  })

const countryCodes = isoCountries.map(({ code }) => code) as [string, ...string[]]
const step = { status: f.choice(paperStatuses), validUntil: f.optionalDay(), words: f.optionalText(500) }
export const PaperForm = z.object({ kind: f.choice(paperKinds), issuer: f.optionalChoice(countryCodes), ...step })
export const StepForm = z.object(step)

/** One form for both kinds of answer: what belongs to the other kind is not there. */
export const ClearanceForm = z.object({
  trial: f.optionalChoice(trialStatuses),
  fit: f.optionalChoice(fitStatuses),
  told: f.choice(tolds),
  onDay: f.day(),
  validUntil: f.optionalDay(),
  medicine: f.optionalChoice(medicines),
  medicineDays: z.preprocess((said) => (said === undefined || said === '' ? null : said), f.wholeNumber(0, 730).nullable()),
  words: f.optionalText(500),
})
