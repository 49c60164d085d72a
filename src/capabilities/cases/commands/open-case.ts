import { randomInt } from 'node:crypto'
import { newId, type Id } from '#kernel/id.ts'
import { accept, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { Answer, Identification, LegalTrack, Phase, ProtectionLevel, Residence, Track } from '#capabilities/cases/domain/axes.ts'
import { pseudonymOf } from '#capabilities/cases/domain/pseudonym.ts'
import { openUnit, type OpenUnitRefusal } from '#capabilities/cases/commands/open-unit.ts'
import { insertCard, narrowTo, setLeadUnit, type NewCard } from '#capabilities/cases/store/card.ts'
import { setFileReference } from '#capabilities/cases/store/unit.ts'

/** What is known when a case is opened. Only whether there is a child and whether it is urgent must be said; "unknown" is an answer. */
export type OpeningFacts = {
  readonly child: Answer
  readonly urgent: boolean
  readonly track?: Track
  readonly identification?: Identification
  readonly phase?: Exclude<Phase, 'closed'>
  readonly legal?: LegalTrack
  readonly residence?: Residence
  /** 1 until somebody has assessed it. */
  readonly protectionLevel?: ProtectionLevel
  /** Two and four digits; where the case is taken up. */
  readonly county?: string | null
  readonly municipality?: string | null
  /** The own zone's number for its file. */
  readonly fileReference?: string | null
}
/** Where the id and the made-up name come from: chance, but for a demo world, which is the same every time. */
export type Draw = { readonly id: () => Id; readonly pick: (below: number) => number }
const byChance: Draw = { id: newId, pick: randomInt }

export type OpenedCase = { readonly caseId: Id; readonly pseudonym: string; readonly unitId: Id }
export type OpenCaseRefusal = OpenUnitRefusal

const drawCard = async (visit: Visit, facts: OpeningFacts, id: Id, draw: Draw): Promise<NewCard> => {
  for (;;) {
    const card: NewCard = {
      id,
      pseudonym: pseudonymOf(draw.pick),
      protectionLevel: facts.protectionLevel ?? 1,
      identification: facts.identification ?? 'signal',
      phase: facts.phase ?? (facts.urgent ? 'acute' : 'intake'),
      legal: facts.legal ?? 'none',
      residence: facts.residence ?? 'unknown',
      track: facts.track ?? 'unclear',
      child: facts.child,
      urgent: facts.urgent,
      county: facts.county ?? facts.municipality?.slice(0, 2) ?? null,
      municipality: facts.municipality ?? null,
    }
    if (await insertCard(visit.tx, card)) return card
  }
}

/** Opens a case with the own zone's part in it. The vault key is made first: nothing is ever stored that could not be shredded. */
export async function openCase(visit: Visit, facts: OpeningFacts, draw: Draw = byChance): Promise<Result<OpenedCase, OpenCaseRefusal>> {
  const caseId = draw.id()
  await visit.vault.create(caseId)
  await narrowTo(visit.tx, caseId)
  const card = await drawCard(visit, facts, caseId, draw)
  const unit = await openUnit(visit, card)
  if (!unit.ok) return unit
  await setLeadUnit(visit.tx, caseId, unit.value)
  if (facts.fileReference) await setFileReference(visit.tx, { id: unit.value, caseId }, facts.fileReference)
  visit.note({ caseId, object: caseId })
  return accept({ caseId, pseudonym: card.pseudonym, unitId: unit.value })
}
