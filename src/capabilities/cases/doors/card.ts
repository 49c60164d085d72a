import { z } from 'zod'
import { accept, refuse } from '#kernel/result.ts'
import { form, page } from '#platform/http/door.ts'
import { id } from '#platform/http/fields.ts'
import { fieldMinute } from '#ui/when.ts'
import { caseRoles } from '#capabilities/people/contract.ts'
import { changeCard, type AxesRefusal } from '#capabilities/cases/commands/change-axes.ts'
import { changeLevel, type LevelRefusal } from '#capabilities/cases/commands/change-level.ts'
import { axes } from '#capabilities/cases/domain/axes.ts'
import { dayOf } from '#capabilities/cases/domain/day.ts'
import { mayAct, type Act } from '#capabilities/cases/domain/may-act.ts'
import { AxesForm, CaseQuery, LevelForm } from '#capabilities/cases/forms.ts'
import { axesPage, levelPage } from '#capabilities/cases/pages/card-forms.tsx'
import { casePage } from '#capabilities/cases/pages/case-page.tsx'
import { casePaths } from '#capabilities/cases/paths.ts'
import { loadCase, type LoadedCase } from '#capabilities/cases/queries/load-case.ts'
import { CaseAnswer, showCase, type CaseModel } from '#capabilities/cases/queries/show-case.ts'
import { inBoth } from '#capabilities/cases/words.ts'
import type { Visit } from '#platform/http/visit.ts'

export const CaseParams = z.object({ id: id() })
export type CaseParams = typeof CaseParams
export const ofCase = { may: caseRoles, scope: 'id', params: CaseParams } as const

/** The case, for whoever may do this with it; `null` is 404 like everything that is not there. */
export const loadFor = async (visit: Visit, caseId: string, act: Act): Promise<LoadedCase | null> => {
  const loaded = await loadCase(visit, caseId)
  if (loaded?.card.protectionLevel === 2) visit.requireStrong()
  return loaded && mayAct(loaded.access, act) ? loaded : null
}

export const caseDoor = page({
  ...ofCase,
  path: casePaths.one(':id'),
  name: 'show-case',
  records: 'case.seen',
  query: CaseQuery,
  answers: CaseAnswer,
  read: (visit, { params, query }) => showCase(visit, params.id, { kind: query.kind, before: query.before ?? null }),
  view: (model, reading) => casePage(model as CaseModel, reading),
})

export const axesDoor = form<CaseParams, never, typeof AxesForm, LoadedCase, AxesRefusal>({
  ...ofCase,
  path: casePaths.axes(':id'),
  name: 'change-card',
  records: 'case.changed',
  accepts: AxesForm,
  read: (visit, { params }) => loadFor(visit, params.id, 'change-card'),
  start: ({ card, access }) => ({
    ...Object.fromEntries(axes.map((axis) => [axis, card[axis]])),
    urgent: card.urgent ? ['yes'] : [],
    onDay: dayOf(access.now),
    nextMeeting: card.nextMeetingAt ? fieldMinute(card.nextMeetingAt) : '',
  }),
  view: axesPage,
  submit: async (visit, { params, form: asked, version }) => {
    const done = await changeCard(visit, params.id, version ?? 0, asked)
    return done.ok ? accept({ to: casePaths.one(params.id), id: params.id }) : refuse(done.refusal)
  },
  refusals: {
    'no-such-case': { status: 404, words: inBoth((t) => t.none) },
    'in-the-future': { status: 422, field: 'onDay', words: inBoth((t) => t.axesForm.future) },
    'nothing-changed': { status: 422, words: inBoth((t) => t.axesForm.nothing) },
    'child-led': { status: 422, field: 'child', words: inBoth((t) => t.axesForm.childLed) },
  },
})

export const levelDoor = form<CaseParams, never, typeof LevelForm, LoadedCase, LevelRefusal>({
  ...ofCase,
  path: casePaths.level(':id'),
  name: 'change-level',
  records: 'case.level',
  accepts: LevelForm,
  read: (visit, { params }) => loadFor(visit, params.id, 'raise-level'),
  view: levelPage,
  submit: async (visit, { params, form: asked }) => {
    const done = await changeLevel(visit, params.id, Number(asked.level) as 0 | 1 | 2)
    return done.ok ? accept({ to: casePaths.one(params.id), id: params.id }) : refuse(done.refusal)
  },
  refusals: {
    'no-such-case': { status: 404, words: inBoth((t) => t.none) },
    'same-level': { status: 422, field: 'level', words: inBoth((t) => t.level.same) },
    'not-lead': { status: 422, field: 'level', words: inBoth((t) => t.level.notLead) },
    'already-asked': { status: 422, field: 'level', words: inBoth((t) => t.level.waiting) },
  },
})
