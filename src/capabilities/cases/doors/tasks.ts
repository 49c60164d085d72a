import { z } from 'zod'
import { accept, refuse } from '#kernel/result.ts'
import { form, page } from '#platform/http/door.ts'
import { id } from '#platform/http/fields.ts'
import { fieldMinute } from '#ui/when.ts'
import { caseRoles } from '#capabilities/people/contract.ts'
import { addTask, type TaskRefusal } from '#capabilities/cases/commands/add-task.ts'
import { finishTask, type FinishRefusal } from '#capabilities/cases/commands/finish-task.ts'
import { handOverTask, type HandOverTaskRefusal } from '#capabilities/cases/commands/hand-over-task.ts'
import { type CaseParams, ofCase } from '#capabilities/cases/doors/card.ts'
import { TaskDoneForm, TaskForm, TaskHandOverForm, TaskListQuery } from '#capabilities/cases/forms.ts'
import { caseTasksPage, handOverPage, newTaskPage, taskPage, tasksPage } from '#capabilities/cases/pages/task-pages.tsx'
import { casePaths } from '#capabilities/cases/paths.ts'
import {
  CaseTasks,
  prepareTask,
  prepareTaskHandOver,
  showCaseTasks,
  showTask,
  showTasks,
  Tasks,
  type CaseTasksModel,
  type HandOverModel,
  type NewTaskModel,
  type TaskModel,
  type TasksModel,
} from '#capabilities/cases/queries/show-tasks.ts'
import { inBoth } from '#capabilities/cases/words.ts'

const nothing = { status: 404, words: inBoth((t) => t.none) } as const

export const tasksDoor = page({
  path: casePaths.tasks,
  name: 'my-tasks',
  may: caseRoles,
  records: 'task.listed',
  query: TaskListQuery,
  answers: Tasks,
  read: (visit, { query }) => showTasks(visit, { which: query.which, after: query.after ?? null, afterId: query.afterId ?? null }),
  view: (model, reading) => tasksPage(model as TasksModel, reading),
})

export const caseTasksDoor = page({
  ...ofCase,
  path: casePaths.caseTasks(':id'),
  name: 'case-tasks',
  records: 'task.listed',
  answers: CaseTasks,
  read: (visit, { params }) => showCaseTasks(visit, params.id),
  view: (model, reading) => caseTasksPage(model as CaseTasksModel, reading),
})

export const newTaskDoor = form<CaseParams, never, typeof TaskForm, NewTaskModel, TaskRefusal>({
  ...ofCase,
  path: casePaths.newTask(':id'),
  name: 'add-task',
  records: 'task.added',
  accepts: TaskForm,
  read: (visit, { params }) => prepareTask(visit, params.id),
  start: (model) => ({ zone: model.zoneId, shared: ['yes'] }),
  view: newTaskPage,
  submit: async (visit, { params, form: asked }, model) => {
    if (!model.zones.some((zone) => zone.id === asked.zone)) return refuse({ kind: 'not-in-that-zone' })
    const done = await addTask(visit, {
      caseId: params.id,
      zoneId: asked.zone,
      title: asked.title,
      personId: asked.person,
      function: asked.function,
      dueAt: asked.dueAt,
      deputyId: asked.deputy,
      shared: asked.shared,
      words: asked.words,
    })
    return done.ok ? accept({ to: casePaths.one(params.id), id: done.value }) : refuse(done.refusal)
  },
  refusals: {
    'no-such-case': nothing,
    'nobody-named': { status: 422, field: 'person', words: inBoth((t) => t.tasks.nobody) },
    'not-in-that-zone': { status: 422, field: 'zone', words: inBoth((t) => t.tasks.notInZone) },
    'no-words-there': { status: 422, field: 'words', words: inBoth((t) => t.tasks.noWords) },
    'unsafe-contact': { status: 422, field: 'title', words: inBoth((t) => t.tasks.unsafeContact) },
  },
})

const TaskParams = z.object({ id: id(), task: id() })

export const taskDoor = form<typeof TaskParams, never, typeof TaskDoneForm, TaskModel, FinishRefusal>({
  ...ofCase,
  params: TaskParams,
  path: casePaths.task(':id', ':task'),
  name: 'finish-task',
  records: 'task.finished',
  accepts: TaskDoneForm,
  read: (visit, { params }) => showTask(visit, params.id, params.task),
  view: taskPage,
  submit: async (visit, { params, form: said, version }, model) => {
    const done = await finishTask(visit, { caseId: params.id, taskId: params.task, version: version ?? 0, outcome: said.outcome })
    return done.ok ? accept({ to: model.task.inCase ? casePaths.one(params.id) : casePaths.tasks, id: params.task }) : refuse(done.refusal)
  },
  refusals: { 'no-such-task': nothing },
})

export const handOverTaskDoor = form<typeof TaskParams, never, typeof TaskHandOverForm, HandOverModel, HandOverTaskRefusal>({
  ...ofCase,
  params: TaskParams,
  path: casePaths.handOverTask(':id', ':task'),
  name: 'hand-over-task',
  records: 'task.handed-over',
  accepts: TaskHandOverForm,
  read: (visit, { params }) => prepareTaskHandOver(visit, params.id, params.task),
  start: ({ task }) => ({ person: task.personId ?? '', deputy: task.deputyId ?? '', dueAt: fieldMinute(task.dueAt) }),
  view: handOverPage,
  submit: async (visit, { params, form: asked, version }) => {
    const done = await handOverTask(visit, {
      caseId: params.id,
      taskId: params.task,
      version: version ?? 0,
      personId: asked.person,
      deputyId: asked.deputy,
      dueAt: asked.dueAt,
    })
    return done.ok ? accept({ to: casePaths.task(params.id, params.task), id: params.task }) : refuse(done.refusal)
  },
  refusals: {
    'no-such-task': nothing,
    'not-in-that-zone': { status: 422, field: 'person', words: inBoth((t) => t.tasks.notInZone) },
    'unsafe-contact': { status: 422, field: 'dueAt', words: inBoth((t) => t.tasks.unsafeContact) },
  },
})
