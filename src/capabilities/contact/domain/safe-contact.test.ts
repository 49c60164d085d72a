import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  anyHour,
  channels,
  contradicts,
  decideContact,
  everyWayClosed,
  flagsFor,
  nobodySaid,
  safeContactFlags,
  saysWhatIsSafe,
  stricter,
} from '#capabilities/contact/domain/safe-contact.ts'
import type { SafeContactRule } from '#capabilities/contact/domain/safe-contact.ts'

/** 14:00 in Sweden in winter. */
const afternoon = new Date('2026-01-14T13:00:00Z')
const rule = (flags: SafeContactRule['flags'] = [], hours: SafeContactRule['hours'] = anyHour): SafeContactRule => ({ flags, hours })

describe('whether she may be reached', () => {
  it.each([
    [rule(), 'call', { may: true }],
    [rule(['never_call']), 'call', { may: false, why: 'never_call' }],
    [rule(['never_call']), 'voicemail', { may: false, why: 'never_call' }],
    [rule(['never_call']), 'sms', { may: true }],
    [rule(['never_voicemail']), 'voicemail', { may: false, why: 'never_voicemail' }],
    [rule(['never_voicemail']), 'call', { may: true }],
    [rule(['never_sms']), 'sms', { may: false, why: 'never_sms' }],
    [rule(['never_letter']), 'letter', { may: false, why: 'never_letter' }],
    [rule(['no_contact']), 'letter', { may: false, why: 'no_contact' }],
    [rule(['never_sms'], null), 'sms', { may: false, why: 'never_sms' }],
    [rule(['never_sms'], null), 'call', { may: false, why: 'no_rule' }],
    [rule(['never_sms'], null), 'letter', { may: false, why: 'no_rule' }],
    [rule([], null), 'letter', { may: false, why: 'no_rule' }],
    [rule(['no_contact'], null), 'call', { may: false, why: 'no_contact' }],
    [{ ...rule(['never_sms'], null), asked: true }, 'call', { may: true }],
    [{ ...rule(['never_sms'], null), asked: true }, 'sms', { may: false, why: 'never_sms' }],
    [rule([], { from: '09:00', to: '14:00' }), 'call', { may: false, why: 'outside_hours' }],
    [rule([], { from: '14:00', to: '14:30' }), 'call', { may: true }],
    [rule([], { from: '22:00', to: '06:00' }), 'sms', { may: false, why: 'outside_hours' }],
    [rule([], { from: '13:00', to: '06:00' }), 'sms', { may: true }],
    [rule([], { from: '22:00', to: '06:00' }), 'letter', { may: true }],
    [rule([], { from: '08:00', to: '08:00' }), 'call', { may: true }],
  ] as const)('%j by %s: %j', (given, channel, answer) => {
    expect(decideContact([given], channel, afternoon)).toEqual(answer)
  })

  it.each([
    ['21:59', false],
    ['22:00', true],
    ['03:00', true],
    ['05:59', true],
    ['06:00', false],
  ])('by night, from ten to six, at %s: %s', (hour, may) => {
    expect(decideContact([rule([], { from: '22:00', to: '06:00' })], 'call', new Date(`2026-01-14T${hour}:00+01:00`)).may).toBe(may)
  })

  it('waits for the hour to begin, and for the hours of everybody who said some', () => {
    const later = rule([], { from: '15:00', to: '16:00' })
    expect(decideContact([later], 'call', afternoon).may).toBe(false)
    expect(decideContact([rule(), later], 'call', afternoon).may).toBe(false)
  })

  it('has no way left when each was closed, and one when any is open', () => {
    expect(everyWayClosed(['no_contact'])).toBe(true)
    expect(everyWayClosed(['never_call', 'never_sms', 'never_letter'])).toBe(true)
    expect(everyWayClosed(['never_call', 'never_sms'])).toBe(false)
    expect(everyWayClosed([])).toBe(false)
  })

  it('is closed every way that was not named safe, and where none was named only what was forbidden', () => {
    expect(flagsFor([], ['never_sms'])).toEqual(['never_sms'])
    expect(flagsFor(['call'], [])).toEqual(['never_voicemail', 'never_sms', 'never_letter'])
    expect(flagsFor(['call', 'sms'], ['never_letter'])).toEqual(['never_voicemail', 'never_letter'])
    fc.assert(
      fc.property(fc.subarray([...channels], { minLength: 1 }), fc.subarray([...safeContactFlags]), (ways, never) => {
        const flags = flagsFor(ways, never)
        for (const channel of channels) {
          const { may } = decideContact([rule(flags)], channel, afternoon)
          if (may) expect(ways).toContain(channel)
          else if (!contradicts(ways, never)) expect(ways).not.toContain(channel)
        }
      }),
    )
  })

  it('is a contradiction when a way is both safe and closed', () => {
    expect(contradicts(['call'], ['never_call'])).toBe(true)
    expect(contradicts(['letter'], ['no_contact'])).toBe(true)
    expect(contradicts(['voicemail'], [])).toBe(true)
    expect(contradicts(['call', 'voicemail'], ['never_sms'])).toBe(false)
    expect(contradicts([], ['no_contact'])).toBe(false)
  })

  it('is said by hours or by closing every way, and by nothing else', () => {
    const none = { safeFrom: null, safeUntil: null }
    expect(nobodySaid({ safeFlags: [], ...none })).toBe(true)
    expect(nobodySaid({ safeFlags: ['never_sms'], ...none })).toBe(true)
    expect(nobodySaid({ safeFlags: ['never_call', 'never_sms', 'never_letter'], ...none })).toBe(false)
    expect(nobodySaid({ safeFlags: ['no_contact'], ...none })).toBe(false)
    expect(nobodySaid({ safeFlags: ['never_sms'], safeFrom: '00:00', safeUntil: '00:00' })).toBe(false)
  })

  it('is said by one rule for all, and forbidden by any', () => {
    expect(decideContact([rule(['never_sms'], null), rule(['never_letter'])], 'call', afternoon)).toEqual({ may: true })
    expect(decideContact([rule(['never_sms'], null), rule(['never_letter'])], 'sms', afternoon)).toEqual({ may: false, why: 'never_sms' })
  })

  it.each([
    ['09:00', '15:00', '10:00', '14:00', true],
    ['09:00', '15:00', '09:00', '15:00', true],
    ['09:00', '15:00', '09:00', '15:01', false],
    ['09:00', '15:00', '08:00', '10:00', false],
    ['09:00', '15:00', '00:00', '00:00', false],
    ['00:00', '00:00', '22:00', '06:00', true],
    ['22:00', '06:00', '23:00', '05:00', true],
    ['22:00', '06:00', '01:00', '02:00', true],
    ['22:00', '06:00', '05:00', '23:00', false],
  ] as const)('after %s–%s becomes %s–%s: %s', (from, to, later, until, may) => {
    expect(stricter(rule([], { from, to }), rule([], { from: later, to: until })) !== null).toBe(may)
  })

  it('keeps every "never" and the hours there were when something stricter is said', () => {
    expect(stricter(rule(['never_sms']), rule(['no_contact'], null))).toEqual(rule(['no_contact', 'never_sms']))
    expect(stricter(rule(['never_sms'], null), rule(['never_call']))).toEqual(rule(['never_call', 'never_sms']))
  })

  it('has no default channel', () => {
    for (const channel of channels) expect(decideContact([], channel, afternoon)).toEqual({ may: false, why: 'no_rule' })
  })

  it('reads hours on a Swedish clock, summer and winter', () => {
    const hours = { from: '09:00', to: '10:00' }
    expect(decideContact([rule([], hours)], 'call', new Date('2026-01-14T08:30:00Z')).may).toBe(true)
    expect(decideContact([rule([], hours)], 'call', new Date('2026-07-14T08:30:00Z')).may).toBe(false)
    expect(decideContact([rule([], hours)], 'call', new Date('2026-07-14T07:30:00Z')).may).toBe(true)
  })

  const hour = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
  const anyRule = fc.record({ flags: fc.subarray([...safeContactFlags]), hours: fc.option(fc.record({ from: hour, to: hour })) })
  const anyMoment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })

  it('lets "no contact" win whatever else was said', () => {
    fc.assert(
      fc.property(fc.array(anyRule), fc.constantFrom(...channels), anyMoment, (rules, channel, at) => {
        expect(decideContact([...rules, rule(['no_contact'])], channel, at)).toEqual({ may: false, why: 'no_contact' })
      }),
    )
  })

  it('never opens a way by adding a rule to those there are, once it is said what is safe', () => {
    fc.assert(
      fc.property(fc.array(anyRule, { minLength: 1 }), anyRule, fc.constantFrom(...channels), anyMoment, (rules, more, channel, at) => {
        if (rules.some(saysWhatIsSafe) && !decideContact(rules, channel, at).may) expect(decideContact([...rules, more], channel, at).may).toBe(false)
      }),
    )
  })
})
