import { accept, refuse } from '#kernel/result.ts'
import { form, page, type Door } from '#platform/http/door.ts'
import { writeHomePlan, type HomePlanRefusal } from '#capabilities/returning/commands/write-home-plan.ts'
import { grantPurposes } from '#capabilities/returning/domain/after-codes.ts'
import { returnRoles } from '#capabilities/returning/domain/roles.ts'
import { refused, wordsRefused } from '#capabilities/returning/doors/gates-refused.ts'
import { linesOf, milestonesOf, oneCase, onePlan, partsOf, PlanForm } from '#capabilities/returning/forms/gates.ts'
import { gatePaths } from '#capabilities/returning/gates-paths.ts'
import { planFormPage } from '#capabilities/returning/pages/gates-plan-form.tsx'
import { planPage, planSheetPage, plansPage } from '#capabilities/returning/pages/gates-plan.tsx'
import {
  planAnswer,
  plansAnswer,
  planSheetAnswer,
  preparePlan,
  showPlan,
  showPlans,
  showPlanSheet,
  type WritePlanModel,
} from '#capabilities/returning/queries/show-home-plan.ts'

const shared = { may: returnRoles, scope: 'id' } as const

const list = page({
  ...shared,
  path: gatePaths.plans(':id'),
  name: 'home-plans',
  params: oneCase,
  records: 'return.plans-listed',
  answers: plansAnswer,
  read: (visit, { params }) => showPlans(visit, params.id),
  view: plansPage,
})

type Refusal = HomePlanRefusal | { readonly kind: 'agreed-when' }
const write = form<typeof oneCase, never, typeof PlanForm, WritePlanModel, Refusal>({
  ...shared,
  path: gatePaths.newPlan(':id'),
  name: 'write-home-plan',
  params: oneCase,
  records: 'return.plan-written',
  accepts: PlanForm,
  read: (visit, { params }) => preparePlan(visit, params.id),
  view: planFormPage,
  submit: async (visit, { form: said, version }, { entered }) => {
    if (said.agreed !== (said.agreedOn !== null)) return refuse({ kind: 'agreed-when' })
    const plan = { language: said.language, parts: partsOf(said), lines: linesOf(said), milestones: milestonesOf(said), agreedOn: said.agreedOn }
    const done = await writeHomePlan(visit, entered, plan, version ?? 0)
    return done.ok ? accept({ to: gatePaths.plan(entered.card.id, done.value), id: done.value }) : done
  },
  refusals: {
    ...wordsRefused('part_my_wish'),
    'nothing-written': refused(422, 'nothingWritten', 'part_my_wish'),
    'agreed-in-future': refused(422, 'inFuture', 'agreedOn'),
    'agreed-when': refused(422, 'agreedWhen', 'agreedOn'),
    'over-ceiling': refused(422, 'overCeiling', `amount_${grantPurposes[0]}`),
    'no-ceiling': refused(422, 'noCeiling'),
  },
  errors: Object.fromEntries(grantPurposes.map((purpose) => [`amount_${purpose}`, { 'not-an-amount': refused(422, 'notAnAmount').words }])),
})

const one = page({
  ...shared,
  path: gatePaths.plan(':id', ':plan'),
  name: 'home-plan',
  params: onePlan,
  records: 'return.plan-seen',
  answers: planAnswer,
  read: (visit, { params }) => showPlan(visit, params.id, params.plan),
  view: planPage,
})

const sheet = page({
  ...shared,
  path: gatePaths.planSheet(':id', ':plan'),
  name: 'home-plan-sheet',
  params: onePlan,
  records: 'return.plan-printed',
  api: false,
  answers: planSheetAnswer,
  read: (visit, { params }) => showPlanSheet(visit, params.id, params.plan),
  view: planSheetPage,
})

export const planDoors: readonly Door[] = [list, write, one, sheet]
