import { describe, expect, it } from 'vitest'
import { chooseLanguage } from '#kernel/public-language.ts'

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
  ])('%s is answered in %s', (asked, given) => expect(chooseLanguage(asked)).toBe(given))
})
