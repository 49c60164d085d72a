import type { SealedWords } from '#app/demo/sealed-words.ts'
import { idOf, keep, must, personId, step, stepOutside, zoneId, type Story } from '#app/demo/story.ts'
import { decideAddress, noteAddressCallBack, receiveAddressRequest, type Received } from '#capabilities/protection/commands/address-request.ts'
import { decideAdmission, noteArrival, noteDeparture } from '#capabilities/protection/commands/admit.ts'
import { keepApart } from '#capabilities/protection/commands/keep-apart.ts'
import { closePlace, makePlace } from '#capabilities/protection/commands/keep-place.ts'
import { offerPlace, refuseRequest } from '#capabilities/protection/commands/offer-place.ts'
import { answerPlaceOffer, decideAboutChild, requestPlace, withdrawPlaceRequest } from '#capabilities/protection/commands/request-place.ts'
import type { CallBack, Decision } from '#capabilities/protection/domain/address.ts'
import type { Need } from '#capabilities/protection/domain/matching.ts'
import { addDays } from '#kernel/day.ts'
import type { ChildDecision, ClosedReason, Leaving, OwnRefusal } from '#capabilities/protection/domain/places.ts'
import { prepareChild, prepareOffer, prepareRequest, showCasePlacement } from '#capabilities/protection/queries/case-placement.ts'
import { prepareAddress, prepareReceive } from '#capabilities/protection/queries/show-address.ts'
import { prepareAsk, type AskModel } from '#capabilities/protection/queries/show-ask.ts'
import { asksOf, requestsOf } from '#capabilities/protection/store/ask.ts'
import { places, type PlaceWords } from '#capabilities/protection/store/place.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'

/** Places of a shelter, requests for them and for contact data, as steps of a story. Only the words of requests for contact data are words; they come sealed. */

const there = <Value>(value: Value | null | undefined): Value => {
  if (value === null || value === undefined) throw new Error('it is not there')
  return value
}

const plain: PlaceWords = {
  codeName: 'KAJ',
  house: 'A',
  region: 'middle',
  takes: ['women', 'families'],
  adults: 2,
  children: 2,
  wheelchair: false,
  adapted: [],
  pets: false,
  nightStaff: true,
  languages: ['swe', 'eng'],
  avoid: [],
}
export const addsPlace = (story: Story, at: Instant, by: string, told: Partial<PlaceWords>): void =>
  stepOutside(story, at, by, 'place.added', async (visit) => must(await makePlace(visit, { ...plain, ...told })))
export const closesPlace = (story: Story, at: Instant, by: string, codeName: string, days: number, reason: ClosedReason): void =>
  stepOutside(story, at, by, 'place.closed', async (visit) => {
    const place = there((await places(visit.tx)).find((one) => one.codeName === codeName))
    must(await closePlace(visit, place, { from: isoDay(at), until: addDays(isoDay(at), days) }, reason))
  })

const woman: Need = {
  adults: 1,
  childBands: [],
  who: 'women',
  wheelchair: false,
  adapted: [],
  pets: false,
  nightStaff: false,
  languages: [],
  awayFrom: [],
  fromDay: '',
  nights: 14,
  basis: 'board_decision',
  acute: false,
}
type Wanted = Partial<Need> & { readonly as: string }
/** Asks the shelter of the demo world, from that many days after the step. */
export const asksForPlace = (story: Story, at: Instant, by: string, inDays: number, { as, ...need }: Wanted): void =>
  step(story, at, by, 'place.requested', async (visit) => {
    const { entered } = there(await prepareRequest(visit, idOf(story, 'case')))
    const id = must(await requestPlace(visit, entered, { ...woman, ...need, fromDay: addDays(isoDay(at), inDays) }, [zoneId('A17')]))
    keep(story, as, there((await asksOf(visit.tx, [id]))[0]).id)
  })
const withAsk = (story: Story, at: Instant, by: string, act: string, as: string, deed: (visit: Visit, model: AskModel) => Promise<unknown>): void =>
  stepOutside(story, at, by, act, async (visit) => await deed(visit, there(await prepareAsk(visit, idOf(story, as)))))

export const offersPlace = (story: Story, at: Instant, by: string, as: string, codeName: string, hours: number): void =>
  withAsk(story, at, by, 'place.offered', as, async (visit, model) => {
    const place = there(model.matches.find((one) => one.codeName === codeName))
    must(await offerPlace(visit, model, { placeId: place.id, hours, anyway: false }, model.ask.version))
  })
export const refusesPlace = (story: Story, at: Instant, by: string, as: string, why: OwnRefusal): void =>
  withAsk(story, at, by, 'place.refused', as, async (visit, model) => must(await refuseRequest(visit, model, why, model.ask.version)))
export const takesPlace = (story: Story, at: Instant, by: string, as: string, answer: 'accept' | 'decline' = 'accept'): void =>
  step(story, at, by, 'place.answered', async (visit) => {
    const { ask } = there(await prepareOffer(visit, idOf(story, 'case'), idOf(story, as)))
    must(await answerPlaceOffer(visit, ask, answer, ask.version))
  })
export const admits = (story: Story, at: Instant, by: string, as: string): void =>
  withAsk(story, at, by, 'admission.decided', as, async (visit, model) =>
    must(await decideAdmission(visit, model, { answer: 'admit', why: null, conditions: model.ask.need.basis === 'without_assessment' }, model.ask.version)),
  )
export const arrives = (story: Story, at: Instant, by: string, as: string): void =>
  withAsk(story, at, by, 'arrival.noted', as, async (visit, model) => must(await noteArrival(visit, model, true, isoDay(at), model.ask.version)))
export const staysAway = (story: Story, at: Instant, by: string, as: string): void =>
  withAsk(story, at, by, 'arrival.noted', as, async (visit, model) => must(await noteArrival(visit, model, false, isoDay(at), model.ask.version)))
export const leaves = (story: Story, at: Instant, by: string, as: string, to: Leaving): void =>
  withAsk(story, at, by, 'departure.noted', as, async (visit, model) => must(await noteDeparture(visit, model, isoDay(at), to, model.ask.version)))
/** Takes back what was asked for last. */
export const withdraws = (story: Story, at: Instant, by: string): void =>
  step(story, at, by, 'place.request-withdrawn', async (visit) => {
    const [request] = await requestsOf(visit.tx, idOf(story, 'case'))
    must(await withdrawPlaceRequest(visit, there(request).id))
  })
export const decidesChild = (story: Story, at: Instant, by: string, decision: ChildDecision): void =>
  step(story, at, by, 'child.placement-decided', async (visit) => {
    const caseId = idOf(story, 'case')
    const [request] = await requestsOf(visit.tx, caseId)
    const shown = there(await showCasePlacement(visit, caseId)).requests.find((one) => one.id === request?.id)
    const { child } = there(await prepareChild(visit, caseId, there(shown?.children.find((one) => one.decision === null)).id))
    must(await decideAboutChild(visit, child, decision))
  })
export const keepsApart = (story: Story, at: Instant, by: string, name: SealedWords, phone: SealedWords): void =>
  step(story, at, by, 'apart.recorded', async (visit) => {
    const { entered } = there(await prepareRequest(visit, idOf(story, 'case')))
    must(await keepApart(visit, entered, { names: [name], nicks: [], phones: [phone], mayRecruit: false }))
  })

type Told = Pick<Received, 'authority' | 'asked'> & { readonly words: SealedWords; readonly decider: string; readonly due: Instant; readonly as: string }
export const receivesRequest = (story: Story, at: Instant, by: string, { words, decider, due, as, authority, asked }: Told): void =>
  step(story, at, by, 'address-request.received', async (visit) => {
    const model = there(await prepareReceive(visit, idOf(story, 'case')))
    const may = { deciders: model.deciders.map((one) => one.id), functions: model.functions.map((one) => one.id) }
    const got = { authority, asked, words, dueAt: due, deciderId: personId(decider), functionId: may.functions[0] ?? null }
    keep(story, as, must(await receiveAddressRequest(visit, model.entered, may, got)))
  })
export const callsBack = (story: Story, at: Instant, by: string, as: string, callBack: CallBack): void =>
  step(story, at, by, 'address-request.called-back', async (visit) => {
    const { request } = there(await prepareAddress(visit, idOf(story, 'case'), idOf(story, as)))
    must(await noteAddressCallBack(visit, request, callBack))
  })
type Judged = Omit<Decision, 'givenWords'> & { readonly balance: SealedWords; readonly givenWords: SealedWords | null }
export const decidesRequest = (story: Story, at: Instant, by: string, as: string, judged: Judged): void =>
  step(story, at, by, 'address-request.decided', async (visit) => {
    const { request } = there(await prepareAddress(visit, idOf(story, 'case'), idOf(story, as)))
    must(await decideAddress(visit, request, judged, request.version))
  })
