import { join } from 'node:path'
import type { Capability } from '#platform/http/capability.ts'
import { reSeals } from '#capabilities/people/contract.ts'
import { casePanels } from '#capabilities/cases/contract.ts'
import type { CasePanel } from '#capabilities/cases/contract.ts'
import { reSealCalls } from '#capabilities/contact/commands/re-seal-calls.ts'
import { callDoors } from '#capabilities/contact/doors/calls.ts'
import { handOverDoors } from '#capabilities/contact/doors/hand-overs.ts'
import { settlingDoors } from '#capabilities/contact/doors/settling.ts'
import { CaseCallsPanel } from '#capabilities/contact/pages/case-calls.tsx'
import type { CaseCalls } from '#capabilities/contact/pages/case-calls.tsx'
import { callsOnCase } from '#capabilities/contact/queries/calls-of-case.ts'
import { contactToday } from '#capabilities/contact/queries/today.ts'

const onCase: CasePanel = {
  name: 'calls',
  order: 150,
  read: (visit, card) => callsOnCase(visit, card.id),
  view: ((model: CaseCalls, _card, page) => CaseCallsPanel(model, page)) as CasePanel['view'],
}

casePanels.push(onCase)
reSeals.push(reSealCalls)

/** First contact: calls, what becomes of them, and hand-overs. */
export const contact: Capability = {
  name: 'contact',
  migrations: join(import.meta.dirname, 'migrations'),
  doors: [...callDoors, ...handOverDoors, ...settlingDoors],
  today: contactToday,
}
