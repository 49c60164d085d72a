import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { findStaff, isRole } from '#capabilities/people/contract.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { mayWrite } from '#capabilities/cases/domain/may-write.ts'
import { reachOf, type PlannedReach, type TaskTitle } from '#capabilities/cases/domain/tasks.ts'
import { writeRecord } from '#capabilities/cases/commands/write-record.ts'
import { maySafelyReach } from '#capabilities/cases/queries/safe-reach.ts'
import { loadCase } from '#capabilities/cases/queries/load-case.ts'
import { touch } from '#capabilities/cases/store/card.ts'
import { insertTask } from '#capabilities/cases/store/task.ts'

export type NewTask = {
  readonly caseId: Id
  /** The zone that is to do it: the own one, or another with a part in the case or invited to it. */
  readonly zoneId: Id
  readonly title: TaskTitle
  /** A person of that zone, or else a function: a role's code. */
  readonly personId?: Id | null
  readonly function?: string | null
  readonly dueAt: Instant
  /** Takes over when it is late. A person of that zone. */
  readonly deputyId?: Id | null
  /** Seen by every zone of the case; `false` keeps it between the zone that asks and the one that does. */
  readonly shared?: boolean
  /** What it came out of, such as `meeting`. */
  readonly source?: string
  readonly sourceId?: Id | null
  /** How it reaches for her, when its title does not say it. */
  readonly reach?: PlannedReach
  /** More words, sealed as a note of the own zone. */
  readonly words?: string | null
}
export type TaskRefusal =
  | { readonly kind: 'no-such-case' }
  | { readonly kind: 'nobody-named' }
  | { readonly kind: 'not-in-that-zone' }
  | { readonly kind: 'no-words-there' }
  | { readonly kind: 'unsafe-contact' }

/** All of them are active people of this zone. */
export async function worksIn(visit: Visit, zoneId: Id, ids: readonly (Id | null | undefined)[]): Promise<boolean> {
  const named = ids.filter((id) => id !== null && id !== undefined)
  const staff = await findStaff(visit.tx, named)
  return named.every((id) => staff.get(id)?.zoneId === zoneId && staff.get(id)?.active === true)
}

/** A person or a function is asked to do something by a time. Lists show the neutral title only. */
export async function addTask(visit: Visit, task: NewTask): Promise<Result<Id, TaskRefusal>> {
  const loaded = await loadCase(visit, task.caseId)
  if (!loaded || !mayAct(loaded.access, 'change-card')) return refuse({ kind: 'no-such-case' })
  const personId = task.personId ?? null
  const role = task.function && isRole(task.function) ? task.function : null
  if (personId === null && role === null) return refuse({ kind: 'nobody-named' })
  if (!(await worksIn(visit, task.zoneId, [personId, task.deputyId]))) return refuse({ kind: 'not-in-that-zone' })
  const reach = task.reach ?? null
  if (!(await maySafelyReach(visit, task.caseId, reachOf({ title: task.title, reach }), task.dueAt))) return refuse({ kind: 'unsafe-contact' })
  let wordsRecord: Id | null = null
  if (task.words) {
    if (mayWrite(loaded.access, 'C4') === 'none') return refuse({ kind: 'no-words-there' })
    const written = await writeRecord(visit, { caseId: task.caseId, class: 'C4', kind: 'task_words', text: task.words }, loaded)
    if (!written.ok) return refuse({ kind: 'no-words-there' })
    wordsRecord = written.value
  }
  const id = newId()
  await insertTask(visit.tx, {
    id,
    caseId: task.caseId,
    zoneId: task.zoneId,
    title: task.title,
    wordsRecord,
    personId,
    function: role,
    dueAt: task.dueAt,
    deputyId: task.deputyId ?? null,
    shared: task.shared ?? true,
    source: task.source ?? 'case',
    sourceId: task.sourceId ?? null,
    reach,
  })
  await touch(visit.tx, task.caseId)
  visit.note({ caseId: task.caseId, object: id })
  return accept(id)
}
