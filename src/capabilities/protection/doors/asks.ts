import { z } from 'zod'
import { accept } from '#kernel/result.ts'
import { form, page } from '#platform/http/door.ts'
import type { Door } from '#platform/http/door.ts'
import * as f from '#platform/http/fields.ts'
import {
  decideAdmission,
  movePlace,
  noteArrival,
  noteDeparture,
  type AdmitRefusal,
  type ArriveRefusal,
  type LeaveRefusal,
  type MoveRefusal,
} from '#capabilities/protection/commands/admit.ts'
import { offerPlace, refuseRequest, type OfferRefusal } from '#capabilities/protection/commands/offer-place.ts'
import { keeperRoles } from '#capabilities/protection/domain/roles.ts'
import { no, oneAsk } from '#capabilities/protection/doors/placement-no.ts'
import { admitForm, arriveForm, leaveForm, moveForm, offerForm, refuseForm } from '#capabilities/protection/forms/placement.ts'
import { admitPage, arrivePage, leavePage, movePage, offerPage, refusePage } from '#capabilities/protection/pages/ask-forms.tsx'
import { askPage, queuePage } from '#capabilities/protection/pages/asks-page.tsx'
import { placementPaths } from '#capabilities/protection/placement-paths.ts'
import { askAnswer, prepareAsk, queueAnswer, queueShows, showAsk, showQueue, type AskModel } from '#capabilities/protection/queries/show-ask.ts'
import { keepsPlaces } from '#capabilities/protection/store/place.ts'

const queue = page({
  path: placementPaths.queue,
  name: 'place-requests',
  may: keeperRoles,
  query: z.object({ show: f.optionalChoice(queueShows) }),
  records: 'place-requests.listed',
  answers: queueAnswer,
  read: async (visit, { query }) => ((await keepsPlaces(visit.tx)) ? await showQueue(visit, query.show) : null),
  view: queuePage,
})
const one = page({
  path: placementPaths.ask(':ask'),
  name: 'place-request',
  may: keeperRoles,
  params: oneAsk,
  records: 'place-request.seen',
  answers: askAnswer,
  read: (visit, { params }) => showAsk(visit, params.ask),
  view: askPage,
})

const common = {
  may: keeperRoles,
  params: oneAsk,
  read: (visit: Parameters<typeof prepareAsk>[0], { params }: { readonly params: z.output<typeof oneAsk> }) => prepareAsk(visit, params.ask),
} as const
const back = (id: string) => accept({ to: placementPaths.ask(id), id })

const offer = form<typeof oneAsk, never, typeof offerForm, AskModel, OfferRefusal>({
  ...common,
  path: placementPaths.offer(':ask'),
  name: 'offer-place',
  records: 'place.offered',
  accepts: offerForm,
  view: offerPage,
  submit: async (visit, { form: said, version }, model) => {
    const done = await offerPlace(visit, model, { placeId: said.place, hours: said.hours, anyway: said.anyway }, version ?? model.ask.version)
    return done.ok ? back(done.value) : done
  },
  refusals: {
    'nights-taken': no(409, 'nightsTaken', 'place'),
    'not-a-place': no(422, 'notAPlace', 'place'),
    'does-not-fit': no(422, 'doesNotFit', 'anyway'),
    conflict: no(422, 'conflict', 'place'),
    'head-decides': no(422, 'headDecides', 'place'),
    'asked-too-often': no(429, 'tooOften'),
    'answered-already': no(409, 'answeredAlready'),
    'nights-over': no(422, 'nightsOver'),
  },
})
const refusing = form<typeof oneAsk, never, typeof refuseForm, AskModel, { readonly kind: 'answered-already' }>({
  ...common,
  path: placementPaths.refuse(':ask'),
  name: 'refuse-place',
  records: 'place.refused',
  accepts: refuseForm,
  view: refusePage,
  submit: async (visit, { form: said, version }, model) => {
    const done = await refuseRequest(visit, model, said.why, version ?? model.ask.version)
    return done.ok ? back(done.value) : done
  },
  refusals: { 'answered-already': no(409, 'answeredAlready') },
})
const admit = form<typeof oneAsk, never, typeof admitForm, AskModel, AdmitRefusal>({
  ...common,
  path: placementPaths.admit(':ask'),
  name: 'decide-admission',
  records: 'admission.decided',
  accepts: admitForm,
  view: admitPage,
  submit: async (visit, { form: said, version }, model) => {
    const done = await decideAdmission(visit, model, said, version ?? model.ask.version)
    return done.ok ? back(done.value) : done
  },
  refusals: {
    'head-decides': no(422, 'headOrOnCall'),
    'child-undecided': no(422, 'childUndecided', 'answer'),
    'conditions-unchecked': no(422, 'conditions', 'conditions'),
    'reason-needed': no(422, 'reasonNeeded', 'why'),
    'no-keys': no(422, 'noKeys'),
    'not-now': no(409, 'notNow'),
  },
})
const arrive = form<typeof oneAsk, never, typeof arriveForm, AskModel, ArriveRefusal>({
  ...common,
  path: placementPaths.arrive(':ask'),
  name: 'note-arrival',
  records: 'arrival.noted',
  accepts: arriveForm,
  view: arrivePage,
  submit: async (visit, { form: said, version }, model) => {
    const done = await noteArrival(visit, model, said.came === 'yes', said.on, version ?? model.ask.version)
    return done.ok ? back(done.value) : done
  },
  refusals: {
    'in-the-future': no(422, 'inFuture', 'on'),
    'too-early': no(422, 'tooEarly', 'on'),
    'nights-over': no(422, 'nightsOver', 'on'),
    'not-now': no(409, 'notNow'),
  },
})
const move = form<typeof oneAsk, never, typeof moveForm, AskModel, MoveRefusal>({
  ...common,
  path: placementPaths.move(':ask'),
  name: 'move-place',
  records: 'place.moved',
  accepts: moveForm,
  view: movePage,
  submit: async (visit, { form: said, version }, model) => {
    const done = await movePlace(visit, model, { placeId: said.place, from: said.from, until: said.until }, version ?? model.ask.version)
    return done.ok ? back(done.value) : done
  },
  refusals: {
    'nights-taken': no(409, 'nightsTaken', 'place'),
    'not-a-place': no(422, 'notAPlace', 'place'),
    conflict: no(422, 'conflict', 'place'),
    'asked-too-often': no(429, 'tooOften'),
    'ends-before-it-begins': no(422, 'endsFirst', 'until'),
    'outside-the-stay': no(422, 'outside', 'from'),
    'kept-for-the-move': no(409, 'keptForMove', 'until'),
    'not-now': no(409, 'notNow'),
  },
})
const leave = form<typeof oneAsk, never, typeof leaveForm, AskModel, LeaveRefusal>({
  ...common,
  path: placementPaths.leave(':ask'),
  name: 'note-departure',
  records: 'departure.noted',
  accepts: leaveForm,
  view: leavePage,
  submit: async (visit, { form: said, version }, model) => {
    const done = await noteDeparture(visit, model, said.on, said.leftTo, version ?? model.ask.version)
    return done.ok ? back(done.value) : done
  },
  refusals: {
    'in-the-future': no(422, 'inFuture', 'on'),
    'before-arrival': no(422, 'beforeArrival', 'on'),
    'kept-for-the-move': no(409, 'keptForMove', 'leftTo'),
    'not-now': no(409, 'notNow'),
  },
})

export const askDoors: readonly Door[] = [queue, one, offer, refusing, admit, arrive, move, leave]
