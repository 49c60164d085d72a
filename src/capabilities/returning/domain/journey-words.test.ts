import { describe, expect, it } from 'vitest'
import { journeyWordParts, legWordParts, onTheSheet, readWords, writeWords } from '#capabilities/returning/domain/journey-words.ts'

const headings = { from: 'Från', to: 'Till', number: 'Nummer', meets: 'Möter', note: 'Anteckning' }
const said = { from: 'Umeå C', to: null, number: 'SJ 571', meets: '', note: 'Ring först.\nSedan igen.' }
const nothing = { from: null, to: null, number: null, meets: null, note: null }

describe('the words of a leg', () => {
  it('are read as they were written, and what is empty is nothing', () => {
    const sealed = writeWords(legWordParts, said, headings)
    expect(readWords(legWordParts, sealed)).toEqual({ ...said, meets: null })
    expect(sealed).toContain('Från')
    expect(sealed).not.toContain('Till')
  })
  it('are not written where there are none', () => {
    expect(writeWords(legWordParts, nothing, headings)).toBeNull()
    expect(readWords(legWordParts, null)).toEqual(nothing)
  })
  it('are those of their own part', () =>
    expect(readWords(journeyWordParts, writeWords(legWordParts, said, headings))).toEqual({ receiver: null, fallback: null, numbers: null, sheet: null }))
  it('stand on the sheet, save what those who know keep to themselves', () =>
    expect([...legWordParts, ...journeyWordParts].filter((part) => !onTheSheet.includes(part))).toEqual(['note', 'receiver', 'fallback']))
})
