import { z } from 'zod'
import { accept, refuse } from '#kernel/result.ts'
import { form, page, type Door } from '#platform/http/door.ts'
import * as f from '#platform/http/fields.ts'
import { closeDeadline, takeBack, type CloseRefusal } from '#capabilities/support/commands/close-deadline.ts'
import { goOnLeave, handOverDeadline, type DutyRefusal, type LeaveRefusal } from '#capabilities/support/commands/hand-over-deadline.ts'
import { startDeadlines, type StartRefusal } from '#capabilities/support/commands/start-deadlines.ts'
import { clockRoles } from '#capabilities/support/domain/clock-roles.ts'
import {
  closeFields,
  decisionFields,
  dutyFields,
  lawCase,
  leaveFields,
  nothing,
  oneDeadline,
  oneDecision,
  oneLeave,
} from '#capabilities/support/forms/deadline.ts'
import { lawPaths } from '#capabilities/support/law-paths.ts'
import { closeForm, decisionForm, dutyForm } from '#capabilities/support/pages/deadline-forms.tsx'
import { leavePage } from '#capabilities/support/pages/deadline-leave-page.tsx'
import { deadlinePage } from '#capabilities/support/pages/deadline-page.tsx'
import { deadlinesPage, minePage } from '#capabilities/support/pages/deadlines-page.tsx'
import {
  deadlineAnswer,
  deadlinesAnswer,
  deadlineShows,
  mineAnswer,
  prepareDeadline,
  prepareDecision,
  showDeadline,
  showDeadlines,
  showMine,
  type DeadlineForm,
  type OneDeadlineForm,
} from '#capabilities/support/queries/show-deadlines.ts'
import { enterLawToWrite } from '#capabilities/support/queries/enter-law.ts'
import { showLeave, type LeaveModel } from '#capabilities/support/queries/show-leave.ts'
import { decisionsOf, type Decision } from '#capabilities/support/store/deadline.ts'
import { endLeave } from '#capabilities/support/store/deadline-leave.ts'
import { triggerClass } from '#capabilities/support/domain/deadline-codes.ts'
import { answered, type lawWords } from '#capabilities/support/words.law.ts'

const shared = { may: clockRoles, scope: 'id' } as const
const said = (word: keyof (typeof lawWords)['sv']['clocks']['refused'], field?: string) => answered(422, (t) => t.clocks.refused[word], field)

const mine = page({
  path: lawPaths.mine,
  name: 'my-deadlines',
  may: clockRoles,
  query: z.object({ show: f.optionalChoice(deadlineShows) }),
  records: 'deadlines.mine',
  answers: mineAnswer,
  read: (visit, { query }) => showMine(visit, query.show),
  view: minePage,
})

const list = page({
  ...shared,
  path: lawPaths.deadlines(':id'),
  name: 'deadlines',
  params: lawCase,
  records: 'deadlines.listed',
  answers: deadlinesAnswer,
  read: (visit, { params }) => showDeadlines(visit, params.id),
  view: deadlinesPage,
})

const enter = form<typeof lawCase, never, typeof decisionFields, DeadlineForm, StartRefusal>({
  ...shared,
  path: lawPaths.enterDecision(':id'),
  name: 'enter-decision',
  params: lawCase,
  records: 'decision.entered',
  accepts: decisionFields,
  read: (visit, { params }) => prepareDecision(visit, params.id),
  view: decisionForm,
  submit: async (visit, { params, form: entry }, { entered }) => {
    const { trigger, onDay, endsOn, person, deputy } = entry
    const done = await startDeadlines(visit, params.id, entered.standing, { trigger, onDay, endsOn, personId: person, deputyId: deputy })
    return done.ok ? accept({ to: lawPaths.deadlines(params.id), id: done.value.decisionId }) : done
  },
  refusals: {
    'decided-in-future': said('decidedInFuture', 'onDay'),
    'ends-before-it-begins': said('endsBefore', 'endsOn'),
    'end-from-document': said('endFromDocument', 'endsOn'),
    'end-far-off': said('endFarOff', 'endsOn'),
    'not-yours-to-write': said('notYours', 'trigger'),
    'not-a-colleague': said('notAColleague', 'person'),
    'no-deputy': said('noDeputy', 'deputy'),
    'no-rule': said('noRule', 'onDay'),
  },
})

const one = page({
  ...shared,
  path: lawPaths.deadline(':id', ':deadline'),
  name: 'deadline',
  params: oneDeadline,
  records: 'deadline.seen',
  answers: deadlineAnswer,
  read: (visit, { params }) => showDeadline(visit, params.id, params.deadline),
  view: deadlinePage,
})

const close = form<typeof oneDeadline, never, typeof closeFields, OneDeadlineForm, CloseRefusal>({
  ...shared,
  path: lawPaths.closeDeadline(':id', ':deadline'),
  name: 'close-deadline',
  params: oneDeadline,
  records: 'deadline.closed',
  accepts: closeFields,
  read: (visit, { params }) => prepareDeadline(visit, params.id, params.deadline),
  view: closeForm,
  submit: async (visit, { params, form: closing, version }, { deadline }) => {
    const done = await closeDeadline(visit, deadline, version ?? 0, closing)
    return done.ok ? accept({ to: lawPaths.deadlines(params.id), id: done.value }) : done
  },
  refusals: {
    'done-on-needed': said('doneOnNeeded', 'doneOn'),
    'done-in-future': said('doneInFuture', 'doneOn'),
    'done-before-it-began': said('doneBefore', 'doneOn'),
    'reason-needed': said('reasonNeeded', 'reason'),
    'already-closed': said('alreadyClosed'),
    'not-yours-to-write': said('notYours'),
  },
})

const duty = form<typeof oneDeadline, never, typeof dutyFields, OneDeadlineForm, DutyRefusal>({
  ...shared,
  path: lawPaths.dutyOfDeadline(':id', ':deadline'),
  name: 'hand-over-deadline',
  params: oneDeadline,
  records: 'deadline.handed-over',
  accepts: dutyFields,
  read: (visit, { params }) => prepareDeadline(visit, params.id, params.deadline),
  view: dutyForm,
  submit: async (visit, { params, form: to, version }, { deadline }) => {
    const done = await handOverDeadline(visit, deadline, version ?? 0, to.person, to.deputy)
    return done.ok ? accept({ to: lawPaths.deadline(params.id, done.value), id: done.value }) : done
  },
  refusals: { 'not-a-colleague': said('notAColleague', 'person'), 'no-deputy': said('noDeputy', 'deputy'), 'already-closed': said('alreadyClosed') },
})

type ToTakeBack = DeadlineForm & { readonly decision: Decision }
const back = form<typeof oneDecision, never, typeof nothing, ToTakeBack, { readonly kind: 'already-closed' }>({
  ...shared,
  path: lawPaths.takeBackDecision(':id', ':decision'),
  name: 'take-back-decision',
  params: oneDecision,
  records: 'decision.taken-back',
  accepts: nothing,
  read: async (visit, { params }) => {
    const entered = await enterLawToWrite(visit, params.id)
    const decision = entered && (await decisionsOf(visit.tx, params.id)).find((each) => each.id === params.decision)
    if (!entered || !decision || !entered.standing.writes.includes(triggerClass[decision.trigger])) return null
    return { entered, decision, staff: [], me: visit.actor.personId }
  },
  view: decisionForm,
  submit: async (visit, { params, version }, { decision }) => {
    const done = await takeBack(visit, decision, version ?? 0)
    return done.ok ? accept({ to: lawPaths.deadlines(params.id), id: done.value }) : done
  },
  refusals: { 'already-closed': said('alreadyClosed') },
})

const leave = form<never, never, typeof leaveFields, LeaveModel, LeaveRefusal>({
  path: lawPaths.leave,
  name: 'leave',
  may: clockRoles,
  records: 'leave.noted',
  accepts: leaveFields,
  read: (visit) => showLeave(visit),
  view: leavePage,
  submit: async (visit, { form: away }, { isHead, me }) => {
    const done = await goOnLeave(visit, { personId: away.person ?? me, fromDay: away.fromDay, untilDay: away.untilDay, deputyId: away.deputy }, isHead)
    return done.ok ? accept({ to: lawPaths.leave, id: done.value }) : done
  },
  refusals: {
    'ends-before-it-begins': said('endsBefore', 'untilDay'),
    'over-already': said('overAlready', 'untilDay'),
    'not-a-colleague': said('notAColleague', 'deputy'),
    'own-deputy': said('ownDeputy', 'deputy'),
    'deputy-away': said('deputyAway', 'deputy'),
    'away-already': said('awayAlready', 'fromDay'),
    'only-the-head': said('onlyTheHead', 'person'),
  },
})

const isBack = form<typeof oneLeave, never, typeof nothing, LeaveModel, { readonly kind: 'already-closed' }>({
  path: lawPaths.endLeave(':leave'),
  name: 'end-leave',
  may: clockRoles,
  params: oneLeave,
  records: 'leave.ended',
  accepts: nothing,
  read: async (visit, { params }) => {
    const model = await showLeave(visit)
    return model.leaves.some((each) => each.id === params.leave && (each.mine || model.isHead)) ? model : null
  },
  view: leavePage,
  submit: async (visit, { params }) => {
    if (!(await endLeave(visit.tx, params.leave))) return refuse({ kind: 'already-closed' })
    visit.note({ object: params.leave })
    return accept({ to: lawPaths.leave, id: params.leave })
  },
  refusals: { 'already-closed': said('alreadyClosed') },
})

export const deadlineDoors: readonly Door[] = [mine, leave, isBack, list, enter, one, close, duty, back]
