import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { findCards, nameBook, Names, readTexts } from '#capabilities/cases/contract.ts'
import { findFunctions } from '#capabilities/directory/contract.ts'
import { findStaff, unitHeads } from '#capabilities/people/contract.ts'
import { authorities, callBacks, contactData, outcomes, whys } from '#capabilities/protection/domain/address.ts'
import { enter, enterToWrite, type Entered } from '#capabilities/protection/queries/enter.ts'
import { addressRequestsOf, findAddressRequest, openAddressRequests, type AddressRequest } from '#capabilities/protection/store/address.ts'
import { policeFunctions, teamOfUnit } from '#capabilities/protection/store/standing.ts'

const row = z.object({
  id: z.string(),
  authority: z.enum(authorities),
  asked: z.array(z.enum(contactData)),
  dueAt: z.date(),
  receivedBy: z.string(),
  receivedAt: z.date(),
  deciderId: z.string(),
  callBack: z.enum(callBacks).nullable(),
  calledAt: z.date().nullable(),
  outcome: z.enum(outcomes).nullable(),
  why: z.enum(whys).nullable(),
  given: z.array(z.enum(contactData)),
  decidedAt: z.date().nullable(),
  version: z.number(),
})
type Row = z.input<typeof row>
const rowOf = (r: AddressRequest): Row => ({
  id: r.id,
  authority: r.authority,
  asked: [...r.asked],
  dueAt: r.dueAt,
  receivedBy: r.receivedBy,
  receivedAt: r.receivedAt,
  deciderId: r.deciderId,
  callBack: r.callBack,
  calledAt: r.calledAt,
  outcome: r.outcome,
  why: r.why,
  given: [...r.given],
  decidedAt: r.decidedAt,
  version: r.version,
})
const head = z.object({ id: z.string(), pseudonym: z.string() })

export const addressesAnswer = z.object({ case: head, mayReceive: z.boolean(), requests: z.array(row), names: Names })
export type AddressesModel = z.input<typeof addressesAnswer>
/** Requests in a case that the own zone received: only for those who read about threat there. */
export async function showAddresses(visit: Visit, caseId: Id): Promise<AddressesModel | null> {
  const entered = await enter(visit, caseId)
  if (!entered?.standing.reads.includes('C10')) return null
  const requests = await addressRequestsOf(visit.tx, caseId)
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    mayReceive: entered.standing.writes.includes('C10'),
    requests: requests.map(rowOf),
    names: await nameBook(
      visit,
      requests.flatMap((r) => [r.receivedBy, r.deciderId]),
      [],
    ),
  }
}

type Decider = { readonly id: Id; readonly name: string }
export type ReceiveModel = {
  readonly entered: Entered
  readonly functions: readonly { readonly id: Id; readonly sv: string; readonly en: string }[]
  readonly deciders: readonly Decider[]
}
/** Who may decide: heads of the own unit who are in the case, but not whoever received it. */
async function decidersIn(visit: Visit, caseId: Id, not: readonly Id[]): Promise<readonly Decider[]> {
  const heads = await unitHeads(visit.tx)
  const team = (await teamOfUnit(visit.tx, caseId)).filter((id) => !not.includes(id) && heads.includes(id))
  const staff = await findStaff(visit.tx, team)
  return team.map((id) => ({ id, name: staff.get(id)?.name ?? staff.get(id)?.staffCode ?? '–' }))
}

export async function prepareReceive(visit: Visit, caseId: Id): Promise<ReceiveModel | null> {
  const entered = await enterToWrite(visit, caseId, 'C10')
  if (!entered) return null
  const known = await findFunctions(visit.tx, await policeFunctions(visit.tx))
  return {
    entered,
    functions: known.map((each) => ({ id: each.id, sv: each.nameSv, en: each.nameEn })),
    deciders: await decidersIn(visit, caseId, [visit.actor.personId]),
  }
}

export const addressAnswer = z.object({
  case: head,
  request: row,
  back: z.object({ sv: z.string(), en: z.string() }).nullable(),
  words: z.string().nullable(),
  balance: z.string().nullable(),
  givenWords: z.string().nullable(),
  mayCall: z.boolean(),
  mayDecide: z.boolean(),
  mayName: z.boolean(),
  names: Names,
})
export type AddressModel = z.input<typeof addressAnswer>
export type AddressWork = { readonly view: AddressModel; readonly request: AddressRequest }

export async function prepareAddress(visit: Visit, caseId: Id, id: Id): Promise<AddressWork | null> {
  const entered = await enter(visit, caseId)
  const request = entered?.standing.reads.includes('C10') ? await findAddressRequest(visit.tx, caseId, id) : null
  if (!entered || !request) return null
  const ids = [request.requestRecord, request.balanceRecord, request.givenRecord].filter((one) => one !== null)
  const texts = await readTexts(visit, { caseId, recordIds: ids })
  const wordsOf = (record: Id | null): string | null => texts.find((text) => text.id === record)?.words?.reveal() ?? null
  const [back] = request.functionId === null ? [] : await findFunctions(visit.tx, [request.functionId])
  const writes = entered.standing.writes.includes('C10')
  const me = visit.actor.personId
  visit.note({ object: id })
  return {
    request,
    view: {
      case: { id: caseId, pseudonym: entered.card.pseudonym },
      request: rowOf(request),
      back: back ? { sv: back.nameSv, en: back.nameEn } : null,
      words: wordsOf(request.requestRecord),
      balance: wordsOf(request.balanceRecord),
      givenWords: wordsOf(request.givenRecord),
      mayCall: writes && request.callBack === null && request.outcome === null,
      mayName: writes && request.outcome === null,
      mayDecide: writes && request.outcome === null && request.deciderId === me && request.receivedBy !== me,
      names: await nameBook(visit, [request.receivedBy, request.deciderId, request.calledBy], []),
    },
  }
}
export const showAddress = async (visit: Visit, caseId: Id, id: Id): Promise<AddressModel | null> => (await prepareAddress(visit, caseId, id))?.view ?? null

export type DeciderWork = AddressWork & { readonly deciders: readonly Decider[] }
/** For whoever works with the case: the one who was named does not come, or should not decide. */
export async function prepareDecider(visit: Visit, caseId: Id, id: Id): Promise<DeciderWork | null> {
  if (!(await enterToWrite(visit, caseId, 'C10'))) return null
  const work = await prepareAddress(visit, caseId, id)
  return work && { ...work, deciders: await decidersIn(visit, caseId, [work.request.receivedBy, work.request.deciderId]) }
}

export const addressListAnswer = z.object({ show: z.enum(['mine']).nullable(), requests: z.array(row.extend({ case: head, mine: z.boolean() })) })
export type AddressListModel = z.input<typeof addressListAnswer>
/** What waits for a decision, for those who may see it; `mine` is what I decide. */
export async function showAddressList(visit: Visit, show: 'mine' | null): Promise<AddressListModel> {
  const me = visit.actor.personId
  const all = (await openAddressRequests(visit.tx)).filter((one) => show === null || one.deciderId === me)
  const cards = await findCards(
    visit.tx,
    all.map((one) => one.caseId),
  )
  visit.note({ count: all.length })
  return {
    show,
    requests: all.map((one) => ({ ...rowOf(one), case: { id: one.caseId, pseudonym: cards.get(one.caseId)?.pseudonym ?? '–' }, mine: one.deciderId === me })),
  }
}
