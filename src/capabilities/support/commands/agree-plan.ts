import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { writeRecord } from '#capabilities/cases/contract.ts'
import {
  agreedFault,
  neededParts,
  type AgreedFault,
  type AgreedKind,
  type Consented,
  type PathAhead,
  type PlanPart,
} from '#capabilities/support/domain/plan.ts'
import type { Entered } from '#capabilities/support/queries/enter.ts'
import { agreedSheet } from '#capabilities/support/queries/agreed-sheet.ts'
import { addAgreed, agreedOf, newestAgreed } from '#capabilities/support/store/agreed.ts'

export type AgreedPlan = {
  readonly kind: AgreedKind
  readonly path: PathAhead
  readonly language: string
  readonly consented: Consented
  readonly agreedOn: string
  readonly reviewOn: string
  readonly parts: Readonly<Partial<Record<PlanPart, string | null>>>
}
export type AgreeRefusal = { readonly kind: AgreedFault } | { readonly kind: 'part-needed' } | { readonly kind: 'not-yours-to-write' } | Changed

/** A new version of what was agreed; those before it stay. What the law says a plan holds must be there; her own part may stay empty. */
export async function agreePlan(visit: Visit, { card, standing, cls, wall }: Entered, made: AgreedPlan, version: number): Promise<Result<Id, AgreeRefusal>> {
  if (!standing.writes.includes(cls)) return refuse({ kind: 'not-yours-to-write' })
  const newest = async (): Promise<number> => newestAgreed(await agreedOf(visit.tx, card.id), wall, made.kind)?.number ?? 0
  if ((await newest()) !== version) return refuse({ kind: 'changed', theirs: {}, version: await newest() })
  const fault = agreedFault(made, isoDay(visit.now))
  if (fault !== null) return refuse({ kind: fault })
  if (neededParts[made.kind].some((part) => (made.parts[part] ?? null) === null)) return refuse({ kind: 'part-needed' })
  const written = await writeRecord(visit, { caseId: card.id, class: cls, kind: 'support_plan', text: agreedSheet(made.parts, made.kind, made.language) })
  if (!written.ok) return refuse({ kind: 'not-yours-to-write' })
  const id = newId()
  const { kind, path, language, consented, agreedOn, reviewOn } = made
  const row = {
    id,
    caseId: card.id,
    unitId: standing.unitId,
    wall,
    kind,
    number: version + 1,
    path,
    language,
    consented,
    agreedOn,
    reviewOn,
    sheetRecord: written.value,
  }
  if (!(await addAgreed(visit.tx, row))) return refuse({ kind: 'changed', theirs: {}, version: await newest() })
  visit.note({ caseId: card.id, object: id })
  return accept(id)
}
