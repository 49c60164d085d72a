import { accept, type Result } from '#kernel/result.ts'
import type { Id } from '#kernel/id.ts'
import { form, page, type Answer, type Done, type Door } from '#platform/http/door.ts'
import { makeReceiptStock } from '#platform/sealing/receipt-stock.ts'
import { memberEndings } from '#capabilities/cases/contract.ts'
import { reSeals } from '#capabilities/people/contract.ts'
import { abroadPaths } from '#capabilities/returning/abroad-paths.ts'
import { noteAnswer, replyToPartner, type ReplyRefusal } from '#capabilities/returning/commands/answer-partner.ts'
import { reSealHandovers } from '#capabilities/returning/commands/handover-holders.ts'
import { prepareHandover, type PrepareRefusal } from '#capabilities/returning/commands/prepare-handover.ts'
import {
  endAllHandovers,
  endHandover,
  noteCode,
  secondTheHandover,
  sendHandover,
  type SendHandoverRefusal,
} from '#capabilities/returning/commands/send-handover.ts'
import { returnRoles } from '#capabilities/returning/domain/roles.ts'
import * as forms from '#capabilities/returning/forms/abroad.ts'
import { endHandoverPage, replyPage, settlePage } from '#capabilities/returning/pages/abroad-answers.tsx'
import { preparePage, receiverPage, secondPage, sendHandoverPage } from '#capabilities/returning/pages/abroad-forms.tsx'
import { handoverListPage, waitingPage } from '#capabilities/returning/pages/abroad-list.tsx'
import { handoverPage } from '#capabilities/returning/pages/abroad-one.tsx'
import { AbroadSection } from '#capabilities/returning/pages/abroad-section.tsx'
import { abroadJobs } from '#capabilities/returning/jobs/forget-handovers.ts'
import { abroadLanes, abroadMoments, abroadOfReturn, abroadToday } from '#capabilities/returning/queries/abroad-section.ts'
import { chooseHandover, chooseReceiver, ReceiverAnswer, type HandoverChoice } from '#capabilities/returning/queries/choose-handover.ts'
import { returnEndings, returnFurnishings, returnJobs, returnSections, returnTodays, type ReturnSection } from '#capabilities/returning/queries/sections.ts'
import * as shown from '#capabilities/returning/queries/show-handover.ts'
import { dropHandoverKeys } from '#capabilities/returning/store/handover-answer.ts'
import { furnishHandovers } from '#capabilities/returning/store/transfer.ts'
import { inBothAbroad, type abroadWords } from '#capabilities/returning/words.abroad.ts'

type Word = keyof (typeof abroadWords)['sv']['refused']
const refused = (status: Answer['status'], word: Word, field?: string): Answer => ({
  status,
  words: inBothAbroad((t) => t.refused[word]),
  ...(field ? { field } : {}),
})
const ofCase = { may: returnRoles, scope: 'id' } as const
type HandoverParams = typeof forms.handoverParams
type AnswerParams = typeof forms.answerParams

const done = <Refusal>(caseId: Id, result: Result<Id, Refusal>): Result<Done, Refusal> =>
  result.ok ? accept({ to: abroadPaths.one(caseId, result.value), id: result.value }) : result

const waiting = page({
  path: abroadPaths.waiting,
  name: 'answers-from-abroad',
  may: returnRoles,
  records: 'abroad.answers-listed',
  answers: shown.WaitingFromAbroad,
  read: (visit) => shown.waitingFromAbroad(visit),
  view: waitingPage,
})

const list = page({
  ...ofCase,
  params: forms.ofCaseParams,
  path: abroadPaths.ofCase(':id'),
  name: 'list-hand-overs-abroad',
  records: 'abroad.listed',
  answers: shown.HandoverList,
  read: (visit, { params }) => shown.listHandovers(visit, params.id),
  view: handoverListPage,
})

const receivers = page({
  ...ofCase,
  params: forms.ofCaseParams,
  path: abroadPaths.begin(':id'),
  name: 'choose-receiver-abroad',
  records: 'abroad.begun',
  answers: ReceiverAnswer,
  read: (visit, { params }) => chooseReceiver(visit, params.id),
  view: receiverPage,
})

const prepare = form<typeof forms.prepareParams, never, typeof forms.HandoverForm, HandoverChoice, PrepareRefusal>({
  ...ofCase,
  params: forms.prepareParams,
  path: abroadPaths.prepare(':id', ':to'),
  name: 'prepare-hand-over-abroad',
  records: 'abroad.prepared',
  accepts: forms.HandoverForm,
  read: (visit, { params }) => chooseHandover(visit, params.id, params.to),
  start: ({ rule }) => ({ days: String(rule.days), language: 'en' }),
  view: preparePage,
  submit: async (visit, { params, form: said }, choice) => done(params.id, await prepareHandover(visit, choice, said)),
  refusals: {
    municipality: { status: 422, words: inBothAbroad((t) => t.hindrances.municipality) },
    'not-lead': { status: 422, words: inBothAbroad((t) => t.hindrances['not-lead']) },
    'nothing-chosen': refused(422, 'nothing-chosen', 'records'),
    'no-consent': refused(422, 'no-consent', 'records'),
    'ground-not-valid': refused(422, 'ground-not-valid', 'ground'),
    'too-many-days': refused(422, 'too-many-days', 'days'),
    'harm-too-long': refused(422, 'harm-too-long', 'harmTest'),
    'nobody-reads': refused(422, 'nobody-reads'),
  },
})

/** One hand-over. Who made it sees link and code here, until they have been noted. */
const one = (origin: string): Door =>
  page({
    ...ofCase,
    params: forms.handoverParams,
    path: abroadPaths.one(':id', ':handover'),
    name: 'show-hand-over-abroad',
    records: 'abroad.seen',
    answers: shown.HandoverAnswerModel,
    read: (visit, { params }) => shown.showHandover(visit, params.id, params.handover),
    view: (model, on) => handoverPage(model, on, origin),
  })

const second = form<HandoverParams, never, typeof forms.SecondForm, shown.HandoverModel, { readonly kind: 'somebody-first' }>({
  ...ofCase,
  params: forms.handoverParams,
  path: abroadPaths.second(':id', ':handover'),
  name: 'second-hand-over-abroad',
  records: 'abroad.seconded',
  accepts: forms.SecondForm,
  read: async (visit, { params }) => {
    const model = await shown.showHandover(visit, params.id, params.handover)
    return model?.handover.maySecond ? model : null
  },
  view: secondPage,
  submit: async (visit, { params, form: said }) => done(params.id, await secondTheHandover(visit, params.id, params.handover, said.answer)),
  refusals: { 'somebody-first': refused(409, 'somebody-first') },
})

/** Codes are made ahead, in the memory of this copy, so that the deed itself waits for nothing slow. */
const stock = makeReceiptStock()
const send = form<HandoverParams, never, typeof forms.KnownForm, shown.ReadyHandover, SendHandoverRefusal>({
  ...ofCase,
  params: forms.handoverParams,
  path: abroadPaths.send(':id', ':handover'),
  name: 'send-hand-over-abroad',
  records: 'abroad.sent',
  accepts: forms.KnownForm,
  read: (visit, { params }) => {
    stock.prepare()
    return shown.readyHandover(visit, params.id, params.handover)
  },
  view: sendHandoverPage,
  submit: async (visit, { params, version }, ready) => done(params.id, await sendHandover(visit, ready, version ?? 0, stock.take)),
  refusals: {
    'not-ready': refused(429, 'not-ready'),
    'text-changed': refused(422, 'text-changed'),
    'no-consent': refused(422, 'consent-gone'),
    'nobody-reads': refused(422, 'nobody-reads'),
  },
  errors: { known: { required: inBothAbroad((t) => t.send.knownMust) } },
})

const noted = (origin: string): Door =>
  form<HandoverParams, never, typeof forms.NoFields, shown.HandoverModel>({
    ...ofCase,
    params: forms.handoverParams,
    path: abroadPaths.noted(':id', ':handover'),
    name: 'note-code-abroad',
    records: 'abroad.code-noted',
    accepts: forms.NoFields,
    read: async (visit, { params }) => {
      const model = await shown.showHandover(visit, params.id, params.handover)
      return model?.code ? model : null
    },
    view: (model, _form, on) => handoverPage(model, on, origin),
    submit: async (visit, { params }) => done(params.id, await noteCode(visit, params.id, params.handover)),
    refusals: {},
  })

const end = form<HandoverParams, never, typeof forms.NoFields, shown.HandoverModel, { readonly kind: 'over-already' }>({
  ...ofCase,
  params: forms.handoverParams,
  path: abroadPaths.end(':id', ':handover'),
  name: 'end-hand-over-abroad',
  records: 'abroad.ended',
  accepts: forms.NoFields,
  read: async (visit, { params }) => {
    const model = await shown.showHandover(visit, params.id, params.handover)
    return model?.handover.leads && model.handover.over === null ? model : null
  },
  view: endHandoverPage,
  submit: async (visit, { params }) => done(params.id, await endHandover(visit, params.id, params.handover)),
  refusals: { 'over-already': refused(409, 'over-already') },
})

const answerRefusals = {
  'over-already': refused(409, 'over-already'),
  'cannot-read': refused(422, 'cannot-read'),
  'somebody-first': refused(409, 'somebody-first'),
} as const

const reply = form<AnswerParams, never, typeof forms.ReplyForm, shown.OpenAnswer, ReplyRefusal>({
  ...ofCase,
  params: forms.answerParams,
  path: abroadPaths.reply(':id', ':handover', ':answer'),
  name: 'reply-abroad',
  records: 'abroad.replied',
  accepts: forms.ReplyForm,
  read: async (visit, { params }) => {
    const open = await shown.openAnswerOf(visit, params.id, params.handover, params.answer)
    return open?.answer.kind === 'asked' ? open : null
  },
  view: replyPage,
  submit: async (visit, { params, form: said }, open) => done(params.id, await replyToPartner(visit, open.handover, open.answer, said.words)),
  refusals: answerRefusals,
})

const settle = form<AnswerParams, never, typeof forms.SettleForm, shown.OpenAnswer, ReplyRefusal>({
  ...ofCase,
  params: forms.answerParams,
  path: abroadPaths.settle(':id', ':handover', ':answer'),
  name: 'settle-answer-abroad',
  records: 'abroad.settled',
  accepts: forms.SettleForm,
  read: (visit, { params }) => shown.openAnswerOf(visit, params.id, params.handover, params.answer),
  view: settlePage,
  submit: async (visit, { params, form: said }, open) => done(params.id, await noteAnswer(visit, open.handover, open.answer, said.deed)),
  refusals: answerRefusals,
})

/** The work place of hand-overs. `origin` is where the page abroad is. */
export const abroadDoorsAt = (origin: string): readonly Door[] => [
  waiting,
  list,
  receivers,
  prepare,
  second,
  send,
  noted(origin),
  end,
  reply,
  settle,
  one(origin),
]

const section: ReturnSection = {
  name: 'abroad',
  order: 500,
  read: abroadOfReturn,
  view: AbroadSection,
  moments: abroadMoments,
  lanes: abroadLanes,
}
returnSections.push(section)
returnEndings.push((visit, { journey }) => endAllHandovers(visit, journey.id))
returnTodays.push(abroadToday)
returnFurnishings.push(furnishHandovers)
returnJobs.push(...abroadJobs)
reSeals.push(reSealHandovers)
memberEndings.push((visit, { unitId, personId }) => dropHandoverKeys(visit.tx, unitId, personId))
