import { createHash } from 'node:crypto'
import { demoId } from '#capabilities/people/demo.ts'
import type { Draw } from '#capabilities/cases/contract.ts'

/** The same id and made-up name for the same story, in every demo world. */
export function drawFor(story: string): Draw {
  let turn = 0
  const pick = (below: number): number => {
    turn += 1
    return createHash('sha256').update(`lilja demo|${story}|${turn}`).digest().readUInt32BE(0) % below
  }
  return { id: () => demoId('case', story), pick }
}
