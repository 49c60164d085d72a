import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blindToken, isPersonalNumber, normaliseName, normaliseNumber } from '#platform/sealing/blind-index.ts'
import { randomBytes } from '#platform/sealing/sodium.ts'

const today = new Date('2026-11-21T12:00:00Z')

/** An invented number with a right check digit. */
const numbered = (eight: string, serial: number): string => {
  const nine = eight.slice(2) + String(serial).padStart(3, '0')
  const sum = Array.from(nine, Number).reduce((all, digit, index) => all + (index % 2 === 1 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2), 0)
  return `${eight}${String(serial).padStart(3, '0')}${(10 - (sum % 10)) % 10}`
}
const invented = fc
  .tuple(fc.date({ min: new Date('1927-01-01'), max: new Date('2026-11-20'), noInvalidDate: true }), fc.nat(999), fc.boolean())
  .map(([born, serial, coordination]) => {
    const day = born.toISOString().slice(0, 10).replaceAll('-', '')
    return numbered(coordination ? day.slice(0, 6) + String(Number(day.slice(6)) + 60) : day, serial)
  })

describe('a blind token', () => {
  it('is 16 bytes, the same for the same words under the same key only', () => {
    const [key, other] = [randomBytes(32), randomBytes(32)]
    expect(blindToken(key, 'anna')).toHaveLength(16)
    expect(blindToken(key, 'anna')).toEqual(blindToken(key, 'anna'))
    expect(blindToken(key, 'anna')).not.toEqual(blindToken(key, 'anne'))
    expect(blindToken(key, 'anna')).not.toEqual(blindToken(other, 'anna'))
  })

  it('is the published HMAC-SHA-256, cut (RFC 4231, case 2)', () => {
    expect(Buffer.from(blindToken(new TextEncoder().encode('Jefe'), 'what do ya want for nothing?')).toString('hex')).toBe('5bdcc146bf60754e6a042426089575c7')
  })
})

describe('a name to search for', () => {
  it('meets itself in other case, order, marks, spaces and signs', () => {
    const ways = ['Åsa-Märta  Öberg', 'ÖBERG, åsa märta', 'asa marta oberg', 'A\u030Asa Ma\u0308rta O\u0308berg', ' Öberg\u00A0Märta\tÅsa ']
    expect(new Set(ways.map(normaliseName))).toEqual(new Set(['asa marta oberg']))
    expect(normaliseName('O’Brien')).toBe(normaliseName("o'brien"))
    expect(normaliseName('Łucja Søren Weiß')).toBe('lucja soren weiss')
    expect(normaliseName('Ștefania Țurcanu')).toBe('stefania turcanu')
    expect(normaliseName('IŞIL İnci')).toBe(normaliseName('ışıl inci'))
    expect(normaliseName('Ольга Петрова')).toBe(normaliseName('петрова  ОЛЬГА'))
    expect(normaliseName('مُحَمَّد')).toBe(normaliseName('محمد'))
    expect(normaliseName(' - ')).toBe('')
  })

  it('keeps different names apart', () => {
    expect(normaliseName('Anna Berg')).not.toBe(normaliseName('Annaberg'))
    expect(normaliseName('Anna Anna')).not.toBe(normaliseName('Anna'))
  })

  it('stays what it is when it is done twice, in whatever order the words stood', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(normaliseName(normaliseName(name))).toBe(normaliseName(name))
      }),
    )
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 }), (words) => {
        expect(normaliseName(words.toReversed().join(' '))).toBe(normaliseName(words.join(' ')))
      }),
    )
  })
})

describe('a personal or coordination number', () => {
  it('meets itself in every way of writing', () => {
    fc.assert(
      fc.property(invented, (twelve) => {
        const [century, six, four] = [twelve.slice(0, 2), twelve.slice(2, 8), twelve.slice(8)]
        const ways = [
          `${century}${six}${four}`,
          `${century}${six}-${four}`,
          `${century}${six} ${four}`,
          `${century} ${six} – ${four}`,
          `${six}-${four}`,
          `${six}${four}`,
          ` ${six}\u00A0${four} `,
        ]
        expect(new Set(ways.map((way) => normaliseNumber(way, today)))).toEqual(new Set([twelve]))
        expect(isPersonalNumber(twelve)).toBe(true)
      }),
    )
  })

  it('knows the century: a plus sign is a hundred years and more, and nobody is born tomorrow', () => {
    expect(normaliseNumber('121212+1212', today)).toBe('191212121212')
    expect(normaliseNumber('19121212+1212', today)).toBe('191212121212')
    expect(normaliseNumber('261121-0000', today)).toBe('202611210000')
    expect(normaliseNumber('261122-0000', today)).toBe('192611220000')
    expect(normaliseNumber('261182-0000', today)).toBe('192611820000')
    expect(normaliseNumber('261122-0000', new Date('2026-11-21T23:30:00Z'))).toBe('202611220000')
  })

  it('is nothing when it has another form', () => {
    for (const text of ['', '12', '1212121212121', 'ABCDEF-1212', '121212--1212', '121212-121', '12-121212-1212'])
      expect(normaliseNumber(text, today)).toBeNull()
  })

  it('finds every single wrong digit', () => {
    fc.assert(
      fc.property(invented, fc.integer({ min: 2, max: 11 }), fc.integer({ min: 1, max: 9 }), (twelve, at, by) => {
        const wrong = twelve.slice(0, at) + String((Number(twelve[at]) + by) % 10) + twelve.slice(at + 1)
        expect(isPersonalNumber(wrong)).toBe(false)
      }),
    )
  })

  it('refuses a day that was never, but not a coordination number without a known day', () => {
    expect(isPersonalNumber(numbered('20250229', 123))).toBe(false)
    expect(isPersonalNumber(numbered('20240229', 123))).toBe(true)
    expect(isPersonalNumber(numbered('20240289', 123))).toBe(true)
    expect(isPersonalNumber(numbered('20250289', 123))).toBe(false)
    expect(isPersonalNumber(numbered('19901301', 123))).toBe(false)
    expect(isPersonalNumber(numbered('19900060', 123))).toBe(true)
    expect(isPersonalNumber(numbered('19900560', 123))).toBe(true)
    expect(isPersonalNumber(numbered('19901360', 123))).toBe(false)
    expect(isPersonalNumber('121212-1212')).toBe(false)
  })
})
