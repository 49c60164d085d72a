type Named = { readonly code: string; readonly name: string }
type Country = { readonly code: string; readonly nameSv: string; readonly nameEn: string }
export type KnownPlaces = { readonly counties: readonly Named[]; readonly municipalities: readonly Named[]; readonly countries: readonly Country[] }

/** Where somebody asks for support: the country, and every code that covers the place (`null`: the whole country). */
export type Where = { readonly code: string; readonly country: string; readonly areas: readonly string[] | null }

/** What covers a place: itself, its county, and the whole country. A county is also covered by what serves a part of it. */
export function whereOf(code: string, municipalities: readonly Named[]): Where {
  if (!/^\d/.test(code)) return { code, country: code, areas: null }
  const inside = code.length === 2 ? municipalities.filter((each) => each.code.startsWith(code)).map((each) => each.code) : [code.slice(0, 2)]
  return { code, country: 'SE', areas: [code, ...inside, 'SE'] }
}

const plain = (words: string): string =>
  words
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/ (?:kommun|län)$/, '')

type Called = Named & { readonly names: readonly string[] }
const called = (known: KnownPlaces): readonly Called[] =>
  [
    ...known.municipalities.map((each) => ({ code: each.code, name: each.name, names: [each.name] })),
    ...known.counties.map((each) => ({ code: each.code, name: each.name, names: [each.name] })),
    ...known.countries.map((each) => ({ code: each.code, name: each.nameSv, names: [each.nameSv, each.nameEn] })),
  ].map((each) => ({ ...each, names: [each.code.toLowerCase(), ...each.names.map(plain)] }))

// Some five hundred names that do not change while the program runs.
const kept = new WeakMap<KnownPlaces, readonly Called[]>()
const calledIn = (known: KnownPlaces): readonly Called[] => {
  const all = kept.get(known) ?? called(known)
  kept.set(known, all)
  return all
}

/** The places that a word can mean, the one that is called so first; none when nothing is called so. At most twelve. */
export function findPlaces(words: string, known: KnownPlaces): readonly Named[] {
  const asked = plain(words)
  if (asked === '') return []
  const all = calledIn(known)
  const same = all.filter((each) => each.names.includes(asked))
  // The county of Stockholm and the municipality have one name: the municipality is meant, unless the county is asked for.
  if (same.length > 0) return / län$/i.test(words.trim()) ? same.filter((each) => each.code.length !== 4) : same.slice(0, 1)
  return all.filter((each) => each.names.some((name) => name.startsWith(asked))).slice(0, 12)
}
