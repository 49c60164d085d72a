import { accept } from '#kernel/result.ts'
import { form, page } from '#platform/http/door.ts'
import type { Door } from '#platform/http/door.ts'
import { writePlan, type PlanRefusal } from '#capabilities/protection/commands/write-plan.ts'
import { mayPrint } from '#capabilities/protection/domain/plan.ts'
import { riskRoles } from '#capabilities/protection/domain/roles.ts'
import { oneCase, onePlan, refused } from '#capabilities/protection/doors/refused.ts'
import { planForm as planFields, planParams, sectionsFrom } from '#capabilities/protection/forms/plan.ts'
import { planForm } from '#capabilities/protection/pages/plan-form.tsx'
import { planSheetPage } from '#capabilities/protection/pages/plan-sheet.tsx'
import { planPage, plansPage } from '#capabilities/protection/pages/plans-page.tsx'
import { protectionPaths } from '#capabilities/protection/paths.ts'
import { planAnswer, plansAnswer, preparePlan, showPlan, showPlans, showSheet, type WritePlanModel } from '#capabilities/protection/queries/show-plans.ts'

const shared = { may: riskRoles, scope: 'id' } as const

const list = page({
  ...shared,
  path: protectionPaths.plans(':id'),
  name: 'safety-plans',
  params: oneCase,
  records: 'plans.listed',
  answers: plansAnswer,
  read: (visit, { params }) => showPlans(visit, params.id),
  view: plansPage,
})

const write = form<typeof planParams, never, typeof planFields, WritePlanModel, PlanRefusal>({
  ...shared,
  path: protectionPaths.newPlan(':id', ':kind'),
  name: 'write-safety-plan',
  params: planParams,
  records: 'plan.written',
  accepts: planFields,
  read: (visit, { params }) => preparePlan(visit, params.id, params.kind),
  view: planForm,
  submit: async (visit, { params, form: said, version }, { entered, kind }) => {
    const { language, checks, safe, safeFrom, safeUntil, copy, reviewOn } = said
    const made = { kind, language, checks, copy, safeFlags: safe, safeFrom, safeUntil, reviewOn, sections: sectionsFrom(said, kind) }
    const done = await writePlan(visit, entered, made, version ?? 0)
    return done.ok ? accept({ to: protectionPaths.plan(params.id, done.value), id: done.value }) : done
  },
  refusals: {
    'nothing-written': refused(422, 'nothingWritten', 'part_danger'),
    'review-in-the-past': refused(422, 'reviewInPast', 'reviewOn'),
    'review-too-late': refused(422, 'reviewTooLate', 'reviewOn'),
    'not-yours-to-write': refused(422, 'notYours'),
  },
  errors: {
    safeFrom: { 'not-a-time': refused(422, 'hours').words, 'too-long': refused(422, 'hours').words },
    safeUntil: { 'not-a-time': refused(422, 'hours').words, 'too-long': refused(422, 'hours').words, required: refused(422, 'hours').words },
  },
})

const one = page({
  ...shared,
  path: protectionPaths.plan(':id', ':plan'),
  name: 'safety-plan',
  params: onePlan,
  records: 'plan.seen',
  answers: planAnswer,
  read: (visit, { params }) => showPlan(visit, params.id, params.plan),
  view: planPage,
})

/** For paper. A plan that must not be on paper answers with the page that says so, and never with the sheet. */
const sheet = page({
  ...shared,
  path: protectionPaths.sheet(':id', ':plan'),
  name: 'safety-plan-sheet',
  params: onePlan,
  records: 'plan.printed',
  api: false,
  answers: planAnswer,
  read: (visit, { params }) => showSheet(visit, params.id, params.plan),
  view: (model, reading) => (mayPrint(model.plan.copy) ? planSheetPage(model, reading) : { ...planPage(model, reading), status: 422 }),
})

export const planDoors: readonly Door[] = [list, write, one, sheet]
