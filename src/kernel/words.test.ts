import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { hasRole, type Actor } from '#kernel/actor.ts'
import { isId, newId } from '#kernel/id.ts'
import { isLanguage } from '#kernel/language.ts'
import { accept, refuse } from '#kernel/result.ts'
import { Sealed } from '#kernel/sealed.ts'
import { directionOf, languageNames, languageTag, spokenLanguages } from '#kernel/spoken-language.ts'

describe('an id', () => {
  it('is made anew each time, and known as one', () => {
    const [one, other] = [newId(), newId()]
    expect(one).not.toBe(other)
    expect([one, other].every(isId)).toBe(true)
  })

  const good = '0a1b2c3d-4e5f-4a6b-8c7d-9e8f7a6b5c4d'
  it.each([
    `x${good}`,
    `${good}x`,
    good.toUpperCase(),
    good.replaceAll('-', ''),
    good.replace('-4a6b-', '-0a6b-'),
    good.replace('-4a6b-', '-9a6b-'),
    good.replace('-8c7d-', '-7c7d-'),
    good.replace('-8c7d-', '-cc7d-'),
    good.slice(1),
    good.slice(0, -1),
    good.replace('4e5f', '4e5'),
    good.replace('4a6b', '4a6'),
    good.replace('8c7d', '8c7'),
    good.replace('a', 'g'),
    `${good}\n`,
    '',
  ])('%j is none', (text) => {
    expect(isId(good)).toBe(true)
    expect(isId(text)).toBe(false)
  })
})

it('the staff side has two languages', () => {
  expect(['sv', 'en', 'no', '', null, undefined, 1].map(isLanguage)).toEqual([true, true, false, false, false, false, false])
})

it('an actor has a role when it is one of those asked for', () => {
  const actor: Actor = { personId: 'p', zoneId: 'z', sessionId: 's', roles: ['lead', 'member'], language: 'sv', strongAt: new Date(0) }
  expect(hasRole(actor, 'lead')).toBe(true)
  expect(hasRole(actor, 'other', 'member')).toBe(true)
  expect(hasRole(actor, 'other')).toBe(false)
  expect(hasRole(actor)).toBe(false)
})

it('a result says which it is', () => {
  expect(accept(1)).toEqual({ ok: true, value: 1 })
  expect(refuse({ kind: 'late' })).toEqual({ ok: false, refusal: { kind: 'late' } })
})

it('sealed words come out in one way only', () => {
  const sealed = new Sealed('a secret')
  expect(sealed.reveal()).toBe('a secret')
  const printed = [String(sealed), `${sealed}`, JSON.stringify({ sealed }), inspect(sealed), inspect({ sealed }), Object.prototype.toString.call(sealed)]
  expect(printed).toEqual(['[sealed]', '[sealed]', '{"sealed":"[sealed]"}', '[sealed]', '{ sealed: [sealed] }', '[object sealed]'])
})

describe('languages people speak', () => {
  it('have a name in both of ours, and no two the same', () => {
    for (const language of ['sv', 'en'] as const) {
      const names = languageNames(language)
      expect(Object.keys(names)).toEqual(spokenLanguages)
      expect(new Set(Object.values(names).filter((name) => name.length > 1)).size).toBe(spokenLanguages.length)
    }
    expect(languageNames('sv').ron).toBe('rumänska')
    expect(languageNames('en').ron).toBe('Romanian')
  })

  it('are written with the shortest tag there is, which names the same language', () => {
    const english = new Intl.DisplayNames('en', { type: 'language' })
    expect(languageTag('ron')).toBe('ro')
    expect(languageTag('rmn')).toBe('rmn')
    expect(languageTag('mis')).toBe('und')
    for (const code of spokenLanguages.filter((each) => each !== 'mis')) {
      // Dari, Northern Kurdish and Tagalog keep a code of their own beside Persian, Kurdish and Filipino.
      if (!['prs', 'kmr', 'tgl'].includes(code)) expect(Intl.getCanonicalLocales(languageTag(code))).toEqual([languageTag(code)])
      expect(english.of(languageTag(code))).toBe(english.of(code))
    }
  })

  it('run the way their letters do', () => {
    expect(spokenLanguages.filter((code) => directionOf(code) === 'rtl')).toEqual(['ara', 'fas', 'prs', 'pus', 'ckb', 'urd'])
    expect(directionOf('swe')).toBe('ltr')
  })
})
