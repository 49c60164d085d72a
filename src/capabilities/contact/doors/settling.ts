import type { z } from 'zod'
import { accept } from '#kernel/result.ts'
import type { Id } from '#kernel/id.ts'
import { form } from '#platform/http/door.ts'
import type { Door } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { casePaths } from '#capabilities/cases/contract.ts'
import { joinCaseWithCall } from '#capabilities/contact/commands/join-case-with-call.ts'
import type { JoinRefusal } from '#capabilities/contact/commands/join-case-with-call.ts'
import { openCaseFromCall } from '#capabilities/contact/commands/open-case-from-call.ts'
import type { OpenRefusal } from '#capabilities/contact/commands/open-case-from-call.ts'
import { stayCall } from '#capabilities/contact/commands/stay-call.ts'
import { callRoles } from '#capabilities/contact/domain/roles.ts'
import { oneId } from '#capabilities/contact/doors/params.ts'
import { refused } from '#capabilities/contact/doors/refused.ts'
import { joinForm, settleForm } from '#capabilities/contact/forms.ts'
import { joinPage, openCasePage, stayPage } from '#capabilities/contact/pages/settle-pages.tsx'
import type { Joining, Settling } from '#capabilities/contact/pages/settle-pages.tsx'
import { contactPaths } from '#capabilities/contact/paths.ts'
import { myOpenCases } from '#capabilities/contact/queries/my-open-cases.ts'
import { findCall } from '#capabilities/contact/store/call.ts'

const settling = async (visit: Visit, id: Id): Promise<Settling | null> => {
  const call = await findCall(visit.tx, id)
  return call === null ? null : { call }
}

const stay = form<typeof oneId, z.ZodType, typeof settleForm, Settling, { readonly kind: 'already-settled' }>({
  path: contactPaths.stay(':id'),
  name: 'stay-call',
  may: callRoles,
  params: oneId,
  records: 'call.stays',
  accepts: settleForm,
  read: (visit, { params }) => settling(visit, params.id),
  view: stayPage,
  submit: async (visit, _input, { call }) => {
    const stays = await stayCall(visit, call)
    return stays.ok ? accept({ to: contactPaths.one(call.id), id: call.id }) : stays
  },
  refusals: { 'already-settled': refused(409, 'settled') },
})

const open = form<typeof oneId, z.ZodType, typeof settleForm, Settling, OpenRefusal>({
  path: contactPaths.open(':id'),
  name: 'open-case-from-call',
  may: callRoles,
  params: oneId,
  records: 'call.became-case',
  accepts: settleForm,
  read: (visit, { params }) => settling(visit, params.id),
  view: openCasePage,
  submit: async (visit, _input, { call }) => {
    const opened = await openCaseFromCall(visit, call)
    return opened.ok ? accept({ to: casePaths.one(opened.value), id: opened.value }) : opened
  },
  refusals: {
    'already-settled': refused(409, 'settled'),
    'already-waiting': refused(409, 'pending'),
    'cannot-read': refused(422, 'cannotRead'),
    'cannot-write': refused(422, 'cannotOpen'),
    'no-case-role': refused(422, 'cannotOpen'),
    'no-recovery-key': refused(422, 'noKeys'),
  },
})

const join = form<typeof oneId, z.ZodType, typeof joinForm, Joining, JoinRefusal>({
  path: contactPaths.join(':id'),
  name: 'join-case-with-call',
  may: callRoles,
  params: oneId,
  records: 'call.joined-case',
  accepts: joinForm,
  read: async (visit, { params }) => {
    const model = await settling(visit, params.id)
    return model && { ...model, cases: await myOpenCases(visit) }
  },
  view: joinPage,
  submit: async (visit, input, { call }) => {
    const joined = await joinCaseWithCall(visit, call, input.form.caseId)
    return joined.ok ? accept({ to: casePaths.one(joined.value), id: joined.value }) : joined
  },
  refusals: {
    'no-such-case': refused(422, 'notOwnCase', 'caseId'),
    'already-settled': refused(409, 'settled'),
    'already-waiting': refused(409, 'pending'),
    'cannot-read': refused(422, 'cannotRead'),
    'cannot-write': refused(422, 'cannotOpen'),
  },
})

/** What a call may become. */
export const settlingDoors: readonly Door[] = [stay, open, join]
