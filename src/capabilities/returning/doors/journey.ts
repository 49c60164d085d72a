import { accept, refuse } from '#kernel/result.ts'
import { form, page, type Door } from '#platform/http/door.ts'
import { journeyLegDoors } from '#capabilities/returning/doors/journey-legs.ts'
import { journeyPlanDoors } from '#capabilities/returning/doors/journey-plan.ts'
import { returnRoles } from '#capabilities/returning/domain/roles.ts'
import { alarmQuery, noFields, oneAlarm } from '#capabilities/returning/forms/journey.ts'
import { journeyJobs } from '#capabilities/returning/jobs/journey-jobs.ts'
import { journeyPaths } from '#capabilities/returning/journey-paths.ts'
import { alarmPage, alarmsPage, takeAlarmForm } from '#capabilities/returning/pages/journey-alarm-pages.tsx'
import { JourneyPanel } from '#capabilities/returning/pages/journey-page.tsx'
import { journeyClocks, journeyLanes, journeyMoments, journeySection } from '#capabilities/returning/queries/journey-section.ts'
import { returnFurnishings, returnJobs, returnSections, returnTodays, type ReturnSection } from '#capabilities/returning/queries/sections.ts'
import { alarmAnswer, alarmsAnswer, journeyToday, showAlarm, showAlarms, type AlarmModel } from '#capabilities/returning/queries/show-alarms.ts'
import { takeAlarm } from '#capabilities/returning/store/alarm.ts'
import { furnishJourneyRules } from '#capabilities/returning/store/journey.ts'
import { journeyRefused as said } from '#capabilities/returning/words.journey.ts'

const alarms = page({
  may: returnRoles,
  path: journeyPaths.alarms,
  name: 'journey-alarms',
  query: alarmQuery,
  records: 'journey.alarms-listed',
  answers: alarmsAnswer,
  read: (visit, { query }) => showAlarms(visit, query.show ?? 'open'),
  view: alarmsPage,
})

const alarm = page({
  may: returnRoles,
  path: journeyPaths.alarm(':alarm'),
  name: 'journey-alarm',
  params: oneAlarm,
  records: 'journey.alarm-seen',
  answers: alarmAnswer,
  read: (visit, { params }) => showAlarm(visit, params.alarm),
  view: alarmPage,
})

const take = form<typeof oneAlarm, never, typeof noFields, AlarmModel, { readonly kind: 'taken-already' }>({
  may: returnRoles,
  path: journeyPaths.takeAlarm(':alarm'),
  name: 'take-journey-alarm',
  params: oneAlarm,
  records: 'journey.alarm-taken',
  accepts: noFields,
  read: (visit, { params }) => showAlarm(visit, params.alarm),
  view: takeAlarmForm,
  submit: async (visit, { params }) => {
    if (!(await takeAlarm(visit.tx, params.alarm))) return refuse({ kind: 'taken-already' })
    return accept({ to: journeyPaths.alarm(params.alarm), id: params.alarm })
  },
  refusals: { 'taken-already': said('takenAlready', undefined, 409) },
})

returnSections.push({
  name: 'journey',
  order: 300,
  read: journeySection,
  view: ((model: never, reading) => JourneyPanel(model, reading)) as ReturnSection['view'],
  moments: journeyMoments,
  lanes: journeyLanes,
  clocks: journeyClocks,
})
returnTodays.push(journeyToday)
returnFurnishings.push(furnishJourneyRules)
returnJobs.push(...journeyJobs)

/** The journey: its plan, its legs, what happens on the way, and the alarm when something does not come. */
export const journeyDoors: readonly Door[] = [alarms, alarm, take, ...journeyPlanDoors, ...journeyLegDoors]
