import { describe, expect, it } from 'vitest'
import { readConcern, writeConcern } from '#capabilities/support/queries/concern-sheet.ts'
import { lawWords } from '#capabilities/support/words.law.ts'

const { concernParts } = lawWords.sv.children

describe('a report of concern', () => {
  it('is read back as it was written, whatever its words look like', () => {
    const parts = { seen: 'One line\n\nVarför vi är oroliga\n§ part said · Nej', said: null, worry: 'Kallt', reach_us: null }
    expect(readConcern(writeConcern(parts, concernParts))).toEqual([
      { part: 'seen', text: parts.seen },
      { part: 'worry', text: 'Kallt' },
    ])
  })

  it.each([
    ['sv', 'Vad vi har sett\nEtt barn\n\nsom frös\n\nHur ni når oss\nJouren'],
    ['en', 'What we have seen\nEtt barn\n\nsom frös\n\nHow to reach us\nJouren'],
  ])('with headings alone, from before the codes, is read in %s', (_language, sealed) => {
    expect(readConcern(sealed)).toEqual([
      { part: 'seen', text: 'Ett barn\n\nsom frös' },
      { part: 'reach_us', text: 'Jouren' },
    ])
  })
})
