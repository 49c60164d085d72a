import { z } from 'zod'
import * as f from '#platform/http/fields.ts'
import { safeContactFlags } from '#capabilities/contact/contract.ts'
import { copies, phoneChecks, planKinds, planLanguages, sectionsOf, type PlanKind, type Section } from '#capabilities/protection/domain/plan.ts'

const hour = () =>
  f
    .optionalText(5)
    .transform((words) => words?.replace('.', ':').replace(/^(\d):/, '0$1:') ?? null)
    .refine((words) => words === null || /^([01]\d|2[0-3]):[0-5]\d$/.test(words), 'not-a-time')

const everySection = [...new Set<Section>(planKinds.flatMap((kind) => [...sectionsOf[kind]]))]
const section = () => f.optionalText(2000)
const sectionFields = Object.fromEntries(everySection.map((one) => [`part_${one}`, section()])) as Record<`part_${Section}`, ReturnType<typeof section>>

export const planForm = z
  .object({
    language: f.choice(planLanguages as readonly [string, ...string[]]),
    ...sectionFields,
    checks: f.many(phoneChecks),
    safe: f.many(safeContactFlags),
    safeFrom: hour(),
    safeUntil: hour(),
    copy: f.choice(copies),
    reviewOn: f.day(),
  })
  .refine((form) => (form.safeFrom === null) === (form.safeUntil === null), { path: ['safeUntil'], message: 'required' })
export type PlanForm = z.output<typeof planForm>

export const planParams = z.object({ id: f.id(), kind: z.enum(planKinds) })
export const sectionsFrom = (form: PlanForm, kind: PlanKind): Readonly<Partial<Record<Section, string | null>>> =>
  Object.fromEntries(sectionsOf[kind].map((one) => [one, form[`part_${one}`]]))
