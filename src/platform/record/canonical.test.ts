import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical, type Plain } from '#platform/record/canonical.ts'

const plain = fc.letrec<{ value: Plain }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, fc.string({ unit: 'binary' }), fc.maxSafeInteger(), fc.array(tie('value')), fc.dictionary(fc.string(), tie('value'))),
})).value

describe('the canonical spelling', () => {
  it('is the one of RFC 8785', () => {
    // The order of names in the RFC's own example (section 3.2.3): by UTF-16 units, not by code points.
    const names = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    const order = [
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]
    expect([...canonical(names).matchAll(/:"([^"]+)"/g)].map(([, word]) => word)).toEqual(order)
    expect(canonical({ b: [3, -1, 0], a: { d: '"\\\n/é', c: undefined } })).toBe('{"a":{"d":"\\"\\\\\\n/é"},"b":[3,-1,0]}')
  })

  it('says the same value, has no character of control, and does not depend on order', () => {
    fc.assert(
      fc.property(plain, (value) => {
        const text = canonical(value)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(text).not.toMatch(/[\u0000-\u001f]/)
        expect(canonical(JSON.parse(text) as Plain)).toBe(text)
      }),
    )
  })

  it('holds whole numbers only', () => {
    for (const value of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) expect(() => canonical({ value })).toThrow(RangeError)
  })
})
