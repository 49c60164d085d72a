import { join } from 'node:path'
import type { Capability } from '#platform/http/capability.ts'
import { reSeals } from '#capabilities/people/contract.ts'
import { casePanels, contactGuards } from '#capabilities/cases/contract.ts'
import type { CasePanel } from '#capabilities/cases/contract.ts'
import { reSealCalls } from '#capabilities/contact/commands/re-seal-calls.ts'
import { reSealThreads } from '#capabilities/contact/commands/work-thread.ts'
import { makePace, type Pace } from '#capabilities/contact/domain/pace.ts'
import { callDoors } from '#capabilities/contact/doors/calls.ts'
import { handOverDoors } from '#capabilities/contact/doors/hand-overs.ts'
import { lineDoors } from '#capabilities/contact/doors/line.ts'
import { namelessDoors } from '#capabilities/contact/doors/nameless.tsx'
import { safeContactDoors } from '#capabilities/contact/doors/safe-contact.ts'
import { settlingDoors } from '#capabilities/contact/doors/settling.ts'
import { threadDoors } from '#capabilities/contact/doors/threads.ts'
import { contactJobs } from '#capabilities/contact/jobs/forget-threads.ts'
import { CaseCallsPanel } from '#capabilities/contact/pages/case-calls.tsx'
import type { CaseCalls } from '#capabilities/contact/pages/case-calls.tsx'
import { callsOnCase } from '#capabilities/contact/queries/calls-of-case.ts'
import { mayPlanContact } from '#capabilities/contact/queries/may-contact.ts'
import { contactToday } from '#capabilities/contact/queries/today.ts'

const onCase: CasePanel = {
  name: 'calls',
  order: 150,
  read: (visit, card) => callsOnCase(visit, card.id),
  view: ((model: CaseCalls, _card, page) => CaseCallsPanel(model, page)) as CasePanel['view'],
}

casePanels.push(onCase)
contactGuards.push(mayPlanContact)
reSeals.push(reSealCalls, reSealThreads)

/** First contact: calls, what becomes of them, hand-overs, and the line that is written to without a name. */
export const contactAtPace = (pace: Pace): Capability => ({
  name: 'contact',
  migrations: join(import.meta.dirname, 'migrations'),
  doors: [...callDoors, ...handOverDoors, ...settlingDoors, ...safeContactDoors, ...lineDoors, ...threadDoors],
  publicDoors: namelessDoors(pace),
  today: contactToday,
  jobs: contactJobs,
})
export const contact: Capability = contactAtPace(makePace())
