import { expect, it } from 'vitest'
import { toCsv } from '#capabilities/statistics/domain/csv.ts'

it('writes rows that a spreadsheet reads as they are', () => {
  expect(
    toCsv([
      ['Grupp', 'Antal'],
      ['Kvinnor', 27],
      ['"citat", och mer', 0],
    ]),
  ).toBe('\uFEFFGrupp,Antal\r\nKvinnor,27\r\n"""citat"", och mer",0\r\n')
})

it('never lets words run as a formula', () => {
  for (const words of ['=1+1', '+46', '-1', '@SUM(A1)', '\t=1', '|cmd', '%0'])
    expect(
      toCsv([[words]])
        .replace(/^\uFEFF"?/, '')
        .startsWith("'"),
    ).toBe(true)
  expect(toCsv([[-5]])).toBe('\uFEFF-5\r\n')
})

it('keeps line breaks and outer blanks inside a cell', () => {
  expect(toCsv([['a\nb', ' c ']])).toBe('\uFEFF"a\nb"," c "\r\n')
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
  ['a-1', 'a-1'],
  ['', ''],
  ["'a", "'a"],
  ['=1,2', `"'=1,2"`],
])('%j is written as %j', (words, cell) => expect(toCsv([[words]])).toBe(`\uFEFF${cell}\r\n`))

it('no rows are the mark alone', () => expect(toCsv([])).toBe('\uFEFF'))
