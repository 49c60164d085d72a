import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { wipe } from '#platform/sealing/sodium.ts'
import { holdersOf } from '#capabilities/returning/commands/handover-holders.ts'
import type { HandoverAnswer } from '#capabilities/returning/store/handover-answer.ts'
import { addHandoverKeys, keepReply, myHandoverKey, settleAnswer } from '#capabilities/returning/store/handover-answer.ts'
import { openForOwn, openPairForMe, sealReply, wrapForHolders } from '#capabilities/returning/store/handover-seal.ts'
import { findHandoverSeal, type Handover } from '#capabilities/returning/store/handover.ts'

export type ReplyRefusal = { readonly kind: 'over-already' | 'cannot-read' | 'somebody-first' }

/** A reply to a question, sealed under the key that the code opens. Those who came to the case since get the key to the answers too. */
export async function replyToPartner(visit: Visit, handover: Handover, answer: HandoverAnswer, words: string): Promise<Result<Id, ReplyRefusal>> {
  const { id, caseId } = handover
  const seal = await findHandoverSeal(visit.tx, id)
  const vaultKey = await visit.vault.find(id)
  if (handover.over !== null || !seal?.ownWrap || vaultKey === null) return refuse({ kind: 'over-already' })
  const wrap = await myHandoverKey(visit.tx, id)
  const pair = wrap && (await openPairForMe(visit, caseId, id, wrap))
  const caseKey = await visit.vault.find(caseId)
  if (!pair || caseKey === null) return refuse({ kind: 'cannot-read' })
  const key = openForOwn(vaultKey, id, seal.ownWrap, pair)
  const kept = await keepReply(visit.tx, answer.id, sealReply(key, id, answer.id, words))
  await addHandoverKeys(visit.tx, handover, wrapForHolders(caseKey, id, pair.privateKey, await holdersOf(visit, handover)))
  wipe(key)
  wipe(pair.privateKey)
  visit.note({ caseId, object: id, classes: [handover.class] })
  return kept && (await settleAnswer(visit.tx, answer.id, answer.version, 'replied')) ? accept(id) : refuse({ kind: 'somebody-first' })
}

/** Somebody has seen it: it no longer waits. Said to be exploited again, it has rung since it came (`0031_partner_says_again.sql`), and rings until that is answered. */
export async function noteAnswer(visit: Visit, handover: Handover, answer: HandoverAnswer, how: 'noted' | 'logged'): Promise<Result<Id, ReplyRefusal>> {
  visit.note({ caseId: handover.caseId, object: handover.id, reason: how })
  return (await settleAnswer(visit.tx, answer.id, answer.version, how)) ? accept(handover.id) : refuse({ kind: 'somebody-first' })
}
