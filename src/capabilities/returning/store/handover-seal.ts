import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { NotOpened, open, seal } from '#platform/sealing/aead.ts'
import { openSealed, pairOf, sealTo, type Pair } from '#platform/sealing/pair.ts'
import { keyLength, randomBytes, wipe } from '#platform/sealing/sodium.ts'
import { openText, sealText } from '#platform/sealing/text.ts'

export type HandoverHolder = { readonly holder: 'person' | 'recovery'; readonly holderId: Id; readonly publicKey: Uint8Array }
export type HandoverWrap = Pick<HandoverHolder, 'holder' | 'holderId'> & { readonly wrap: Uint8Array }

const partnerPlace = (id: Id): string => `handover-partner/v1|${id}`
const ownPlace = (id: Id): string => `handover-own/v1|${id}`
const snapshotPlace = (id: Id): string => `handover-snapshot/v1|${id}`
const holderPlace = (id: Id, holder: string, holderId: Id): string => `handover-key/v1|${id}|${holder}|${holderId}`
const answerPlace = (id: Id, answer: Id): string => `handover-answer/v1|${id}|${answer}`
const replyPlace = (id: Id, answer: Id): string => `handover-reply/v1|${id}|${answer}`

export type SealedHandover = { readonly partnerWrap: Uint8Array; readonly ownWrap: Uint8Array; readonly snapshot: Uint8Array }

/**
 * What leaves, under one key: for whoever has the code (`unlock`), and for whoever has the private half of `publicKey`, both under a vault key
 * of the hand-over's own. When that is shredded, neither opens.
 */
export function sealHandover(vaultKey: Uint8Array, id: Id, text: string, unlock: Uint8Array, publicKey: Uint8Array): SealedHandover {
  const key = randomBytes(keyLength)
  const sealed = {
    partnerWrap: seal(vaultKey, seal(unlock, key, partnerPlace(id)), partnerPlace(id)),
    ownWrap: seal(vaultKey, sealTo(publicKey, key), ownPlace(id)),
    snapshot: sealText(key, text, snapshotPlace(id)),
  }
  wipe(key)
  return sealed
}
/** @throws NotOpened */
export const openForPartner = (vaultKey: Uint8Array, id: Id, wrap: Uint8Array, unlock: Uint8Array): Uint8Array =>
  open(unlock, open(vaultKey, wrap, partnerPlace(id)), partnerPlace(id))
export const openForOwn = (vaultKey: Uint8Array, id: Id, wrap: Uint8Array, pair: Pair): Uint8Array => openSealed(pair, open(vaultKey, wrap, ownPlace(id)))
export const openSnapshot = (key: Uint8Array, id: Id, snapshot: Uint8Array): string => openText(key, snapshot, snapshotPlace(id))

/** The private half for each of those who read the answers, under the vault key of the case: answers outlive what was handed over. */
export const wrapForHolders = (caseKey: Uint8Array, id: Id, privateKey: Uint8Array, holders: readonly HandoverHolder[]): readonly HandoverWrap[] =>
  holders.map(({ holder, holderId, publicKey }) => ({
    holder,
    holderId,
    wrap: seal(caseKey, sealTo(publicKey, privateKey), holderPlace(id, holder, holderId)),
  }))

/** The pair that opens the answers, for the person asking; `null` when the vault key of the case is gone. */
export async function openPairForMe(visit: Visit, caseId: Id, id: Id, wrap: Uint8Array): Promise<Pair | null> {
  const caseKey = await visit.vault.find(caseId)
  return caseKey === null ? null : pairOf(visit.keys.open(open(caseKey, wrap, holderPlace(id, 'person', visit.actor.personId))))
}

/** The same, out of the recovery's wrap, for somebody's new public key. */
export function reWrap(
  caseKey: Uint8Array,
  id: Id,
  wrap: Uint8Array,
  recovery: { readonly zoneId: Id; readonly open: (box: Uint8Array) => Uint8Array },
  to: HandoverHolder,
): Uint8Array {
  const privateKey = recovery.open(open(caseKey, wrap, holderPlace(id, 'recovery', recovery.zoneId)))
  const again = seal(caseKey, sealTo(to.publicKey, privateKey), holderPlace(id, to.holder, to.holderId))
  wipe(privateKey)
  return again
}

/** An answer from abroad: the sender keeps no key to it. */
export function sealAnswer(
  caseKey: Uint8Array,
  id: Id,
  answer: Id,
  words: string,
  publicKey: Uint8Array,
): { readonly body: Uint8Array; readonly key: Uint8Array } {
  const key = randomBytes(keyLength)
  const sealed = { body: sealText(key, words, answerPlace(id, answer)), key: seal(caseKey, sealTo(publicKey, key), answerPlace(id, answer)) }
  wipe(key)
  return sealed
}
/** `null` when it has been damaged. */
export function openAnswer(
  caseKey: Uint8Array,
  id: Id,
  answer: Id,
  sealed: { readonly body: Uint8Array; readonly key: Uint8Array },
  pair: Pair,
): string | null {
  try {
    return openText(openSealed(pair, open(caseKey, sealed.key, answerPlace(id, answer))), sealed.body, answerPlace(id, answer))
  } catch (fault) {
    if (fault instanceof NotOpened) return null
    throw fault
  }
}

export const sealReply = (key: Uint8Array, id: Id, answer: Id, words: string): Uint8Array => sealText(key, words, replyPlace(id, answer))
export const openReply = (key: Uint8Array, id: Id, answer: Id, reply: Uint8Array): string => openText(key, reply, replyPlace(id, answer))
