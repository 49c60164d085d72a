import { sql } from 'kysely'
import { unzip } from '#capabilities/directory/commands/hsds-unzip.ts'
import { readCsv } from '#capabilities/directory/domain/hsds-csv.ts'
import type { EntryOrganisation, EntryService } from '#capabilities/directory/domain/hsds-entries.ts'
import { insertEntry, insertOffer, replaceContacts, replaceMeetings, replacePlaces } from '#capabilities/directory/store/hsds-write.ts'
import { openDirectoryHouse, type Colleague, type DirectoryHouse } from '#test/stories/directory-house.ts'

export const now = new Date('2026-03-10T22:15:00Z')
/** What must not leave with a protected place. */
export const canary = { street: 'Kanariegatan 17', city: 'Kanarieby', phone: '+46 8 465 004 17' }

export const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

export const organisation = (number: number, more: Partial<EntryOrganisation> = {}): EntryOrganisation => ({
  id: uuid(number),
  country: 'SE',
  kind: 'ngo',
  name: `Stödet ${number}`,
  alternateName: null,
  description: 'Stöd och samtal, "dygnet runt";\ni egna lokaler.',
  website: 'https://example.org/stod',
  email: 'info@example.org',
  contacts: [{ title: 'reception', phone: '+46 8 465 004 01', phoneType: 'voice', email: null }],
  locations: [],
  ...more,
})
export const service = (number: number, more: Partial<EntryService> = {}): EntryService => ({
  id: uuid(number),
  isProtected: false,
  name: `Samtal ${number}`,
  description: null,
  website: null,
  status: 'active',
  needs: ['human_support', 'legal'],
  groups: ['women', 'men'],
  languages: ['ron', 'swe'],
  documents: ['identity'],
  areas: ['2480'],
  hours: 'office',
  minimumAge: 18,
  maximumAge: null,
  eligibility: 'För alla vuxna.',
  howToReach: '=HYPERLINK("https://example.org")',
  fees: null,
  interpretation: true,
  schedules: [],
  contacts: [],
  locationIds: [],
  ...more,
})

export type HsdsHouse = DirectoryHouse & {
  readonly alfa: string
  readonly beta: string
  readonly keeper: Colleague
  readonly worker: Colleague
  readonly put: (zoneId: string, told: EntryOrganisation, services: readonly EntryService[]) => Promise<void>
  readonly brings: (who: Colleague, files: readonly (readonly [name: string, words: string | Uint8Array])[], token?: string) => Promise<Response>
  /** Brings a file and reads what it would change; the address to confirm at. */
  readonly shows: (who: Colleague, name: string, words: string | Uint8Array) => Promise<{ readonly path: string; readonly html: string }>
  readonly count: (table: string) => Promise<number>
}

const tokenIn = (html: string): string => /name="_token" value="([^"]+)"/.exec(html.slice(html.indexOf('<main')))?.[1] ?? ''

/** A directory with an organisation that has everything, and a protected service. */
export async function openHsdsHouse(): Promise<HsdsHouse> {
  const house = await openDirectoryHouse(now)
  const [alfa, beta] = [await house.zone('ALFA', 'social_services'), await house.zone('BETA', 'social_services')]
  const put: HsdsHouse['put'] = (zoneId, told, services) =>
    house.asOwner(async (tx) => {
      const owner = { id: told.id, zoneId, country: told.country }
      await insertEntry(tx, owner, told)
      await replaceContacts(tx, owner, null, told.contacts)
      await replacePlaces(tx, owner, told.locations)
      for (const each of services) {
        await insertOffer(tx, owner, each)
        await replaceContacts(tx, owner, each.id, each.contacts)
        await replaceMeetings(tx, owner, each, new Map(told.locations.map((one) => [one.id, one.kind])))
      }
    })
  const brings: HsdsHouse['brings'] = async (who, files, token) => {
    const body = new FormData()
    body.append('_token', token ?? tokenIn(await who.reads('/directory/hsds/import')))
    body.append('_key', crypto.randomUUID())
    for (const [name, words] of files) body.append('file', new Blob([typeof words === 'string' ? words : new Uint8Array(words)]), name)
    return await who.sends('/directory/hsds/import', body)
  }
  return {
    ...house,
    alfa,
    beta,
    keeper: await house.colleague(alfa, ['org_admin']),
    worker: await house.colleague(beta, ['case_worker']),
    put,
    brings,
    shows: async (who, name, words) => {
      const answer = await brings(who, [[name, words]])
      const path = answer.headers.get('location') ?? ''
      return { path, html: path === '' ? await answer.text() : await who.reads(path) }
    },
    count: async (table) => {
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(`directory.${table}`)}`.execute(
        await house.scratch.admin('main'),
      )
      return rows[0]?.count ?? 0
    },
  }
}

/** An organisation with all that one can have, one with a protected service, and one abroad. */
export async function tell(house: HsdsHouse): Promise<void> {
  const office = {
    id: uuid(901),
    kind: 'physical',
    name: 'Kontoret',
    address: { address1: 'Storgatan 1', city: 'Umeå', stateProvince: 'Västerbotten', postalCode: '903 26', latitude: 63.8258, longitude: 20.263 },
  } as const
  const hidden = { id: uuid(902), kind: 'virtual', name: null, address: null } as const
  const hours = [{ byday: ['MO', 'TU'], opensAt: '08:00', closesAt: '16:30', validFrom: null, validTo: null }]
  await house.put(house.alfa, organisation(1, { locations: [office] }), [
    service(11, {
      hours: 'scheduled',
      schedules: hours,
      locationIds: [office.id],
      contacts: [{ title: 'switchboard', phone: '+46 8 465 004 02', phoneType: 'text', email: 'vaxel@example.org' }],
    }),
  ])
  await house.put(house.alfa, organisation(3, { name: 'Boendet', description: 'Skyddat boende.', locations: [hidden] }), [
    service(12, { name: 'Skyddat boende', isProtected: true, needs: ['shelter'], areas: ['24'], locationIds: [hidden.id], howToReach: null }),
  ])
  await house.put(house.beta, organisation(2, { country: 'RO', name: 'Sprijin', contacts: [], website: null, email: null }), [
    service(21, { areas: ['RO'], languages: [], documents: [], status: 'temporarily_closed', needs: ['reception', 'work'] }),
  ])
  await house.asOwner((tx) =>
    sql`
    insert into directory.capacity (service_id, unit, organisation_id, zone_id, country_code, service_protected, available, maximum, said_at)
    select id, 'place', organisation_id, zone_id, country_code, protected, 2, 8, ${now} from directory.service where id = ${uuid(12)}`.execute(tx),
  )
  await house.asOwner((tx) => sql`update directory.service set verified_on = '2026-02-01', verified_how = 'phone' where id = ${uuid(11)}`.execute(tx))
}

/** What a page says. */
export const said = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
/** New, changed, as it is, not read. */
export const counted = (html: string): readonly number[] => {
  const found = /New (\d+) Changes (\d+) As it is (\d+) Not read (\d+)/.exec(said(html))
  return [1, 2, 3, 4].map((at) => Number(found?.[at]))
}
export const confirm = (who: Colleague, path: string, html: string) => who.fills(path, { plan: /name="plan" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? '' })

/** The tables in a zip that was fetched, by file name: rows with their headings. */
export function tablesIn(zip: Uint8Array): ReadonlyMap<string, readonly Readonly<Record<string, string>>[]> {
  const files = unzip(zip, 64_000_000)
  if (!files.ok) throw new Error(files.refusal.kind)
  return new Map(
    files.value
      .filter((file) => file.name.endsWith('.csv'))
      .map((file) => {
        const read = readCsv(new TextDecoder().decode(file.bytes))
        if (!read.ok) throw new Error(file.name)
        const [head = [], ...lines] = read.value
        return [file.name, lines.map((line) => Object.fromEntries(head.map((column, at) => [column, line[at] ?? ''])))] as const
      }),
  )
}
