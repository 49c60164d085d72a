import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isSolved, puzzleBits } from '#capabilities/contact/doors/puzzle.ts'

describe('the small proof of work', () => {
  it('believes only work that was done on this very puzzle', () => {
    let answer = 0
    const zeros = (text: string): boolean => createHash('sha256').update(text).digest().readUInt32BE(0) < 2 ** (32 - puzzleBits)
    while (!zeros(`puzzle.${answer}`)) answer += 1
    expect(isSolved('puzzle', String(answer))).toBe(true)
    expect(isSolved('another', String(answer))).toBe(zeros(`another.${answer}`))
    expect(isSolved('puzzle', String(answer - 1))).toBe(false)
    expect(isSolved('puzzle', '')).toBe(false)
    expect(isSolved('puzzle', `${'0'.repeat(30)}`)).toBe(false)
  })
})
