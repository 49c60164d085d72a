import { describe, expect, it } from 'vitest'
import { nationalLines } from '#capabilities/directory/store/reference/national-lines.ts'
import { read, texts } from '#test/docs/tree.ts'

/** Versions and digests of packages, nothing that anybody wrote; and a standard as its keepers publish it, with examples of theirs that are not to be changed. */
const searched = texts.filter((path) => !path.endsWith('package-lock.json') && path !== 'test/docs/nobody.test.ts' && !path.startsWith('test/standards/hsds/'))

const phones = [
  // With the country, in any grouping.
  /(?<![\w.+/=-])(?:\+|00)[1-9](?:[ -]?\d){7,13}(?!\w|\.\d)/g,
  // 08-…, 031-…, 0980-…: an area, a hyphen, and groups.
  /(?<![\w.:/-])0\d{1,3}[-–] ?\d{2,3}(?:[ -]?\d{2,3}){1,3}(?![\w:-]|\.\d)/g,
  // 031 … in groups.
  /(?<![\w.:/-])0\d{1,3}(?: \d{2,3}){3,4}(?![\w:-]|\.\d)/g,
  // A mobile number written together.
  /(?<![\w.+/-])07[02369]\d{7}(?!\w)/g,
]
const mail = /[\w.%+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b/gi

/** Written with the country, a Swedish number is the same number. */
const digits = (text: string): string => text.replace(/^(?:\+|00)46/, '0').replace(/\D/g, '')
const published = new Set(nationalLines.map(({ number }) => digits(number)))
/** Set apart by the Swedish Post and Telecom Authority for books, films and tests; nobody is ever given one. */
const invented = /^(?:0701740(?:60[5-9]|6[1-9]\d)|08465004\d\d|03139006[0-4]\d|04062804[0-4]\d|09803192\d\d)$/
/** Nor does anybody have a number whose last seven digits are all nought. */
const isNobodys = (number: string): boolean => published.has(digits(number)) || invented.test(digits(number)) || /0{7}$/.test(digits(number))
/** Names that are set apart for examples (RFC 2606), and can never be registered. */
const isExample = (address: string): boolean => /[@.]example(?:\.(?:org|com|net))?$|\.(?:test|invalid)$/i.test(address)

const linesWith = (find: (line: string) => readonly string[]): readonly string[] =>
  searched.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, place) => find(line).map((found) => `${path}:${place + 1} ${found}`)),
  )
const phonesIn = (line: string): readonly string[] => phones.flatMap((pattern) => line.match(pattern) ?? []).filter((number) => !isNobodys(number))
const mailIn = (line: string): readonly string[] => (line.match(mail) ?? []).filter((address) => !isExample(address))

describe('nobody can be reached through the source', () => {
  it('by telephone', () => expect(linesWith(phonesIn)).toEqual([]))
  it('by e-mail', () => expect(linesWith(mailIn)).toEqual([]))

  it('and an offence is noticed', () => {
    for (const number of [
      '070-174 07 05',
      '08-465 005 17.',
      '+46 31 123 45 67',
      '0046311234567',
      '031-123 45 67',
      '08-12 34 56',
      '070-123 45 67',
      '0701234567',
      '031 12 34 567',
    ])
      expect(phonesIn(`Ring ${number} nu`), number).not.toEqual([])
    expect(mailIn('write to somebody@agency.se today')).toEqual(['somebody@agency.se'])
  })

  it('but not in an id, a day, an hour or a price', () => {
    for (const other of [
      '00000000-0000-4000-8000-000000000001',
      '2026-03-10',
      '0180',
      '00:15–02:30',
      '112',
      '0.5 0.75 10 200',
      '031-000 00 00',
      '070-174 06 11',
      '08-465 004 17.',
    ])
      expect(phonesIn(other), other).toEqual([])
    expect(mailIn('postgres://lilja@db.example/lilja and uqr@0.1.3')).toEqual([])
  })
})
