/** How the parts of a published table relate to its total. Tables of different kinds are never added. */
export const partitions = ['disjoint', 'of_which', 'overlapping', 'unknown'] as const
export type Partition = (typeof partitions)[number]

export const units = ['person', 'case', 'report', 'ad', 'offence'] as const
export type Unit = (typeof units)[number]

/** How a table was counted. Without it a number is not a figure. */
export type Counting = {
  readonly unit: Unit
  readonly partition: Partition
  /** Who could be in it at all, as a code. */
  readonly population: string
  /** First and last year, both included. */
  readonly period: { readonly from: number; readonly to: number }
  /** Whether the same person may also be in the tables of others. */
  readonly doubleCountRisk: boolean
  readonly source: string
}

/** What may be asked of the coded cases. Only some of it has an answer. */
export const variables = ['sex', 'age', 'purpose', 'country', 'begging', 'criminality', 'berry_picking', 'year', 'municipality', 'returned'] as const
export type Variable = (typeof variables)[number]

export const sexes = ['female', 'male'] as const
export const ages = ['adult', 'child'] as const
export const purposes = ['sexual', 'forced_marriage', 'domestic_work', 'other'] as const

/** One person as coded from a source. `null`: the source does not say. */
export type CodedCase = {
  readonly sex: (typeof sexes)[number]
  readonly age: (typeof ages)[number]
  readonly purpose: (typeof purposes)[number]
  readonly begging: boolean | null
  readonly criminality: boolean | null
  readonly berry_picking: boolean | null
  readonly country: string | null
  readonly year: number | null
  readonly municipality: string | null
  readonly returned: boolean | null
}

/** Why a crossing has no answer; the words are in the room's words files. */
export const silences = ['countries-not-counted', 'forms-not-separated', 'years-together', 'not-recorded'] as const
export type Silence = (typeof silences)[number]
