import { countiesOfSweden, municipalitiesOfSweden } from '#capabilities/directory/contract.ts'

export type Area = { readonly code: string; readonly name: string; readonly municipalities: readonly { readonly code: string; readonly name: string }[] }

const swedish = new Intl.Collator('sv')
const byName = (a: { readonly name: string }, b: { readonly name: string }): number => swedish.compare(a.name, b.name)

/** Every county with its municipalities, by name. From the program itself: it is there when no database is. */
export const areas: readonly Area[] = countiesOfSweden()
  .map(({ code, name }) => ({
    code,
    name,
    municipalities: municipalitiesOfSweden()
      .filter((one) => one.code.startsWith(code))
      .sort(byName),
  }))
  .sort(byName)

export const areaOf = (code: string): Area | null => areas.find((area) => area.code === code) ?? null
/** The name of a county or a municipality. */
export const placeName = (code: string): string | null =>
  areaOf(code)?.name ?? areaOf(code.slice(0, 2))?.municipalities.find((one) => one.code === code)?.name ?? null
