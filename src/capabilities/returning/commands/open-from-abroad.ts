import { newId, type Id } from '#kernel/id.ts'
import { asNobody } from '#platform/db/enter.ts'
import type { Databases } from '#platform/db/tx.ts'
import { NotOpened } from '#platform/sealing/aead.ts'
import { newSalt } from '#platform/sealing/passphrase.ts'
import { deriveReceipt } from '#platform/sealing/receipt.ts'
import type { Vault } from '#platform/sealing/vault.ts'
import { readSnapshot, type AnswerKind, type PartnerEvent, type Snapshot } from '#capabilities/returning/domain/handover.ts'
import { answerPage, openPage, repliesOn, saltOfPage, tellOpening } from '#capabilities/returning/store/handover-page.ts'
import { openForPartner, openReply, openSnapshot, sealAnswer } from '#capabilities/returning/store/handover-seal.ts'

/** An open hand-over in the hand of whoever has link and code. */
export type HeldPage = { readonly number: string; readonly proof: Uint8Array; readonly unlock: Uint8Array }

export type SeenAnswer = {
  readonly id: Id
  readonly kind: AnswerKind
  readonly event: PartnerEvent | null
  readonly day: string
  readonly reply: string | null
}
export type SeenPage = { readonly snapshot: Snapshot; readonly accepted: boolean; readonly answers: readonly SeenAnswer[] }
export type Opening = { readonly state: 'open'; readonly seen: SeenPage } | { readonly state: 'over' } | { readonly state: 'refused' }

const readReply = (key: Uint8Array, id: Id, answer: Id, reply: Uint8Array): string | null => {
  try {
    return openReply(key, id, answer, reply)
  } catch (fault) {
    if (fault instanceof NotOpened) return null
    throw fault
  }
}

/** What link and code give. Slow, and as slow for a page that never was. */
export async function holdPage(databases: Databases, number: string, code: string): Promise<HeldPage> {
  const salt = await asNobody(databases, (tx) => saltOfPage(tx, number))
  const keys = await deriveReceipt(code, salt ?? newSalt())
  return { number, ...keys }
}

/** Opens what was handed over and says so in the record, or that a wrong code was refused. A page that never was is no line. */
export async function openHeldPage(databases: Databases, vault: Vault, { number, proof, unlock }: HeldPage): Promise<Opening> {
  return await asNobody<Opening>(databases, async (tx) => {
    const found = await openPage(tx, number, proof)
    if (found.state === 'refused') return { state: 'refused' }
    const vaultKey = found.state === 'open' ? await vault.find(found.id) : null
    if (found.state === 'over' || vaultKey === null) {
      await tellOpening(tx, number, proof, true)
      return { state: 'over' }
    }
    await tellOpening(tx, number, proof, false)
    const key = openForPartner(vaultKey, found.id, found.wrap, unlock)
    const answers = (await repliesOn(tx, number, proof)).map(({ reply, ...rest }) => ({ ...rest, reply: reply && readReply(key, found.id, rest.id, reply) }))
    return { state: 'open', seen: { snapshot: readSnapshot(openSnapshot(key, found.id, found.snapshot)), accepted: found.accepted, answers } }
  })
}

export type FromAbroad = { readonly press: Id; readonly kind: AnswerKind; readonly event: PartnerEvent | null; readonly words: string }

/** An answer, sealed to those who read it: who wrote it keeps no key. A second press is the first one. */
export async function answerFromAbroad(
  databases: Databases,
  vault: Vault,
  { number, proof }: HeldPage,
  said: FromAbroad,
): Promise<'done' | 'again' | 'full' | 'over'> {
  return await asNobody(databases, async (tx) => {
    const found = await openPage(tx, number, proof)
    const caseKey = found.state === 'open' ? await vault.find(found.caseId) : null
    if (found.state !== 'open' || caseKey === null) return 'over'
    const id = newId()
    const sealed = said.words === '' ? null : sealAnswer(caseKey, found.id, id, said.words, found.publicKey)
    return await answerPage(tx, number, proof, { id, press: said.press, kind: said.kind, event: said.event, sealed })
  })
}
