import { z } from 'zod'
import * as f from '#platform/http/fields.ts'
import { spokenLanguages } from '#kernel/spoken-language.ts'
import { areas } from '#capabilities/support/domain/areas.ts'
import { helps, measureCodes, outcomes, payers } from '#capabilities/support/domain/measures.ts'
import { agreedKinds, allParts, consents, goalEnds, partsOf, pathsAhead, type AgreedKind, type PlanPart } from '#capabilities/support/domain/plan.ts'
import { optionalNumbered } from '#capabilities/support/forms/numbered.ts'
import { templatePaths, templatePersons } from '#capabilities/support/domain/templates.ts'

export const goalForm = z.object({ area: f.choice(areas), words: f.text(2000) })
export const endGoalForm = z.object({ ended: f.choice(goalEnds) })
export const measureForm = z.object({
  goal: f.optionalId(),
  area: f.choice(areas),
  code: f.choice(measureCodes),
  owner: f.someone(),
  giver: f.optionalId(),
  startOn: f.day(),
  dueAt: f.moment(),
  payer: f.choice(payers),
  words: f.optionalText(2000),
})
export const outcomeForm = z.object({ outcome: f.choice(outcomes), outcomeOn: f.day(), words: f.optionalText(2000) })
export const evaluationForm = z.object({ helped: f.choice(helps), saidOn: f.day(), words: f.optionalText(2000) })

const partFields = Object.fromEntries(allParts.map((part) => [`part_${part}`, f.optionalText(3000)])) as Record<
  `part_${PlanPart}`,
  ReturnType<typeof f.optionalText>
>
export const agreedForm = z.object({
  path: f.choice(pathsAhead),
  language: f.choice(spokenLanguages),
  ...partFields,
  consented: f.choice(consents),
  agreedOn: f.day(),
  reviewOn: f.day(),
})
export type AgreedForm = z.output<typeof agreedForm>
export const partsFrom = (form: AgreedForm, kind: AgreedKind): Readonly<Partial<Record<PlanPart, string | null>>> =>
  Object.fromEntries(partsOf[kind].map((part) => [part, form[`part_${part}`]]))

/** What a template or a ladder proposed, on the way to a form: it chooses an area or a measure, and never a word. */
export const chosenArea = z.object({ area: optionalNumbered(areas) })
export const chosenMeasure = z.object({ code: optionalNumbered(measureCodes), goal: f.optionalId() })
export const templateQuery = z.object({ path: optionalNumbered(templatePaths), person: optionalNumbered(templatePersons) })

export const oneCase = z.object({ id: f.id() })
export const oneGoal = z.object({ id: f.id(), goal: f.id() })
export const oneMeasure = z.object({ id: f.id(), measure: f.id() })
export const oneAgreed = z.object({ id: f.id(), agreed: f.id() })
export const agreedParams = z.object({ id: f.id(), kind: z.enum(agreedKinds) })
