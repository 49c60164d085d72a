import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSheet, writeSheet } from '#capabilities/protection/domain/sheet.ts'

const code = fc.stringMatching(/^[a-z0-9_-]{1,12}$/)
const part = fc.record({
  key: code,
  values: fc.array(code, { maxLength: 3 }),
  heading: fc.string().map((words) => words.replaceAll('\n', ' ')),
  text: fc.array(fc.oneof(fc.string(), fc.constantFrom('§ reason acute · x', ' § a', '§', '', '  ')), { maxLength: 5 }).map((lines) => lines.join('\n')),
})

describe('a sealed sheet', () => {
  it('is read back as it was written, whatever somebody wrote in it', () => {
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const again = readSheet(writeSheet(parts))
        expect(again.map(({ key, values, text }) => ({ key, values, text }))).toEqual(parts.map(({ key, values, text }) => ({ key, values, text })))
      }),
    )
  })
  it('is words that people can read as they stand', () => {
    expect(writeSheet([{ key: 'reason', values: ['acute'], heading: 'Akut våld: hög, säker', text: 'Han väntar utanför.' }])).toBe(
      '§ reason acute · Akut våld: hög, säker\nHan väntar utanför.',
    )
  })
  it.each(['enligt 3 § lagen', ' enligt 3 § lagen', '§ 3', ' § 3', 'a\n§ reason acute · x'])('keeps the line %j as it is', (text) => {
    expect(readSheet(writeSheet([{ key: 'reason', values: [], heading: 'x', text }]))[0]?.text).toBe(text)
  })
  it('has no line for a part that is empty, and one line for its heading', () => {
    expect(writeSheet([{ key: 'own', values: [], heading: 'Hennes\negen', text: '' }])).toBe('§ own · Hennes egen')
    expect(readSheet('§ own\nmine')).toEqual([{ key: 'own', values: [], heading: '', text: 'mine' }])
  })
  it('leaves out what stands before its first part', () => {
    expect(readSheet('written by hand\n§ own · x\nmine')).toEqual([{ key: 'own', values: [], heading: 'x', text: 'mine' }])
    expect(readSheet('written by hand')).toEqual([])
  })
})
