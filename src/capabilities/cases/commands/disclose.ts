import type { Id } from '#kernel/id.ts'
import type { Result } from '#kernel/result.ts'
import { firstUntil, type Verification } from '#capabilities/cases/domain/disclosure.ts'
import type { Visit } from '#platform/http/visit.ts'
import { prepareDisclosure, type ProposalFacts, type ProposalRefusal } from '#capabilities/cases/commands/prepare-disclosure.ts'
import { sendDisclosure, type SendRefusal, type Sent } from '#capabilities/cases/commands/send-disclosure.ts'
import { findDisclosure } from '#capabilities/cases/store/disclosure.ts'

export type SnapshotFacts = Omit<ProposalFacts, 'mode' | 'classes'> & { readonly verified: Verification }
export type DisclosureRefusal = ProposalRefusal | SendRefusal

/** Prepares and sends copies of records in one go. With `waiting`, a second person is asked first, and the one who decided sends it afterwards. */
export async function discloseSnapshot(visit: Visit, facts: SnapshotFacts): Promise<Result<Sent, DisclosureRefusal>> {
  const prepared: Result<Id, ProposalRefusal> = await prepareDisclosure(visit, { ...facts, mode: 'snapshot' })
  if (!prepared.ok) return prepared
  const draft = await findDisclosure(visit.tx, facts.caseId, prepared.value)
  return await sendDisclosure(visit, facts.caseId, {
    id: prepared.value,
    version: draft?.version ?? 1,
    until: draft?.untilAt ?? firstUntil([], visit.now),
    verified: facts.verified,
  })
}
