import { z } from 'zod'
import { accept } from '#kernel/result.ts'
import { form, page } from '#platform/http/door.ts'
import type { Door } from '#platform/http/door.ts'
import * as f from '#platform/http/fields.ts'
import {
  decideAddress,
  nameAnotherDecider,
  noteAddressCallBack,
  receiveAddressRequest,
  type CallBackRefusal,
  type DeciderRefusal,
  type DecideRefusal,
  type ReceiveRefusal,
} from '#capabilities/protection/commands/address-request.ts'
import { addressRoles } from '#capabilities/protection/domain/roles.ts'
import { no, requestInCase } from '#capabilities/protection/doors/placement-no.ts'
import { oneCase } from '#capabilities/protection/doors/refused.ts'
import { callBackForm, deciderForm, decisionForm, receiveForm } from '#capabilities/protection/forms/address.ts'
import { callBackPage, deciderPage, decidePage, receivePage } from '#capabilities/protection/pages/address-forms.tsx'
import { addressesPage, addressListPage, addressPage } from '#capabilities/protection/pages/address-pages.tsx'
import { placementPaths } from '#capabilities/protection/placement-paths.ts'
import {
  addressAnswer,
  addressesAnswer,
  addressListAnswer,
  prepareAddress,
  prepareDecider,
  prepareReceive,
  showAddress,
  showAddresses,
  showAddressList,
  type AddressWork,
  type DeciderWork,
  type ReceiveModel,
} from '#capabilities/protection/queries/show-address.ts'

const shared = { may: addressRoles, scope: 'id' } as const

const list = page({
  path: placementPaths.addressList,
  name: 'address-requests-due',
  may: addressRoles,
  query: z.object({ show: f.optionalChoice(['mine']) }),
  records: 'address-requests.due-listed',
  answers: addressListAnswer,
  read: (visit, { query }) => showAddressList(visit, query.show),
  view: addressListPage,
})
const ofCase = page({
  ...shared,
  path: placementPaths.addresses(':id'),
  name: 'address-requests',
  params: oneCase,
  records: 'address-requests.listed',
  answers: addressesAnswer,
  read: (visit, { params }) => showAddresses(visit, params.id),
  view: addressesPage,
})
const receive = form<typeof oneCase, never, typeof receiveForm, ReceiveModel, ReceiveRefusal>({
  ...shared,
  path: placementPaths.newAddress(':id'),
  name: 'receive-address-request',
  params: oneCase,
  records: 'address-request.received',
  accepts: receiveForm,
  read: (visit, { params }) => prepareReceive(visit, params.id),
  view: receivePage,
  submit: async (visit, { params, form: said }, model) => {
    const may = { deciders: model.deciders.map((one) => one.id), functions: model.functions.map((one) => one.id) }
    const done = await receiveAddressRequest(visit, model.entered, may, said)
    return done.ok ? accept({ to: placementPaths.address(params.id, done.value), id: done.value }) : done
  },
  refusals: {
    'not-a-decider': no(422, 'notADecider', 'deciderId'),
    'not-in-the-directory': no(422, 'notInDirectory', 'functionId'),
    'due-in-the-past': no(422, 'dueInPast', 'dueAt'),
    'not-yours-to-write': no(422, 'notYours'),
  },
})
const one = page({
  ...shared,
  path: placementPaths.address(':id', ':request'),
  name: 'address-request',
  params: requestInCase,
  records: 'address-request.seen',
  answers: addressAnswer,
  read: (visit, { params }) => showAddress(visit, params.id, params.request),
  view: addressPage,
})
const call = form<typeof requestInCase, never, typeof callBackForm, AddressWork, CallBackRefusal>({
  ...shared,
  path: placementPaths.callBack(':id', ':request'),
  name: 'note-call-back',
  params: requestInCase,
  records: 'address-request.called-back',
  accepts: callBackForm,
  read: (visit, { params }) => prepareAddress(visit, params.id, params.request),
  view: callBackPage,
  submit: async (visit, { params, form: said }, { request }) => {
    const done = await noteAddressCallBack(visit, request, said.callBack)
    return done.ok ? accept({ to: placementPaths.address(params.id, params.request), id: done.value }) : done
  },
  refusals: { 'called-already': no(409, 'calledAlready'), 'no-known-number': no(422, 'noKnownNumber', 'callBack') },
})
const decider = form<typeof requestInCase, never, typeof deciderForm, DeciderWork, DeciderRefusal>({
  ...shared,
  path: placementPaths.otherDecider(':id', ':request'),
  name: 'name-another-decider',
  params: requestInCase,
  records: 'address-request.decider-named',
  accepts: deciderForm,
  read: (visit, { params }) => prepareDecider(visit, params.id, params.request),
  view: deciderPage,
  submit: async (visit, { params, form: said, version }, { request, deciders }) => {
    const may = deciders.map((each) => each.id)
    const done = await nameAnotherDecider(visit, request, may, said, version ?? request.version)
    return done.ok ? accept({ to: placementPaths.address(params.id, params.request), id: done.value }) : done
  },
  refusals: { 'already-decided': no(409, 'decidedAlready'), 'not-a-decider': no(422, 'notADeciderNow', 'deciderId') },
})
const decide = form<typeof requestInCase, never, typeof decisionForm, AddressWork, DecideRefusal>({
  ...shared,
  path: placementPaths.decide(':id', ':request'),
  name: 'decide-address-request',
  params: requestInCase,
  records: 'address-request.decided',
  accepts: decisionForm,
  read: async (visit, { params }) => {
    const work = await prepareAddress(visit, params.id, params.request)
    if (work) visit.requireStrong()
    return work
  },
  view: decidePage,
  submit: async (visit, { params, form: said, version }, { request }) => {
    const done = await decideAddress(visit, request, said, version ?? request.version)
    return done.ok ? accept({ to: placementPaths.address(params.id, params.request), id: done.value }) : done
  },
  refusals: {
    'already-decided': no(409, 'decidedAlready'),
    'not-the-decider': no(422, 'notTheDecider'),
    'not-called-back': no(422, 'notCalledBack', 'outcome'),
    'not-confirmed': no(422, 'notConfirmed', 'outcome'),
    'not-asked-for': no(422, 'notAskedFor', 'given'),
    'nothing-given': no(422, 'nothingGiven', 'given'),
    'given-though-refused': no(422, 'givenThoughRefused', 'given'),
    'not-all-given': no(422, 'notAllGiven', 'outcome'),
    'all-given': no(422, 'allGiven', 'outcome'),
    'not-yours-to-give': no(422, 'notYoursToGive', 'givenWords'),
    'not-yours-to-write': no(422, 'notYours'),
    'too-long': no(422, 'tooLong', 'givenWords'),
  },
})

export const addressDoors: readonly Door[] = [list, ofCase, receive, one, call, decider, decide]
