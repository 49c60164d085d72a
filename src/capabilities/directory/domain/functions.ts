import { accept, refuse, type Result } from '#kernel/result.ts'
import type { FunctionKind, Hours } from '#capabilities/directory/domain/kinds.ts'

/** A public function as its zone describes it. `areas` are codes of counties (two digits) and municipalities (four). */
export type Described = {
  readonly kind: FunctionKind
  readonly nameSv: string
  readonly nameEn: string
  readonly hours: Hours
  readonly acute: boolean
  readonly child: boolean
  readonly standing: boolean
  readonly active: boolean
  readonly areas: readonly string[]
}
export type DescribedRefusal = { readonly kind: 'holds-contact' | 'no-such-area' | 'serves-nobody' }

/** Something that looks like a number to call, an address of mail or of the net. */
const contact = /@|https?:|www\.|\d[\d\s().-]{4,}\d/i

/** The directory holds functions: a name with a number or an address in it belongs to a person, or will be out of date. */
export function describe(wish: Described, known: ReadonlySet<string>): Result<Described, DescribedRefusal> {
  if (contact.test(wish.nameSv) || contact.test(wish.nameEn)) return refuse({ kind: 'holds-contact' })
  const areas = [...new Set(wish.areas)].sort()
  if (areas.some((area) => !known.has(area))) return refuse({ kind: 'no-such-area' })
  if (areas.length === 0) return refuse({ kind: 'serves-nobody' })
  return accept({ ...wish, areas: areas.filter((area) => area.length === 2 || !areas.includes(area.slice(0, 2))) })
}

/** Codes as they are typed: `0180, 1480`. */
export const readAreas = (words: string | null): string[] => (words ?? '').split(/[\s,;]+/).filter((code) => code !== '')
