import { z } from 'zod'
import { hasRole } from '#kernel/actor.ts'
import { accept, refuse } from '#kernel/result.ts'
import { form, page } from '#platform/http/door.ts'
import { id } from '#platform/http/fields.ts'
import { caseRoles } from '#capabilities/people/contract.ts'
import { breakGlass, type GlassRefusal } from '#capabilities/cases/commands/break-glass.ts'
import { liftRecusal, recuse, type RecuseRefusal } from '#capabilities/cases/commands/recuse.ts'
import { CaseParams, ofCase } from '#capabilities/cases/doors/card.ts'
import { GlassForm, GlassQuery, NoFields, RecusalForm } from '#capabilities/cases/forms.ts'
import { glassListPage, glassPage, glassSeenPage, liftPage, recusalsPage } from '#capabilities/cases/pages/safety-pages.tsx'
import { casePaths } from '#capabilities/cases/paths.ts'
import { GlassList, prepareGlass, showGlass, showGlassList, type GlassModel, type SeenModel } from '#capabilities/cases/queries/show-glass.ts'
import { showRecusals, type RecusalsModel } from '#capabilities/cases/queries/show-recusals.ts'
import { markGlassSeen } from '#capabilities/cases/store/glass.ts'
import { inBoth } from '#capabilities/cases/words.ts'

const nothing = { status: 404, words: inBoth((t) => t.none) } as const

export const recusalsDoor = form<CaseParams, never, typeof RecusalForm, RecusalsModel, RecuseRefusal>({
  ...ofCase,
  path: casePaths.recusals(':id'),
  name: 'recuse',
  records: 'case.recused',
  accepts: RecusalForm,
  read: (visit, { params }) => showRecusals(visit, params.id),
  view: recusalsPage,
  submit: async (visit, { params, form: asked }) => {
    const done = await recuse(visit, params.id, asked.person, asked.reason)
    return done.ok
      ? accept({ to: asked.person === visit.actor.personId ? casePaths.list : casePaths.recusals(params.id), id: done.value })
      : refuse(done.refusal)
  },
  refusals: {
    'no-such-case': nothing,
    'already-recused': { status: 422, field: 'person', words: inBoth((t) => t.recusals.already) },
    'last-lead': { status: 422, field: 'person', words: inBoth((t) => t.recusals.lastLead) },
  },
})

const LiftParams = z.object({ id: id(), recusal: id() })

export const liftDoor = form<typeof LiftParams, never, typeof NoFields, RecusalsModel, { readonly kind: 'not-yours' }>({
  ...ofCase,
  params: LiftParams,
  path: casePaths.liftRecusal(':id', ':recusal'),
  name: 'lift-recusal',
  records: 'case.recusal.lifted',
  accepts: NoFields,
  read: async (visit, { params }) => {
    const model = await showRecusals(visit, params.id)
    return model?.recusals.some((one) => one.id === params.recusal) ? model : null
  },
  view: liftPage,
  submit: async (visit, { params }) => {
    const done = await liftRecusal(visit, params.id, params.recusal)
    return done.ok ? accept({ to: casePaths.recusals(params.id), id: params.recusal }) : refuse(done.refusal)
  },
  refusals: { 'not-yours': { status: 422, words: inBoth((t) => t.recusals.notYours) } },
})

export const glassDoor = form<CaseParams, never, typeof GlassForm, GlassModel, GlassRefusal>({
  ...ofCase,
  path: casePaths.breakGlass(':id'),
  name: 'break-glass',
  records: 'glass.broken',
  accepts: GlassForm,
  read: (visit, { params }) => prepareGlass(visit, params.id),
  start: (model) => ({ minutes: '30', classes: [...model.classes] }),
  view: glassPage,
  submit: async (visit, { params, form: asked }) => {
    const done = await breakGlass(visit, params.id, asked)
    return done.ok ? accept({ to: casePaths.one(params.id), id: done.value }) : refuse(done.refusal)
  },
  refusals: {
    'no-such-case': nothing,
    'too-short': { status: 422, field: 'words', words: inBoth((t) => t.glass.short) },
    'nothing-chosen': { status: 422, field: 'classes', words: inBoth((t) => t.glass.nothing) },
    'may-not-read': { status: 422, field: 'classes', words: inBoth((t) => t.glass.mayNot) },
    'no-duty-key': { status: 422, words: inBoth((t) => t.glass.noKey) },
  },
})

const answerFor = [...caseRoles, 'log_reviewer'] as [string, ...string[]]

export const glassListDoor = page({
  path: casePaths.glassList,
  name: 'emergency-openings',
  may: answerFor,
  records: 'glass.listed',
  query: GlassQuery,
  answers: GlassList,
  read: (visit, { query }) => showGlassList(visit, query.all === 'yes'),
  view: glassListPage,
})

export const glassSeenDoor = form<CaseParams, never, typeof NoFields, SeenModel, { readonly kind: 'gone' }>({
  path: casePaths.glassSeen(':id'),
  name: 'see-emergency-opening',
  may: answerFor,
  params: CaseParams,
  records: 'glass.answered',
  accepts: NoFields,
  read: (visit, { params }) => showGlass(visit, params.id),
  view: glassSeenPage,
  submit: async (visit, { params }, { glass }) => {
    if (!(await markGlassSeen(visit.tx, params.id, hasRole(visit.actor, 'log_reviewer') ? 'reviewer' : 'lead'))) return refuse({ kind: 'gone' })
    visit.note({ caseId: glass.caseId, object: params.id })
    return accept({ to: casePaths.glassList, id: params.id })
  },
  refusals: { gone: { status: 422, words: inBoth((t) => t.glass.gone) } },
})
