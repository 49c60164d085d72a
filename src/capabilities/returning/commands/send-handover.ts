import { randomInt } from 'node:crypto'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { daysAfter } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { sha256 } from '#platform/sealing/derive.ts'
import { newPair, sealTo } from '#platform/sealing/pair.ts'
import type { Drawn } from '#platform/sealing/receipt-stock.ts'
import { wipe } from '#platform/sealing/sodium.ts'
import { dayOf, lastMomentOf } from '#capabilities/cases/contract.ts'
import { holdersOf } from '#capabilities/returning/commands/handover-holders.ts'
import { writeSnapshot } from '#capabilities/returning/domain/handover.ts'
import type { ReadyHandover } from '#capabilities/returning/queries/show-handover.ts'
import { addHandoverKeys } from '#capabilities/returning/store/handover-answer.ts'
import { sealHandover, wrapForHolders } from '#capabilities/returning/store/handover-seal.ts'
import { endHandoverRow, endHandoversOf, forgetCode, secondHandover, sendHandoverRow } from '#capabilities/returning/store/handover.ts'

export type SendHandoverRefusal =
  | { readonly kind: 'not-ready' | 'text-changed' | 'no-consent' | 'nobody-reads' }
  | { readonly kind: 'changed'; readonly theirs: Readonly<Record<string, string>>; readonly version: number }

/** Twelve digits in the address of the page: which page, and nothing else. */
export const drawPageNumber = (): string => Array.from({ length: 12 }, () => String(randomInt(10))).join('')

/**
 * It leaves: sealed under a key that only the code gives. The code is answered to nobody but its maker, and only until she has noted it.
 *
 * @param draw gives a code that was made ahead; `null` when none is ready, and nothing is done
 */
export async function sendHandover(
  visit: Visit,
  { handover, texts, fields, stands }: ReadyHandover,
  version: number,
  draw: () => Drawn | null,
  number: string = drawPageNumber(),
): Promise<Result<Id, SendHandoverRefusal>> {
  visit.requireStrong()
  if (version !== handover.version) return refuse({ kind: 'changed', theirs: {}, version: handover.version })
  if (!stands) return refuse({ kind: 'text-changed' })
  const caseKey = await visit.vault.find(handover.caseId)
  const holders = await holdersOf(visit, handover)
  if (caseKey === null || !holders.some((one) => one.holder === 'person')) return refuse({ kind: 'nobody-reads' })
  const drawn = draw()
  if (drawn === null) return refuse({ kind: 'not-ready' })
  const { id, caseId } = handover
  const pair = newPair()
  const vaultKey = await visit.vault.create(id)
  const snapshot = writeSnapshot({ texts: texts.map((text) => text.words.reveal()), fields: fields.map(({ code, value }) => ({ code, value })) })
  const sent = await sendHandoverRow(visit.tx, id, version, {
    ...sealHandover(vaultKey, id, snapshot, drawn.keys.unlock, pair.publicKey),
    until: lastMomentOf(dayOf(daysAfter(visit.now, handover.days))),
    number,
    lookup: sha256(drawn.keys.proof),
    salt: drawn.salt,
    publicKey: pair.publicKey,
    codeBox: sealTo(visit.keys.publicKey, new TextEncoder().encode(drawn.code)),
  })
  if (!sent) return refuse({ kind: 'no-consent' })
  await addHandoverKeys(visit.tx, handover, wrapForHolders(caseKey, id, pair.privateKey, holders))
  wipe(pair.privateKey)
  visit.note({ caseId, object: id, records: texts.map((text) => text.id), classes: handover.classes, ground: handover.ground, reason: 'plan_return' })
  return accept(id)
}

/** A second person says yes or no to what is to leave; asked anew who it is, as when it is sent. */
export async function secondTheHandover(visit: Visit, caseId: Id, id: Id, answer: 'yes' | 'no'): Promise<Result<Id, { readonly kind: 'somebody-first' }>> {
  visit.requireStrong()
  visit.note({ caseId, object: id, reason: answer })
  return (await secondHandover(visit.tx, id, answer)) ? accept(id) : refuse({ kind: 'somebody-first' })
}

/** The maker has noted link and code: the code is nowhere any more. */
export async function noteCode(visit: Visit, caseId: Id, id: Id): Promise<Result<Id, never>> {
  await forgetCode(visit.tx, id)
  visit.note({ caseId, object: id })
  return accept(id)
}

/** Ends it at once: the key goes first, so that old copies open for nobody. What was answered stays. */
export async function endHandover(visit: Visit, caseId: Id, id: Id): Promise<Result<Id, { readonly kind: 'over-already' }>> {
  visit.note({ caseId, object: id })
  if (!(await endHandoverRow(visit.tx, id))) return refuse({ kind: 'over-already' })
  await visit.vault.shred(id)
  return accept(id)
}

/** When the return ends, so does every hand-over of it. */
export async function endAllHandovers(visit: Visit, returnId: Id): Promise<void> {
  for (const id of await endHandoversOf(visit.tx, returnId)) await visit.vault.shred(id)
}
