import { join } from 'node:path'
import type { Capability } from '#platform/http/capability.ts'
import { caseHindrances, casePanels, caseTimelines, type CasePanel } from '#capabilities/cases/contract.ts'
import { claimDoors } from '#capabilities/costs/doors/claims.ts'
import { financeDoors } from '#capabilities/costs/doors/finance.ts'
import { lineDoors } from '#capabilities/costs/doors/lines.ts'
import { payerDoors } from '#capabilities/costs/doors/payer.ts'
import { CostsPanel } from '#capabilities/costs/pages/case-panel.tsx'
import { costClocks, costHindrances, costMoments, costsOnCase, type CostsOnCase } from '#capabilities/costs/queries/case-costs.ts'
import { costsToday } from '#capabilities/costs/queries/today.ts'
import { furnishCostRules } from '#capabilities/costs/store/rule.ts'

const onCase: CasePanel = {
  name: 'costs',
  order: 350,
  read: (visit, card) => costsOnCase(visit, card),
  view: ((model: CostsOnCase, _card, page) => CostsPanel(model, page)) as CasePanel['view'],
  clocks: costClocks,
}

casePanels.push(onCase)
caseTimelines.push(costMoments)
caseHindrances.push(costHindrances)

/** Who pays, what it costs, and what the state gives back. Doors with a fixed path stand before those with an id. */
export const costs: Capability = {
  name: 'costs',
  migrations: join(import.meta.dirname, 'migrations'),
  furnish: furnishCostRules,
  doors: [...payerDoors, ...lineDoors, ...financeDoors, ...claimDoors],
  today: costsToday,
}
