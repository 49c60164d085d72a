import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
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

it.each([
  ['a,b', '"a,b"'],
  ['a;b', '"a;b"'],
  ['a\rb', '"a\rb"'],
  ['a\nb', '"a\nb"'],
  ['a"b', '"a""b"'],
  [' a', '" a"'],
  ['a ', '"a "'],
  ['a b', 'a b'],
  ['a=b', 'a=b'],
  ["'a", "'a"],
  ['=1,2', `"'=1,2"`],
  ['%', "'%"],
  ['|', "'|"],
])('%j is written as %j', (name, cell) => expect(csvLine('unit', { id: 'x', name }).slice(2)).toBe(`${cell}\r\n`))

it.each([
  ["'=1", '=1'],
  ["'-", '-'],
  ["'a=1", "'a=1"],
  ['=1', '=1'],
  ["'", "'"],
  ["''=1", "''=1"],
  ['a=1', 'a=1'],
])('of %j the words are %j', (cell, words) => expect(plainCell(cell)).toBe(words))

it.each([
  ['a,b', [['a', 'b']]],
  [',', [['', '']]],
  ['"",', [['', '']]],
  ['a\n\nb', [['a'], ['b']]],
  ['a\rb', [['a'], ['b']]],
  ['"a"\r\n"b"', [['a'], ['b']]],
  ['"a\r\nb",c', [['a\r\nb', 'c']]],
  ['"a"\rb', [['a'], ['b']]],
  ['a"b', [['a"b']]],
  ['"a","b"', [['a', 'b']]],
  ['\uFEFF"a"', [['a']]],
  ['a,\nb', [['a', ''], ['b']]],
])('%j is understood as %j', (words, rows) => expect(readCsv(words)).toEqual({ ok: true, value: rows }))

it('a place is written by its numbers, and what is not known is left empty', () => {
  const place = { id: 'x', location_type: 'physical', latitude: -12.5, longitude: 18 }
  const [head, line] = [csvHead('location'), csvLine('location', place)].map((words) => words.trimEnd().split(','))
  expect(head).toEqual(['id', 'location_type', 'organization_id', 'name', 'latitude', 'longitude'])
  expect(line).toEqual(['x', 'physical', '', '', '-12.5', '18'])
})

describe('a file that is nobody’s list of services', () => {
  const understood = (words: string, most?: number) => {
    const read = readCsv(words, most)
    return read.ok || read.refusal.kind
  }

  it.each([
    ['as many cells as a row may have', `${'a,'.repeat(199)}a`, true],
    ['a cell more', `${'a,'.repeat(200)}a`, 'too-many'],
    ['a cell of quotes', `"${'""'.repeat(4000)}"`, true],
    ['a cell of one quote more', `"${'""'.repeat(4001)}"`, 'too-many'],
  ])('%s', (_name, words, answer) => expect(understood(words)).toBe(answer))

  it('may have its heading and as many rows as are allowed, and no more', () => {
    expect(understood('id\n1\n2', 2)).toBe(true)
    expect(understood('id\n1\n2\n3', 2)).toBe('too-many')
  })
})
