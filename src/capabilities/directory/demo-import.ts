import type { Id } from '#kernel/id.ts'
import { minutesAfter, type Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { bringFile } from '#capabilities/directory/commands/import-hsds.ts'

/** What the demo world gives: who does something, when; and a fixed id for a word. */
type ImportWorld = {
  readonly today: Instant
  readonly as: (
    person: Id,
    at: Instant,
    about: Id | null,
    deed: (visit: Visit) => Promise<void>,
    leaf: { readonly act: string; readonly result: 'done' },
  ) => Promise<void>
  readonly person: (login: string) => Id
  readonly id: (kind: string, name: string) => Id
}
type OfWord = ImportWorld['id']

const term = (id: OfWord, taxonomy: string, code: string, of: string) => ({
  id: id('attribute', `${of} ${taxonomy} ${code}`),
  taxonomy_term: { id: id('term', `${taxonomy} ${code}`), code, name: code, description: code, taxonomy, taxonomy_id: id('taxonomy', taxonomy) },
})
const service = (id: OfWord, name: string, need: string, more: object = {}) => ({
  id: id('service', name),
  name,
  status: 'active',
  service_areas: [{ id: id('area', name), extent: '24' }],
  attributes: [term(id, 'lilja-need', need, name), term(id, 'lilja-target-group', 'women', name)],
  ...more,
})
const organisation = (id: OfWord, name: string, description: string, services: readonly object[], inCountry = true) => ({
  id: id('organisation', name),
  name,
  description,
  attributes: inCountry ? [term(id, 'iso-3166-1', 'SE', name)] : [],
  services,
})

/** Invented: one that can be read as it is, one that is here already and changes, one with a service that cannot be read, and one that cannot be read at all. */
const fileOf = (id: OfWord): readonly object[] => [
  organisation(id, 'Nätverket Vintergatan', 'Samtal och sällskap på kvällar.', [service(id, 'Kvällssällskap', 'human_support')]),
  organisation(id, 'Kafé Trollsländan', 'Arbetsgivare med praktik i lugn takt, nu även i bageri.', []),
  organisation(id, 'Byrån Måntrappan', 'Hjälp med papper.', [
    service(id, 'Papper och ansökningar', 'documents'),
    service(id, 'Ring 0980-319 299', 'legal'),
    service(id, 'Allt möjligt', 'everything'),
  ]),
  organisation(id, 'Sällskapet Ingenstans', 'Var det finns går inte att se.', [service(id, 'Stöd någonstans', 'human_support')], false),
]

/** A directory file that the coordinator of the north brought tonight, and has not gone on with: some of it cannot be read. */
export async function tellImport({ today, as, person, id }: ImportWorld): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(fileOf(id)))
  const bring = async (visit: Visit): Promise<void> => {
    const brought = await bringFile(visit, [{ name: 'organizations.json', bytes }])
    if (!brought.ok) throw new Error(`the demo's file: ${brought.refusal.kind}`)
  }
  await as(person('coordinator.nord'), minutesAfter(today, -25), null, bring, { act: 'directory.file-brought', result: 'done' })
}
