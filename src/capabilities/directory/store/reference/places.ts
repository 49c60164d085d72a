import rows from 'kommunkoder/data.json' with { type: 'json' }

/** Counties and municipalities of Sweden. Source: package `kommunkoder` 1.1.1 (MIT), after the codes of Statistics Sweden. */
export const placesSource = 'kommunkoder 1.1.1 (npm, MIT), koder från SCB'
/** The last change in the codes and names before this version of the package. */
export const placesAsOf = '2015-03-30'

export type Place = { readonly code: string; readonly name: string }

export const municipalitiesOfSweden = (): readonly Place[] => rows.map((row) => ({ code: row.code, name: row.municipality }))

/** A county's code is the first two digits of its municipalities'. */
export const countiesOfSweden = (): readonly Place[] =>
  [...new Map(rows.map((row) => [row.code.slice(0, 2), row.county]))].map(([code, name]) => ({ code, name })).sort((a, b) => a.code.localeCompare(b.code))
