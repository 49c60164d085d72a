import { interval, type Interval } from '#capabilities/statistics/domain/bounds.ts'
import { countriesSystem, formsSystem, published, thirdCountries } from '#capabilities/statistics/domain/referrals.ts'

/** What the source leaves open but not wholly: between what and what it must lie. */
export const openQuestions = ['begging', 'begging-one-form', 'criminality', 'berry_picking', 'each-country', 'third-countries'] as const
export type OpenQuestion = (typeof openQuestions)[number]
export type Bounded = { readonly of: OpenQuestion; readonly min: number; readonly max: number }

const ones = (names: readonly string[]): Record<string, number> => Object.fromEntries(names.map((name) => [name, 1]))
const begging = ones(['boys-begging', 'boys-both', 'men-begging', 'men-both'])

const solve = (): Readonly<Record<OpenQuestion, Interval | null>> => ({
  begging: interval(formsSystem(), begging, published.womenAlsoBegging),
  'begging-one-form': interval(formsSystem(true), begging, published.womenAlsoBegging),
  criminality: interval(formsSystem(), ones(['boys-criminality', 'boys-both'])),
  berry_picking: interval(formsSystem(), ones(['men-berry-picking', 'men-both'])),
  'each-country': interval(countriesSystem(), ones(published.countries.slice(0, 1))),
  'third-countries': interval(countriesSystem(), ones(thirdCountries)),
})

let solved: readonly Bounded[] | null = null

/** The intervals of all open questions, worked out once. They depend on the published lines only. */
export function openIntervals(): readonly Bounded[] {
  solved ??= Object.entries(solve()).map(([of, found]) => {
    if (found === null || found.max === null) throw new RangeError(`the source does not bound ${of}`)
    return { of: of as OpenQuestion, min: found.min, max: found.max }
  })
  return solved
}
