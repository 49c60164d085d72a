import { describe, expect, it } from 'vitest'
import { publicLanguages, type PublicLanguage } from '#kernel/public-language.ts'
import { readyAnswers, readyTexts } from '#capabilities/contact/words/answers.ts'
import { lineWords } from '#capabilities/contact/words.public.ts'

const sentencesOf = (words: unknown, path = ''): readonly (readonly [string, string])[] =>
  words === null
    ? []
    : typeof words === 'string'
      ? [[path, words]]
      : typeof words === 'function'
        ? [[path, String((words as (...given: unknown[]) => string)('7', '8'))]]
        : Object.entries(words as Readonly<Record<string, unknown>>).flatMap(([key, inner]) => sentencesOf(inner, `${path}.${key}`))
const english = new Map(sentencesOf(lineWords('en')))
/** Words that happen to be spelled as in English. */
const same = new Set(['.title', '.write.dangers.no'])

describe('the words of somebody without a name', () => {
  for (const language of publicLanguages) {
    const sentences = sentencesOf(lineWords(language))
    it(`are all there in ${language}`, () => {
      const foreign = language !== 'sv' && language !== 'sv-easy' && language !== 'en'
      expect(sentences.filter(([, words]) => words.trim() === '')).toEqual([])
      expect(lineWords(language).unreviewed !== null).toBe(foreign)
      if (foreign) expect(sentences.filter(([path, words]) => !same.has(path) && words === english.get(path))).toEqual([])
      expect(lineWords(language).weekdays).toHaveLength(7)
    })

    it(`keep every number in ${language}`, () => {
      const numbers = (words: string): readonly string[] => (words.replaceAll(/(\d)[  , ](?=\d{3})/g, '$1').match(/\d+/g) ?? []).toSorted()
      for (const [path, words] of sentences) if (path !== '.thread.older') expect([path, numbers(words)]).toEqual([path, numbers(english.get(path) ?? '')])
    })
  }
})

describe('easy Swedish', () => {
  it('is not ordinary Swedish under another name: what is longer than a label is written anew', () => {
    const swedish = new Map(sentencesOf(lineWords('sv')))
    const kept = sentencesOf(lineWords('sv-easy')).filter(([path, words]) => words.length > 45 && swedish.get(path) === words)
    expect(kept).toEqual([])
  })

  it('says little at a time', () => {
    const long = sentencesOf(lineWords('sv-easy')).flatMap(([path, words]) =>
      words.split(/[.?!:]\s/).flatMap((one) => (one.split(' ').length > 16 ? [`${path}: ${one}`] : [])),
    )
    expect(long).toEqual([])
  })
})

describe('the answers that the line can begin from', () => {
  const filled = (language: PublicLanguage): readonly string[] => {
    const { hours, answer_by: by, red_days: redDays, ...plain } = readyAnswers[language]
    return [...Object.values(plain), `${hours('D', 'O', 'C')} ${redDays}`, by('D', 'O')]
  }
  const english = filled('en')
  for (const language of publicLanguages)
    it(`are all there in ${language}, with the same numbers`, () => {
      const said = filled(language)
      expect(said).toHaveLength(readyTexts.length)
      for (const [at, words] of said.entries()) {
        expect(words.match(/\d+/g)).toEqual((english[at] ?? '').match(/\d+/g))
        if (language !== 'en') expect(words).not.toBe(english[at])
      }
    })
})
