import { describe, expect, it } from 'vitest'
import { lacksByCounty, lacksOf } from '#capabilities/directory/domain/coverage.ts'
import type { SupportKind } from '#capabilities/directory/domain/offers.ts'

const places = [
  { code: '0114', name: 'One' },
  { code: '0180', name: 'Two' },
  { code: '2480', name: 'Three' },
]
const offered = new Map<string, ReadonlySet<SupportKind>>([
  ['SE', new Set<SupportKind>(['human'])],
  ['01', new Set<SupportKind>(['care'])],
  ['0180', new Set<SupportKind>(['housing'])],
])

describe('what a municipality lacks', () => {
  it('is what neither it, its county nor the country has', () => {
    expect(lacksOf(places, offered).map((each) => [each.code, each.lacks])).toEqual([
      ['0114', ['housing', 'occupation']],
      ['0180', ['occupation']],
      ['2480', ['housing', 'care', 'occupation']],
    ])
  })

  it('is counted by county', () => {
    const counties = [
      { code: '01', name: 'First' },
      { code: '24', name: 'Second' },
    ]
    expect(lacksByCounty(counties, lacksOf(places, offered))).toEqual([
      { code: '01', name: 'First', municipalities: 2, lacking: { housing: 1, care: 0, human: 0, occupation: 2 } },
      { code: '24', name: 'Second', municipalities: 1, lacking: { housing: 1, care: 1, human: 0, occupation: 1 } },
    ])
  })

  it('is counted for each kind', () =>
    expect(lacksByCounty([{ code: '01', name: 'First' }], lacksOf(places, new Map()))[0]?.lacking).toEqual({ housing: 2, care: 2, human: 2, occupation: 2 }))

  it('is everything where nobody offers anything', () => {
    expect(lacksOf(places.slice(0, 1), new Map())[0]?.lacks).toEqual(['housing', 'care', 'human', 'occupation'])
  })
})
