import { describe, expect, it } from 'vitest'
import { files, read } from '#test/docs/tree.ts'

const page = read('docs/accessibility.md')
/** WCAG 2.2, level A and AA. Source: W3C Recommendation, 12 December 2024. */
const levelA = `1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4
  3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2`.split(/\s+/)
const levelAA =
  '1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3'.split(
    ' ',
  )

const rowsOf = (heading: string): readonly (readonly string[])[] =>
  (page.split(`## ${heading}\n`)[1] ?? '')
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => /^\| \d/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
const numbersOf = (heading: string): readonly string[] => rowsOf(heading).map(([criterion = '']) => criterion.split(' ')[0] ?? '')

describe('the list of what accessibility means here', () => {
  it('has every criterion of WCAG 2.2 at A and AA once, in order', () => {
    expect(numbersOf('Level A')).toEqual(levelA)
    expect(numbersOf('Level AA')).toEqual(levelAA)
  })

  it('says how each is held, in words that are explained', () => {
    const explained = /axe|test:|none here|made so|not tried|not met/
    for (const [criterion, , held = ''] of [...rowsOf('Level A'), ...rowsOf('Level AA')]) expect([criterion, explained.test(held)]).toEqual([criterion, true])
  })

  it('names tests that are there', () => {
    const named = [...page.matchAll(/`(test\/[^`*]+)`/g)].map((match) => match[1] ?? '')
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((path) => !files.includes(path))).toEqual([])
  })

  it('is what the statement of the site aims at, in every language', () => {
    const statements = files.filter((path) => /^content\/[^/]+\/accessibility\.md$/.test(path))
    expect(statements).toHaveLength(17)
    expect(statements.filter((path) => !read(path).includes('WCAG 2.2'))).toEqual([])
  })
})
