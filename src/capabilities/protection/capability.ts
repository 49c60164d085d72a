import { join } from 'node:path'
import type { Capability, Job } from '#platform/http/capability.ts'
import { appendAsHouse } from '#platform/record/record.ts'
import { isoDay } from '#ui/when.ts'
import { caseHindrances, casePanels, caseTimelines } from '#capabilities/cases/contract.ts'
import type { CasePanel } from '#capabilities/cases/contract.ts'
import { handOverChecks } from '#capabilities/people/contract.ts'
import { safeContactSources } from '#capabilities/contact/contract.ts'
import { addressDoors } from '#capabilities/protection/doors/address.ts'
import { askDoors } from '#capabilities/protection/doors/asks.ts'
import { casePlacementDoors } from '#capabilities/protection/doors/case-placement.ts'
import { dueDoor } from '#capabilities/protection/doors/due.ts'
import { indicatorDoors } from '#capabilities/protection/doors/indicators.ts'
import { placeDoors } from '#capabilities/protection/doors/places.ts'
import { planDoors } from '#capabilities/protection/doors/plans.ts'
import { riskDoors } from '#capabilities/protection/doors/risk.ts'
import { AddressPanel } from '#capabilities/protection/pages/address-panel.tsx'
import { CaseProtectionPanel } from '#capabilities/protection/pages/case-protection.tsx'
import { PlacementPanel } from '#capabilities/protection/pages/case-placement-page.tsx'
import { addressMoments, addressPanel } from '#capabilities/protection/queries/case-address.ts'
import type { AddressPanelModel } from '#capabilities/protection/queries/case-address.ts'
import { placementHindrances, placementMoments, placementPanel } from '#capabilities/protection/queries/case-placement.ts'
import type { CasePlacementPanel } from '#capabilities/protection/queries/case-placement.ts'
import { placementPaths } from '#capabilities/protection/placement-paths.ts'
import { caseProtection, protectionClocks, protectionHindrances, protectionMoments } from '#capabilities/protection/queries/case-protection.ts'
import type { CaseProtection } from '#capabilities/protection/queries/case-protection.ts'
import { placementToday } from '#capabilities/protection/queries/placement-today.ts'
import { protectionToday } from '#capabilities/protection/queries/today.ts'
import { decisionsOfPerson } from '#capabilities/protection/store/address.ts'
import { passAlarmsOn } from '#capabilities/protection/store/alarm.ts'
import { keepPlacesOfMoves } from '#capabilities/protection/store/move.ts'
import { lapseHolds } from '#capabilities/protection/store/place.ts'
import { planRulesOf } from '#capabilities/protection/store/plan.ts'
import { inBoth } from '#capabilities/protection/words.ts'

const onCase: CasePanel = {
  name: 'protection',
  order: 170,
  read: (visit, card) => caseProtection(visit, card),
  view: ((model: CaseProtection, _card, page) => CaseProtectionPanel(model, page)) as CasePanel['view'],
  clocks: protectionClocks,
}

const placementOnCase: CasePanel = {
  name: 'placement',
  order: 175,
  read: (visit, card) => placementPanel(visit, card),
  view: ((model: CasePlacementPanel, _card, page) => PlacementPanel(model, page)) as CasePanel['view'],
}

const addressesOnCase: CasePanel = {
  name: 'address-requests',
  order: 177,
  read: (visit, card) => addressPanel(visit, card),
  view: ((model: AddressPanelModel, _card, page) => AddressPanel(model, page)) as CasePanel['view'],
}

/** Holds lapse by themselves; what lapsed is one line in the record. */
const lapsing: Job = {
  name: 'protection.holds',
  every: 60,
  run: async (tx, now) => {
    const count = await lapseHolds(tx, now)
    if (count > 0) await appendAsHouse(tx, { act: 'place.hold-lapsed', result: 'done', count })
  },
}
/** A shelter's on-call that does not answer: the next one's rings. */
const ringing: Job = {
  name: 'protection.on-call',
  every: 60,
  run: async (tx, now) => {
    const count = await passAlarmsOn(tx, now)
    if (count > 0) await appendAsHouse(tx, { act: 'place.on-call-rung', result: 'done', count })
  },
}
/** The place of somebody who moves is kept night by night, until the arrival at the other. */
const keeping: Job = {
  name: 'protection.moves',
  every: 60,
  run: async (tx, now) => {
    const count = await keepPlacesOfMoves(tx, isoDay(now))
    if (count > 0) await appendAsHouse(tx, { act: 'place.kept-for-move', result: 'done', count })
  },
}

casePanels.push(onCase, placementOnCase, addressesOnCase)
caseTimelines.push(protectionMoments, placementMoments, addressMoments)
caseHindrances.push(protectionHindrances, placementHindrances)
handOverChecks.push(async (visit, personId) => {
  const count = await decisionsOfPerson(visit.tx, personId)
  return count === 0 ? [] : [{ count, href: placementPaths.addressList, words: inBoth((t) => t.addresses.handOver) }]
})
safeContactSources.push((visit, caseId) => planRulesOf(visit.tx, caseId))

/** Indicators, risk assessments, safety plans, places of shelters and requests for contact data. Doors with a fixed path stand before those with an id. */
export const protection: Capability = {
  name: 'protection',
  migrations: join(import.meta.dirname, 'migrations'),
  doors: [dueDoor, ...indicatorDoors, ...riskDoors, ...planDoors, ...placeDoors, ...askDoors, ...casePlacementDoors, ...addressDoors],
  today: async (visit) => [...(await protectionToday(visit)), ...(await placementToday(visit))],
  jobs: [lapsing, keeping, ringing],
}
