import type { PublicLanguage } from '#kernel/public-language.ts'
import type { Need, PublicHours, PublicKind } from '#capabilities/information/domain/codes.ts'

/** A service that its own zone has said may be shown to everybody. */
export type Service = {
  readonly id: string
  readonly kind: PublicKind
  readonly nameSv: string
  readonly nameEn: string
  readonly hours: PublicHours
  readonly child: boolean
  readonly phone: string
  readonly spoken: readonly PublicLanguage[]
  readonly interpreter: boolean
  readonly checkedOn: string
  /** Codes of counties and municipalities. */
  readonly areas: readonly string[]
}

/** What each kind of service helps with. */
const helpsWith: Readonly<Record<PublicKind, readonly Need[]>> = {
  social_on_call: ['sleep', 'talk', 'child'],
  social_services: ['sleep', 'talk', 'child'],
  child_welfare: ['child'],
  police_contact: ['police'],
  regional_coordinator: ['talk', 'home'],
  health_care: ['care'],
  specialist_clinic: ['talk', 'care'],
  barnahus: ['child'],
  return_programme: ['home'],
}

const hourOrder: Readonly<Record<PublicHours, number>> = { always: 0, out_of_hours: 1, office: 2 }

export type Asked = {
  readonly need?: Need | null
  readonly hours?: PublicHours | null
  readonly spoken?: PublicLanguage | null
}

/** Whoever is there always is there at night too; whoever can have an interpreter speaks every language. */
export const answersTo = (service: Service, { need, hours, spoken }: Asked): boolean =>
  (!need || helpsWith[service.kind].includes(need)) &&
  (!hours || service.hours === 'always' || service.hours === hours) &&
  (!spoken || service.interpreter || service.spoken.includes(spoken))

const inOrder = (services: readonly Service[]): readonly Service[] =>
  [...services].sort((a, b) => hourOrder[a.hours] - hourOrder[b.hours] || a.kind.localeCompare(b.kind) || a.nameSv.localeCompare(b.nameSv, 'sv'))

/** All of Sweden, as a place to ask about. */
export const everywhere = 'SE'

/** Services for a place: for a municipality its own and those of its whole county, for a county all in it, for Sweden all there are. */
export const servicesOf = (services: readonly Service[], place: string, asked: Asked = {}): readonly Service[] =>
  inOrder(
    services.filter(
      (service) => (place === everywhere || service.areas.some((area) => area === place.slice(0, 2) || area.startsWith(place))) && answersTo(service, asked),
    ),
  )

/** Services of exactly this area: a county as a whole, or one municipality by itself. */
export const servicesIn = (services: readonly Service[], area: string): readonly Service[] =>
  inOrder(services.filter((service) => service.areas.includes(area)))

/** Counties in which somebody can be turned to. */
export const countiesWith = (services: readonly Service[]): ReadonlySet<string> =>
  new Set(services.flatMap((service) => service.areas.map((area) => area.slice(0, 2))))

/** The counties as squares, about where they lie: code, letter, column, row. */
export const tiles: readonly (readonly [code: string, letter: string, column: number, row: number])[] = [
  ['25', 'BD', 2, 0],
  ['24', 'AC', 2, 1],
  ['23', 'Z', 1, 2],
  ['22', 'Y', 2, 2],
  ['20', 'W', 1, 3],
  ['21', 'X', 2, 3],
  ['17', 'S', 0, 4],
  ['18', 'T', 1, 4],
  ['19', 'U', 2, 4],
  ['03', 'C', 3, 4],
  ['14', 'O', 0, 5],
  ['04', 'D', 2, 5],
  ['01', 'AB', 3, 5],
  ['06', 'F', 1, 6],
  ['05', 'E', 2, 6],
  ['09', 'I', 3, 6],
  ['13', 'N', 0, 7],
  ['07', 'G', 1, 7],
  ['08', 'H', 2, 7],
  ['12', 'M', 0, 8],
  ['10', 'K', 1, 8],
]
