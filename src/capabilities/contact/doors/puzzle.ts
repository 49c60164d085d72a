import { createHash } from 'node:crypto'

/** So many leading zero bits a browser must find: a second or two on a telephone. */
export const puzzleBits = 14
/** Whether the answer to a puzzle was found by work. */
export function isSolved(puzzle: string, answer: string): boolean {
  if (answer === '' || answer.length > 20) return false
  const digest = createHash('sha256').update(`${puzzle}.${answer}`).digest()
  return digest.readUInt32BE(0) >>> (32 - puzzleBits) === 0
}
