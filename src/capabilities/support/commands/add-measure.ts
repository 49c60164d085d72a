import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { addTask, writeRecord } from '#capabilities/cases/contract.ts'
import type { Area } from '#capabilities/support/domain/areas.ts'
import { fitsArea, type MeasureCode, type Payer } from '#capabilities/support/domain/measures.ts'
import type { Entered } from '#capabilities/support/queries/enter.ts'
import type { Owner } from '#capabilities/support/queries/owners.ts'
import { goalsOf } from '#capabilities/support/store/goal.ts'
import { addMeasureRow } from '#capabilities/support/store/measure.ts'

export type NewMeasure = {
  readonly goalId: Id | null
  readonly area: Area
  readonly code: MeasureCode
  readonly startOn: string
  readonly dueAt: Instant
  readonly payer: Payer
  /** Out of the directory, when no zone of the case gives it. */
  readonly functionId: Id | null
  readonly words: string | null
}
export type MeasureRefusal =
  | { readonly kind: 'due-in-the-past' }
  | { readonly kind: 'due-before-start' }
  | { readonly kind: 'not-in-that-area' }
  | { readonly kind: 'words-needed' }
  | { readonly kind: 'no-such-goal' }
  | { readonly kind: 'not-an-owner' }
  | { readonly kind: 'not-yours-to-write' }

const faultOf = (made: NewMeasure, now: Instant): MeasureRefusal | null => {
  if (made.dueAt <= now) return { kind: 'due-in-the-past' }
  if (isoDay(made.dueAt) < made.startOn) return { kind: 'due-before-start' }
  if (!fitsArea(made.code, made.area)) return { kind: 'not-in-that-area' }
  return made.code === 'other' && made.words === null ? { kind: 'words-needed' } : null
}

/** Neutral, whatever is done: school and work have a word of their own, the rest of a plan has none. */
const titleOf = (area: Area): 'school_or_work' | 'plan_support' => (area === 'education' || area === 'work' ? 'school_or_work' : 'plan_support')

/** Something is done, by somebody, by a day: with a goal or before there is one, with a plan or before there is one. It is a task of the case from now on. */
export async function addMeasure(visit: Visit, entered: Entered, owner: Owner | null, made: NewMeasure): Promise<Result<Id, MeasureRefusal>> {
  const { card, standing, cls, wall } = entered
  const fault = faultOf(made, visit.now)
  if (fault) return refuse(fault)
  if (owner === null) return refuse({ kind: 'not-an-owner' })
  if (
    made.goalId !== null &&
    !(await goalsOf(visit.tx, card.id)).some((goal) => goal.id === made.goalId && goal.unitId === standing.unitId && goal.ended === null)
  )
    return refuse({ kind: 'no-such-goal' })
  const id = newId()
  const task = await addTask(visit, {
    caseId: card.id,
    zoneId: owner.zoneId,
    title: titleOf(made.area),
    personId: owner.personId,
    function: owner.role,
    dueAt: made.dueAt,
    source: 'support',
    sourceId: id,
  })
  if (!task.ok)
    return refuse({ kind: task.refusal.kind === 'not-in-that-zone' || task.refusal.kind === 'nobody-named' ? 'not-an-owner' : 'not-yours-to-write' })
  const written = made.words === null ? null : await writeRecord(visit, { caseId: card.id, class: cls, kind: 'measure_note', text: made.words })
  if (written && !written.ok) return refuse({ kind: 'not-yours-to-write' })
  const { goalId, area, code, startOn, payer, functionId } = made
  await addMeasureRow(visit.tx, {
    id,
    caseId: card.id,
    unitId: standing.unitId,
    wall,
    goalId,
    area,
    code,
    startOn,
    payer,
    functionId,
    taskId: task.value,
    wordsRecord: written?.value ?? null,
  })
  visit.note({ caseId: card.id, object: id })
  return accept(id)
}
