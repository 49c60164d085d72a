import { z } from 'zod'
import * as f from '#platform/http/fields.ts'
import { categories, instruments, measures, occasions, versionShape } from '#capabilities/protection/domain/assessment.ts'
import { items, ratings, type Item, type Rating } from '#capabilities/protection/domain/items.ts'
import { dangers, levels, ownLevels, sureness, type Danger, type Judgements } from '#capabilities/protection/domain/levels.ts'

const rating = () => f.optionalChoice(ratings).transform((said) => said ?? 'unknown')
const each = <Prefix extends string, Schema>(prefix: Prefix, schema: () => Schema) =>
  Object.fromEntries(dangers.map((danger) => [`${prefix}_${danger}`, schema()])) as Record<`${Prefix}_${Danger}`, Schema>
const itemFields = Object.fromEntries(items.map((item) => [`item_${item}`, rating()])) as Record<`item_${Item}`, ReturnType<typeof rating>>

/** Nothing is chosen beforehand: a level is somebody's, never a default. Only what is not known may stand without a reason. */
export const assessmentForm = z
  .object({
    occasion: f.choice(occasions),
    ...each('level', () => f.choice(levels)),
    ...each('sure', () => f.choice(sureness)),
    ...each('own', () => f.optionalChoice(ownLevels).transform((said) => said ?? 'not_asked')),
    ...each('reason', () => f.optionalText(2000)),
    ownWords: f.optionalText(3000),
    sources: f.optionalText(500),
    ...itemFields,
    reviewOn: f.day(),
    validUntil: f.day(),
  })
  .superRefine((form, context) => {
    for (const danger of dangers)
      if (form[`level_${danger}`] !== 'unknown' && form[`reason_${danger}`] === null)
        context.addIssue({ code: 'custom', path: [`reason_${danger}`], message: 'required' })
  })
export type AssessmentForm = z.output<typeof assessmentForm>

export const judgementsOf = (form: AssessmentForm): Judgements =>
  Object.fromEntries(dangers.map((danger) => [danger, { level: form[`level_${danger}`], sure: form[`sure_${danger}`], own: form[`own_${danger}`] }])) as Record<
    Danger,
    Judgements[Danger]
  >
export const reasonsOf = (form: AssessmentForm): Readonly<Record<Danger, string | null>> =>
  Object.fromEntries(dangers.map((danger) => [danger, form[`reason_${danger}`]])) as Record<Danger, string | null>
export const ratingsOf = (form: AssessmentForm): Readonly<Record<Item, Rating>> =>
  Object.fromEntries(items.map((item) => [item, form[`item_${item}`]])) as Record<Item, Rating>

export const measureForm = z.object({ code: f.choice(measures), owner: f.someone(), dueAt: f.moment(), words: f.optionalText(1000) })
export const instrumentForm = z.object({
  instrument: f.choice(instruments),
  edition: f.text(12).refine((edition) => versionShape.test(edition), 'not-an-edition'),
  doneOn: f.day(),
  category: f.choice(categories),
})
