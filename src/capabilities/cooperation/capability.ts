import { join } from 'node:path'
import type { Capability } from '#platform/http/capability.ts'
import { caseClosings, casePanels, caseTimelines } from '#capabilities/cases/contract.ts'
import type { CasePanel } from '#capabilities/cases/contract.ts'
import { callBecameCase } from '#capabilities/contact/contract.ts'
import { startWithCase } from '#capabilities/cooperation/commands/start-with-case.ts'
import { isOpen } from '#capabilities/cooperation/domain/clocks.ts'
import { meetingDoors } from '#capabilities/cooperation/doors/meeting.ts'
import { meetingsDoors } from '#capabilities/cooperation/doors/meetings.ts'
import { cooperationJobs } from '#capabilities/cooperation/jobs/cooperation-jobs.ts'
import { CaseMeetingsPanel } from '#capabilities/cooperation/pages/case-meetings.tsx'
import { cooperationPaths } from '#capabilities/cooperation/paths.ts'
import { caseMeetings } from '#capabilities/cooperation/queries/case-meetings.ts'
import type { CaseMeetings } from '#capabilities/cooperation/queries/case-meetings.ts'
import { meetingMoments } from '#capabilities/cooperation/queries/case-moments.ts'
import { cooperationToday } from '#capabilities/cooperation/queries/today.ts'
import { clocksOfCase, endClocks } from '#capabilities/cooperation/store/clock.ts'
import { cooperationWords } from '#capabilities/cooperation/words.ts'

const { sv, en } = cooperationWords

const onCase: CasePanel = {
  name: 'meetings',
  order: 160,
  read: (visit, card) => caseMeetings(visit, card.id),
  view: ((model: CaseMeetings, _card, page) => CaseMeetingsPanel(model, page)) as CasePanel['view'],
  clocks: async (visit, card) =>
    (await clocksOfCase(visit.tx, card.id)).filter(isOpen).map((clock) => ({
      dueAt: clock.dueAt,
      words: { sv: sv.clocks[clock.code], en: en.clocks[clock.code] },
      href: cooperationPaths.list,
    })),
}

casePanels.push(onCase)
caseTimelines.push(meetingMoments)
callBecameCase.push(startWithCase)
// Nothing is waited for in a closed case, in no zone.
caseClosings.push((visit, caseId) => endClocks(visit.tx, caseId))

/** Acute meetings and the clocks that run. */
export const cooperation: Capability = {
  name: 'cooperation',
  migrations: join(import.meta.dirname, 'migrations'),
  doors: [...meetingsDoors, ...meetingDoors],
  today: cooperationToday,
  jobs: cooperationJobs,
}
