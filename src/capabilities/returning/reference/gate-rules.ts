import type { PaperKind } from '#capabilities/returning/domain/papers.ts'

/** Days that the programme sets for itself. Not confirmed: nobody has read them for us in a text that binds. Put into a table and read from there. */
export const gateRules = [
  { code: 'risk_holds', days: 30, source: 'rutin för återvändande: gemensam riskbedömning, ej fastställd', confirmed: false, validFrom: '2012-01-01' },
  { code: 'medicine_after', days: 30, source: 'rutin för återvändande: läkemedel efter hemkomst, ej fastställd', confirmed: false, validFrom: '2012-01-01' },
] as const
export type GateRuleCode = (typeof gateRules)[number]['code']

/** Whose rules of entry hold for her: those of a citizen of the Union (also of the EEA and Switzerland), or of another country. */
export const holders = ['eu', 'third'] as const
export type Holder = (typeof holders)[number]
export const ways = ['destination', 'transit'] as const
export type Way = (typeof ways)[number]

/** ISO 3166-1, as of 2020-02-01: the Union, the EEA and Switzerland. */
export const unionCountries: readonly string[] = 'AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ')

export type CountryNeedRow = {
  /** ISO 3166-1, or `**` for every country without rows of its own. */
  readonly country: string
  readonly holder: Holder
  readonly way: Way
  readonly paper: PaperKind
  readonly must: boolean
  readonly source: string
  readonly confirmed: boolean
  readonly validFrom: string
}

const free = 'direktiv 2004/38/EG artikel 4 och 5'
const ask = 'fråga landets ambassad; ej fastställt'
const emergency = 'direktiv (EU) 2015/637 artikel 9, direktiv (EU) 2019/997; fråga landets ambassad'

const inTheUnion = (country: string): readonly CountryNeedRow[] =>
  ways.flatMap((way) => [
    { country, holder: 'eu', way, paper: 'passport', must: false, source: free, confirmed: true, validFrom: '2006-04-30' },
    { country, holder: 'eu', way, paper: 'national_id', must: false, source: free, confirmed: true, validFrom: '2006-04-30' },
    { country, holder: 'eu', way, paper: 'emergency_paper', must: false, source: emergency, confirmed: false, validFrom: '2018-05-01' },
  ])

/** Which papers a journey takes. One row more per country as somebody has asked and been answered; until then the last rows hold. */
export const countryNeeds: readonly CountryNeedRow[] = [
  ...unionCountries.filter((country) => country !== 'SE').flatMap(inTheUnion),
  ...ways.map((way): CountryNeedRow => ({
    country: '**',
    holder: 'eu',
    way,
    paper: 'passport',
    must: true,
    source: ask,
    confirmed: false,
    validFrom: '2012-01-01',
  })),
  { country: '**', holder: 'third', way: 'destination', paper: 'passport', must: true, source: ask, confirmed: false, validFrom: '2012-01-01' },
  { country: '**', holder: 'third', way: 'destination', paper: 'emergency_paper', must: false, source: ask, confirmed: false, validFrom: '2012-01-01' },
  { country: '**', holder: 'third', way: 'destination', paper: 'residence_paper', must: false, source: ask, confirmed: false, validFrom: '2012-01-01' },
  { country: '**', holder: 'third', way: 'transit', paper: 'passport', must: true, source: ask, confirmed: false, validFrom: '2012-01-01' },
  { country: '**', holder: 'third', way: 'transit', paper: 'transit_visa', must: false, source: ask, confirmed: false, validFrom: '2012-01-01' },
]
