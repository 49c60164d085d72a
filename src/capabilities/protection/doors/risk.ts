import { accept, refuse } from '#kernel/result.ts'
import { newId } from '#kernel/id.ts'
import { form, page } from '#platform/http/door.ts'
import type { Door } from '#platform/http/door.ts'
import { isoDay } from '#ui/when.ts'
import { addMeasure, type MeasureRefusal } from '#capabilities/protection/commands/add-measure.ts'
import { assessRisk, type AssessRefusal } from '#capabilities/protection/commands/assess-risk.ts'
import { dangers } from '#capabilities/protection/domain/levels.ts'
import { riskRoles } from '#capabilities/protection/domain/roles.ts'
import { oneAssessment, oneCase, refused } from '#capabilities/protection/doors/refused.ts'
import { assessmentForm, instrumentForm, judgementsOf, measureForm, ratingsOf, reasonsOf } from '#capabilities/protection/forms/assessment.ts'
import { assessForm } from '#capabilities/protection/pages/assess-form.tsx'
import { assessmentPage } from '#capabilities/protection/pages/assessment-page.tsx'
import { instrumentPage, measurePage, type MeasureModel } from '#capabilities/protection/pages/risk-forms.tsx'
import { riskPage } from '#capabilities/protection/pages/risk-page.tsx'
import { protectionPaths } from '#capabilities/protection/paths.ts'
import { enterToWrite, type Entered } from '#capabilities/protection/queries/enter.ts'
import { ownersIn } from '#capabilities/protection/queries/owners.ts'
import {
  assessmentAnswer,
  findAssessment,
  prepareAssessment,
  riskAnswer,
  showAssessment,
  showRisk,
  type AssessModel,
} from '#capabilities/protection/queries/show-risk.ts'
import { addInstrument } from '#capabilities/protection/store/instrument.ts'

const shared = { may: riskRoles, scope: 'id' } as const

const overview = page({
  ...shared,
  path: protectionPaths.risk(':id'),
  name: 'risk',
  params: oneCase,
  records: 'risk.listed',
  answers: riskAnswer,
  read: (visit, { params }) => showRisk(visit, params.id),
  view: riskPage,
})

const assess = form<typeof oneCase, never, typeof assessmentForm, AssessModel, AssessRefusal>({
  ...shared,
  path: protectionPaths.assess(':id'),
  name: 'assess-risk',
  params: oneCase,
  records: 'risk.assessed',
  accepts: assessmentForm,
  read: (visit, { params }) => prepareAssessment(visit, params.id),
  view: assessForm,
  submit: async (visit, { params, form: said, version }, model) => {
    const made = { ...said, judgements: judgementsOf(said), reasons: reasonsOf(said), ratings: ratingsOf(said) }
    const done = await assessRisk(visit, model.entered, model.ratings, made, version ?? 0)
    return done.ok ? accept({ to: protectionPaths.assessment(params.id, done.value), id: done.value }) : done
  },
  refusals: {
    'valid-in-the-past': refused(422, 'validInPast', 'validUntil'),
    'valid-too-long': refused(422, 'validTooLong', 'validUntil'),
    'review-after-end': refused(422, 'reviewAfterEnd', 'reviewOn'),
    'review-in-the-past': refused(422, 'reviewInPast', 'reviewOn'),
    'not-yours-to-write': refused(422, 'notYours'),
    'no-rule': refused(422, 'noRule'),
  },
  errors: Object.fromEntries(dangers.map((danger) => [`reason_${danger}`, { required: refused(422, 'reasonNeeded').words }])),
})

const instruments = form<typeof oneCase, never, typeof instrumentForm, Entered, { readonly kind: 'done-in-future' }>({
  ...shared,
  path: protectionPaths.instruments(':id'),
  name: 'record-instrument',
  params: oneCase,
  records: 'risk.instrument-recorded',
  accepts: instrumentForm,
  read: (visit, { params }) => enterToWrite(visit, params.id, 'C10'),
  view: instrumentPage,
  submit: async (visit, { form: said }, { card, standing }) => {
    if (said.doneOn > isoDay(visit.now)) return refuse({ kind: 'done-in-future' })
    const id = newId()
    await addInstrument(visit.tx, { id, caseId: card.id, unitId: standing.unitId, ...said })
    visit.note({ caseId: card.id, object: id })
    return accept({ to: protectionPaths.risk(card.id), id })
  },
  refusals: { 'done-in-future': refused(422, 'doneInFuture', 'doneOn') },
  errors: { edition: { 'not-an-edition': refused(422, 'edition').words } },
})

const one = page({
  ...shared,
  path: protectionPaths.assessment(':id', ':assessment'),
  name: 'risk-assessment',
  params: oneAssessment,
  records: 'risk.seen',
  answers: assessmentAnswer,
  read: (visit, { params }) => showAssessment(visit, params.id, params.assessment),
  view: assessmentPage,
})

const measures = form<typeof oneAssessment, never, typeof measureForm, MeasureModel, MeasureRefusal>({
  ...shared,
  path: protectionPaths.measures(':id', ':assessment'),
  name: 'add-measure',
  params: oneAssessment,
  records: 'risk.measure-decided',
  accepts: measureForm,
  read: async (visit, { params }) => {
    const found = await findAssessment(visit, params.id, params.assessment)
    if (!found || found.one.unitId !== found.entered.standing.unitId || !found.entered.standing.writes.includes('C10')) return null
    return { entered: found.entered, assessment: found.one, owners: await ownersIn(visit, params.id) }
  },
  view: measurePage,
  submit: async (visit, { params, form: said }, { assessment, owners }) => {
    const done = await addMeasure(visit, assessment, owners.find((one) => one.value === said.owner) ?? null, said)
    return done.ok ? accept({ to: protectionPaths.assessment(params.id, params.assessment), id: done.value }) : done
  },
  refusals: {
    'due-in-the-past': refused(422, 'pastDue', 'dueAt'),
    'not-an-owner': refused(422, 'notAnOwner', 'owner'),
    'no-words-there': refused(422, 'noWords', 'words'),
    'unsafe-contact': refused(422, 'unsafeContact', 'code'),
    'not-yours-to-decide': refused(422, 'notYours'),
  },
})

export const riskDoors: readonly Door[] = [overview, assess, instruments, one, measures]
