import { describe, expect, it } from 'vitest'
import { aboutLanguage, chooseLanguage, isPublicLanguage, publicLanguages, sayLanguage } from '#kernel/public-language.ts'

describe('the language a browser asks for', () => {
  it.each([
    ['ro-RO,ro;q=0.9,en;q=0.8', 'ro'],
    ['de;q=0.9, en;q=0.8, sv;q=0.85', 'sv'],
    ['fr, ar;q=0.2', 'ar'],
    ['hr-HR', 'sr'],
    ['ro;q=0, pl', 'pl'],
    ['', 'sv'],
    ['*', 'sv'],
    ['sv-easy', 'sv'],
    ['constructor', 'sv'],
    ['RO', 'ro'],
    ['ro;q=0', 'sv'],
    ['  pl ;q=0.5, fi', 'pl'],
    ['ru;q=0.5, pl;q=0.5', 'ru'],
    ['pl;q=0.5, ru;q=0.5', 'pl'],
    ['pl; q=0.05, ru;q=0.5', 'ru'],
    ['pl;  q=0.05, ru;q=0.5', 'ru'],
    ['pl;q=0.15, ru;q=0.5', 'ru'],
    ['pl;q=0.5, cs', 'sk'],
    ['da;q=0.9, pl', 'pl'],
    [`${'xx,'.repeat(19)}pl`, 'pl'],
    [`${'xx,'.repeat(20)}pl`, 'sv'],
  ])('%s is answered in %s', (asked, given) => expect(chooseLanguage(asked)).toBe(given))
})

it.each([
  ['bs', 'sr'],
  ['hr', 'sr'],
  ['cnr', 'sr'],
  ['mo', 'ro'],
  ['mk', 'bg'],
  ['be', 'ru'],
  ['cs', 'sk'],
  ['nb', 'sv'],
  ['nn', 'sv'],
  ['no', 'sv'],
  ['da', 'sv'],
])('who reads %s understands %s', (asked, given) => expect(chooseLanguage(`${asked}, pl;q=0.5`)).toBe(given))

it('a language is one of those in the list, says its own name, and Arabic alone runs from the right', () => {
  expect(['sv', 'sv-easy', 'uk', 'de', 'toString', '', 1, null, ['sv']].map(isPublicLanguage)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
    false,
    false,
  ])
  expect(publicLanguages.filter((code) => aboutLanguage(code).dir === 'rtl')).toEqual(['ar'])
  expect(aboutLanguage('sr')).toEqual({ name: 'Srpski', lang: 'sr-Latn', dir: 'ltr' })
  expect(publicLanguages).toHaveLength(17)
})

describe('a language of the site, said to whoever works here', () => {
  it('has a name of its own in Swedish and in English, and never its code', () => {
    for (const reader of ['sv', 'en'] as const) {
      const names = publicLanguages.map((code) => sayLanguage(code, reader))
      expect(new Set(names).size).toBe(publicLanguages.length)
      for (const code of publicLanguages) expect(names).not.toContain(code)
    }
  })

  it.each([
    ['ro', 'rumänska', 'Romanian'],
    ['ti', 'tigrinja', 'Tigrinya'],
    ['sr', 'serbiska', 'Serbian'],
    ['sv', 'svenska', 'Swedish'],
    ['sv-easy', 'lätt svenska', 'easy Swedish'],
  ] as const)('%s is %s, and %s', (code, swedish, english) => {
    expect([sayLanguage(code, 'sv'), sayLanguage(code, 'en')]).toEqual([swedish, english])
  })
})
