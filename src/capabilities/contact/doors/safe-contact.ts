import type { z } from 'zod'
import { accept } from '#kernel/result.ts'
import type { Id } from '#kernel/id.ts'
import { form, type Door } from '#platform/http/door.ts'
import { casePaths, findCard, standingIn } from '#capabilities/cases/contract.ts'
import { saySafeInCall, saySafeInCase, type SayInCallRefusal, type SayRefusal } from '#capabilities/contact/commands/say-safe-contact.ts'
import { maySettle } from '#capabilities/contact/domain/call.ts'
import { callRoles } from '#capabilities/contact/domain/roles.ts'
import { oneId } from '#capabilities/contact/doors/params.ts'
import { refused } from '#capabilities/contact/doors/refused.ts'
import { safeForm } from '#capabilities/contact/forms.ts'
import { safeInCallPage, safeInCasePage } from '#capabilities/contact/pages/safe-contact-page.tsx'
import { contactPaths } from '#capabilities/contact/paths.ts'
import { findCall, type Call } from '#capabilities/contact/store/call.ts'

/** Beside their fields: what does not go together, and what nobody has said. */
export const safeErrors = {
  ways: { unsafe: refused(422, 'unsafeWay').words, 'nobody-said': refused(422, 'nobodyHow').words },
  safeFrom: { 'not-a-time': refused(422, 'hours').words, 'nobody-said': refused(422, 'nobodyWhen').words },
  safeUntil: { 'not-a-time': refused(422, 'hours').words, required: refused(422, 'hours').words, same: refused(422, 'sameHours').words },
  anyHour: { both: refused(422, 'bothHours').words },
  safeWords: { 'nobody-said': refused(422, 'nobodyWords').words },
}

const inCall = form<typeof oneId, z.ZodType, typeof safeForm, { readonly call: Call }, SayInCallRefusal>({
  path: contactPaths.safe(':id'),
  name: 'say-safe-contact',
  may: callRoles,
  params: oneId,
  records: 'call.safe-contact-said',
  accepts: safeForm,
  read: async (visit, { params }) => {
    const call = await findCall(visit.tx, params.id)
    return call !== null && maySettle(call.state).ok ? { call } : null
  },
  view: safeInCallPage,
  submit: async (visit, input, { call }) => {
    const said = await saySafeInCall(visit, call, input.version ?? call.version, input.form)
    return said.ok ? accept({ to: contactPaths.one(call.id), id: call.id }) : said
  },
  refusals: {
    'already-said': refused(409, 'alreadySaid'),
    'not-stricter': refused(422, 'notStricter', 'safeFrom'),
    'unsafe-way': refused(422, 'unsafeWay', 'ways'),
    'cannot-read': refused(422, 'cannotRead'),
    'zone-without-keys': refused(422, 'noKeys'),
  },
  errors: safeErrors,
})

const inCase = form<typeof oneId, z.ZodType, typeof safeForm, { readonly caseId: Id }, SayRefusal>({
  path: contactPaths.safeOfCase(':id'),
  name: 'say-safe-contact-in-case',
  may: callRoles,
  scope: 'id',
  params: oneId,
  records: 'case.safe-contact-said',
  accepts: safeForm,
  read: async (visit, { params }) => {
    const card = await findCard(visit.tx, params.id)
    if (card?.protectionLevel === 2) visit.requireStrong()
    return card !== null && (await standingIn(visit.tx, params.id)) !== null ? { caseId: params.id } : null
  },
  view: safeInCasePage,
  submit: async (visit, input, { caseId }) => {
    const said = await saySafeInCase(visit, caseId, input.form)
    return said.ok ? accept({ to: casePaths.one(caseId), id: caseId }) : said
  },
  refusals: { 'cannot-write': refused(422, 'cannotSay') },
  errors: safeErrors,
})

/** Where somebody says what is safe, so that anybody may be in touch. */
export const safeContactDoors: readonly Door[] = [inCall, inCase]
