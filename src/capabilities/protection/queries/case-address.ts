import { hasRole } from '#kernel/actor.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { Card, CaseTimeline } from '#capabilities/cases/contract.ts'
import { addressRoles } from '#capabilities/protection/domain/roles.ts'
import { placementPaths } from '#capabilities/protection/placement-paths.ts'
import { addressRequestsOf, type AddressRequest } from '#capabilities/protection/store/address.ts'
import { findStanding } from '#capabilities/protection/store/standing.ts'
import { inBoth } from '#capabilities/protection/words.ts'

/** What the page of a case says of requests for contact data: that they are there and how far they have come, in codes. */
export type AddressPanelModel = {
  readonly caseId: string
  readonly mayReceive: boolean
  readonly requests: readonly Pick<AddressRequest, 'id' | 'authority' | 'dueAt' | 'callBack' | 'outcome'>[]
}
const mayCome = (visit: Visit): boolean => addressRoles.some((role) => hasRole(visit.actor, role))

/** For those who may come in to the requests, and read about threat in the case. */
export async function addressPanel(visit: Visit, card: Card): Promise<AddressPanelModel | null> {
  const standing = mayCome(visit) ? await findStanding(visit.tx, card.id) : null
  if (!standing?.reads.includes('C10')) return null
  const requests = await addressRequestsOf(visit.tx, card.id)
  const mayReceive = card.closedAt === null && standing.writes.includes('C10')
  if (!mayReceive && requests.length === 0) return null
  return {
    caseId: card.id,
    mayReceive,
    requests: requests.map(({ id, authority, dueAt, callBack, outcome }) => ({ id, authority, dueAt, callBack, outcome })),
  }
}

/** That somebody asked and that it was decided, for those who may read it; never what came of it. */
export const addressMoments: CaseTimeline = async (visit, card, before, limit) => {
  if (!mayCome(visit)) return []
  return (await addressRequestsOf(visit.tx, card.id))
    .flatMap((one) => {
      const row = { kind: 'address-request', href: placementPaths.address(card.id, one.id), zoneId: visit.actor.zoneId }
      return [
        { ...row, at: one.receivedAt, words: inBoth((t) => t.addresses.timeline) },
        ...(one.decidedAt ? [{ ...row, at: one.decidedAt, words: inBoth((t) => t.addresses.timelineDecided) }] : []),
      ]
    })
    .filter((moment) => moment.at < before)
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, limit)
}
