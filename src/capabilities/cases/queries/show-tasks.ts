import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { caseRoles, colleagues, findZones, type Colleague, type Role, type Zone } from '#capabilities/people/contract.ts'
import { endOfShift } from '#capabilities/cases/domain/day.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { mayWrite } from '#capabilities/cases/domain/may-write.ts'
import type { StandIn } from '#capabilities/cases/domain/stand-in.ts'
import { latenessOf, type Task } from '#capabilities/cases/domain/tasks.ts'
import { isMine, mayFinish } from '#capabilities/cases/commands/finish-task.ts'
import { loadCase, type LoadedCase } from '#capabilities/cases/queries/load-case.ts'
import { nameBook, Names, type NameBook } from '#capabilities/cases/queries/names.ts'
import { withStops, type Stop } from '#capabilities/cases/queries/safe-reach.ts'
import { withStandIns } from '#capabilities/cases/queries/stand-ins.ts'
import { invitationsOf } from '#capabilities/cases/store/invitation.ts'
import { countReaders } from '#capabilities/cases/store/member.ts'
import { findTask, listTasks, tasksOfCase, type TaskList } from '#capabilities/cases/store/task.ts'

const TaskRow = z.object({
  id: z.string(),
  caseId: z.string(),
  pseudonym: z.string(),
  inCase: z.boolean(),
  title: z.string(),
  zoneId: z.string(),
  personId: z.string().nullable(),
  function: z.string().nullable(),
  dueAt: z.date(),
  deputyId: z.string().nullable(),
  escalatedAt: z.date().nullable(),
  /** Who answers for it while whoever has it, or its deputy, is not there: now, or on its day. */
  standInId: z.string().nullable(),
  standsIn: z.enum(['now', 'then']),
  /** Nobody of those who answer for it is there. */
  unanswered: z.boolean(),
  state: z.string(),
  outcome: z.string().nullable(),
  /** A rule of safe contact says no to what the task would do. */
  stopped: z.boolean(),
})
export const Tasks = z.object({
  which: z.string(),
  tasks: z.array(TaskRow),
  names: Names,
  next: z.object({ after: z.string(), afterId: z.string() }).nullable(),
})
export type TasksModel = Omit<z.input<typeof Tasks>, 'tasks'> & {
  readonly tasks: (Task & StandIn & Stop & { readonly state: string })[]
}

const pageSize = 50
const named = (visit: Visit, tasks: readonly (Task & StandIn)[]): Promise<NameBook> =>
  nameBook(
    visit,
    tasks.flatMap((task) => [task.personId, task.deputyId, task.standInId]),
    tasks.map((task) => task.zoneId),
  )

export async function showTasks(
  visit: Visit,
  asked: { readonly which: TaskList; readonly after: string | null; readonly afterId: Id | null },
): Promise<TasksModel> {
  const after = asked.after && asked.afterId ? { dueExactly: asked.after, id: asked.afterId } : null
  const rows = await listTasks(visit.tx, { list: asked.which, dayEnd: endOfShift(visit.now), after, limit: pageSize })
  const tasks = await withStops(visit, await withStandIns(visit, rows.slice(0, pageSize)))
  const last = tasks.at(-1)
  visit.note({ count: tasks.length })
  return {
    which: asked.which,
    tasks: tasks.map((task) => ({ ...task, state: latenessOf(task, visit.now) })),
    names: await named(visit, tasks),
    next: rows.length > pageSize && last ? { after: last.dueExactly, afterId: last.id } : null,
  }
}

export const CaseTasks = z.object({ case: z.object({ id: z.string(), pseudonym: z.string() }), mayAdd: z.boolean(), tasks: z.array(TaskRow), names: Names })
export type CaseTasksModel = Omit<z.input<typeof CaseTasks>, 'tasks'> & { readonly tasks: TasksModel['tasks'] }

export async function showCaseTasks(visit: Visit, caseId: Id): Promise<CaseTasksModel | null> {
  const loaded = await loadCase(visit, caseId)
  if (!loaded) return null
  if (loaded.card.protectionLevel === 2) visit.requireStrong()
  const tasks = await withStops(visit, await withStandIns(visit, await tasksOfCase(visit.tx, caseId)))
  visit.note({ caseId, object: caseId, count: tasks.length })
  return {
    case: { id: caseId, pseudonym: loaded.card.pseudonym },
    mayAdd: mayAct(loaded.access, 'change-card'),
    tasks: tasks.map((task) => ({ ...task, state: latenessOf(task, visit.now) })),
    names: await named(visit, tasks),
  }
}

export type NewTaskModel = {
  readonly loaded: LoadedCase
  readonly zones: readonly Zone[]
  readonly people: readonly Colleague[]
  readonly functions: readonly Role[]
  readonly mayWords: boolean
  readonly readers: number
  readonly zoneId: Id
}

/** Who could be asked: zones of the case and those invited to it, and the own colleagues by name. */
export async function prepareTask(visit: Visit, caseId: Id): Promise<NewTaskModel | null> {
  const loaded = await loadCase(visit, caseId)
  if (!loaded || !mayAct(loaded.access, 'change-card')) return null
  if (loaded.card.protectionLevel === 2) visit.requireStrong()
  const invited = (await invitationsOf(visit.tx, caseId)).filter((one) => one.state === 'pending').map((one) => one.zoneId)
  const zones = await findZones(visit.tx, { ids: [...loaded.access.units.map((unit) => unit.zoneId), ...invited] })
  const own = loaded.access.units.find((unit) => unit.zoneId === visit.actor.zoneId)
  return {
    loaded,
    zones,
    functions: caseRoles,
    people: await colleagues(visit.tx),
    mayWords: mayWrite(loaded.access, 'C4') !== 'none',
    readers: own ? await countReaders(visit.tx, own.id, 'C4') : 0,
    zoneId: visit.actor.zoneId,
  }
}

export type TaskModel = {
  readonly task: Task & StandIn & Stop
  readonly state: string
  readonly mayFinish: boolean
  readonly mayHandOver: boolean
  readonly mayReadWords: boolean
  readonly names: NameBook
}

/** A task on its own page. Somebody it came to who is in no team sees the task and nothing of the case. */
export async function showTask(visit: Visit, caseId: Id, taskId: Id): Promise<TaskModel | null> {
  const loaded = await loadCase(visit, caseId)
  const found = await findTask(visit.tx, caseId, taskId)
  const [task] = found ? await withStops(visit, await withStandIns(visit, [found])) : []
  if (!task) return null
  if (loaded?.card.protectionLevel === 2) visit.requireStrong()
  const inTeam = loaded !== null && mayAct(loaded.access, 'change-card')
  const open = task.doneAt === null && !loaded?.card.closedAt
  return {
    task,
    state: latenessOf(task, visit.now),
    mayFinish: open && (inTeam ? mayFinish(task, visit.actor.zoneId) : isMine(task, visit.actor)),
    mayHandOver: open && inTeam && task.zoneId === visit.actor.zoneId,
    mayReadWords: loaded !== null && task.wordsRecord !== null && task.fromZone === visit.actor.zoneId,
    names: await named(visit, [task]),
  }
}

export type HandOverModel = TaskModel & { readonly people: readonly Colleague[] }

/** A task of the own zone that is to go to a colleague. */
export async function prepareTaskHandOver(visit: Visit, caseId: Id, taskId: Id): Promise<HandOverModel | null> {
  const model = await showTask(visit, caseId, taskId)
  return model?.mayHandOver ? { ...model, people: await colleagues(visit.tx) } : null
}
