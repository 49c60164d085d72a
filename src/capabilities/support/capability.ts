import { join } from 'node:path'
import type { Capability } from '#platform/http/capability.ts'
import { caseHindrances, casePanels, caseTimelines } from '#capabilities/cases/contract.ts'
import type { CasePanel } from '#capabilities/cases/contract.ts'
import { agreedDoors } from '#capabilities/support/doors/agreed.ts'
import { courseDoors } from '#capabilities/support/doors/course.ts'
import { needDoors } from '#capabilities/support/doors/needs.ts'
import { planDoors } from '#capabilities/support/doors/plan.ts'
import { rightsDoors } from '#capabilities/support/doors/rights.ts'
import { lawDoors, lawJobs, lawToday } from '#capabilities/support/capability-law.ts'
import { CaseCoursePanel, CaseSupportPanel } from '#capabilities/support/pages/case-support.tsx'
import { caseSupport, supportClocks, supportHindrances, supportMoments } from '#capabilities/support/queries/case-support.ts'
import type { CaseSupport } from '#capabilities/support/queries/case-support.ts'
import { supportToday } from '#capabilities/support/queries/today.ts'
import { furnishDeadlineRules } from '#capabilities/support/store/deadline-rule.ts'

const onCase: CasePanel = {
  name: 'support',
  order: 180,
  read: (visit, card) => caseSupport(visit, card),
  view: ((model: CaseSupport, _card, page) => CaseSupportPanel(model, page)) as CasePanel['view'],
  clocks: supportClocks,
}
const course: CasePanel = {
  name: 'course',
  order: 95,
  read: async (_visit, card) => ({ id: card.id }),
  view: ((_model: unknown, card, page) => CaseCoursePanel(card, page)) as CasePanel['view'],
}

casePanels.push(course, onCase)
caseTimelines.push(supportMoments)
caseHindrances.push(supportHindrances)

/** Needs, support plan, rights, the four axes; children, the law's clocks, the reflection period. Doors with a fixed path stand before those with an id. */
export const support: Capability = {
  name: 'support',
  migrations: join(import.meta.dirname, 'migrations'),
  doors: [...courseDoors, ...needDoors, ...agreedDoors, ...planDoors, ...rightsDoors, ...lawDoors],
  furnish: furnishDeadlineRules,
  today: async (visit) => [...(await lawToday(visit)), ...(await supportToday(visit))],
  jobs: lawJobs,
}
