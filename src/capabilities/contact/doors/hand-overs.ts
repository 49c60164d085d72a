import type { z } from 'zod'
import { accept } from '#kernel/result.ts'
import { form, page } from '#platform/http/door.ts'
import type { Door } from '#platform/http/door.ts'
import { findZones } from '#capabilities/people/contract.ts'
import { answerTo } from '#capabilities/contact/commands/answer-hand-over.ts'
import type { AnswerRefusal } from '#capabilities/contact/commands/answer-hand-over.ts'
import { handOverCall } from '#capabilities/contact/commands/hand-over-call.ts'
import type { HandOverRefusal } from '#capabilities/contact/commands/hand-over-call.ts'
import { wordsMayCross } from '#capabilities/contact/domain/call.ts'
import { callRoles } from '#capabilities/contact/domain/roles.ts'
import { oneId } from '#capabilities/contact/doors/params.ts'
import { refused } from '#capabilities/contact/doors/refused.ts'
import { answerForm, handOverForm } from '#capabilities/contact/forms.ts'
import { answerPage, receiptPage } from '#capabilities/contact/pages/hand-over-page.tsx'
import { handOverPage } from '#capabilities/contact/pages/settle-pages.tsx'
import type { HandingOver } from '#capabilities/contact/pages/settle-pages.tsx'
import { contactPaths } from '#capabilities/contact/paths.ts'
import { handOverAnswer, showHandOver } from '#capabilities/contact/queries/show-hand-over.ts'
import type { HandOverReceipt } from '#capabilities/contact/queries/show-hand-over.ts'
import { findCall } from '#capabilities/contact/store/call.ts'
import type { HandOver } from '#capabilities/contact/store/hand-over.ts'

/** Kinds of zones whose people take calls. */
const lineKinds = [
  'social_services',
  'social_on_call',
  'specialist_clinic',
  'regional_coordinator',
  'shelter',
  'ngo',
  'helpline',
  'national_coordination',
] as const

const send = form<typeof oneId, z.ZodType, typeof handOverForm, HandingOver, HandOverRefusal>({
  path: contactPaths.handOver(':id'),
  name: 'hand-over-call',
  may: callRoles,
  params: oneId,
  records: 'call.handed-over',
  accepts: handOverForm,
  read: async (visit, { params }) => {
    const call = await findCall(visit.tx, params.id)
    if (call === null) return null
    const zones = (await findZones(visit.tx, { kinds: lineKinds })).filter((zone) => zone.id !== visit.actor.zoneId)
    return { call, zones: zones.map(({ id, name }) => ({ id, name })), wordsCross: wordsMayCross(call) }
  },
  view: handOverPage,
  submit: async (visit, input, { call }) => {
    const { toZone, toLine } = input.form
    const to = toZone !== null ? { zone: toZone } : toLine !== null ? { line: toLine } : null
    if (to === null) throw new Error('the form lets one of the two through')
    const sent = await handOverCall(visit, call, to)
    return sent.ok ? accept({ to: contactPaths.receipt(sent.value), id: sent.value }) : sent
  },
  refusals: {
    'already-settled': refused(409, 'settled'),
    'already-waiting': refused(409, 'pending'),
    'own-zone': refused(422, 'ownZone', 'toZone'),
    'nobody-can-open': refused(422, 'nobodyCanOpen', 'toZone'),
    'cannot-read': refused(422, 'cannotRead'),
  },
  errors: { toZone: { 'one-of-two': refused(422, 'oneOfTwo').words } },
})

const receipt = page({
  path: contactPaths.receipt(':id'),
  name: 'hand-over',
  may: callRoles,
  params: oneId,
  records: 'hand-over.seen',
  answers: handOverAnswer,
  read: async (visit, { params }) => (await showHandOver(visit, params.id))?.receipt ?? null,
  view: receiptPage,
})

const answer = form<typeof oneId, z.ZodType, typeof answerForm, { readonly row: HandOver; readonly receipt: HandOverReceipt }, AnswerRefusal>({
  path: contactPaths.answer(':id'),
  name: 'answer-hand-over',
  may: callRoles,
  params: oneId,
  records: 'hand-over.answered',
  accepts: answerForm,
  read: async (visit, { params }) => {
    const found = await showHandOver(visit, params.id)
    return found && (found.receipt.oursToAnswer || found.row.answer !== null) ? found : null
  },
  view: (model, state, shown) => answerPage(model.receipt, state, shown),
  submit: async (visit, input, { row }) => {
    const answered = await answerTo(visit, row, input.form.answer, input.form.reason)
    if (!answered.ok) return answered
    const { callId } = answered.value
    return accept(callId === null ? { to: contactPaths.receipt(row.id), id: row.id } : { to: contactPaths.one(callId), id: callId })
  },
  refusals: {
    'already-answered': refused(409, 'answered'),
    'zone-without-keys': refused(422, 'noKeys'),
    'cannot-read': refused(422, 'cannotRead'),
  },
  errors: { reason: { required: refused(422, 'reason').words } },
})

/** Hand-overs, to and from, with their receipt. */
export const handOverDoors: readonly Door[] = [answer, receipt, send]
