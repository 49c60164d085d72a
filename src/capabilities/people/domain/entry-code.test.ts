import { describe, expect, it } from 'vitest'
import { alphabet, codeLength, readCode, spellCode } from '#capabilities/people/domain/entry-code.ts'

describe('the code that belongs to a link', () => {
  const code = spellCode(Uint8Array.from({ length: codeLength }, (_, place) => place * 13))
  it('is four groups of five signs that nobody mistakes for others', () => {
    expect(code).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}$/)
    for (const sign of 'ILOU') expect(alphabet).not.toContain(sign)
  })
  it('is read however it is typed', () => {
    const plain = code.replaceAll('-', '')
    for (const typed of [code, plain, code.toLowerCase(), ` ${plain.slice(0, 7)} ${plain.slice(7)} `, code.replaceAll('0', 'o').replaceAll('1', 'l')])
      expect(readCode(typed)).toBe(plain)
  })
  it.each(['', 'K7QF2', `${'A'.repeat(21)}`, `${'A'.repeat(19)}!`, `${'A'.repeat(19)}U`])('is not %j', (typed) => expect(readCode(typed)).toBeNull())
})
