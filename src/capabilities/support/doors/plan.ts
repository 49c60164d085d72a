import { accept, refuse } from '#kernel/result.ts'
import { form, page, type Door } from '#platform/http/door.ts'
import { addMeasure, type MeasureRefusal } from '#capabilities/support/commands/add-measure.ts'
import { endGoal } from '#capabilities/support/commands/end-goal.ts'
import { evaluateMeasure, type EvaluationRefusal } from '#capabilities/support/commands/evaluate-measure.ts'
import { sayOutcome, type OutcomeRefusal } from '#capabilities/support/commands/say-outcome.ts'
import { writeGoal } from '#capabilities/support/commands/write-goal.ts'
import { supportRoles } from '#capabilities/support/domain/roles.ts'
import { refused } from '#capabilities/support/doors/refused.ts'
import {
  chosenArea,
  chosenMeasure,
  endGoalForm,
  evaluationForm,
  goalForm,
  measureForm,
  oneCase,
  oneGoal,
  oneMeasure,
  outcomeForm,
} from '#capabilities/support/forms/plan.ts'
import { endGoalPage, goalFormPage, type GoalFormModel } from '#capabilities/support/pages/goal-forms.tsx'
import { evaluationPage, outcomePage } from '#capabilities/support/pages/measure-endings.tsx'
import { measureFormPage } from '#capabilities/support/pages/measure-form.tsx'
import { measurePage } from '#capabilities/support/pages/measure-page.tsx'
import { planPage } from '#capabilities/support/pages/plan-page.tsx'
import { supportPaths } from '#capabilities/support/paths.ts'
import { prepareWriting } from '#capabilities/support/queries/show-needs.ts'
import { measureAnswer, prepareOnMeasure, showMeasure, type OneMeasure } from '#capabilities/support/queries/show-measure.ts'
import { planAnswer, prepareGoalEnd, prepareMeasure, showPlan, type EndGoalModel, type MeasureFormModel } from '#capabilities/support/queries/show-plan.ts'

const shared = { may: supportRoles, scope: 'id' } as const

const plan = page({
  ...shared,
  path: supportPaths.plan(':id'),
  name: 'support-plan',
  params: oneCase,
  records: 'support.seen',
  answers: planAnswer,
  read: (visit, { params }) => showPlan(visit, params.id),
  view: planPage,
})

const newGoal = form<typeof oneCase, typeof chosenArea, typeof goalForm, GoalFormModel, { readonly kind: 'not-yours-to-write' }>({
  ...shared,
  path: supportPaths.newGoal(':id'),
  name: 'write-goal',
  params: oneCase,
  query: chosenArea,
  records: 'support.goal-written',
  accepts: goalForm,
  read: async (visit, { params, query }) => {
    const writing = await prepareWriting(visit, params.id)
    return writing && { ...writing, area: query.area }
  },
  view: goalFormPage,
  submit: async (visit, { params, form: said }, { entered }) => {
    const done = await writeGoal(visit, entered, said)
    return done.ok ? accept({ to: supportPaths.plan(params.id), id: done.value }) : done
  },
  refusals: { 'not-yours-to-write': refused(422, 'notYours') },
})

const goalEnd = form<typeof oneGoal, never, typeof endGoalForm, EndGoalModel, never>({
  ...shared,
  path: supportPaths.endGoal(':id', ':goal'),
  name: 'end-goal',
  params: oneGoal,
  records: 'support.goal-ended',
  accepts: endGoalForm,
  read: (visit, { params }) => prepareGoalEnd(visit, params.id, params.goal),
  view: endGoalPage,
  submit: async (visit, { params, form: said, version }, { goal }) => {
    const done = await endGoal(visit, params.id, goal, version ?? 0, said.ended)
    return done.ok ? accept({ to: supportPaths.plan(params.id), id: done.value }) : done
  },
  refusals: {},
})

type AddRefusal = MeasureRefusal | { readonly kind: 'no-such-function' }
const newMeasure = form<typeof oneCase, typeof chosenMeasure, typeof measureForm, MeasureFormModel, AddRefusal>({
  ...shared,
  path: supportPaths.newMeasure(':id'),
  name: 'add-support-measure',
  params: oneCase,
  query: chosenMeasure,
  records: 'support.measure-added',
  accepts: measureForm,
  read: (visit, { params, query }) => prepareMeasure(visit, params.id, { code: query.code, goal: query.goal }),
  view: measureFormPage,
  submit: async (visit, { params, form: said }, { entered, owners, functions }) => {
    const { goal, owner, giver, ...made } = said
    if (giver !== null && !functions.some((one) => one.id === giver)) return refuse({ kind: 'no-such-function' })
    const done = await addMeasure(visit, entered, owners.find((one) => one.value === owner) ?? null, { ...made, goalId: goal, functionId: giver })
    return done.ok ? accept({ to: supportPaths.measure(params.id, done.value), id: done.value }) : done
  },
  refusals: {
    'due-in-the-past': refused(422, 'dueInPast', 'dueAt'),
    'due-before-start': refused(422, 'dueBeforeStart', 'dueAt'),
    'not-in-that-area': refused(422, 'notInArea', 'code'),
    'words-needed': refused(422, 'wordsNeeded', 'words'),
    'no-such-goal': refused(422, 'noSuchGoal', 'goal'),
    'no-such-function': refused(422, 'noSuchFunction', 'giver'),
    'not-an-owner': refused(422, 'notAnOwner', 'owner'),
    'not-yours-to-write': refused(422, 'notYours'),
  },
})

const oneOf = page({
  ...shared,
  path: supportPaths.measure(':id', ':measure'),
  name: 'support-measure',
  params: oneMeasure,
  records: 'support.measure-seen',
  answers: measureAnswer,
  read: (visit, { params }) => showMeasure(visit, params.id, params.measure),
  view: measurePage,
})

const outcome = form<typeof oneMeasure, never, typeof outcomeForm, OneMeasure, OutcomeRefusal>({
  ...shared,
  path: supportPaths.outcome(':id', ':measure'),
  name: 'say-outcome',
  params: oneMeasure,
  records: 'support.outcome-said',
  accepts: outcomeForm,
  read: (visit, { params }) => prepareOnMeasure(visit, params.id, params.measure),
  view: outcomePage,
  submit: async (visit, { params, form: said, version }, { measure }) => {
    const done = await sayOutcome(visit, measure, version ?? 0, said)
    return done.ok ? accept({ to: supportPaths.measure(params.id, done.value), id: done.value }) : done
  },
  refusals: {
    'why-needed': refused(422, 'whyNeeded', 'words'),
    'outcome-in-future': refused(422, 'inFuture', 'outcomeOn'),
    'not-yours-to-write': refused(422, 'notYours'),
  },
})

const evaluation = form<typeof oneMeasure, never, typeof evaluationForm, OneMeasure, EvaluationRefusal>({
  ...shared,
  path: supportPaths.evaluate(':id', ':measure'),
  name: 'evaluate-measure',
  params: oneMeasure,
  records: 'support.evaluated',
  accepts: evaluationForm,
  read: (visit, { params }) => prepareOnMeasure(visit, params.id, params.measure),
  view: evaluationPage,
  submit: async (visit, { params, form: said }, { measure }) => {
    const done = await evaluateMeasure(visit, measure, said)
    return done.ok ? accept({ to: supportPaths.measure(params.id, params.measure), id: done.value }) : done
  },
  refusals: { 'said-in-future': refused(422, 'inFuture', 'saidOn'), 'not-yours-to-write': refused(422, 'notYours') },
})

export const planDoors: readonly Door[] = [plan, newGoal, goalEnd, newMeasure, oneOf, outcome, evaluation]
