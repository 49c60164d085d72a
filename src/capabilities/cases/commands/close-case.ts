import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { closingFaults, monthOf, retentionUntil, type ClosingFault, type ClosureReason, type Retention } from '#capabilities/cases/domain/closing.ts'
import { dayOf } from '#capabilities/cases/domain/day.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { mayWrite } from '#capabilities/cases/domain/may-write.ts'
import { writeRecord } from '#capabilities/cases/commands/write-record.ts'
import { loadCase, type LoadedCase } from '#capabilities/cases/queries/load-case.ts'
import { caseClosings, caseHindrances } from '#capabilities/cases/sockets.ts'
import { insertAxisChange } from '#capabilities/cases/store/axis-change.ts'
import { setPhase, touch } from '#capabilities/cases/store/card.ts'
import { insertClosure, keepCoded, openEnds, revokeAtClosure } from '#capabilities/cases/store/closure.ts'

export type ClosingFacts = {
  readonly reason: ClosureReason
  readonly riskOn: string
  readonly wayBack: string | null
  readonly sex: string
  readonly ageGroup: string
  readonly purpose: string
  readonly country: string
  readonly retention: Retention
}
export type CloseRefusal =
  | { readonly kind: 'no-such-case' }
  | { readonly kind: 'no-words-there' }
  | { readonly kind: 'not-ready' }
  | { readonly kind: ClosingFault }
  | { readonly kind: 'changed'; readonly theirs: Readonly<Record<string, string>>; readonly version: number }

async function keepWayBack(visit: Visit, loaded: LoadedCase, words: string | null): Promise<Result<Id | null, CloseRefusal>> {
  if (!words) return accept(null)
  const cls = ['C4', 'C2', 'C10'].find((one) => mayWrite(loaded.access, one) === 'whole') ?? 'C4'
  const written = await writeRecord(visit, { caseId: loaded.card.id, class: cls, kind: 'way_back', text: words }, loaded)
  return written.ok ? accept(written.value) : refuse({ kind: 'no-words-there' })
}

/**
 * The checklist, then the end: coded for statistics, consents and running disclosures over, access taken back, the retention clock started.
 * Only whoever leads the case, and only when nothing is left open in any zone.
 */
export async function closeCase(visit: Visit, caseId: Id, version: number, facts: ClosingFacts): Promise<Result<Id, CloseRefusal>> {
  const loaded = await loadCase(visit, caseId)
  if (!loaded || !mayAct(loaded.access, 'lead-case')) return refuse({ kind: 'no-such-case' })
  const { card } = loaded
  if (card.version !== version) return refuse({ kind: 'changed', theirs: {}, version: card.version })
  const ends = await openEnds(visit.tx, caseId)
  const [fault] = closingFaults(
    { openTasks: ends.tasks, openApprovals: ends.approvals, riskAssessedOn: facts.riskOn, child: card.child, ageGroup: facts.ageGroup },
    visit.now,
  )
  if (fault) return refuse({ kind: fault })
  for (const ask of caseHindrances) if ((await ask(visit, card)).some((one) => !one.tells)) return refuse({ kind: 'not-ready' })
  const wayBack = await keepWayBack(visit, loaded, facts.wayBack)
  if (!wayBack.ok) return wayBack

  const id = newId()
  await insertClosure(visit.tx, {
    id,
    caseId,
    reason: facts.reason,
    riskAssessedOn: facts.riskOn,
    wayBackRecord: wayBack.value,
    retention: facts.retention,
    retentionUntil: retentionUntil(facts.retention, visit.now),
  })
  await keepCoded(visit.tx, {
    caseId,
    sex: facts.sex,
    ageGroup: facts.ageGroup,
    purpose: facts.purpose,
    country: facts.country.toUpperCase(),
    county: card.county,
    track: card.track,
    outcome: facts.reason,
    openedMonth: monthOf(card.openedAt),
    closedMonth: monthOf(visit.now),
  })
  await insertAxisChange(visit.tx, { caseId, axis: 'phase', was: card.phase, became: 'closed', onDay: dayOf(visit.now) })
  await touch(visit.tx, caseId, true)
  const ended = await revokeAtClosure(visit.tx, caseId)
  for (const end of caseClosings) await end(visit, caseId)
  if (!(await setPhase(visit.tx, caseId, version, 'closed', true))) return refuse({ kind: 'changed', theirs: {}, version: version + 1 })
  visit.note({ caseId, object: id, reason: facts.reason, count: ended })
  return accept(id)
}
