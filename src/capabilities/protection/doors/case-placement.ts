import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import { accept } from '#kernel/result.ts'
import { form, page } from '#platform/http/door.ts'
import type { Door } from '#platform/http/door.ts'
import * as f from '#platform/http/fields.ts'
import type { Visit } from '#platform/http/visit.ts'
import { keepApart, type ApartRefusal } from '#capabilities/protection/commands/keep-apart.ts'
import {
  answerPlaceOffer,
  decideAboutChild,
  requestPlace,
  withdrawPlaceRequest,
  type ChildRefusal,
  type OfferAnswerRefusal,
  type RequestRefusal,
} from '#capabilities/protection/commands/request-place.ts'
import { linesOf } from '#capabilities/protection/domain/apart.ts'
import { placingRoles, riskRoles } from '#capabilities/protection/domain/roles.ts'
import { childInCase, no, offerInCase, requestInCase } from '#capabilities/protection/doors/placement-no.ts'
import { oneCase } from '#capabilities/protection/doors/refused.ts'
import { answerForm, apartForm, bandsOf, childForm, requestForm, withdrawForm, type RequestForm } from '#capabilities/protection/forms/placement.ts'
import { apartPage, childPage, offerAnswerPage, withdrawPage } from '#capabilities/protection/pages/case-placement-forms.tsx'
import { casePlacementPage, minePage } from '#capabilities/protection/pages/case-placement-page.tsx'
import { requestPage } from '#capabilities/protection/pages/request-form.tsx'
import { placementPaths } from '#capabilities/protection/placement-paths.ts'
import {
  casePlacementAnswer,
  mineAnswer,
  prepareChild,
  prepareMove,
  prepareOffer,
  prepareRequest,
  prepareWithdraw,
  showCasePlacement,
  showMine,
  type ChildModel,
  type NewRequestModel,
  type OfferModel,
  type WithdrawModel,
} from '#capabilities/protection/queries/case-placement.ts'
import { enterToWrite, type Entered } from '#capabilities/protection/queries/enter.ts'

const inCase = { may: placingRoles, scope: 'id' } as const

const mine = page({
  path: placementPaths.mine,
  name: 'placements',
  may: placingRoles,
  query: z.object({ show: f.optionalChoice(['offered']) }),
  records: 'placements.listed',
  answers: mineAnswer,
  read: (visit, { query }) => showMine(visit, query.show),
  view: minePage,
})
const one = page({
  ...inCase,
  path: placementPaths.inCase(':id'),
  name: 'placement',
  params: oneCase,
  records: 'placement.seen',
  answers: casePlacementAnswer,
  read: (visit, { params }) => showCasePlacement(visit, params.id),
  view: casePlacementPage,
})

async function sendRequest(visit: Visit, caseId: Id, said: RequestForm, { entered, shelters, moves }: NewRequestModel) {
  const { adults, who, wheelchair, adapted, pets, nightStaff, languages, awayFrom, fromDay, nights, basis, acute } = said
  const need = { adults, childBands: bandsOf(said), who, wheelchair, adapted, pets, nightStaff, languages, awayFrom, fromDay, nights, basis, acute }
  const done = await requestPlace(visit, entered, need, said.all ? shelters.map((each) => each.id) : said.shelters, moves)
  return done.ok ? accept({ to: placementPaths.inCase(caseId), id: done.value }) : done
}
const requestNos = {
  'nobody-asked': no(422, 'nobodyAsked', 'shelters'),
  'not-a-shelter': no(422, 'notShelter', 'shelters'),
  'nobody-to-place': no(422, 'nobodyToPlace', 'adults'),
  'in-the-past': no(422, 'inPast', 'fromDay'),
  'night-between': no(422, 'nightBetween', 'fromDay'),
  'moves-already': no(409, 'movesAlready'),
} as const

const ask = form<typeof oneCase, never, typeof requestForm, NewRequestModel, RequestRefusal>({
  ...inCase,
  path: placementPaths.newRequest(':id'),
  name: 'request-place',
  params: oneCase,
  records: 'place.requested',
  accepts: requestForm,
  read: (visit, { params }) => prepareRequest(visit, params.id),
  view: requestPage,
  submit: (visit, { params, form: said }, model) => sendRequest(visit, params.id, said, model),
  refusals: requestNos,
})
/** The same request, for somebody who has a place: the old one is kept until the arrival at the new. */
const move = form<typeof offerInCase, never, typeof requestForm, NewRequestModel, RequestRefusal>({
  ...inCase,
  path: placementPaths.newMove(':id', ':ask'),
  name: 'request-move',
  params: offerInCase,
  records: 'place.move-requested',
  accepts: requestForm,
  read: (visit, { params }) => prepareMove(visit, params.id, params.ask),
  view: requestPage,
  submit: (visit, { params, form: said }, model) => sendRequest(visit, params.id, said, model),
  refusals: requestNos,
})
const answer = form<typeof offerInCase, never, typeof answerForm, OfferModel, OfferAnswerRefusal>({
  ...inCase,
  path: placementPaths.answerOffer(':id', ':ask'),
  name: 'answer-offer',
  params: offerInCase,
  records: 'place.answered',
  accepts: answerForm,
  read: (visit, { params }) => prepareOffer(visit, params.id, params.ask),
  view: offerAnswerPage,
  submit: async (visit, { params, form: said, version }, model) => {
    const done = await answerPlaceOffer(visit, model.ask, said.answer, version ?? model.ask.version)
    return done.ok ? accept({ to: placementPaths.inCase(params.id), id: done.value }) : done
  },
  refusals: { 'offer-over': no(409, 'offerOver'), 'placed-already': no(409, 'placedAlready'), 'night-between': no(409, 'nightBetweenNow') },
})
const withdraw = form<typeof requestInCase, never, typeof withdrawForm, WithdrawModel, { readonly kind: 'nothing-to-withdraw' }>({
  ...inCase,
  path: placementPaths.withdraw(':id', ':request'),
  name: 'withdraw-request',
  params: requestInCase,
  records: 'place.request-withdrawn',
  accepts: withdrawForm,
  read: (visit, { params }) => prepareWithdraw(visit, params.id, params.request),
  view: withdrawPage,
  submit: async (visit, { params }) => {
    const done = await withdrawPlaceRequest(visit, params.request)
    return done.ok ? accept({ to: placementPaths.inCase(params.id), id: done.value }) : done
  },
  refusals: { 'nothing-to-withdraw': no(409, 'nothingToWithdraw') },
})
const child = form<typeof childInCase, never, typeof childForm, ChildModel, ChildRefusal>({
  ...inCase,
  path: placementPaths.child(':id', ':child'),
  name: 'decide-about-child',
  params: childInCase,
  records: 'child.placement-decided',
  accepts: childForm,
  read: (visit, { params }) => prepareChild(visit, params.id, params.child),
  view: childPage,
  submit: async (visit, { params, form: said }, model) => {
    const done = await decideAboutChild(visit, model.child, said.decision)
    return done.ok ? accept({ to: placementPaths.inCase(params.id), id: done.value }) : done
  },
  refusals: { 'decided-already': no(409, 'decidedAlready') },
})
const apart = form<typeof oneCase, never, typeof apartForm, Entered, ApartRefusal>({
  path: placementPaths.apart(':id'),
  name: 'keep-apart',
  may: riskRoles,
  scope: 'id',
  params: oneCase,
  records: 'apart.recorded',
  accepts: apartForm,
  read: (visit, { params }) => enterToWrite(visit, params.id, 'C10'),
  view: apartPage,
  submit: async (visit, { form: said }, entered) => {
    const told = { names: linesOf(said.names), nicks: linesOf(said.nicks), phones: linesOf(said.phones), mayRecruit: said.mayRecruit }
    const done = await keepApart(visit, entered, told)
    return done.ok ? accept({ to: `/cases/${entered.card.id}`, id: done.value }) : done
  },
  refusals: {
    'nothing-written': no(422, 'nothingWritten', 'names'),
    'not-a-number': no(422, 'notANumber', 'phones'),
    'not-yours-to-write': no(422, 'notYours'),
  },
})

export const casePlacementDoors: readonly Door[] = [mine, ask, move, one, answer, withdraw, child, apart]
