import { describe, expect, it } from 'vitest'
import { findPlaces, whereOf } from '#capabilities/directory/domain/where.ts'

const municipalities = [
  { code: '0180', name: 'Stockholm' },
  { code: '0181', name: 'Södertälje' },
  { code: '1480', name: 'Göteborg' },
  { code: '1880', name: 'Örebro' },
]
const known = {
  municipalities,
  counties: [
    { code: '01', name: 'Stockholms län' },
    { code: '18', name: 'Örebro län' },
  ],
  countries: [
    { code: 'RO', nameSv: 'Rumänien', nameEn: 'Romania' },
    { code: 'SE', nameSv: 'Sverige', nameEn: 'Sweden' },
  ],
}
const codes = (words: string): readonly string[] => findPlaces(words, { ...known }).map((each) => each.code)

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
    ['se', ['SE']],
    ['s', ['0180', '0181', '01', 'SE']],
    ['örebro', ['1880']],
    [' Örebro  län ', ['18']],
    ['stockholms', ['01']],
    ['stock länholm', []],
    ['Atlantis', []],
    ['  ', []],
  ])('called %j is %j', (words, found) => expect(codes(words)).toEqual(found))
})

it('no more than twelve places are found', () => {
  const many = Array.from({ length: 13 }, (_, at) => ({ code: `20${10 + at}`, name: `Nya ${at}` }))
  expect(findPlaces('nya', { ...known, municipalities: many })).toMatchObject(many.slice(0, 12))
})

describe('what covers a place', () => {
  it('is itself, its county and the country', () =>
    expect(whereOf('0180', municipalities)).toEqual({ code: '0180', country: 'SE', areas: ['0180', '01', 'SE'] }))
  it('of a county is also what serves a part of it', () => expect(whereOf('01', municipalities).areas).toEqual(['01', '0180', '0181', 'SE']))
  it('of a country is everything there', () =>
    expect([whereOf('RO', municipalities), whereOf('SE', municipalities)]).toEqual([
      { code: 'RO', country: 'RO', areas: null },
      { code: 'SE', country: 'SE', areas: null },
    ]))
})
