import type { Job } from '#platform/http/capability.ts'
import { appendAsHouse } from '#platform/record/record.ts'
import { alarmFor } from '#capabilities/returning/domain/overdue.ts'
import { dropAlarms, raiseAlarm, stepAlarms, watchedJourneys } from '#capabilities/returning/store/alarm.ts'
import { minutesNow } from '#capabilities/returning/store/journey.ts'

/**
 * Looks every minute whether something expected of a journey has not come: raises one alarm about it, lets those that nobody takes call more people, and
 * drops those of journeys that are over. All it keeps is in the database: a restart changes nothing, and two copies raise one.
 */
export const journeyJobs: readonly Job[] = [
  {
    name: 'returning.journeys',
    every: 60,
    run: async (tx, now) => {
      const minutes = await minutesNow(tx)
      const ended = await dropAlarms(tx, now)
      const further = await stepAlarms(tx, now, minutes.further)
      let raised = 0
      for (const watched of await watchedJourneys(tx, now)) {
        const missed = alarmFor(watched, minutes, now)
        if (missed && (await raiseAlarm(tx, watched, missed, now))) raised += 1
      }
      if (ended > 0) await appendAsHouse(tx, { act: 'journey.alarm-dropped', result: 'done', count: ended })
      if (further > 0) await appendAsHouse(tx, { act: 'journey.alarm-further', result: 'done', count: further })
      if (raised > 0) await appendAsHouse(tx, { act: 'journey.alarm-raised', result: 'done', count: raised })
    },
  },
]
