import { join } from 'node:path'
import type { Capability } from '#platform/http/capability.ts'
import { caseHindrances, casePanels, caseTimelines, childGuards, type CasePanel } from '#capabilities/cases/contract.ts'
import { makePace, type Pace } from '#capabilities/contact/contract.ts'
import { abroadDoorsAt } from '#capabilities/returning/doors/abroad.ts'
import { afterDoors } from '#capabilities/returning/doors/after.ts'
import { choiceDoors } from '#capabilities/returning/doors/choice.ts'
import { gatesDoors } from '#capabilities/returning/doors/gates.ts'
import { journeyDoors } from '#capabilities/returning/doors/journey.ts'
import { partnerDoors } from '#capabilities/returning/doors/partner.tsx'
import { ReturnPanel } from '#capabilities/returning/pages/return-panel.tsx'
import { caseReturn, returnClocks, returnHindrances, returnMoments, type CaseReturn } from '#capabilities/returning/queries/case-return.ts'
import { mayUnsayChild } from '#capabilities/returning/store/units.ts'
import { returnFurnishings, returnJobs, returnTodays } from '#capabilities/returning/queries/sections.ts'

const onCase: CasePanel = {
  name: 'return',
  order: 360,
  read: (visit, card) => caseReturn(visit, card),
  view: ((model: CaseReturn, _card, page) => ReturnPanel(model, page)) as CasePanel['view'],
  clocks: returnClocks,
}

casePanels.push(onCase)
caseTimelines.push(returnMoments)
caseHindrances.push(returnHindrances)
childGuards.push((visit, caseId) => mayUnsayChild(visit.tx, caseId))

/**
 * The return programme: before, during and after the journey. Doors with a fixed path stand before those with an id.
 *
 * @param publicOrigin where a partner abroad opens what was handed over
 */
export const returningAt = (publicOrigin: string, pace: Pace = makePace(), until?: (at: number) => Promise<void>): Capability => ({
  name: 'returning',
  migrations: join(import.meta.dirname, 'migrations'),
  doors: [...choiceDoors, ...gatesDoors, ...journeyDoors, ...afterDoors, ...abroadDoorsAt(publicOrigin)],
  publicDoors: partnerDoors(pace, until),
  furnish: async (tx) => {
    for (const one of returnFurnishings) await one(tx)
  },
  today: async (visit) => {
    const items = []
    for (const one of returnTodays) items.push(...(await one(visit)))
    return items
  },
  jobs: returnJobs,
})
export const returning: Capability = returningAt('')
