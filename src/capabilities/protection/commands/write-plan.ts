import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { daysAfter } from '#kernel/time.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { writeRecord } from '#capabilities/cases/contract.ts'
import type { SafeContactFlag } from '#capabilities/contact/contract.ts'
import { classOf, recordKindOf, type Copy, type PlanKind } from '#capabilities/protection/domain/plan.ts'
import type { Entered } from '#capabilities/protection/queries/enter.ts'
import { planSheet, type PlanText } from '#capabilities/protection/queries/plan-sheet.ts'
import { addPlan, newestPlan, plansOf, type Plan } from '#capabilities/protection/store/plan.ts'

export type WrittenPlan = PlanText & {
  readonly kind: PlanKind
  readonly language: string
  readonly copy: Copy
  readonly safeFlags: readonly SafeContactFlag[]
  readonly safeFrom: string | null
  readonly safeUntil: string | null
  readonly reviewOn: string
}
export type PlanRefusal =
  | { readonly kind: 'nothing-written' }
  | { readonly kind: 'review-in-the-past' }
  | { readonly kind: 'review-too-late' }
  | { readonly kind: 'not-yours-to-write' }
  | Changed

/** A plan that nobody has looked at for half a year is somebody else's life. */
const longest = 183

/** A new version in her language; those before it stay. */
export async function writePlan(visit: Visit, { card, standing }: Entered, made: WrittenPlan, version: number): Promise<Result<Id, PlanRefusal>> {
  const cls = classOf(made.kind)
  if (!standing.writes.includes(cls)) return refuse({ kind: 'not-yours-to-write' })
  if (Object.values(made.sections).every((text) => text === null)) return refuse({ kind: 'nothing-written' })
  if (made.reviewOn < isoDay(visit.now)) return refuse({ kind: 'review-in-the-past' })
  if (made.reviewOn > isoDay(daysAfter(visit.now, longest))) return refuse({ kind: 'review-too-late' })
  const newest = async (): Promise<Plan | null> => newestPlan(await plansOf(visit.tx, card.id), standing.unitId, made.kind)
  const before = await newest()
  if ((before?.number ?? 0) !== version) return refuse({ kind: 'changed', theirs: {}, version: before?.number ?? 0 })
  const text = planSheet(made, made.kind, made.language)
  const written = await writeRecord(visit, { caseId: card.id, class: cls, kind: recordKindOf(made.kind), text })
  if (!written.ok) return refuse({ kind: 'not-yours-to-write' })
  const id = newId()
  const { kind, language, copy, safeFlags, safeFrom, safeUntil, reviewOn } = made
  const row = {
    id,
    caseId: card.id,
    unitId: standing.unitId,
    number: version + 1,
    sheetRecord: written.value,
    kind,
    language,
    copy,
    safeFlags,
    safeFrom,
    safeUntil,
    reviewOn,
  }
  if (!(await addPlan(visit.tx, row))) return refuse({ kind: 'changed', theirs: {}, version: (await newest())?.number ?? version })
  visit.note({ caseId: card.id, object: id })
  return accept(id)
}
