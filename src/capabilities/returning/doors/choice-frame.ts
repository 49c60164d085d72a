import { accept } from '#kernel/result.ts'
import { form, page, type Door } from '#platform/http/door.ts'
import { beginReturn, letTakePart, type BeginRefusal, type PartyRefusal } from '#capabilities/returning/commands/begin-return.ts'
import { closeReturn, withdraw, type CloseRefusal, type WithdrawRefusal } from '#capabilities/returning/commands/end-return.ts'
import { choicePaths } from '#capabilities/returning/choice-paths.ts'
import { returnRoles } from '#capabilities/returning/domain/roles.ts'
import { refused, wordsRefusals } from '#capabilities/returning/doors/choice-refused.ts'
import { outcomeRefusals } from '#capabilities/returning/doors/after-refused.ts'
import { BeginForm, CloseForm, listQuery, oneCase, PartyForm, WithdrawForm } from '#capabilities/returning/forms/choice.ts'
import { beginPage, closePage, partyPage, withdrawPage } from '#capabilities/returning/pages/choice-forms.tsx'
import { listPage } from '#capabilities/returning/pages/choice-pages.tsx'
import { returnPage } from '#capabilities/returning/pages/return-page.tsx'
import { returnPaths } from '#capabilities/returning/paths.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import { listAnswer, showReturns } from '#capabilities/returning/queries/list-returns.ts'
import { prepareBegin, prepareClose, prepareParty, prepareWithdraw, type CloseModel, type PartyModel } from '#capabilities/returning/queries/prepare-choice.ts'
import { returnAnswer, showReturn } from '#capabilities/returning/queries/show-return.ts'
import type { Card } from '#capabilities/cases/contract.ts'

const shared = { may: returnRoles, scope: 'id', params: oneCase } as const

const mine = page({
  may: returnRoles,
  path: returnPaths.mine,
  name: 'returns',
  query: listQuery,
  records: 'return.listed',
  answers: listAnswer,
  read: (visit, { query }) => showReturns(visit, query),
  view: listPage,
})

const overview = page({
  ...shared,
  path: returnPaths.ofCase(':id'),
  name: 'return',
  records: 'return.seen',
  answers: returnAnswer,
  read: (visit, { params }) => showReturn(visit, params.id),
  view: returnPage,
})

const begin = form<typeof oneCase, never, typeof BeginForm, { readonly card: Card }, BeginRefusal>({
  ...shared,
  path: returnPaths.begin(':id'),
  name: 'begin-return',
  records: 'return.begun',
  accepts: BeginForm,
  read: (visit, { params }) => prepareBegin(visit, params.id),
  view: beginPage,
  submit: async (visit, { params }) => {
    const done = await beginReturn(visit, params.id)
    return done.ok ? accept({ to: returnPaths.ofCase(params.id), id: done.value }) : done
  },
  refusals: { 'open-already': refused(409, 'openAlready'), 'not-now': refused(409, 'notNow'), 'not-yours-to-begin': refused(422, 'notYoursToBegin') },
})

const takePart = form<typeof oneCase, never, typeof PartyForm, PartyModel, PartyRefusal>({
  ...shared,
  path: choicePaths.parties(':id'),
  name: 'let-take-part-in-return',
  records: 'return.party-added',
  accepts: PartyForm,
  read: (visit, { params }) => prepareParty(visit, params.id),
  view: partyPage,
  submit: async (visit, { params, form: { unit } }, { entered }) => {
    const done = await letTakePart(visit, entered, unit)
    return done.ok ? accept({ to: returnPaths.ofCase(params.id), id: done.value }) : done
  },
  refusals: {
    'moved-on': refused(409, 'movedOn'),
    'not-a-part': refused(422, 'notAPart', 'unit'),
    'part-taken': refused(409, 'partTaken', 'unit'),
    'takes-part-already': refused(409, 'takesPartAlready', 'unit'),
  },
})

const takeBack = form<typeof oneCase, never, typeof WithdrawForm, Entered, WithdrawRefusal>({
  ...shared,
  path: choicePaths.withdraw(':id'),
  name: 'withdraw-return',
  records: 'return.withdrawn',
  accepts: WithdrawForm,
  read: (visit, { params }) => prepareWithdraw(visit, params.id),
  view: withdrawPage,
  submit: async (visit, { params, form: said }, entered) => {
    const done = await withdraw(visit, entered, said)
    return done.ok ? accept({ to: returnPaths.ofCase(params.id), id: done.value }) : done
  },
  refusals: { ...wordsRefusals, 'moved-on': refused(409, 'movedOn'), 'not-here': refused(409, 'notHere') },
})

const close = form<typeof oneCase, never, typeof CloseForm, CloseModel, CloseRefusal>({
  ...shared,
  path: choicePaths.close(':id'),
  name: 'close-return',
  records: 'return.closed',
  accepts: CloseForm,
  read: (visit, { params }) => prepareClose(visit, params.id),
  view: closePage,
  submit: async (visit, { params, form: said }, { entered }) => {
    const done = await closeReturn(visit, entered, said)
    return done.ok ? accept({ to: returnPaths.ofCase(params.id), id: done.value }) : done
  },
  refusals: {
    ...wordsRefusals,
    'moved-on': refused(409, 'movedOn'),
    'not-here': refused(409, 'notHere', 'outcome'),
    'ended-in-future': refused(422, 'inFuture', 'endedOn'),
    'ended-before-begun': refused(422, 'wantsBefore', 'endedOn'),
    ...outcomeRefusals,
  },
})

export const frameDoors: readonly Door[] = [mine, begin, takePart, takeBack, close, overview]
