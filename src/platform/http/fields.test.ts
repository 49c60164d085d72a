import { describe, expect, it } from 'vitest'
import * as f from '#platform/http/fields.ts'

describe('a time in a form', () => {
  it.each([
    ['2026-01-10T23:15', '2026-01-10T22:15:00.000Z'],
    ['2026-07-10T23:15', '2026-07-10T21:15:00.000Z'],
    ['2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
    ['2026-07-10T23:15:00Z', '2026-07-10T23:15:00.000Z'],
  ])('%s is Swedish time unless it says otherwise', (typed, at) => {
    expect(f.moment().parse(typed).toISOString()).toBe(at)
  })
  it.each(['2026-02-30T10:00', '2026-01-10T24:00', 'tomorrow', '2026-01-10', '0000-01-01T00:00', '9999-12-31T23:59', '0001-01-01T00:00:00+14:00'])(
    'refuses %s',
    (typed) => {
      expect(f.moment().safeParse(typed).error?.issues[0]?.message).toBe('not-a-time')
    },
  )
})

describe('words in a form', () => {
  it.each([['\u202Eabc'], ['a\u0000b'], ['\ud800'], ['a\u001bb']])('refuses what is no text', (words) => {
    expect(f.text().safeParse(words).error?.issues[0]?.message).toBe('not-text')
  })
  it('keeps line breaks and letters of every script', () => {
    expect(f.text().parse(' Ștefania\r\nصباح 👩‍👧 ')).toBe('Ștefania\nصباح 👩‍👧')
  })
  it('says what is missing and what is too long', () => {
    expect(f.text().safeParse('  ').error?.issues[0]?.message).toBe('required')
    expect(f.text().safeParse(undefined).error?.issues[0]?.message).toBe('required')
    expect(f.text(3).safeParse('abcd').error?.issues[0]?.message).toBe('too-long')
    expect(f.optionalText().parse('')).toBeNull()
    expect(f.optionalText().parse(undefined)).toBeNull()
  })
})

describe('choices in a form', () => {
  it('are one of those offered', () => {
    expect(f.choice(['yes', 'no']).parse('yes')).toBe('yes')
    expect(f.choice(['yes', 'no']).safeParse('').error?.issues[0]?.message).toBe('required')
    expect(f.choice(['yes', 'no']).safeParse(undefined).error?.issues[0]?.message).toBe('required')
    expect(f.choice(['yes', 'no']).safeParse('maybe').error?.issues[0]?.message).toBe('not-a-choice')
    expect(f.many(['a', 'b']).parse('a')).toEqual(['a'])
    expect(f.many(['a', 'b']).parse(undefined)).toEqual([])
    expect(f.many(['a', 'b']).safeParse(['a', 'c']).success).toBe(false)
    expect(f.ticked().parse(undefined)).toBe(false)
    expect(f.mustTick().safeParse(undefined).error?.issues[0]?.message).toBe('required')
  })
  it('read numbers and days exactly', () => {
    expect(f.wholeNumber(0, 9).parse('7')).toBe(7)
    expect(f.wholeNumber(0, 9).safeParse('7.5').success).toBe(false)
    expect(f.day().safeParse('2026-02-29').error?.issues[0]?.message).toBe('not-a-date')
    expect(
      ['0000-00-00', ['0000', '01', '01'].join('-'), '1899-12-31', '9999-99-99', '+010000-01-01'].filter((typed) => f.day().safeParse(typed).success),
    ).toEqual([])
    expect(f.optionalDay().parse('')).toBeNull()
  })
})

describe('a moment to go on from, in an address', () => {
  it('is kept as it stands', () => {
    expect(f.instant().parse('2026-01-10T22:15:00.123456Z')).toBe('2026-01-10T22:15:00.123456Z')
  })
  it.each(['0000-01-01T00:00:00Z', '1899-12-31T23:59:59Z', '2200-01-01T00:00:00Z', '9999-12-31T23:59:59.999999Z', '2026-02-30T00:00:00Z', 'tomorrow'])(
    'is refused: %s',
    (typed) => {
      expect(f.instant().safeParse(typed).success).toBe(false)
    },
  )
})
