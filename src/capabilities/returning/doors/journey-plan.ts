import { accept } from '#kernel/result.ts'
import { form, page, type Door } from '#platform/http/door.ts'
import { arrangeJourney, checkDeparture, type ArrangeRefusal, type CheckRefusal } from '#capabilities/returning/commands/arrange-journey.ts'
import { addKnower, beginPlan, removeKnower, type KnowerRefusal } from '#capabilities/returning/commands/plan-journey.ts'
import { returnRoles } from '#capabilities/returning/domain/roles.ts'
import { arrangementFields, checkFields, journeyCase, knowerFields, noFields, oneKnower } from '#capabilities/returning/forms/journey.ts'
import { journeyPaths } from '#capabilities/returning/journey-paths.ts'
import { arrangementForm, beginForm, checkForm, endKnowerForm, knowerForm } from '#capabilities/returning/pages/journey-plan-forms.tsx'
import { journeyPage } from '#capabilities/returning/pages/journey-page.tsx'
import { journeySheetPage } from '#capabilities/returning/pages/journey-sheet.tsx'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import { enterPlanning, type Planning } from '#capabilities/returning/queries/enter-journey.ts'
import { journeySheetAnswer, showJourneySheet } from '#capabilities/returning/queries/journey-sheet.ts'
import {
  prepareArrangement,
  prepareBegin,
  prepareEndKnower,
  prepareKnower,
  type ArrangementForm,
  type EndKnowerForm,
  type KnowerForm,
} from '#capabilities/returning/queries/prepare-journey.ts'
import { journeyAnswer, showJourney } from '#capabilities/returning/queries/show-journey.ts'
import { journeyRefused as said } from '#capabilities/returning/words.journey.ts'

const shared = { may: returnRoles, scope: 'id', params: journeyCase } as const

const one = page({
  ...shared,
  path: journeyPaths.one(':id'),
  name: 'journey',
  records: 'journey.seen',
  answers: journeyAnswer,
  read: (visit, { params }) => showJourney(visit, params.id),
  view: journeyPage,
})

const begin = form<typeof journeyCase, never, typeof noFields, Entered, { readonly kind: 'begun-already' }>({
  ...shared,
  path: journeyPaths.begin(':id'),
  name: 'begin-journey',
  records: 'journey.begun',
  accepts: noFields,
  read: (visit, { params }) => prepareBegin(visit, params.id),
  view: beginForm,
  submit: async (visit, { params }, entered) => {
    const done = await beginPlan(visit, entered)
    return done.ok ? accept({ to: journeyPaths.one(params.id), id: done.value }) : done
  },
  refusals: { 'begun-already': said('begunAlready') },
})

const knower = form<typeof journeyCase, never, typeof knowerFields, KnowerForm, KnowerRefusal>({
  ...shared,
  path: journeyPaths.newKnower(':id'),
  name: 'add-knower',
  records: 'journey.knower-added',
  accepts: knowerFields,
  read: (visit, { params }) => prepareKnower(visit, params.id),
  view: knowerForm,
  submit: async (visit, { params, form: { person } }, planning) => {
    const done = await addKnower(visit, planning, person)
    return done.ok ? accept({ to: journeyPaths.one(params.id), id: done.value }) : done
  },
  refusals: { 'not-in-the-return': said('notInTheReturn', 'person'), 'knows-already': said('knowsAlready', 'person') },
})

const endKnower = form<typeof oneKnower, never, typeof noFields, EndKnowerForm, { readonly kind: 'the-last-one' }>({
  ...shared,
  params: oneKnower,
  path: journeyPaths.endKnower(':id', ':knower'),
  name: 'end-knower',
  records: 'journey.knower-ended',
  accepts: noFields,
  read: (visit, { params }) => prepareEndKnower(visit, params.id, params.knower),
  view: endKnowerForm,
  submit: async (visit, { params }, model) => {
    const done = await removeKnower(visit, model, model.knower)
    return done.ok ? accept({ to: journeyPaths.one(params.id), id: done.value }) : done
  },
  refusals: { 'the-last-one': said('theLastOne') },
})

const arrangement = form<typeof journeyCase, never, typeof arrangementFields, ArrangementForm, ArrangeRefusal>({
  ...shared,
  path: journeyPaths.arrangement(':id'),
  name: 'arrange-journey',
  records: 'journey.arranged',
  accepts: arrangementFields,
  read: (visit, { params }) => prepareArrangement(visit, params.id),
  view: arrangementForm,
  submit: async (visit, { params, form: made, version }, planning) => {
    const { receiver, receiverName, needsEscort, escort, fallback, language, fallbackWords, numbers, sheet } = made
    const done = await arrangeJourney(
      visit,
      planning,
      { receiver, needsEscort, escort, fallback, language, words: { receiver: receiverName, fallback: fallbackWords, numbers, sheet } },
      version ?? 0,
    )
    return done.ok ? accept({ to: journeyPaths.one(params.id), id: done.value }) : done
  },
  refusals: {
    'telling-word': said('tellingWord', 'sheet'),
    'telling-number': said('tellingNumber', 'numbers'),
    'not-yours-to-write': said('notYours'),
    'receiver-unnamed': said('receiverUnnamed', 'receiverName'),
    'receiver-of-no-kind': said('receiverOfNoKind', 'receiver'),
  },
})

const check = form<typeof journeyCase, never, typeof checkFields, Planning, CheckRefusal>({
  ...shared,
  path: journeyPaths.check(':id'),
  name: 'check-departure',
  records: 'journey.checked',
  accepts: checkFields,
  read: (visit, { params }) => enterPlanning(visit, params.id),
  view: checkForm,
  submit: async (visit, { params, form: { sure } }, planning) => {
    const done = await checkDeparture(visit, planning, sure)
    return done.ok ? accept({ to: journeyPaths.one(params.id), id: done.value }) : done
  },
  refusals: { 'plan-incomplete': said('planIncomplete'), 'too-early': said('tooEarly'), 'left-already': said('leftAlready') },
})

const sheet = page({
  ...shared,
  path: journeyPaths.sheet(':id'),
  name: 'journey-sheet',
  records: 'journey.sheet-printed',
  api: false,
  answers: journeySheetAnswer,
  read: (visit, { params }) => showJourneySheet(visit, params.id),
  view: journeySheetPage,
})

/** The plan: who knows, who goes along, the check, the sheet. */
export const journeyPlanDoors: readonly Door[] = [one, begin, knower, endKnower, arrangement, check, sheet]
