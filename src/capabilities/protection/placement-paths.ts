import type { Id } from '#kernel/id.ts'

const inCase = (caseId: Id): string => `/cases/${caseId}/placement`
const addresses = (caseId: Id): string => `/cases/${caseId}/address-requests`

/** Where places, requests for them and requests for an address are. */
export const placementPaths = {
  places: '/places',
  allPlaces: '/places#places',
  newPlace: '/places/new',
  place: (id: Id): string => `/places/${id}`,
  closePlace: (id: Id): string => `/places/${id}/close`,
  openPlace: (id: Id, stay: Id): string => `/places/${id}/closed/${stay}/open`,
  queue: '/place-requests',
  toAnswer: '/place-requests?show=asked',
  rings: '/place-requests?show=rung',
  holds: '/place-requests?show=offered',
  arrivals: '/place-requests?show=expected',
  noShows: '/place-requests?show=not_come',
  toAdmit: '/place-requests?show=accepted',
  ask: (id: Id): string => `/place-requests/${id}`,
  offer: (id: Id): string => `/place-requests/${id}/offer`,
  refuse: (id: Id): string => `/place-requests/${id}/refuse`,
  admit: (id: Id): string => `/place-requests/${id}/admission`,
  arrive: (id: Id): string => `/place-requests/${id}/arrival`,
  move: (id: Id): string => `/place-requests/${id}/move`,
  leave: (id: Id): string => `/place-requests/${id}/departure`,
  inCase,
  newRequest: (caseId: Id): string => `${inCase(caseId)}/new`,
  newMove: (caseId: Id, ask: Id): string => `${inCase(caseId)}/moves/${ask}`,
  answerOffer: (caseId: Id, ask: Id): string => `${inCase(caseId)}/offers/${ask}`,
  withdraw: (caseId: Id, request: Id): string => `${inCase(caseId)}/${request}/withdraw`,
  child: (caseId: Id, child: Id): string => `${inCase(caseId)}/children/${child}`,
  apart: (caseId: Id): string => `/cases/${caseId}/keep-apart`,
  offers: '/placements?show=offered',
  mine: '/placements',
  addressList: '/address-requests',
  toDecide: '/address-requests?show=mine',
  addresses,
  newAddress: (caseId: Id): string => `${addresses(caseId)}/new`,
  address: (caseId: Id, id: Id): string => `${addresses(caseId)}/${id}`,
  callBack: (caseId: Id, id: Id): string => `${addresses(caseId)}/${id}/call-back`,
  decide: (caseId: Id, id: Id): string => `${addresses(caseId)}/${id}/decision`,
} as const
