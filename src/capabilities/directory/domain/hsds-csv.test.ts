import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csvHead, csvLine, plainCell, readCsv } from '#capabilities/directory/domain/hsds-csv.ts'

const written = (name: string): string => csvHead('unit') + csvLine('unit', { id: 'x', name })
const readBack = (csv: string): string | null => {
  const read = readCsv(csv)
  return read.ok ? plainCell(read.value[1]?.[1] ?? '') : null
}

it('what is written is read back as it was, whatever it holds', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (words) => readBack(written(words)) === words))
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(',', '"', '\n', '\r', '=', "'", ';', ' ', 'å'), maxLength: 12 }), (words) => {
      // An apostrophe before a formula is one that was put there.
      fc.pre(!/^'[=+\-@\t\r\n|%]/.test(words))
      return readBack(written(words)) === words
    }),
  )
})

it('no cell that is written begins as a formula does', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '|', '%'),
      fc.string(),
      (sign, words) => !/,"?[=+\-@\t\r\n|%]/.test(csvLine('unit', { id: 'x', name: sign + words }).slice(0, 4)),
    ),
  )
})

it.each([
  [
    'a,b\r\nc,d\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    '\uFEFFa,b\nc,d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a,\r\n\r\n"b ""x""",c\r',
    [
      ['a', ''],
      ['b "x"', 'c'],
    ],
  ],
  ['', []],
])('%j is read as rows', (words, rows) => {
  expect(readCsv(words)).toEqual({ ok: true, value: rows })
})

it.each(['"a', 'a\r\n"b"c,d', '"a""'])('%j is not understood', (words) => {
  expect(readCsv(words)).toEqual({ ok: false, refusal: { kind: 'not-understood' } })
})
