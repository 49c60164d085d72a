import type { Door } from '#platform/http/door.ts'
import type { DayItem, Job } from '#platform/http/capability.ts'
import type { Visit } from '#platform/http/visit.ts'
import { appendAsHouse } from '#platform/record/record.ts'
import { absences, caseHindrances, casePanels, caseTimelines, dayOf, lastMomentOf, notThereOn, presenceFrom, wentToHead } from '#capabilities/cases/contract.ts'
import type { CasePanel } from '#capabilities/cases/contract.ts'
import { ceilingOf, handOverChecks } from '#capabilities/people/contract.ts'
import { concernDoors } from '#capabilities/support/doors/child-concerns.ts'
import { childDoors } from '#capabilities/support/doors/children.ts'
import { deadlineDoors } from '#capabilities/support/doors/deadlines.ts'
import { permitDoors } from '#capabilities/support/doors/permits.ts'
import { lawPaths } from '#capabilities/support/law-paths.ts'
import { ChildPanel, ClocksPanel, PermitsPanel } from '#capabilities/support/pages/law-panels.tsx'
import { clocksOfLaw, lawHindrances, lawMoments, panelOfChild, panelOfClocks, panelOfPermits } from '#capabilities/support/queries/law-on-case.ts'
import { deadlineShows, placeOf, showMine } from '#capabilities/support/queries/show-deadlines.ts'
import { deadlinesOfPerson, escalateDeadlines, landedDeadlines, sendDeadlinesOn } from '#capabilities/support/store/deadline.ts'
import { absencesOf } from '#capabilities/support/store/deadline-leave.ts'
import { inBothLaw, lawWords } from '#capabilities/support/words.law.ts'

casePanels.push(
  {
    name: 'deadlines',
    order: 165,
    read: panelOfClocks,
    view: ((model: never, _card, page) => ClocksPanel(model, page)) as CasePanel['view'],
    clocks: clocksOfLaw,
  },
  { name: 'permits', order: 180, read: panelOfPermits, view: ((model: never, _card, page) => PermitsPanel(model, page)) as CasePanel['view'] },
  { name: 'child', order: 175, read: panelOfChild, view: ((model: never, _card, page) => ChildPanel(model, page)) as CasePanel['view'] },
)
caseTimelines.push(lawMoments)
absences.push(absencesOf)
caseHindrances.push(lawHindrances)
handOverChecks.push(async (visit, personId) => {
  const count = await deadlinesOfPerson(visit.tx, personId)
  return count === 0 ? [] : [{ count, href: lawPaths.mine, words: inBothLaw((t) => t.clocks.handOver) }]
})

/** What has passed, what would end somebody's protection, and what nears, on My day in neutral words. Each number is as long as the list behind it. */
export async function lawToday(visit: Visit): Promise<readonly DayItem[]> {
  if (!ceilingOf(visit.actor.roles).reads.has('C0')) return []
  const words = lawWords[visit.actor.language].clocks.day
  const { rows } = await showMine(visit, null)
  return deadlineShows.flatMap((show): readonly DayItem[] => {
    const [nearest, ...others] = rows.filter((row) => placeOf(row) === show)
    if (!nearest) return []
    const count = others.length + 1
    return [
      {
        column: show === 'soon' ? 'today' : 'now',
        href: lawPaths.mineThat(show),
        text: words[show](count),
        count,
        late: show === 'late',
        due: lastMomentOf(nearest.lastOn),
      },
    ]
  })
}

export const lawJobs: readonly Job[] = [
  {
    name: 'support.deadlines',
    every: 300,
    run: async (tx, now) => {
      const today = dayOf(now)
      const presence = await presenceFrom(tx, today)
      const count = await escalateDeadlines(tx, now, [...presence.left])
      const moved = wentToHead(await landedDeadlines(tx, notThereOn(presence, today)), today, presence)
      await sendDeadlinesOn(tx, moved)
      if (moved.length > 0) await appendAsHouse(tx, { act: 'deadline.went-on', result: 'done', count: moved.length })
      if (count > 0) await appendAsHouse(tx, { act: 'deadline.escalated', result: 'done', count })
    },
  },
]

/** The law's clocks, permits and children. Doors with a fixed path stand before those with an id. */
export const lawDoors: readonly Door[] = [...deadlineDoors, ...permitDoors, ...childDoors, ...concernDoors]
