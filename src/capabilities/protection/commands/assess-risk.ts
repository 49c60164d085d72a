import { newId, type Id } from '#kernel/id.ts'
import type { Language } from '#kernel/language.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { minutesAfter } from '#kernel/time.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { clockRule, raiseProtection, writeRecord } from '#capabilities/cases/contract.ts'
import { whenFault, type Occasion, type WhenFault } from '#capabilities/protection/domain/assessment.ts'
import { ratedOn, type Item, type Rating, type Ratings } from '#capabilities/protection/domain/items.ts'
import { ruleOf, type Danger, type Judgements } from '#capabilities/protection/domain/levels.ts'
import { protectionFor } from '#capabilities/protection/domain/raising.ts'
import type { Entered } from '#capabilities/protection/queries/enter.ts'
import { riskSheet } from '#capabilities/protection/queries/risk-sheet.ts'
import { addAssessment, assessmentsOf, newestOf, type Assessment } from '#capabilities/protection/store/assessment.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

export type Assessed = {
  readonly occasion: Occasion
  readonly judgements: Judgements
  readonly reasons: Readonly<Record<Danger, string | null>>
  readonly ratings: Readonly<Record<Item, Rating>>
  readonly ownWords: string | null
  readonly sources: string | null
  readonly reviewOn: string
  readonly validUntil: string
}
export type AssessRefusal = { readonly kind: WhenFault } | { readonly kind: 'not-yours-to-write' } | { readonly kind: 'no-rule' } | Changed

/** What somebody else saved meanwhile, in coded words only. */
const theirsOf = (newest: Assessment | null, language: Language): Readonly<Record<string, string>> => {
  const words = protectionWords[language]
  return newest === null ? {} : Object.fromEntries(Object.entries(newest.judgements).map(([danger, { level }]) => [`level_${danger}`, words.levels[level]]))
}

/**
 * A new version; those before it stay. How long it holds is a dated rule by what it found. What it found raises the protection level where it must,
 * last of all, and never lowers it.
 */
export async function assessRisk(
  visit: Visit,
  { card, standing }: Entered,
  before: Ratings,
  made: Assessed,
  version: number,
): Promise<Result<Id, AssessRefusal>> {
  if (!standing.writes.includes('C10')) return refuse({ kind: 'not-yours-to-write' })
  const newest = newestOf(await assessmentsOf(visit.tx, card.id), standing.unitId)
  const changed = (now: Assessment | null): Changed => ({ kind: 'changed', theirs: theirsOf(now, visit.actor.language), version: now?.number ?? 0 })
  if ((newest?.number ?? 0) !== version) return refuse(changed(newest))
  const rule = await clockRule(visit.tx, ruleOf(made.judgements), visit.now)
  if (rule === null) return refuse({ kind: 'no-rule' })
  const today = isoDay(visit.now)
  const fault = whenFault(made, today, isoDay(minutesAfter(visit.now, rule.minutes)))
  if (fault !== null) return refuse({ kind: fault })
  const sheet = riskSheet({ ...made, ratings: ratedOn(made.ratings, before, today) }, visit.actor.language)
  const written = await writeRecord(visit, { caseId: card.id, class: 'C10', kind: 'risk_sheet', text: sheet })
  if (!written.ok) return refuse({ kind: 'not-yours-to-write' })
  const id = newId()
  const added = await addAssessment(visit.tx, {
    id,
    caseId: card.id,
    unitId: standing.unitId,
    number: version + 1,
    occasion: made.occasion,
    judgements: made.judgements,
    reviewOn: made.reviewOn,
    validUntil: made.validUntil,
    ruleFrom: rule.validFrom,
    sheetRecord: written.value,
  })
  if (!added) return refuse(changed(newestOf(await assessmentsOf(visit.tx, card.id), standing.unitId)))
  visit.note({ caseId: card.id, object: id })
  await raiseProtection(visit, card.id, protectionFor(made.judgements))
  return accept(id)
}
