import { describe, expect, it } from 'vitest'
import { namedBy } from '#ui/named.ts'

const people = ['Åsa Öberg', 'Asad Berg', 'Anna-Karin Berg', 'Ильина Анна', 'Ingrid Sjöberg (2)'].map((text) => ({ text }))

describe('somebody found by name', () => {
  it.each([
    ['asa', ['Åsa Öberg', 'Asad Berg']],
    ['Åsa öberg', ['Åsa Öberg']],
    ['OBERG', ['Åsa Öberg']],
    ['berg', ['Asad Berg', 'Anna-Karin Berg']],
    ['berg kar', ['Anna-Karin Berg']],
    ['Анна', ['Ильина Анна']],
    ['sjoberg 2', ['Ingrid Sjöberg (2)']],
    ['nobody', []],
    ['', []],
    [' -? ', []],
  ])('%s', (written, found) => {
    expect(namedBy(written, people).map(({ text }) => text)).toEqual(found)
  })

  it('or by the zone it stands under', () => {
    expect(
      namedBy('polis', [
        { text: 'Handläggare', group: 'Polisen Norr' },
        { text: 'Handläggare', group: 'Socialtjänsten' },
      ]),
    ).toHaveLength(1)
  })
})
