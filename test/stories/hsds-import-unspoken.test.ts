import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { confirm, counted, openHsdsHouse, organisation, said, service, uuid, type HsdsHouse } from '#test/stories/hsds-house.ts'

let house: HsdsHouse
beforeAll(async () => {
  house = await openHsdsHouse()
})
afterAll(() => house.scratch.drop())

const brought = (value: unknown) => house.shows(house.keeper, 'file.json', JSON.stringify(value))
const one = async (query: ReturnType<typeof sql<{ value: unknown }>>) => (await query.execute(await house.scratch.admin('main'))).rows[0]?.value

describe('what a file does not speak of', () => {
  const numbers = { at: 0 }
  /** An organisation of its own for each story, with everything that one can have. */
  const full = async () => {
    const of = 300 + 10 * (numbers.at += 1)
    const place = {
      id: uuid(of + 2),
      kind: 'physical',
      name: 'Kontoret',
      address: { address1: 'Storgatan 1', city: 'Umeå', stateProvince: 'Västerbotten', postalCode: '903 26', latitude: 63.8258, longitude: 20.263 },
    } as const
    const contacts = [{ title: 'switchboard', phone: '+46 8 465 004 02', phoneType: 'text', email: 'vaxel@example.org' }]
    await house.put(house.alfa, organisation(of, { alternateName: 'Stödet', contacts, locations: [place] }), [
      service(of + 1, {
        hours: 'scheduled',
        schedules: [{ byday: ['MO'], opensAt: '08:00', closesAt: '16:30', validFrom: null, validTo: null }],
        locationIds: [place.id],
        contacts,
        maximumAge: 60,
        fees: 'Inget.',
        website: 'https://example.org/samtal',
        description: 'Samtal.',
      }),
    ])
    return { of, bare: (more: object = {}) => ({ id: uuid(of), name: `Stödet ${of}`, description: 'Stöd.', ...more }), ofService: uuid(of + 1) }
  }
  const bareService = (id: string, more: object = {}) => ({ id, name: 'Samtal', status: 'active', ...more })
  const stored = async (of: number) =>
    await one(sql`
      select jsonb_build_object(
        'alternate', (select alternate_name from directory.organisation where id = ${uuid(of)}),
        'contacts', (select jsonb_agg(array[title, phone, email] order by service_id nulls first) from directory.contact where organisation_id = ${uuid(of)}),
        'places', (select jsonb_agg(array[l.name, a.address_1, a.latitude::text]) from directory.location l left join directory.address a on a.location_id = l.id where l.organisation_id = ${uuid(of)}),
        'met', (select jsonb_agg(location_id) from directory.service_location where organisation_id = ${uuid(of)}),
        'open', (select jsonb_agg(opens_at) from directory.schedule where organisation_id = ${uuid(of)}),
        'service', (select jsonb_build_array(description, website, languages, documents, areas, minimum_age, maximum_age, eligibility, fees, interpretation) from directory.service where organisation_id = ${uuid(of)})
      ) as value`)
  const tables = (files: Readonly<Record<string, string>>) =>
    house.brings(
      house.keeper,
      Object.entries(files).map(([name, words]) => [name, words] as const),
    )

  it('stays as it is, and is not shown as a change', async () => {
    const { of, bare, ofService } = await full()
    const before = await stored(of)
    const { html, path } = await brought([bare({ services: [bareService(ofService)] })])
    expect(counted(html)).toEqual([0, 2, 0, 0])
    expect(said(html)).toContain(`Changes Organisation Stödet ${of} description Changes Service Samtal name `)
    expect((await confirm(house.keeper, path, html)).status).toBe(303)
    expect(await stored(of)).toEqual(before)
    expect(await one(sql`select name as value from directory.service where id = ${ofService}`)).toBe('Samtal')
  })

  it('and what it says is empty is a change', async () => {
    const { of, bare, ofService } = await full()
    const empty = { contacts: [], phones: [], languages: [], required_documents: null, service_at_locations: [] }
    const nothing = {
      description: null,
      url: '',
      minimum_age: null,
      maximum_age: null,
      eligibility_description: null,
      fees_description: '',
      interpretation_services: null,
    }
    const { html, path } = await brought([
      bare({ alternate_name: null, contacts: [], locations: [], services: [bareService(ofService, { ...empty, ...nothing })] }),
    ])
    expect(counted(html)).toEqual([0, 2, 0, 0])
    expect((await confirm(house.keeper, path, html)).status).toBe(303)
    expect(await stored(of)).toEqual({
      alternate: null,
      contacts: null,
      places: null,
      met: null,
      open: ['08:00:00'],
      service: [null, null, [], [], ['2480'], null, null, null, null, false],
    })
  })

  it('stays in tables too: columns and tables that are not there say nothing', async () => {
    const { of, ofService } = await full()
    const before = await stored(of)
    const answer = await tables({
      'organizations.csv': `id,name,description\r\n${uuid(of)},Stödet ${of},Stöd.\r\n`,
      'services.csv': `id,organization_id,name,status\r\n${ofService},${uuid(of)},Samtal,active\r\n`,
      'contacts.csv': `id,organization_id,service_id,title\r\n${uuid(71)},${uuid(of)},,Växel\r\n${uuid(72)},,${ofService},Växel\r\n`,
      'locations.csv': `id,organization_id,location_type\r\n${uuid(of + 2)},${uuid(of)},physical\r\n`,
    })
    const path = answer.headers.get('location') ?? ''
    const html = await house.keeper.reads(path)
    expect(counted(html)).toEqual([0, 2, 0, 0])
    expect((await confirm(house.keeper, path, html)).status).toBe(303)
    expect(await stored(of)).toEqual(before)
  })

  it('and a column or a table that is there with nothing in it for the entry says that there is nothing', async () => {
    const { of, ofService } = await full()
    const answer = await tables({
      'organizations.csv': `id,name,description,alternate_name\r\n${uuid(of)},Stödet ${of},Stöd.,\r\n`,
      'services.csv': `id,organization_id,name,status,fees_description\r\n${ofService},${uuid(of)},Samtal,active,\r\n`,
      'contacts.csv': 'id,organization_id,service_id,title\r\n',
      'languages.csv': 'id,service_id,code\r\n',
    })
    const path = answer.headers.get('location') ?? ''
    expect((await confirm(house.keeper, path, await house.keeper.reads(path))).status).toBe(303)
    expect(await stored(of)).toMatchObject({ alternate: null, contacts: null, met: [uuid(of + 2)], open: ['08:00:00'] })
    expect(await one(sql`select jsonb_build_array(languages, documents, fees, maximum_age) as value from directory.service where id = ${ofService}`)).toEqual([
      [],
      ['identity'],
      null,
      60,
    ])
  })

  it('numbers alone leave the mail, and a new address takes the point on the map of the old one away', async () => {
    const { of, bare } = await full()
    const moved = {
      id: uuid(of + 2),
      location_type: 'physical',
      addresses: [
        { id: uuid(73), address_1: 'Nygatan 2', city: 'Umeå', state_province: 'Västerbotten', postal_code: '903 27', country: 'SE', address_type: 'physical' },
      ],
    }
    const { html, path } = await brought([bare({ phones: [{ id: uuid(74), number: '+46 8 465 004 03' }], locations: [moved] })])
    expect((await confirm(house.keeper, path, html)).status).toBe(303)
    expect(await stored(of)).toMatchObject({
      contacts: [
        ['switchboard', null, 'vaxel@example.org'],
        ['telephone', '+46 8 465 004 03', null],
        ['switchboard', '+46 8 465 004 02', 'vaxel@example.org'],
      ],
      places: [['Kontoret', 'Nygatan 2', null]],
      met: [uuid(of + 2)],
    })
  })
})
