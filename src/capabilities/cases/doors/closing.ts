import { accept, refuse } from '#kernel/result.ts'
import { form } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { closeCase, type CloseRefusal } from '#capabilities/cases/commands/close-case.ts'
import { reopenCase, type ReopenRefusal } from '#capabilities/cases/commands/reopen-case.ts'
import { type CaseParams, loadFor, ofCase } from '#capabilities/cases/doors/card.ts'
import { ClosingForm, ReopeningForm } from '#capabilities/cases/forms.ts'
import { closingPage, reopeningPage, type ClosingModel } from '#capabilities/cases/pages/closing-pages.tsx'
import { casePaths } from '#capabilities/cases/paths.ts'
import type { LoadedCase } from '#capabilities/cases/queries/load-case.ts'
import type { Card } from '#capabilities/cases/domain/card.ts'
import { caseHindrances, type CaseHindrance } from '#capabilities/cases/sockets.ts'
import { openEnds } from '#capabilities/cases/store/closure.ts'
import { inBoth } from '#capabilities/cases/words.ts'

const hindrancesOf = async (visit: Visit, card: Card): Promise<readonly CaseHindrance[]> => {
  const found: CaseHindrance[] = []
  for (const ask of caseHindrances) found.push(...(await ask(visit, card)))
  return found
}

export const closureDoor = form<CaseParams, never, typeof ClosingForm, ClosingModel, CloseRefusal>({
  ...ofCase,
  path: casePaths.closure(':id'),
  name: 'close-case',
  records: 'case.closed',
  accepts: ClosingForm,
  read: async (visit, { params }) => {
    const loaded = await loadFor(visit, params.id, 'lead-case')
    return loaded && { loaded, ends: await openEnds(visit.tx, params.id), hindrances: await hindrancesOf(visit, loaded.card) }
  },
  start: () => ({ retention: 'five_years' }),
  view: closingPage,
  submit: async (visit, { params, form: facts, version }) => {
    const done = await closeCase(visit, params.id, version ?? 0, facts)
    return done.ok ? accept({ to: casePaths.one(params.id), id: params.id }) : refuse(done.refusal)
  },
  refusals: {
    'no-such-case': { status: 404, words: inBoth((t) => t.closing.notThere) },
    'no-words-there': { status: 422, field: 'wayBack', words: inBoth((t) => t.tasks.noWords) },
    'not-ready': { status: 422, words: inBoth((t) => t.closing.notReady) },
    'tasks-open': { status: 422, words: inBoth((t) => t.closing['tasks-open']) },
    'approvals-open': { status: 422, words: inBoth((t) => t.closing['approvals-open']) },
    'risk-too-old': { status: 422, field: 'riskOn', words: inBoth((t) => t.closing['risk-too-old']) },
    'risk-in-future': { status: 422, field: 'riskOn', words: inBoth((t) => t.closing['risk-in-future']) },
    'child-contradiction': { status: 422, field: 'ageGroup', words: inBoth((t) => t.closing['child-contradiction']) },
  },
  errors: { country: { 'not-a-code': inBoth((t) => t.closing.badCountry) } },
})

export const reopeningDoor = form<CaseParams, never, typeof ReopeningForm, LoadedCase, ReopenRefusal>({
  ...ofCase,
  path: casePaths.reopening(':id'),
  name: 'reopen-case',
  records: 'case.reopened',
  accepts: ReopeningForm,
  read: (visit, { params }) => loadFor(visit, params.id, 'reopen'),
  view: reopeningPage,
  submit: async (visit, { params, form: facts }) => {
    const done = await reopenCase(visit, params.id, facts)
    return done.ok ? accept({ to: casePaths.one(params.id), id: params.id }) : refuse(done.refusal)
  },
  refusals: { 'not-closed': { status: 422, words: inBoth((t) => t.closing.notClosed) } },
})
