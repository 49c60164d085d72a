import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { DayItem } from '#platform/http/capability.ts'
import type { Visit } from '#platform/http/visit.ts'
import { nameBook, Names } from '#capabilities/cases/contract.ts'
import { ceilingOf } from '#capabilities/people/contract.ts'
import { expectedKinds } from '#capabilities/returning/domain/journey.ts'
import { journeyPaths } from '#capabilities/returning/journey-paths.ts'
import { journeyAnswer, knownJourney } from '#capabilities/returning/queries/show-journey.ts'
import { awaitedIn, findAlarm, mayBreak, myAlarms, type Alarm } from '#capabilities/returning/store/alarm.ts'
import { findPlan, knowersOf } from '#capabilities/returning/store/journey.ts'
import { journeyWords } from '#capabilities/returning/words.journey.ts'

const alarmView = z.object({
  id: z.string(),
  raisedAt: z.date(),
  stage: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  takenBy: z.string().nullable(),
  takenAt: z.date().nullable(),
})
const viewOf = ({ id, raisedAt, stage, takenBy, takenAt }: Alarm): z.input<typeof alarmView> => ({ id, raisedAt, stage, takenBy, takenAt })

export const alarmsAnswer = z.object({ show: z.enum(['open', 'taken']), alarms: z.array(alarmView), names: Names })
export type AlarmsModel = z.input<typeof alarmsAnswer>
const isOpen = (alarm: Alarm): boolean => alarm.takenAt === null

/** Alarms that call me: those that wait, or those that somebody took. Nobody's case, country or time is in it. */
export async function showAlarms(visit: Visit, show: 'open' | 'taken'): Promise<AlarmsModel> {
  const alarms = (await myAlarms(visit.tx)).filter((alarm) => isOpen(alarm) === (show === 'open'))
  visit.note({ count: alarms.length })
  return {
    show,
    alarms: alarms.map(viewOf),
    names: await nameBook(
      visit,
      alarms.map((alarm) => alarm.takenBy),
      [],
    ),
  }
}

export const alarmAnswer = z.object({
  alarm: alarmView,
  mine: z.boolean(),
  knowers: z.array(z.object({ id: z.string(), personId: z.string(), zoneId: z.string() })),
  names: Names,
  /** Where the glass is broken, when it can be: nobody is let in at the highest level of protection. */
  breakIn: z.string().nullable(),
  /** Only for whoever knows the journey, or was let in. */
  inside: z
    .object({
      caseId: z.string(),
      onTheList: z.boolean(),
      awaited: z.object({ legId: z.string(), kind: z.enum(expectedKinds), dueAt: z.date() }).nullable(),
      known: journeyAnswer.shape.known.unwrap(),
    })
    .nullable(),
})
export type AlarmModel = z.input<typeof alarmAnswer>

export async function showAlarm(visit: Visit, id: Id): Promise<AlarmModel | null> {
  const alarm = await findAlarm(visit.tx, id)
  if (!alarm) return null
  const knowers = (await knowersOf(visit.tx, alarm.returnId)).filter((one) => one.endedAt === null)
  const known = (await findPlan(visit.tx, alarm.returnId))?.known === true
  const inside = known ? await knownJourney(visit, { caseId: alarm.caseId, returnId: alarm.returnId, destination: null }) : null
  visit.note({ caseId: alarm.caseId, object: id, ...(known ? { reason: 'opened' } : {}) })
  return {
    alarm: viewOf(alarm),
    mine: alarm.takenBy === visit.actor.personId,
    knowers: knowers.map((one) => ({ id: one.id, personId: one.personId, zoneId: one.zoneId })),
    names: await nameBook(
      visit,
      [...knowers.map((one) => one.personId), alarm.takenBy, ...(inside?.events ?? []).map((one) => one.madeBy)],
      knowers.map((one) => one.zoneId),
    ),
    breakIn: !known && (await mayBreak(visit.tx, alarm.caseId)) ? alarm.caseId : null,
    inside: inside && {
      caseId: alarm.caseId,
      onTheList: knowers.some((one) => one.personId === visit.actor.personId),
      awaited: await awaitedIn(visit.tx, id),
      known: inside,
    },
  }
}

/** Alarms on My day, in neutral words. Each number is as long as the list behind it. */
export async function journeyToday(visit: Visit): Promise<readonly DayItem[]> {
  if (!ceilingOf(visit.actor.roles).reads.has('C0')) return []
  const t = journeyWords[visit.actor.language].day
  const alarms = await myAlarms(visit.tx)
  const open = alarms.filter(isOpen)
  const taken = alarms.length - open.length
  return [
    { column: 'now', href: journeyPaths.alarms, text: t.alarms(open.length), count: open.length, late: open.length > 0, due: open[0]?.raisedAt ?? null },
    { column: 'waiting', href: journeyPaths.alarmsTaken, text: t.taken(taken), count: taken, late: false, due: null },
  ]
}
