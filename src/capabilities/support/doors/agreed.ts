import { accept } from '#kernel/result.ts'
import { form, page, type Door } from '#platform/http/door.ts'
import { agreePlan, type AgreeRefusal } from '#capabilities/support/commands/agree-plan.ts'
import { supportRoles } from '#capabilities/support/domain/roles.ts'
import { templatePaths, templatePersons } from '#capabilities/support/domain/templates.ts'
import { refused } from '#capabilities/support/doors/refused.ts'
import { agreedForm, agreedParams, oneAgreed, oneCase, partsFrom, templateQuery } from '#capabilities/support/forms/plan.ts'
import { agreedFormPage } from '#capabilities/support/pages/agreed-form.tsx'
import { agreedPage } from '#capabilities/support/pages/agreed-page.tsx'
import { agreedSheetPage } from '#capabilities/support/pages/agreed-sheet.tsx'
import { laddersPage } from '#capabilities/support/pages/ladders-page.tsx'
import { templatesPage } from '#capabilities/support/pages/templates-page.tsx'
import { supportPaths } from '#capabilities/support/paths.ts'
import { enterToWrite } from '#capabilities/support/queries/enter.ts'
import { agreedAnswer, prepareAgreed, sheetAnswer, showAgreed, showSheet, type AgreeModel } from '#capabilities/support/queries/show-agreed.ts'
import { caseHead } from '#capabilities/support/queries/show-needs.ts'
import { laddersAnswer, showLadders } from '#capabilities/support/queries/show-plan.ts'
import { z } from 'zod'

const shared = { may: supportRoles, scope: 'id' } as const

const ladders = page({
  ...shared,
  path: supportPaths.ladder(':id'),
  name: 'ladders',
  params: oneCase,
  records: 'support.ladders-seen',
  answers: laddersAnswer,
  read: (visit, { params }) => showLadders(visit, params.id),
  view: laddersPage,
})

const templates = page({
  ...shared,
  path: supportPaths.templates(':id'),
  name: 'plan-templates',
  params: oneCase,
  query: templateQuery,
  records: 'support.templates-seen',
  answers: z.object({ case: caseHead, path: z.enum(templatePaths), person: z.enum(templatePersons) }),
  read: async (visit, { params, query }) => {
    const entered = await enterToWrite(visit, params.id)
    return entered && { case: { id: params.id, pseudonym: entered.card.pseudonym }, path: query.path ?? 'stay', person: query.person ?? 'woman' }
  },
  view: templatesPage,
})

const write = form<typeof agreedParams, never, typeof agreedForm, AgreeModel, AgreeRefusal>({
  ...shared,
  path: supportPaths.newAgreed(':id', ':kind'),
  name: 'agree-plan',
  params: agreedParams,
  records: 'support.plan-agreed',
  accepts: agreedForm,
  read: (visit, { params }) => prepareAgreed(visit, params.id, params.kind),
  view: agreedFormPage,
  submit: async (visit, { params, form: said, version }, { entered, kind }) => {
    const { path, language, consented, agreedOn, reviewOn } = said
    const done = await agreePlan(visit, entered, { kind, path, language, consented, agreedOn, reviewOn, parts: partsFrom(said, kind) }, version ?? 0)
    return done.ok ? accept({ to: supportPaths.agreed(params.id, done.value), id: done.value }) : done
  },
  refusals: {
    'nothing-written': refused(422, 'nothingWritten'),
    'consent-needed': refused(422, 'consentNeeded', 'consented'),
    'agreed-in-future': refused(422, 'inFuture', 'agreedOn'),
    'review-in-the-past': refused(422, 'reviewInPast', 'reviewOn'),
    'review-too-late': refused(422, 'reviewTooLate', 'reviewOn'),
    'part-needed': refused(422, 'partNeeded'),
    'not-yours-to-write': refused(422, 'notYours'),
  },
})

const one = page({
  ...shared,
  path: supportPaths.agreed(':id', ':agreed'),
  name: 'agreed-plan',
  params: oneAgreed,
  records: 'support.plan-seen',
  answers: agreedAnswer,
  read: (visit, { params }) => showAgreed(visit, params.id, params.agreed),
  view: agreedPage,
})

const sheet = page({
  ...shared,
  path: supportPaths.sheet(':id', ':agreed'),
  name: 'agreed-plan-sheet',
  params: oneAgreed,
  records: 'support.plan-printed',
  api: false,
  answers: sheetAnswer,
  read: (visit, { params }) => showSheet(visit, params.id, params.agreed),
  view: agreedSheetPage,
})

export const agreedDoors: readonly Door[] = [ladders, templates, write, one, sheet]
