import { supportKinds, type SupportKind } from '#capabilities/directory/domain/offers.ts'

type Place = { readonly code: string; readonly name: string }
export type Lack = Place & { readonly lacks: readonly SupportKind[] }
export type LackOfCounty = Place & { readonly municipalities: number; readonly lacking: Readonly<Record<SupportKind, number>> }

/** What each municipality lacks: a kind that nothing offers there, in its county or in the whole country. */
export function lacksOf(municipalities: readonly Place[], offered: ReadonlyMap<string, ReadonlySet<SupportKind>>): readonly Lack[] {
  const has = (area: string, kind: SupportKind): boolean => offered.get(area)?.has(kind) ?? false
  return municipalities.map(({ code, name }) => ({
    code,
    name,
    lacks: supportKinds.filter((kind) => ![code, code.slice(0, 2), 'SE'].some((area) => has(area, kind))),
  }))
}

/** How many municipalities of each county lack each kind. */
export function lacksByCounty(counties: readonly Place[], lacks: readonly Lack[]): readonly LackOfCounty[] {
  return counties.map(({ code, name }) => {
    const inside = lacks.filter((each) => each.code.startsWith(code))
    const count = (kind: SupportKind): number => inside.filter((each) => each.lacks.includes(kind)).length
    return {
      code,
      name,
      municipalities: inside.length,
      lacking: { housing: count('housing'), care: count('care'), human: count('human'), occupation: count('occupation') },
    }
  })
}
