import { deriveKey, sha256 } from '#platform/sealing/derive.ts'
import { NotOpened, open, seal } from '#platform/sealing/aead.ts'
import { openSealed, pairOf, sealTo } from '#platform/sealing/pair.ts'
import type { Pair } from '#platform/sealing/pair.ts'
import { randomBytes } from '#platform/sealing/sodium.ts'
import { codeLength, readCode, spellCode } from '#capabilities/people/domain/entry-code.ts'

/** A code to hand over, and what is stored of it: its hash, the public half of the pair it gives, and itself sealed to its maker. */
export type EntryCode = { readonly code: string; readonly hash: Uint8Array; readonly publicKey: Uint8Array; readonly box: Uint8Array | null }

const bytesOf = (code: string): Uint8Array => new TextEncoder().encode(code)
/** What the database compares with; null bytes where nothing that could be a code was typed. */
export function proofOf(typed: string): Uint8Array {
  const code = readCode(typed)
  return code === null ? new Uint8Array(0) : deriveKey(bytesOf(code), 'entry-code/proof/v1')
}
const pairOfCode = (code: string): Pair => pairOf(deriveKey(bytesOf(code), 'entry-code/pair/v1'))

/** @param maker `null`: the operator, who sees it once */
export function newEntryCode(maker: Uint8Array | null): EntryCode {
  const code = spellCode(randomBytes(codeLength))
  return {
    code,
    hash: sha256(proofOf(code)),
    publicKey: pairOfCode(readCode(code) ?? '').publicKey,
    box: maker === null ? null : sealTo(maker, bytesOf(code)),
  }
}

/** What a pair waits under between a recovery and its person: the link opens the outer seal, the code the inner one. */
const waitingKey = (token: string): Uint8Array => deriveKey(bytesOf(token), 'invitation/v1')
const waitingPlace = (personId: string): string => `invitation/v1|${personId}`
export const lockForLink = (token: string, codeKey: Uint8Array, privateKey: Uint8Array, personId: string): Uint8Array =>
  seal(waitingKey(token), sealTo(codeKey, privateKey), waitingPlace(personId))

/** The pair that waited; `null` when link and code do not belong together. */
export function openWaiting(token: string, typed: string, locked: Uint8Array, personId: string): Pair | null {
  const code = readCode(typed)
  if (code === null) return null
  try {
    return pairOf(openSealed(pairOfCode(code), open(waitingKey(token), locked, waitingPlace(personId))))
  } catch (fault) {
    if (fault instanceof NotOpened) return null
    throw fault
  }
}
