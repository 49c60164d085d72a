import { expect, test } from 'vitest'
import { languageTag, sayLanguageName } from '#kernel/spoken-language.ts'

test.each([
  ['ron', 'sv', 'rumänska'],
  ['slk', 'sv', 'slovakiska'],
  ['slk', 'en', 'Slovak'],
  ['mis', 'sv', 'ett annat språk'],
  ['her village', 'en', 'her village'],
] as const)('%s is said in %s as %s', (code, language, said) => {
  expect(sayLanguageName(code, language)).toBe(said)
})

test.each([
  ['ron', 'ro'],
  ['slk', 'sk'],
  ['prs', 'prs'],
])('%s is written on a page as %s', (code, tag) => {
  expect(languageTag(code)).toBe(tag)
})
