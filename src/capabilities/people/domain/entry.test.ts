import { describe, expect, it } from 'vitest'
import { endOfDay } from '#capabilities/people/domain/days.ts'
import { loginOf, loginPart, normalLogin, staffCodeOf } from '#capabilities/people/domain/names.ts'
import { judgePassphrase } from '#capabilities/people/domain/passphrase.ts'
import { localPath } from '#capabilities/people/paths.ts'

describe('a passphrase', () => {
  it('is long and otherwise free', () => {
    expect(judgePassphrase('granit ljung tranbär', 'a.b').ok).toBe(true)
    expect(judgePassphrase('ααα βββ γγγ δδδ ε', 'a.b').ok).toBe(true)
  })
  it.each([
    ['fourteen chars', 'too-short'],
    ['x'.repeat(257), 'too-long'],
    ['Correct Horse Battery Staple', 'too-common'],
    ['aaaaaaaaaaaaaaaa', 'too-common'],
    ['lilja lilja lilja lilja 2026', 'too-common'],
    ['lilja lilja lilja', 'too-common'],
    ['anna nata tanna nat', 'too-common'],
    ['123456789012345', 'too-common'],
    ['012345678901234', 'too-common'],
    ['98765 43210 98765', 'too-common'],
    ['20261 20261 20261', 'too-common'],
    ['tranbär tranbär tranbär', 'too-common'],
    ['granit ljung t', 'too-short'],
    [`${'granit ljung tranbär '.repeat(12)}granit`.slice(0, 257).padEnd(257, '.'), 'too-long'],
    ['Lösenord 123456789', 'too-common'],
  ])('%j is %s', (words, refusal) => expect(judgePassphrase(words, 'a.b')).toEqual({ ok: false, refusal }))
  it.each([
    ['as short as it may be', 'granit ljung tr'],
    ['as long as it may be', 'granit ljung tranbär klippa '.repeat(10).slice(0, 256)],
    ['five different signs', 'anna satt tas nan'],
    ['an end that says itself again', 'granit ljung tranbärbär'],
    ['figures that do not count', '902 114 735 268 440'],
    ['figures that begin and end alike', '99 21 114 735 268 444'],
    ['signs alone', '!?#%&/()=+-*<>;:_'],
    ['words with figures that count', 'granit ljung 12345'],
  ])('may be %s', (_, words) => expect(judgePassphrase(words, '12345').ok).toBe(true))
  it('is not the sign-in name', () => expect(judgePassphrase('operator-natten.alfa', 'operatornatten.alfa').ok).toBe(false))
  it('counts characters, not bytes', () => expect(judgePassphrase('🪷🌲🌊🪵🏔🌲', 'a').ok).toBe(false))
})

describe('names', () => {
  it('carry the zone', () => {
    expect(loginOf('operator', 'ALFA')).toBe('operator.alfa')
    expect(staffCodeOf('ALFA', 7)).toBe('ALFA-07')
    expect(normalLogin(' Operator.ALFA ')).toBe('operator.alfa')
  })
  it.each(['a', 'x y', 'å-sa', 'a.b', 'A'.repeat(41)])('refuse %j', (part) => expect(loginPart.test(part)).toBe(false))
})

describe('a path to go on to', () => {
  it.each(['/', '/cases/1?draft=2', '/people#x'])('%s stays', (path) => expect(localPath(path)).toBe(path))
  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/a\\b', '/a\nb', '', null, '/sign-in', '/sign-out', '/api/v1/x', '/ a'])(
    '%j becomes the front page',
    (path) => expect(localPath(path)).toBe('/'),
  )
})

describe('the end of a day in Sweden', () => {
  it.each([
    ['2026-01-10', '2026-01-10T23:00:00.000Z'],
    ['2026-07-10', '2026-07-10T22:00:00.000Z'],
    ['2026-03-28', '2026-03-28T23:00:00.000Z'],
    ['2026-03-29', '2026-03-29T22:00:00.000Z'],
    ['2026-12-31', '2026-12-31T23:00:00.000Z'],
  ])('%s ends at %s', (day, moment) => expect(endOfDay(day).toISOString()).toBe(moment))
})
