import { describe, expect, it } from 'vitest'
import { findPlaces, whereOf } from '#capabilities/directory/domain/where.ts'

const municipalities = [
  { code: '0180', name: 'Stockholm' },
  { code: '0181', name: 'Södertälje' },
  { code: '1480', name: 'Göteborg' },
]
const known = {
  municipalities,
  counties: [{ code: '01', name: 'Stockholms län' }],
  countries: [
    { code: 'RO', nameSv: 'Rumänien', nameEn: 'Romania' },
    { code: 'SE', nameSv: 'Sverige', nameEn: 'Sweden' },
  ],
}
const codes = (words: string): readonly string[] => findPlaces(words, known).map((each) => each.code)

describe('a place', () => {
  it.each<[words: string, found: readonly string[]]>([
    ['Göteborg', ['1480']],
    [' göteborg  kommun ', ['1480']],
    ['1480', ['1480']],
    ['stockholm', ['0180']],
    ['Stockholms län', ['01']],
    ['01', ['01']],
    ['Romania', ['RO']],
    ['rumänien', ['RO']],
    ['ro', ['RO']],
    ['s', ['0180', '0181', '01', 'SE']],
    ['Atlantis', []],
    ['  ', []],
  ])('called %j is %j', (words, found) => expect(codes(words)).toEqual(found))
})

describe('what covers a place', () => {
  it('is itself, its county and the country', () => expect(whereOf('0180', municipalities).areas).toEqual(['0180', '01', 'SE']))
  it('of a county is also what serves a part of it', () => expect(whereOf('01', municipalities).areas).toEqual(['01', '0180', '0181', 'SE']))
  it('of a country is everything there', () =>
    expect([whereOf('RO', municipalities), whereOf('SE', municipalities)]).toEqual([
      { code: 'RO', country: 'RO', areas: null },
      { code: 'SE', country: 'SE', areas: null },
    ]))
})
