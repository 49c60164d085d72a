import { describe, expect, it } from 'vitest'
import { base32, codeAt, spelled, stepOf, uriOf } from '#capabilities/people/commands/check-code.ts'

/** RFC 6238, appendix B: the secret is the ASCII text, the last six of the eight digits. */
const rfc = new TextEncoder().encode('12345678901234567890')
const at = (seconds: number): Date => new Date(seconds * 1000)

describe('a code', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
  ])('at %i is %s', (seconds, code) => {
    expect(codeAt(rfc, at(seconds))).toBe(code)
    expect(stepOf(rfc, code, at(seconds))).toBe(Math.floor(seconds / 30))
  })
  it('may be one step early or late, not two', () => {
    const code = codeAt(rfc, at(3000))
    expect(stepOf(rfc, code, at(3030))).toBe(100)
    expect(stepOf(rfc, code, at(2970))).toBe(100)
    expect(stepOf(rfc, code, at(3060))).toBeNull()
    expect(stepOf(rfc, code, at(2939))).toBeNull()
  })
  it('may be typed with spaces', () => expect(stepOf(rfc, '287 082', at(59))).toBe(1))
  it.each(['', '28708', '2870820', 'abcdef', '２８７０８２', '-87082'])('refuses %j', (typed) => expect(stepOf(rfc, typed, at(59))).toBeNull())
  it('is told to the app without a name', () => {
    const uri = uriOf(rfc, 'operator.alfa')
    expect(uri).toContain('otpauth://totp/Lilja:operator.alfa')
    expect(uri).toContain(`secret=${base32(rfc)}`)
    expect(spelled(rfc)).toMatch(/^([A-Z2-7]{1,4} ?)+$/)
  })
})
