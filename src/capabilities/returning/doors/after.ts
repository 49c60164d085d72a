import { accept, refuse } from '#kernel/result.ts'
import { form, page, type Changed, type Door } from '#platform/http/door.ts'
import { casePaths } from '#capabilities/cases/contract.ts'
import { afterPaths } from '#capabilities/returning/after-paths.ts'
import { addSupportLine, confirmReception, moveSupportLine, type ReceptionRefusal } from '#capabilities/returning/commands/confirm-reception.ts'
import { answerAlarm, planContact, recordFollowUp, type FollowRefusal, type PlanContactRefusal } from '#capabilities/returning/commands/follow-up.ts'
import { sayGoal, type GoalRefusal } from '#capabilities/returning/commands/say-goal.ts'
import { takeUpAgain, type AgainRefusal } from '#capabilities/returning/commands/take-up-again.ts'
import type { WordsRefusal } from '#capabilities/returning/commands/write-her-words.ts'
import { resultKeys } from '#capabilities/returning/domain/after-codes.ts'
import { returnRoles } from '#capabilities/returning/domain/roles.ts'
import { afterMoneyDoors } from '#capabilities/returning/doors/after-money.ts'
import { refusedAfter, wordRefusals } from '#capabilities/returning/doors/after-refused.ts'
import * as forms from '#capabilities/returning/forms/after.ts'
import { followAlarms } from '#capabilities/returning/jobs/follow-alarms.ts'
import { followUpForm, type FollowFormModel } from '#capabilities/returning/pages/after-follow-form.tsx'
import { againForm, alarmForm, contactForm, receptionForm, supportForm, supportStateForm } from '#capabilities/returning/pages/after-forms.tsx'
import { goalForm } from '#capabilities/returning/pages/after-goals.tsx'
import { followListPage } from '#capabilities/returning/pages/after-lists.tsx'
import { afterPage, afterWordsPage } from '#capabilities/returning/pages/after-page.tsx'
import { AfterSection } from '#capabilities/returning/pages/after-section.tsx'
import * as prepare from '#capabilities/returning/queries/after-forms.ts'
import { afterClocks, afterLanes, afterMoments, readAfter, type AfterSectionModel } from '#capabilities/returning/queries/after-section.ts'
import { afterToday, followListAnswer, showFollowList } from '#capabilities/returning/queries/follow-list.ts'
import { prepareGoal, type GoalModel } from '#capabilities/returning/queries/goals.ts'
import { returnFurnishings, returnJobs, returnSections, returnTodays, type ReturnSection } from '#capabilities/returning/queries/sections.ts'
import { afterAnswer, afterWordsAnswer, showAfter, showAfterWords } from '#capabilities/returning/queries/show-after.ts'
import { furnishAfterRules } from '#capabilities/returning/store/after-rules.ts'

const ofCase = { may: returnRoles, scope: 'id', params: forms.afterCase } as const
const done = (caseId: string, id: string) => accept({ to: afterPaths.ofCase(caseId), id })

const overview = page({
  ...ofCase,
  path: afterPaths.ofCase(':id'),
  name: 'return-after',
  records: 'return-after.seen',
  answers: afterAnswer,
  read: (visit, { params }) => showAfter(visit, params.id),
  view: afterPage,
})
const words = page({
  ...ofCase,
  path: afterPaths.words(':id'),
  name: 'return-after-words',
  records: 'return-after.words-seen',
  answers: afterWordsAnswer,
  read: (visit, { params }) => showAfterWords(visit, params.id),
  view: afterWordsPage,
})
const list = page({
  may: returnRoles,
  path: afterPaths.list,
  name: 'return-follow-ups',
  query: forms.FollowListQuery,
  records: 'follow-ups.listed',
  answers: followListAnswer,
  read: (visit, { query }) => showFollowList(visit, query.show ?? 'all'),
  view: followListPage,
})

type OfCase = typeof forms.afterCase
const reception = form<OfCase, never, typeof forms.ReceptionForm, prepare.ReceptionModel, ReceptionRefusal>({
  ...ofCase,
  path: afterPaths.reception(':id'),
  name: 'confirm-reception',
  records: 'reception.confirmed',
  accepts: forms.ReceptionForm,
  read: (visit, { params }) => prepare.prepareReception(visit, params.id),
  view: receptionForm,
  submit: async (visit, { params, form: said, version }, { entered }) => {
    const made = await confirmReception(visit, entered, said, version ?? 0)
    return made.ok ? done(params.id, made.value) : refuse(made.refusal)
  },
  refusals: {
    ...wordRefusals,
    'not-travelling': refusedAfter(422, 'notTravelling'),
    'in-the-future': refusedAfter(422, 'inTheFuture', 'arrivedAt'),
    'before-departure': refusedAfter(422, 'beforeDeparture', 'arrivedAt'),
    'confirmed-before': refusedAfter(422, 'confirmedBefore', 'confirmedAt'),
  },
})

const newSupport = form<OfCase, never, typeof forms.SupportForm, prepare.SupportModel, WordsRefusal>({
  ...ofCase,
  path: afterPaths.newSupport(':id'),
  name: 'add-return-support',
  records: 'return-support.added',
  accepts: forms.SupportForm,
  read: (visit, { params }) => prepare.prepareSupport(visit, params.id),
  view: supportForm,
  submit: async (visit, { params, form: said }, { entered }) => {
    const made = await addSupportLine(visit, entered, said)
    return made.ok ? done(params.id, made.value) : made
  },
  refusals: wordRefusals,
})
const supportState = form<typeof forms.afterLine, never, typeof forms.SupportStateForm, prepare.SupportStateModel, Changed>({
  ...ofCase,
  params: forms.afterLine,
  path: afterPaths.support(':id', ':line'),
  name: 'move-return-support',
  records: 'return-support.moved',
  accepts: forms.SupportStateForm,
  read: (visit, { params }) => prepare.prepareSupportState(visit, params.id, params.line),
  view: supportStateForm,
  submit: async (visit, { params, form: said, version }, { line }) => {
    const made = await moveSupportLine(visit, line, said.state, version ?? 0)
    return made.ok ? done(params.id, made.value) : refuse(made.refusal)
  },
  refusals: {},
})

const goal = form<typeof forms.afterGoal, never, typeof forms.GoalForm, GoalModel, GoalRefusal>({
  ...ofCase,
  params: forms.afterGoal,
  path: afterPaths.goal(':id', ':goal'),
  name: 'say-return-goal',
  records: 'return-goal.said',
  accepts: forms.GoalForm,
  read: (visit, { params }) => prepareGoal(visit, params.id, params.goal),
  view: goalForm,
  submit: async (visit, { params, form: said, version }, model) => {
    const made = await sayGoal(visit, model, said, version ?? 0)
    return made.ok ? done(params.id, made.value) : refuse(made.refusal)
  },
  refusals: {
    'in-the-future': refusedAfter(422, 'inTheFuture', 'onDay'),
    'before-arrival': refusedAfter(422, 'beforeArrival', 'onDay'),
    'as-it-was': refusedAfter(422, 'goalAsItWas', 'state'),
  },
})

const followUp = form<OfCase, typeof forms.chosenPoint, typeof forms.FollowUpForm, FollowFormModel, FollowRefusal>({
  ...ofCase,
  path: afterPaths.newFollowUp(':id'),
  name: 'record-follow-up',
  query: forms.chosenPoint,
  records: 'follow-up.recorded',
  accepts: forms.FollowUpForm,
  read: async (visit, { params, query }) => {
    const model = await prepare.prepareFollowUp(visit, params.id)
    return model && { ...model, chosen: query.point }
  },
  view: followUpForm,
  submit: async (visit, { params, form: said }, { entered, points }) => {
    const { point, onDay, reach, how, why, words: text, ...results } = said
    const made = await recordFollowUp(visit, entered, points, { point, onDay, reach, how, why, words: text, results })
    return made.ok ? done(params.id, made.value) : made
  },
  refusals: {
    ...wordRefusals,
    'not-arrived': refusedAfter(422, 'notArrived'),
    'no-such-point': refusedAfter(422, 'noSuchPoint', 'point'),
    'in-the-future': refusedAfter(422, 'inTheFuture', 'onDay'),
    'before-arrival': refusedAfter(422, 'beforeArrival', 'onDay'),
    'too-early': refusedAfter(422, 'tooEarly', 'onDay'),
    'say-all': refusedAfter(422, 'sayAll', resultKeys[0]),
    'say-why': refusedAfter(422, 'sayWhy', 'why'),
    'say-how': refusedAfter(422, 'sayHow', 'how'),
  },
})
const contact = form<OfCase, never, typeof forms.ContactForm, prepare.FollowModel, PlanContactRefusal>({
  ...ofCase,
  path: afterPaths.planContact(':id'),
  name: 'plan-follow-up-contact',
  records: 'follow-up.planned',
  accepts: forms.ContactForm,
  read: (visit, { params }) => prepare.prepareFollowUp(visit, params.id),
  view: contactForm,
  submit: async (visit, { params, form: said }, { entered, declined }) => {
    const made = await planContact(visit, entered, declined, said)
    return made.ok ? done(params.id, made.value) : made
  },
  refusals: {
    'in-the-past': refusedAfter(422, 'inThePast', 'at'),
    'she-has-declined': refusedAfter(422, 'sheHasDeclined'),
    'unsafe-contact': refusedAfter(422, 'unsafeContact', 'at'),
    'not-yours': refusedAfter(422, 'notYours'),
  },
})
const alarm = form<typeof forms.afterAlarm, never, typeof forms.AlarmForm, prepare.AlarmModel, Changed | { readonly kind: 'answered-already' }>({
  ...ofCase,
  params: forms.afterAlarm,
  path: afterPaths.alarm(':id', ':alarm'),
  name: 'answer-follow-up-alarm',
  records: 'follow-up.alarm-answered',
  accepts: forms.AlarmForm,
  read: (visit, { params }) => prepare.prepareAlarm(visit, params.id, params.alarm),
  view: alarmForm,
  submit: async (visit, { params, form: said, version }, { alarm: one }) => {
    const made = await answerAlarm(visit, one, said.answer, version ?? 0)
    return made.ok ? done(params.id, made.value) : refuse(made.refusal)
  },
  refusals: { 'answered-already': refusedAfter(409, 'answeredAlready') },
})
const again = form<OfCase, never, typeof forms.AgainForm, prepare.AgainModel, AgainRefusal>({
  ...ofCase,
  path: afterPaths.again(':id'),
  name: 'take-up-again',
  records: 'return.taken-up-again',
  accepts: forms.AgainForm,
  read: (visit, { params }) => prepare.prepareAgain(visit, params.id),
  view: againForm,
  submit: async (visit, { form: said }, model) => {
    const made = await takeUpAgain(visit, model, said)
    return made.ok ? accept({ to: casePaths.one(made.value), id: made.value }) : made
  },
  refusals: {
    'in-the-future': refusedAfter(422, 'inTheFuture', 'knownOn'),
    'not-yours': refusedAfter(422, 'notYours'),
    'words-too-long': refusedAfter(422, 'tooLong', 'words'),
    'words-needed': refusedAfter(422, 'wordsNeeded', 'words'),
    'moved-on': refusedAfter(409, 'movedOn'),
  },
})

const section: ReturnSection = {
  name: 'after',
  order: 400,
  read: readAfter,
  view: ((model: AfterSectionModel, reading) => AfterSection(model, reading)) as ReturnSection['view'],
  moments: afterMoments,
  lanes: afterLanes,
  clocks: afterClocks,
}
returnSections.push(section)
returnTodays.push(afterToday)
returnFurnishings.push(furnishAfterRules)
returnJobs.push(followAlarms)

export const afterDoors: readonly Door[] = [
  list,
  overview,
  words,
  reception,
  newSupport,
  supportState,
  goal,
  followUp,
  contact,
  alarm,
  again,
  ...afterMoneyDoors,
]
