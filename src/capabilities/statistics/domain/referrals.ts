import type { CodedCase, Counting, Silence, Variable } from '#capabilities/statistics/domain/dataset.ts'
import type { System } from '#capabilities/statistics/domain/bounds.ts'

/** The people referred to the return project in 2013 and 2014, as its published presentation of 2015 counts them. */
export const referralsId = 'referrals-2013-2014'

/** Every published line, so that a reader can check the coding. */
export const published = {
  total: 37,
  women: 27,
  girls: 3,
  men: 4,
  boys: 3,
  /** "24 for sexual purposes of which 3 also for other purposes (begging)", "2 forced marriage, 1 domestic work". */
  womenSexual: 24,
  womenAlsoBegging: 3,
  womenForcedMarriage: 2,
  womenDomesticWork: 1,
  girlsForcedMarriage: 2,
  girlsSexual: 1,
  countries: ['RO', 'BG', 'RS', 'DO', 'HU', 'PL', 'SK', 'LT', 'NP'],
} as const

/** Members of the European Union then and now; the rest of the nine are third countries. */
export const thirdCountries = ['RS', 'DO', 'NP'] as const

export const counting: Counting = {
  unit: 'person',
  partition: 'disjoint',
  population: 'referred-to-return-project',
  period: { from: 2013, to: 2014 },
  doubleCountRisk: true,
  source: 'Länsstyrelsen i Stockholm, Stöd i återvändande för personer utsatta för prostitution och människohandel, 2015-03-24',
}

/** Reading A: the lines on purposes without a group describe the women. The only reading that adds up to 37; no line says so. */
export const reading = { code: 'A', inferred: true } as const

/** What the source settles, together as well as one by one. */
export const determined: readonly Variable[] = ['sex', 'age', 'purpose']

/** What it leaves open, and why. */
export const undetermined: Readonly<Partial<Record<Variable, Silence>>> = {
  country: 'countries-not-counted',
  begging: 'forms-not-separated',
  criminality: 'forms-not-separated',
  berry_picking: 'forms-not-separated',
  year: 'years-together',
  municipality: 'not-recorded',
  returned: 'not-recorded',
}

type Told = Pick<CodedCase, 'sex' | 'age' | 'purpose' | 'begging' | 'criminality' | 'berry_picking'>
const silent = { country: null, year: null, municipality: null, returned: null } as const
const people = (count: number, told: Told): CodedCase[] => Array.from({ length: count }, () => ({ ...told, ...silent }))

/** The 37 coded rows of reading A. What the source does not say stays `null`. */
export const codedCases = (): readonly CodedCase[] => {
  const woman = { sex: 'female', age: 'adult', begging: false, criminality: false, berry_picking: false } as const
  const girl = { ...woman, age: 'child' } as const
  return [
    ...people(published.womenSexual - published.womenAlsoBegging, { ...woman, purpose: 'sexual' }),
    ...people(published.womenAlsoBegging, { ...woman, purpose: 'sexual', begging: true }),
    ...people(published.womenForcedMarriage, { ...woman, purpose: 'forced_marriage' }),
    ...people(published.womenDomesticWork, { ...woman, purpose: 'domestic_work' }),
    ...people(published.girlsForcedMarriage, { ...girl, purpose: 'forced_marriage' }),
    ...people(published.girlsSexual, { ...girl, purpose: 'sexual' }),
    ...people(published.men, { sex: 'male', age: 'adult', purpose: 'other', begging: null, criminality: false, berry_picking: null }),
    ...people(published.boys, { sex: 'male', age: 'child', purpose: 'other', begging: null, criminality: null, berry_picking: false }),
  ]
}

/**
 * What the source says about the forms of exploitation of men and boys: "3 boys other purposes, begging and criminality",
 * "4 men other purposes, berry picking and begging". Both words hold for somebody; one person may be in both.
 */
export const formsSystem = (oneFormEach = false): System => ({
  unknowns: ['boys-begging', 'boys-criminality', 'boys-both', 'men-begging', 'men-berry-picking', 'men-both'],
  constraints: [
    { terms: { 'boys-begging': 1, 'boys-criminality': 1, 'boys-both': 1 }, is: '=', value: published.boys },
    { terms: { 'men-begging': 1, 'men-berry-picking': 1, 'men-both': 1 }, is: '=', value: published.men },
    { terms: { 'boys-begging': 1, 'boys-both': 1 }, is: '>=', value: 1 },
    { terms: { 'boys-criminality': 1, 'boys-both': 1 }, is: '>=', value: 1 },
    { terms: { 'men-begging': 1, 'men-both': 1 }, is: '>=', value: 1 },
    { terms: { 'men-berry-picking': 1, 'men-both': 1 }, is: '>=', value: 1 },
    ...(oneFormEach ? [{ terms: { 'boys-both': 1, 'men-both': 1 }, is: '=' as const, value: 0 }] : []),
  ],
})

/** Nine countries are named, so each has somebody; together they are everybody. */
export const countriesSystem = (): System => ({
  unknowns: published.countries,
  constraints: [
    { terms: Object.fromEntries(published.countries.map((country) => [country, 1])), is: '=', value: published.total },
    ...published.countries.map((country) => ({ terms: { [country]: 1 }, is: '>=' as const, value: 1 })),
  ],
})
