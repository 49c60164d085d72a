import { accept, refuse } from '#kernel/result.ts'
import { form, page, type Door } from '#platform/http/door.ts'
import { afterPaths } from '#capabilities/returning/after-paths.ts'
import {
  approveGrant,
  counterGrant,
  dropGrant,
  noteReceipt,
  payGrant,
  planGrant,
  type ApproveRefusal,
  type CounterRefusal,
  type GrantRefusal,
  type PayRefusal,
  type PlanRefusal,
  type ReceiptRefusal,
} from '#capabilities/returning/commands/grants.ts'
import { returnRoles } from '#capabilities/returning/domain/roles.ts'
import { grantRefusals, refusedAfter } from '#capabilities/returning/doors/after-refused.ts'
import {
  afterCase,
  afterGrant,
  ApproveForm,
  CounterForm,
  DropForm,
  MoneyQuery,
  PayForm,
  PlanGrantForm,
  ReceiptForm,
} from '#capabilities/returning/forms/after.ts'
import { approveForm, counterForm, dropForm, payForm, planGrantForm, receiptForm } from '#capabilities/returning/pages/after-grant-forms.tsx'
import { moneyPage } from '#capabilities/returning/pages/after-lists.tsx'
import {
  prepareGrant,
  preparePlanGrant,
  prepareReceipt,
  type GrantModel,
  type PlanGrantModel,
  type ReceiptModel,
} from '#capabilities/returning/queries/after-forms.ts'
import { moneyAnswer, showMoney } from '#capabilities/returning/queries/show-money.ts'

const writing = { may: returnRoles, scope: 'id' } as const
const done = (caseId: string, id: string) => accept({ to: afterPaths.ofCase(caseId), id })

const plan = form<typeof afterCase, never, typeof PlanGrantForm, PlanGrantModel, PlanRefusal>({
  ...writing,
  path: afterPaths.newGrant(':id'),
  name: 'plan-return-grant',
  params: afterCase,
  records: 'return-grant.planned',
  accepts: PlanGrantForm,
  read: (visit, { params }) => preparePlanGrant(visit, params.id),
  view: planGrantForm,
  submit: async (visit, { params, form: said }, { entered }) => {
    const made = await planGrant(visit, entered, said)
    return made.ok ? done(params.id, made.value) : made
  },
  refusals: {
    'not-yours': refusedAfter(422, 'notYours'),
    'not-an-amount': refusedAfter(422, 'notAnAmount', 'amount'),
    'her-word-missing': refusedAfter(422, 'herWordMissing', 'herWordOn'),
    'her-word-not-needed': refusedAfter(422, 'herWordNotNeeded', 'herWordOn'),
    'in-the-future': refusedAfter(422, 'inTheFuture', 'herWordOn'),
  },
})

const approve = form<typeof afterGrant, never, typeof ApproveForm, GrantModel, ApproveRefusal>({
  ...writing,
  path: afterPaths.approve(':id', ':grant'),
  name: 'approve-return-grant',
  params: afterGrant,
  records: 'return-grant.approved',
  accepts: ApproveForm,
  read: (visit, { params }) => prepareGrant(visit, params.id, params.grant, 'approve'),
  view: approveForm,
  submit: async (visit, { params, form: said, version }, { entered, grant }) => {
    const made = await approveGrant(visit, entered, grant, said, version ?? 0)
    return made.ok ? done(params.id, made.value) : refuse(made.refusal)
  },
  refusals: {
    ...grantRefusals,
    'own-plan': refusedAfter(422, 'ownPlan'),
    'rate-missing': refusedAfter(422, 'rateMissing', 'sek'),
    'not-an-amount': refusedAfter(422, 'notAnAmount', 'sek'),
    'in-the-future': refusedAfter(422, 'inTheFuture', 'rateOn'),
    'no-ceiling': refusedAfter(422, 'noCeiling'),
    'above-ceiling': refusedAfter(422, 'aboveCeiling'),
  },
})

const pay = form<typeof afterGrant, never, typeof PayForm, GrantModel, PayRefusal>({
  ...writing,
  path: afterPaths.pay(':id', ':grant'),
  name: 'pay-return-grant',
  params: afterGrant,
  records: 'return-grant.paid',
  accepts: PayForm,
  read: (visit, { params }) => prepareGrant(visit, params.id, params.grant, 'pay'),
  view: payForm,
  submit: async (visit, { params, form: said, version }, { entered, grant }) => {
    const made = await payGrant(visit, entered, grant, said.on, version ?? 0)
    return made.ok ? done(params.id, made.value) : refuse(made.refusal)
  },
  refusals: {
    ...grantRefusals,
    'in-the-future': refusedAfter(422, 'inTheFuture', 'on'),
    'before-the-return': refusedAfter(422, 'beforeTheReturn', 'on'),
    'own-approval': refusedAfter(422, 'ownApproval'),
  },
})

const drop = form<typeof afterGrant, never, typeof DropForm, GrantModel, GrantRefusal>({
  ...writing,
  path: afterPaths.drop(':id', ':grant'),
  name: 'drop-return-grant',
  params: afterGrant,
  records: 'return-grant.dropped',
  accepts: DropForm,
  read: (visit, { params }) => prepareGrant(visit, params.id, params.grant, 'drop'),
  view: dropForm,
  submit: async (visit, { params, version }, { entered, grant }) => {
    const made = await dropGrant(visit, entered, grant, version ?? 0)
    return made.ok ? done(params.id, made.value) : refuse(made.refusal)
  },
  refusals: grantRefusals,
})

const counter = form<typeof afterGrant, never, typeof CounterForm, GrantModel, CounterRefusal>({
  ...writing,
  path: afterPaths.counter(':id', ':grant'),
  name: 'take-back-return-grant',
  params: afterGrant,
  records: 'return-grant.taken-back',
  accepts: CounterForm,
  read: (visit, { params }) => prepareGrant(visit, params.id, params.grant, 'counter'),
  view: counterForm,
  submit: async (visit, { params, form: said }, { entered, grant }) => {
    const made = await counterGrant(visit, entered, grant, said.reason)
    return made.ok ? done(params.id, made.value) : refuse(made.refusal)
  },
  refusals: { ...grantRefusals, 'is-a-correction': refusedAfter(422, 'isACorrection'), 'taken-back-already': refusedAfter(409, 'takenBackAlready') },
})

const receipt = form<typeof afterGrant, never, typeof ReceiptForm, ReceiptModel, ReceiptRefusal>({
  ...writing,
  path: afterPaths.receipt(':id', ':grant'),
  name: 'note-return-receipt',
  params: afterGrant,
  records: 'return-grant.receipt-noted',
  accepts: ReceiptForm,
  read: (visit, { params }) => prepareReceipt(visit, params.id, params.grant),
  view: receiptForm,
  submit: async (visit, { params, form: said }, { entered, grant }) => {
    const made = await noteReceipt(visit, entered, grant, { thereIs: said.thereIs === 'yes', code: said.code, onDay: said.onDay })
    return made.ok ? done(params.id, made.value) : made
  },
  refusals: {
    'not-paid-yet': refusedAfter(422, 'notPaidYet'),
    'said-already': refusedAfter(409, 'saidAlready'),
    'say-when': refusedAfter(422, 'sayWhen', 'onDay'),
    'in-the-future': refusedAfter(422, 'inTheFuture', 'onDay'),
  },
  errors: { code: { 'not-a-number': refusedAfter(422, 'notANumber').words } },
})

/** Finance is in no case: amounts and codes of the own zone, and nothing else of this room. */
const money = page({
  may: ['finance_officer'],
  path: afterPaths.money,
  name: 'return-grants',
  query: MoneyQuery,
  records: 'return-grants.listed',
  answers: moneyAnswer,
  read: (visit, { query }) => showMoney(visit, query.show ?? 'all', query.before && query.beforeId ? { at: query.before, id: query.beforeId } : null),
  view: moneyPage,
})

export const afterMoneyDoors: readonly Door[] = [money, plan, approve, pay, drop, counter, receipt]
