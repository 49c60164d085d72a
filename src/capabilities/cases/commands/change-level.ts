import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { membershipOf } from '#capabilities/cases/domain/access.ts'
import type { ProtectionLevel } from '#capabilities/cases/domain/axes.ts'
import { dayOf } from '#capabilities/cases/domain/day.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { loadCase } from '#capabilities/cases/queries/load-case.ts'
import { insertApproval, listApprovalsOf } from '#capabilities/cases/store/approval.ts'
import { insertAxisChange } from '#capabilities/cases/store/axis-change.ts'
import { raiseLevel, touch } from '#capabilities/cases/store/card.ts'

export type LevelRefusal =
  | { readonly kind: 'no-such-case' }
  | { readonly kind: 'same-level' }
  | { readonly kind: 'not-lead' }
  | { readonly kind: 'already-asked' }

/** Up at once, by anybody in the case. Down only when the lead asks and a second person says yes. */
export async function changeLevel(visit: Visit, caseId: Id, to: ProtectionLevel): Promise<Result<'raised' | 'asked', LevelRefusal>> {
  const loaded = await loadCase(visit, caseId)
  const member = loaded && membershipOf(loaded.access)
  if (!loaded || !member || !mayAct(loaded.access, 'raise-level')) return refuse({ kind: 'no-such-case' })
  visit.requireStrong()
  const { card } = loaded
  if (to === card.protectionLevel) return refuse({ kind: 'same-level' })
  visit.note({ caseId, object: caseId })
  if (to > card.protectionLevel) {
    await insertAxisChange(visit.tx, { caseId, axis: 'level', was: String(card.protectionLevel), became: String(to), onDay: dayOf(visit.now) })
    await touch(visit.tx, caseId, true)
    const was = await raiseLevel(visit.tx, caseId, to)
    return was === null ? refuse({ kind: 'no-such-case' }) : accept('raised')
  }
  if (!mayAct(loaded.access, 'lead-case')) return refuse({ kind: 'not-lead' })
  if ((await listApprovalsOf(visit.tx, caseId)).some((one) => one.kind === 'level')) return refuse({ kind: 'already-asked' })
  const asked = {
    id: newId(),
    caseId,
    unitId: member.unitId,
    kind: 'level' as const,
    objectId: caseId,
    pseudonym: card.pseudonym,
    classes: [],
    level: to,
    about: null,
  }
  await insertApproval(visit.tx, asked)
  return accept('asked')
}
