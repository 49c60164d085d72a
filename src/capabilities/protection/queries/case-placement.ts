import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import { hasRole } from '#kernel/actor.ts'
import type { Visit } from '#platform/http/visit.ts'
import { findCards, type Card, type CaseHindrances, type CaseTimeline } from '#capabilities/cases/contract.ts'
import { findZone, findZones } from '#capabilities/people/contract.ts'
import { askStates, childBands, childDecisions, openStates, refusals, regions } from '#capabilities/protection/domain/places.ts'
import { placingRoles } from '#capabilities/protection/domain/roles.ts'
import { placementPaths } from '#capabilities/protection/placement-paths.ts'
import { enter, type Entered } from '#capabilities/protection/queries/enter.ts'
import { needOf, needRow } from '#capabilities/protection/queries/show-ask.ts'
import { placedUntil } from '#capabilities/protection/store/move.ts'
import { asksOf, childrenOf, myPlacements, openPlacements, requestsOf, type Ask, type Child, type Request } from '#capabilities/protection/store/ask.ts'
import { openAddressRequestsIn } from '#capabilities/protection/store/address.ts'
import { inBoth } from '#capabilities/protection/words.ts'

/** An answer as the zone that asked may see it: never which shelter, never more than code name and region. */
const answerRow = z.object({
  id: z.string(),
  state: z.enum(askStates),
  refusal: z.enum(refusals).nullable(),
  codeName: z.string().nullable(),
  region: z.enum(regions).nullable(),
  holdUntil: z.date().nullable(),
  changedAt: z.date(),
  version: z.number(),
})
const answerOf = (ask: Ask): z.input<typeof answerRow> => ({
  id: ask.id,
  state: ask.state,
  refusal: ask.refusal,
  codeName: ask.codeName,
  region: ask.region,
  holdUntil: ask.holdUntil,
  changedAt: ask.changedAt,
  version: ask.version,
})
const answerOrNull = (ask: Ask | undefined): z.input<typeof answerRow> | null => (ask ? answerOf(ask) : null)
const childRow = z.object({
  id: z.string(),
  number: z.number(),
  band: z.enum(childBands),
  decision: z.enum(childDecisions).nullable(),
  decidedAt: z.date().nullable(),
})
const childOf = ({ id, number, band, decision, decidedAt }: Child): z.input<typeof childRow> => ({ id, number, band, decision, decidedAt })

export const casePlacementAnswer = z.object({
  case: z.object({ id: z.string(), pseudonym: z.string() }),
  mayAsk: z.boolean(),
  mayMark: z.boolean(),
  requests: z.array(
    z.object({
      id: z.string(),
      madeAt: z.date(),
      need: needRow,
      open: z.boolean(),
      /** The answer somebody moves from, when it is a move. */
      movesFrom: answerRow.nullable(),
      /** The placement of this request that a move can begin from now. */
      mayMove: z.string().nullable(),
      answers: z.array(answerRow),
      children: z.array(childRow),
    }),
  ),
})
export type CasePlacementModel = z.input<typeof casePlacementAnswer>

const maySendFrom = async (visit: Visit, card: Card): Promise<boolean> => {
  if (card.closedAt !== null || !placingRoles.some((role) => hasRole(visit.actor, role))) return false
  const zone = await findZone(visit.tx, visit.actor.zoneId)
  return zone?.kind === 'social_services' || zone?.kind === 'social_on_call'
}
type Together = Request & { readonly asks: readonly Ask[]; readonly children: readonly Child[] }
const livedIn: readonly Ask['state'][] = ['admitted', 'arrived']
/** Whether a place elsewhere is asked for or taken for whoever has this one. */
const moving = (all: readonly Together[], from: Id): boolean =>
  all.some((request) => request.movesFrom === from && request.asks.some((ask) => openStates.includes(ask.state)))
const together = async (visit: Visit, caseId: Id): Promise<readonly Together[]> => {
  const requests = await requestsOf(visit.tx, caseId)
  const ids = requests.map((request) => request.id)
  const [asks, children] = [await asksOf(visit.tx, ids), await childrenOf(visit.tx, ids)]
  return requests.map((request) => ({
    ...request,
    asks: asks.filter((ask) => ask.requestId === request.id),
    children: children.filter((child) => child.requestId === request.id),
  }))
}

/** Requests of the own unit in a case, with their answers. */
export async function showCasePlacement(visit: Visit, caseId: Id): Promise<CasePlacementModel | null> {
  const entered = await enter(visit, caseId)
  if (!entered) return null
  const all = await together(visit, caseId)
  const mayAsk = await maySendFrom(visit, entered.card)
  if (!mayAsk && all.length === 0) return null
  const asks = all.flatMap((request) => request.asks)
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    mayAsk,
    mayMark: entered.standing.writes.includes('C10'),
    requests: all.map((request) => ({
      id: request.id,
      madeAt: request.madeAt,
      need: needOf(request.need),
      open: request.asks.some((ask) => openStates.includes(ask.state) && ask.state !== 'arrived'),
      movesFrom: answerOrNull(asks.find((ask) => ask.id === request.movesFrom)),
      mayMove: (mayAsk && request.asks.find((ask) => livedIn.includes(ask.state) && !moving(all, ask.id))?.id) || null,
      answers: request.asks.map(answerOf),
      children: request.children.map(childOf),
    })),
  }
}

/** The placement somebody moves from: until when its nights are hers, and whether a place elsewhere is asked for already. */
export type Moves = { readonly from: Ask; readonly until: string | null; readonly underWay: boolean }
export type NewRequestModel = {
  readonly entered: Entered
  readonly shelters: readonly { readonly id: Id; readonly name: string }[]
  readonly moves: Moves | null
}
export async function prepareRequest(visit: Visit, caseId: Id): Promise<NewRequestModel | null> {
  const entered = await enter(visit, caseId)
  if (!entered || !(await maySendFrom(visit, entered.card))) return null
  return { entered, shelters: (await findZones(visit.tx, { kinds: ['shelter'] })).map(({ id, name }) => ({ id, name })), moves: null }
}
/** A request that moves somebody from a placement of the case. */
export async function prepareMove(visit: Visit, caseId: Id, from: Id): Promise<NewRequestModel | null> {
  const model = await prepareRequest(visit, caseId)
  const all = model && (await together(visit, caseId))
  const ask = all?.flatMap((request) => request.asks).find((one) => one.id === from && livedIn.includes(one.state))
  return model && all && ask ? { ...model, moves: { from: ask, until: await placedUntil(visit.tx, from), underWay: moving(all, from) } } : null
}
export type OfferModel = { readonly entered: Entered; readonly ask: Ask }
export async function prepareOffer(visit: Visit, caseId: Id, askId: Id): Promise<OfferModel | null> {
  const model = await prepareRequest(visit, caseId)
  const ask = model && (await together(visit, caseId)).flatMap((request) => request.asks).find((one) => one.id === askId)
  return model && ask && ask.codeName !== null ? { entered: model.entered, ask } : null
}
export type WithdrawModel = { readonly entered: Entered; readonly request: Request }
export async function prepareWithdraw(visit: Visit, caseId: Id, requestId: Id): Promise<WithdrawModel | null> {
  const model = await prepareRequest(visit, caseId)
  const request = model && (await requestsOf(visit.tx, caseId)).find((one) => one.id === requestId)
  return model && request ? { entered: model.entered, request } : null
}
export type ChildModel = { readonly entered: Entered; readonly child: Child }
export async function prepareChild(visit: Visit, caseId: Id, childId: Id): Promise<ChildModel | null> {
  const model = await prepareRequest(visit, caseId)
  const child = model && (await together(visit, caseId)).flatMap((request) => request.children).find((one) => one.id === childId)
  return model && child ? { entered: model.entered, child } : null
}

/** What the page of a case says: placed or not, code name and region; nothing more. */
export type CasePlacementPanel = {
  readonly caseId: Id
  readonly mayAsk: boolean
  readonly state: Ask['state'] | null
  readonly codeName: string | null
  readonly region: Ask['region']
  readonly holdUntil: Date | null
  readonly undecided: number
}
export async function placementPanel(visit: Visit, card: Card): Promise<CasePlacementPanel | null> {
  const all = await together(visit, card.id)
  const mayAsk = await maySendFrom(visit, card)
  if (!mayAsk && all.length === 0) return null
  const asks = all.flatMap((request) => request.asks)
  const order: readonly Ask['state'][] = ['arrived', 'admitted', 'accepted', 'offered', 'asked']
  const best = order.map((state) => asks.find((ask) => ask.state === state)).find((ask) => ask !== undefined) ?? asks[0] ?? null
  const running = all.filter((request) => request.asks.some((ask) => openStates.includes(ask.state)))
  return {
    caseId: card.id,
    mayAsk,
    state: best?.state ?? null,
    codeName: best?.codeName ?? null,
    region: best?.region ?? null,
    holdUntil: best?.state === 'offered' ? best.holdUntil : null,
    undecided: running.flatMap((request) => request.children).filter((child) => child.decision === null).length,
  }
}

/** When a place was asked for, and how it went, for the team that asked. */
export const placementMoments: CaseTimeline = async (visit, card, before, limit) => {
  const all = await together(visit, card.id)
  return all
    .flatMap((request) => [
      { at: request.madeAt, kind: 'placement', words: inBoth((t) => t.placement.asked), href: placementPaths.inCase(card.id), zoneId: visit.actor.zoneId },
      ...request.asks
        .filter((ask) => ask.state !== 'asked')
        .map((ask) => ({
          at: ask.changedAt,
          kind: 'placement',
          words: inBoth((t) => t.placement.states[ask.state]),
          href: placementPaths.inCase(card.id),
          zoneId: visit.actor.zoneId,
        })),
    ])
    .filter((moment) => moment.at < before)
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, limit)
}

/** A case is not closed while a place is asked for or lived in, nor while somebody waits for a decision about an address. */
export const placementHindrances: CaseHindrances = async (visit, card) => [
  ...((await openPlacements(visit.tx, card.id)) > 0 ? [{ words: inBoth((t) => t.placement.hindrance), href: placementPaths.inCase(card.id) }] : []),
  ...((await openAddressRequestsIn(visit.tx, card.id)) > 0 ? [{ words: inBoth((t) => t.addresses.hindrance), href: placementPaths.addresses(card.id) }] : []),
]

/** In a list outside its case: which place and where stand in the case alone. */
const mineRow = answerRow.omit({ codeName: true, region: true }).extend({ case: z.object({ id: z.string(), pseudonym: z.string() }) })
export const mineAnswer = z.object({ show: z.enum(['offered']).nullable(), rows: z.array(mineRow) })
export type MineModel = z.input<typeof mineAnswer>
/** Placements in the cases I work in. */
export async function showMine(visit: Visit, show: 'offered' | null): Promise<MineModel> {
  const rows = (await myPlacements(visit.tx)).filter((ask) => show === null || ask.state === show)
  const cards = await findCards(
    visit.tx,
    rows.map((row) => row.caseId),
  )
  visit.note({ count: rows.length })
  return {
    show,
    rows: rows.map((row) => {
      const { codeName: _place, region: _where, ...answer } = answerOf(row)
      return { ...answer, case: { id: row.caseId, pseudonym: cards.get(row.caseId)?.pseudonym ?? '–' } }
    }),
  }
}
