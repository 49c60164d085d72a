import type { Tx } from '#platform/db/tx.ts'
import { isTrue, leafOf, readLine, writeLine, type Line } from '#platform/record/line.ts'
import { houseOf, openNote } from '#platform/record/note.ts'
import { readCheckpoints, readStored } from '#platform/record/stored.ts'
import { checkInclusion, inclusionProof, type Hash } from '#platform/record/tree.ts'
import type { Signer } from '#platform/record/verify.ts'

/** One line with all that is needed to see, without the rest, that it is part of the signed record. */
export type Proof = { readonly line: string; readonly beside: readonly string[]; readonly checkpoint: string }

export type NoProof = 'no such event' | 'not signed yet'

/** Proves a line under the newest checkpoint. */
export const prove = async (tx: Tx, seq: number): Promise<Proof | NoProof> => {
  const checkpoint = (await readCheckpoints(tx)).at(-1)
  const leaves: Hash[] = []
  let line: Line | null = null
  for await (const batch of readStored(tx)) {
    for (const each of batch) {
      leaves.push(each.leaf)
      if (each.seq === seq) line = each
    }
  }
  if (!line) return 'no such event'
  if (!checkpoint || checkpoint.size <= seq) return 'not signed yet'
  const beside = inclusionProof(leaves, seq, checkpoint.size).map((each) => each.toString('base64'))
  return { line: writeLine(line), beside, checkpoint: checkpoint.note }
}

const isProof = (value: unknown): value is Proof => {
  if (typeof value !== 'object' || value === null) return false
  const { line, beside, checkpoint } = value as Record<string, unknown>
  return typeof line === 'string' && typeof checkpoint === 'string' && Array.isArray(beside) && beside.every((each) => typeof each === 'string')
}

/** `null` when the text is not a proof. */
export const readProof = (text: string): Proof | null => {
  try {
    const value: unknown = JSON.parse(text)
    return isProof(value) ? value : null
  } catch {
    return null
  }
}

/** The proven line, or `null` when the proof does not hold. */
export const checkProof = (proof: Proof, signer: Signer): Line | null => {
  const line = readLine(proof.line)
  const checkpoint = openNote(proof.checkpoint, signer.key)
  if (!line || !checkpoint || houseOf(checkpoint.origin) !== houseOf(signer.origin) || !isTrue(line)) return null
  const beside = proof.beside.map((each) => Buffer.from(each, 'base64'))
  return checkInclusion(leafOf(line), line.seq, checkpoint.size, beside, checkpoint.root) ? line : null
}
