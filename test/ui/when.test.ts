import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldMinute, isoDay, isoMinute, sayDay, sayFull, sayUntil, sayWhen } from '#ui/when.ts'

const at = (iso: string) => new Date(iso)
const now = at('2026-11-21T13:30:00Z')

describe('times as people read them', () => {
  test('near days have names, in the clock of Sweden', () => {
    expect(sayWhen(now, now, 'sv')).toBe('i dag 14.30')
    expect(sayWhen(at('2026-11-20T22:59:00Z'), now, 'sv')).toBe('i går 23.59')
    expect(sayWhen(at('2026-11-20T23:00:00Z'), now, 'sv')).toBe('i dag 00.00')
    expect(sayWhen(at('2026-11-22T07:05:00Z'), now, 'en')).toBe('tomorrow 08:05')
    expect(sayWhen(at('2026-12-24T14:00:00Z'), now, 'sv')).toBe('24 december 15.00')
    expect(sayWhen(at('2025-03-03T08:00:00Z'), now, 'sv')).toBe('3 mars 2025 09.00')
  })

  test('a day by itself', () => {
    expect(sayDay('2026-11-21', now, 'sv')).toBe('i dag')
    expect(sayDay('2027-01-02', now, 'en')).toBe('2 January 2027')
  })

  test('how far away, never rounded up', () => {
    expect(sayUntil(at('2026-11-21T16:30:00Z'), now, 'sv')).toBe('om 3 timmar')
    expect(sayUntil(at('2026-11-21T16:29:59Z'), now, 'sv')).toBe('om 2 timmar')
    expect(sayUntil(at('2026-11-21T13:30:40Z'), now, 'sv')).toBe('nu')
    expect(sayUntil(at('2026-11-21T13:29:00Z'), now, 'sv')).toBe('för 1 minut sedan')
    expect(sayUntil(at('2026-11-19T10:00:00Z'), now, 'sv')).toBe('för 2 dagar sedan')
    expect(sayUntil(at('2026-12-21T13:30:00Z'), now, 'en')).toBe('in 30 days')
    expect(sayUntil(at('2027-11-21T13:30:00Z'), now, 'en')).toBe('in 12 months')
    expect(sayUntil(at('2020-11-21T13:30:00Z'), now, 'sv')).toBe('för 6 år sedan')
  })

  test('the change of the clocks moves no day', () => {
    // Summer time ends 25 October 2026 at 01:00 UTC: 02.30 comes twice.
    expect(isoMinute(at('2026-10-25T00:30:00Z'))).toBe('2026-10-25 02:30')
    expect(isoMinute(at('2026-10-25T01:30:00Z'))).toBe('2026-10-25 02:30')
    expect(sayUntil(at('2026-10-25T23:00:00Z'), at('2026-10-22T22:00:00Z'), 'sv')).toBe('om 3 dagar')
    expect(sayWhen(at('2026-10-25T22:30:00Z'), at('2026-10-24T22:30:00Z'), 'sv')).toBe('i dag 23.30')
    // It begins 29 March 2026 at 01:00 UTC: the clock goes from 01.59 to 03.00.
    expect(isoMinute(at('2026-03-29T00:59:00Z'))).toBe('2026-03-29 01:59')
    expect(isoMinute(at('2026-03-29T01:00:00Z'))).toBe('2026-03-29 03:00')
    expect(sayUntil(at('2026-03-29T22:00:00Z'), at('2026-03-26T23:00:00Z'), 'sv')).toBe('om 3 dagar')
  })

  test('for fields, tables and paper', () => {
    expect(fieldMinute(now)).toBe('2026-11-21T14:30')
    expect(isoDay(at('2026-11-21T23:30:00Z'))).toBe('2026-11-22')
    expect(sayFull(now, 'sv')).toBe('lördag 21 november 2026 kl. 14.30')
    expect(sayFull(now, 'en')).toMatch(/^Saturday,? 21 November 2026 at 14:30$/)
  })

  test('past and coming are told apart for any two times', () => {
    const moment = fc.date({ min: at('2000-01-01T00:00:00Z'), max: at('2060-01-01T00:00:00Z'), noInvalidDate: true })
    fc.assert(
      fc.property(moment, moment, (one, other) => {
        const said = sayUntil(one, other, 'en')
        const minutes = Math.trunc((one.getTime() - other.getTime()) / 60_000)
        expect(said).toMatch(minutes === 0 ? /^now$/ : minutes > 0 ? /^in \d+ / : /^\d+ \w+ ago$/)
        expect(said).not.toMatch(/\b0 /)
      }),
    )
  })
})
