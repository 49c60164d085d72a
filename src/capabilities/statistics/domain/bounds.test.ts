import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { interval, type System } from '#capabilities/statistics/domain/bounds.ts'
import { countriesSystem, formsSystem, published, thirdCountries } from '#capabilities/statistics/domain/referrals.ts'
import { rounds } from '#test/rounds.ts'

const begging = { 'boys-begging': 1, 'boys-both': 1, 'men-begging': 1, 'men-both': 1 }

describe('what the source of the 37 cases leaves open', () => {
  it('places begging between 5 and 10, or 5 and 8 when each has one form', () => {
    expect(interval(formsSystem(), begging, published.womenAlsoBegging)).toEqual({ min: 5, max: 10 })
    expect(interval(formsSystem(true), begging, published.womenAlsoBegging)).toEqual({ min: 5, max: 8 })
  })

  it('places criminality between 1 and 3 and berry picking between 1 and 4', () => {
    expect(interval(formsSystem(), { 'boys-criminality': 1, 'boys-both': 1 })).toEqual({ min: 1, max: 3 })
    expect(interval(formsSystem(), { 'men-berry-picking': 1, 'men-both': 1 })).toEqual({ min: 1, max: 4 })
  })

  it('places each country between 1 and 29, and the third countries together between 3 and 31', () => {
    for (const country of published.countries) expect(interval(countriesSystem(), { [country]: 1 })).toEqual({ min: 1, max: 29 })
    expect(interval(countriesSystem(), Object.fromEntries(thirdCountries.map((country) => [country, 1])))).toEqual({ min: 3, max: 31 })
    expect(interval(countriesSystem(), Object.fromEntries(published.countries.map((country) => [country, 1])))).toEqual({ min: 37, max: 37 })
  })
})

it('leaves room for more: each word of the source holds for somebody, each country has somebody, none is said to have so many', () => {
  const said = ({ constraints }: System) => constraints.map(({ is, value }) => `${is} ${value}`)
  expect(said(formsSystem())).toEqual(['= 3', '= 4', '>= 1', '>= 1', '>= 1', '>= 1'])
  expect(said(formsSystem(true))).toEqual([...said(formsSystem()), '= 0'])
  expect(said(countriesSystem())).toEqual(['= 37', ...published.countries.map(() => '>= 1')])
})

describe('an interval', () => {
  const free: System = { unknowns: ['a', 'b'], constraints: [{ terms: { a: 1, b: -1 }, is: '=', value: 0 }] }
  it('has no upper end when nothing sets one', () => expect(interval(free, { a: 1 })).toEqual({ min: 0, max: null }))
  it('is nothing when the source contradicts itself', () => {
    expect(
      interval(
        {
          unknowns: ['a'],
          constraints: [
            { terms: { a: 1 }, is: '=', value: 3 },
            { terms: { a: 1 }, is: '<=', value: 2 },
          ],
        },
        { a: 1 },
      ),
    ).toBeNull()
  })
  it('is nothing when the source contradicts itself, though what is asked has no end', () => {
    const half: System = { unknowns: ['a', 'b'], constraints: [{ terms: { a: 2 }, is: '=', value: 1 }] }
    expect([interval(half, { b: 1 }), interval(half, { b: -1 })]).toEqual([null, null])
  })
  it('is of whole numbers: twice a number is never three', () => {
    expect(interval({ unknowns: ['a'], constraints: [{ terms: { a: 2 }, is: '=', value: 3 }] }, { a: 1 })).toBeNull()
    expect(interval({ unknowns: ['a'], constraints: [{ terms: { a: 2 }, is: '<=', value: 5 }] }, { a: 1 })).toEqual({ min: 0, max: 2 })
  })
  it('refuses a question about something unknown', () => expect(() => interval(free, { c: 1 })).toThrow(new RangeError('no unknown called c')))
  it('begins at what is known beside, and nothing is where nothing is asked', () => {
    const bounded: System = { unknowns: ['a'], constraints: [{ terms: { a: 1 }, is: '<=', value: 2 }] }
    expect([interval(bounded, { a: 1 }), interval(bounded, { a: 1 }, 7), interval(bounded, {}, 7), interval(free, { a: 1 }, 7)]).toEqual([
      { min: 0, max: 2 },
      { min: 7, max: 9 },
      { min: 7, max: 7 },
      { min: 7, max: null },
    ])
  })

  it('is what trying every possibility finds', () => {
    const constraint = fc.record({
      terms: fc.record({ a: fc.integer({ min: -2, max: 2 }), b: fc.integer({ min: -2, max: 2 }), c: fc.integer({ min: -2, max: 2 }) }),
      is: fc.constantFrom('=' as const, '<=' as const, '>=' as const),
      value: fc.integer({ min: -4, max: 8 }),
    })
    fc.assert(
      fc.property(
        fc.array(constraint, { maxLength: 3 }),
        fc.record({ a: fc.integer({ min: -2, max: 2 }), b: fc.integer({ min: -2, max: 2 }), c: fc.integer({ min: -2, max: 2 }) }),
        (some, question) => {
          const constraints = [...some, ...['a', 'b', 'c'].map((name) => ({ terms: { [name]: 1 }, is: '<=' as const, value: 5 }))]
          const found: number[] = []
          for (let a = 0; a <= 5; a++)
            for (let b = 0; b <= 5; b++)
              for (let c = 0; c <= 5; c++) {
                const sum = (terms: { a?: number; b?: number; c?: number }) => (terms.a ?? 0) * a + (terms.b ?? 0) * b + (terms.c ?? 0) * c
                if (constraints.every(({ terms, is, value }) => (is === '=' ? sum(terms) === value : is === '<=' ? sum(terms) <= value : sum(terms) >= value)))
                  found.push(sum(question))
              }
          expect(interval({ unknowns: ['a', 'b', 'c'], constraints }, question)).toEqual(
            found.length === 0 ? null : { min: Math.min(...found) + 0, max: Math.max(...found) + 0 },
          )
        },
      ),
      { numRuns: rounds(300) },
    )
  })
})
