import { accept, refuse } from '#kernel/result.ts'
import { form, page } from '#platform/http/door.ts'
import { caseRoles, ceilingOf } from '#capabilities/people/contract.ts'
import { openCase, type OpenCaseRefusal } from '#capabilities/cases/commands/open-case.ts'
import { FindForm, FindQuery, ListQuery, OpenForm } from '#capabilities/cases/forms.ts'
import { findPage } from '#capabilities/cases/pages/find-page.tsx'
import { listPage } from '#capabilities/cases/pages/list-page.tsx'
import { openPage } from '#capabilities/cases/pages/open-page.tsx'
import { casePaths } from '#capabilities/cases/paths.ts'
import { findCases, showFound, type FindModel } from '#capabilities/cases/queries/find-cases.ts'
import { listMyCases, MyCases } from '#capabilities/cases/queries/list-my-cases.ts'
import { inBoth } from '#capabilities/cases/words.ts'

export const listDoor = page({
  path: casePaths.list,
  name: 'my-cases',
  may: caseRoles,
  records: 'case.listed',
  query: ListQuery,
  answers: MyCases,
  read: (visit, { query }) =>
    listMyCases(visit, { closed: query.closed === 'yes', urgent: query.urgent === 'yes', before: query.before ?? null, beforeId: query.beforeId ?? null }),
  view: listPage,
})

export const openDoor = form<never, never, typeof OpenForm, true, OpenCaseRefusal>({
  path: casePaths.open,
  name: 'open-case',
  may: caseRoles,
  records: 'case.opened',
  accepts: OpenForm,
  read: (visit) => Promise.resolve(ceilingOf(visit.actor.roles).writes.has('C0') ? true : null),
  start: () => ({ track: 'unclear' }),
  view: openPage,
  submit: async (visit, { form: facts }) => {
    const opened = await openCase(visit, facts)
    return opened.ok ? accept({ to: casePaths.one(opened.value.caseId), id: opened.value.caseId }) : opened
  },
  refusals: {
    'no-case-role': { status: 422, words: inBoth((t) => t.open.noRole) },
    'no-recovery-key': { status: 422, words: inBoth((t) => t.open.noKey) },
  },
  errors: { municipality: { 'not-a-code': inBoth((t) => t.open.badCode) } },
})

export const findDoor = form<never, typeof FindQuery, typeof FindForm, FindModel, { readonly kind: 'not-a-number' }>({
  path: casePaths.find,
  name: 'find-cases',
  may: caseRoles,
  records: 'case.searched',
  query: FindQuery,
  accepts: FindForm,
  read: (visit, { query }) => showFound(visit, { ids: query.found ?? [], ticket: query.ticket, none: query.none === 'yes' }),
  view: findPage,
  submit: async (visit, { form: asked }) => {
    const found = await findCases(visit, asked)
    return found.ok ? accept({ to: `${casePaths.find}?${found.value}` }) : refuse(found.refusal)
  },
  refusals: { 'not-a-number': { status: 422, field: 'term', words: inBoth((t) => t.find.badNumber) } },
})
