import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { writeRecord } from '#capabilities/cases/contract.ts'
import { followOnCard } from '#capabilities/support/commands/follow-permit.ts'
import { applyFault, latestGranted, type Applying, type ApplyFault, type Way } from '#capabilities/support/domain/permit.ts'
import type { EnteredLaw } from '#capabilities/support/queries/enter-law.ts'
import { deadlinesOf, setOutcome, type Deadline } from '#capabilities/support/store/deadline.ts'
import type { Outcome } from '#capabilities/support/domain/deadline-codes.ts'
import { addPermit, permitsOf } from '#capabilities/support/store/permit.ts'

export type Application = Applying & { readonly way: Way; readonly words: string | null }
export type ApplyRefusal = { readonly kind: ApplyFault } | { readonly kind: 'not-yours-to-write' }

/** Ends the open days of these kinds: something in the documents answered them. */
export async function answerDeadlines(visit: Visit, caseId: Id, codes: readonly string[], outcome: Outcome, doneOn: string): Promise<void> {
  const open: readonly Deadline[] = (await deadlinesOf(visit.tx, caseId)).filter((one) => one.outcome === null && codes.includes(one.code))
  for (const one of open) await setOutcome(visit.tx, one.id, one.version, { outcome, doneOn, reasonRecord: null })
}

/** That an application was sent, by whom and how. An application for more time answers the clock that waited for it. */
export async function applyForPermit(visit: Visit, { card, standing }: EnteredLaw, asked: Application): Promise<Result<Id, ApplyRefusal>> {
  if (!standing.writes.includes('C7')) return refuse({ kind: 'not-yours-to-write' })
  const all = (await permitsOf(visit.tx, card.id)).filter((one) => one.unitId === standing.unitId)
  const fault = applyFault(asked, all, isoDay(visit.now))
  if (fault !== null) return refuse({ kind: fault })
  const words = asked.words === null ? null : await writeRecord(visit, { caseId: card.id, class: 'C7', kind: 'permit_note', text: asked.words })
  if (words && !words.ok) return refuse({ kind: 'not-yours-to-write' })
  const extended = asked.kind === 'extension' ? latestGranted(all) : null
  const id = newId()
  await addPermit(visit.tx, {
    id,
    caseId: card.id,
    unitId: standing.unitId,
    kind: asked.kind,
    extendsId: extended?.id ?? null,
    round: extended === null ? 0 : extended.round + 1,
    applicant: asked.applicant,
    basis: asked.basis,
    way: asked.way,
    sentOn: asked.sentOn,
    wordsRecord: words === null ? null : words.value,
  })
  if (asked.kind !== 'reflection') await answerDeadlines(visit, card.id, ['BETANK-X'], 'met', asked.sentOn)
  await followOnCard(visit, card, 'applied', asked.sentOn)
  visit.note({ caseId: card.id, object: id })
  return accept(id)
}
