import { accept, refuse, type Result } from '#kernel/result.ts'
import { newId, type Id } from '#kernel/id.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { colleagues } from '#capabilities/people/contract.ts'
import { goOnDuty, type Duty, type DutyRefusal } from '#capabilities/directory/domain/rota.ts'
import { isoMinute } from '#capabilities/directory/domain/wall-clock.ts'
import { findDuty, insertDuty, lockPerson, rotaOf, updateDuty, type RotaLine } from '#capabilities/directory/store/duty.ts'
import type { PublicFunction } from '#capabilities/directory/store/functions.ts'

async function decide(visit: Visit, functionId: Id, wish: Duty, but: Id | null): Promise<Result<Duty, DutyRefusal>> {
  await lockPerson(visit.tx, wish.personId)
  const others = (await rotaOf(visit.tx, functionId, wish.startsAt)).filter((line) => line.id !== but)
  const here = (await colleagues(visit.tx)).map((person) => person.id)
  return goOnDuty(wish, others, here, visit.now)
}

/** Puts a colleague on duty in a function of the own zone. */
export async function setOnDuty(visit: Visit, found: PublicFunction, wish: Duty): Promise<Result<Id, DutyRefusal | { kind: 'not-in-use' }>> {
  if (!found.active) return refuse({ kind: 'not-in-use' })
  const duty = await decide(visit, found.id, wish, null)
  if (!duty.ok) return duty
  const id = newId()
  await insertDuty(visit.tx, id, found.zoneId, found.id, found.kind, duty.value)
  visit.note({ object: id })
  return accept(id)
}

/** Changes or takes away a duty of the own zone. */
export async function changeDuty(visit: Visit, was: RotaLine, wish: Duty, cancel: boolean, version: number | null): Promise<Result<Id, DutyRefusal | Changed>> {
  const duty = cancel ? accept(was) : await decide(visit, was.functionId, wish, was.id)
  if (!duty.ok) return duty
  visit.note({ object: was.id })
  if (await updateDuty(visit.tx, was.id, duty.value, cancel, version ?? 0)) return accept(was.id)
  const now = (await findDuty(visit.tx, was.id)) ?? was
  return refuse({
    kind: 'changed',
    theirs: { starts_at: isoMinute(now.startsAt).replace(' ', 'T'), ends_at: isoMinute(now.endsAt).replace(' ', 'T') },
    version: now.version,
  })
}
