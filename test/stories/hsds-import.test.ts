import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canary, confirm, counted, openHsdsHouse, said, service, organisation, tell, uuid, type HsdsHouse } from '#test/stories/hsds-house.ts'
import type { Colleague } from '#test/stories/directory-house.ts'

let house: HsdsHouse
let foreign: Colleague
beforeAll(async () => {
  house = await openHsdsHouse()
  await tell(house)
  foreign = await house.colleague(house.alfa, ['return_officer'])
})
afterAll(() => house.scratch.drop())

const term = (taxonomy: string, code: string, number: number) => ({
  id: uuid(7000 + number),
  taxonomy_term: { id: uuid(8000 + number), code, name: code, description: code, taxonomy, taxonomy_id: uuid(9000) },
})
const inCountry = (code: string) => term('iso-3166-1', code, code.charCodeAt(0) * 5 + code.charCodeAt(1))
const gives = (code: string, number: number) => [term('lilja-need', code, number), term('lilja-target-group', 'women', number + 500)]
const offer = (number: number, more: object = {}) => ({
  id: uuid(number),
  name: `Insats ${number}`,
  status: 'active',
  service_areas: [{ id: uuid(6000 + number), extent: '24' }],
  attributes: gives('legal', number),
  ...more,
})
const body = (number: number, services: readonly object[], more: object = {}) => ({
  id: uuid(number),
  name: `Verksamhet ${number}`,
  description: 'Påhittad.',
  attributes: [inCountry('SE')],
  services,
  ...more,
})
const brought = (who: Colleague, value: unknown) => house.shows(who, 'file.json', JSON.stringify(value))
const one = async (query: ReturnType<typeof sql<{ value: unknown }>>) => (await query.execute(await house.scratch.admin('main'))).rows[0]?.value

describe('a file is brought', () => {
  it('what it would change is shown, and nothing is changed', async () => {
    const before = [await house.count('organisation'), await house.count('service')]
    const { html } = await brought(house.keeper, [body(100, [offer(101)])])
    expect(counted(html)).toEqual([2, 0, 0, 0])
    expect(said(html)).toContain('Verksamhet 100')
    expect([await house.count('organisation'), await house.count('service')]).toEqual(before)
  })

  it('it lies sealed, for the one who brought it', async () => {
    const { path } = await brought(house.keeper, [body(100, [offer(101, { description: canary.street })])])
    const stored = (await one(sql`select encode(sealed, 'escape') as value from directory.import limit 1`)) as string
    expect(stored).not.toContain(canary.street)
    expect((await (await house.colleague(house.alfa, ['org_admin'])).visits(path)).status).toBe(404)
  })

  it('confirming does exactly what was shown, and nobody has verified it', async () => {
    const { path, html } = await brought(house.keeper, [body(110, [offer(111, { languages: [{ id: uuid(1), code: 'sv' }] })])])
    const done = await confirm(house.keeper, path, html)
    expect([done.status, done.headers.get('location')]).toEqual([303, '/directory/hsds?added=2&changed=0'])
    expect(said(await house.keeper.reads('/directory/hsds?added=2&changed=0'))).toContain('2 new and 0 changed entries')
    expect(await one(sql`select to_jsonb(s) as value from directory.service s where id = ${uuid(111)}`)).toMatchObject({
      verified_on: null,
      zone_id: house.alfa,
      areas: ['24'],
      needs: ['legal'],
      groups: ['women'],
      languages: ['swe'],
    })
    expect(await house.recorded()).toContain('directory.imported done')
    expect((await house.keeper.visits(path)).status).toBe(404)
  })

  it('the same file again changes nothing', async () => {
    const { html, path } = await brought(house.keeper, [body(110, [offer(111, { languages: [{ id: uuid(1), code: 'sv' }] })])])
    expect(counted(html)).toEqual([0, 0, 2, 0])
    expect(said(html)).toContain('There is nothing to read in.')
    expect((await house.keeper.visits(path)).status).toBe(200)
  })

  it('what has changed says what, and a verified entry is to be verified anew', async () => {
    await house.asOwner((tx) => sql`update directory.service set verified_on = '2026-03-01', verified_how = 'visit' where id = ${uuid(111)}`.execute(tx))
    const { html, path } = await brought(house.keeper, [
      body(110, [offer(111, { description: 'Mer.', minimum_age: 15, languages: [{ id: uuid(1), code: 'swe' }] })]),
    ])
    expect(counted(html)).toEqual([0, 1, 1, 0])
    expect(said(html)).toContain('description, age')
    expect((await confirm(house.keeper, path, html)).status).toBe(303)
    expect(await one(sql`select to_jsonb(s) as value from directory.service s where id = ${uuid(111)}`)).toMatchObject({
      description: 'Mer.',
      minimum_age: 15,
      verified_on: null,
      version: 2,
    })
  })

  it('the directory moved on: nothing is done, and it is shown anew', async () => {
    const { html, path } = await brought(house.keeper, [body(110, [offer(111, { description: 'Ännu mer.' })])])
    await house.asOwner((tx) => sql`update directory.service set description = 'Någon annans', version = version + 1 where id = ${uuid(111)}`.execute(tx))
    const late = await confirm(house.keeper, path, html)
    const shown = await late.text()
    expect([late.status, said(shown)]).toEqual([409, expect.stringContaining('Nothing was read in.')])
    expect(await one(sql`select description as value from directory.service where id = ${uuid(111)}`)).toBe('Någon annans')
    expect((await confirm(house.keeper, path, shown)).status).toBe(303)
    expect(await one(sql`select description as value from directory.service where id = ${uuid(111)}`)).toBe('Ännu mer.')
  })
})

describe('the whole directory comes back', () => {
  it.each([
    ['json', 'organizations.json'],
    ['tables', 'directory.zip'],
  ])('as it left, as %s: nothing changes', async (path, name) => {
    const file = new Uint8Array(await (await house.worker.visits(`/directory/hsds/${path}`)).arrayBuffer())
    const { html } = await house.shows(house.keeper, name, file)
    const all = (await house.count('organisation')) + (await house.count('service'))
    expect(counted(html)).toEqual([0, 0, all, 0])
  })

  it('to another house: everything is there as it was', async () => {
    const file = new Uint8Array(await (await house.worker.visits('/directory/hsds/tables')).arrayBuffer())
    const other = await openHsdsHouse()
    const { html, path } = await other.shows(other.keeper, 'directory.zip', file)
    const [added, , , refused] = counted(html)
    expect(refused).toBe(0)
    expect((await confirm(other.keeper, path, html)).status).toBe(303)
    expect((await other.count('organisation')) + (await other.count('service'))).toBe(added)
    expect(counted((await other.shows(other.keeper, 'directory.zip', file)).html)).toEqual([0, 0, added, 0])
    expect(await other.count('address')).toBe(await house.count('address'))
    expect(await other.count('capacity')).toBe(0)
    await other.scratch.drop()
  })
})

describe('a row that cannot be taken', () => {
  const refused = async (value: unknown, who = house.keeper): Promise<string> => said((await brought(who, value)).html)

  it('is shown with its place and its reason, and the rest is taken', async () => {
    const html = await refused([
      body(120, [offer(121), offer(122, { status: 'sometimes' }), offer(123, { id: 'no' }), offer(124, { languages: [{ id: uuid(5), code: 'klingon' }] })]),
    ])
    expect(counted(html)).toEqual([3, 0, 0, 3])
    expect(html).toContain('The code is not known here. Field: status Row: 0/services/1')
    expect(html).toContain('The id is not a UUID. Field: id Row: 0/services/2')
    expect(html).toContain('The code is not known here. Field: code Row: 0/services/3/languages/0')
  })

  it.each([
    ['gives no support we know of', [body(130, [offer(131, { attributes: [] })])], 'It cannot be seen what support the service gives.'],
    ['is for nobody', [body(130, [offer(131, { attributes: [term('lilja-need', 'legal', 1)] })])], 'It cannot be seen for whom the service is.'],
    ['is for nowhere', [body(130, [offer(131, { service_areas: [] })])], 'It cannot be seen which municipality or county'],
    ['is in no country', [body(130, [offer(131)], { attributes: [] })], 'It cannot be seen in which country the organisation works.'],
    ['has a number in its name', [body(130, [offer(131, { name: 'Ring 070-174 06 05' })])], 'The text holds a number or an address.'],
    ['leads elsewhere', [body(130, [offer(131, { url: 'javascript:alert(1)' })])], 'The web address must begin with http:// or https://.'],
    ['turns the letters around', [body(130, [offer(131, { name: 'a\u202Eb' })])], 'The text holds characters that cannot be kept.'],
    ['has ages that are crossed', [body(130, [offer(131, { minimum_age: 60, maximum_age: 18 })])], 'The lowest age is higher than the highest.'],
    [
      'names a person and no function',
      [body(130, [offer(131, { contacts: [{ id: uuid(3), name: 'Anna Person', email: 'a@example.org' }] })])],
      'The directory keeps functions, never persons.',
    ],
    ['stands there twice', [body(130, [offer(131), offer(131)])], 'The same id stands earlier in the file.'],
    [
      'belongs to an organisation that was refused',
      [body(130, [offer(131)], { description: '' })],
      'The organisation that the service belongs to could not be read.',
    ],
  ])('because it %s', async (_why, value, reason) => {
    expect(await refused(value)).toContain(reason)
  })

  it('a person in the file is kept nowhere', async () => {
    const { html, path } = await brought(house.keeper, [
      body(140, [offer(141, { contacts: [{ id: uuid(3), name: 'Anna Person', title: 'Switchboard', email: 'vaxel@example.org' }] })]),
    ])
    expect((await confirm(house.keeper, path, html)).status).toBe(303)
    expect(await one(sql`select jsonb_agg(to_jsonb(c)) as value from directory.contact c`)).not.toEqual(expect.stringContaining('Anna'))
    expect(await house.worker.reads('/directory/hsds/json')).not.toContain('Anna')
  })

  it('an entry of another zone is never changed', async () => {
    await house.put(house.beta, organisation(150), [service(151)])
    const html = await refused([body(150, [offer(151)], { name: 'Övertagen' })])
    expect(counted(html)).toEqual([0, 0, 0, 2])
    expect(html).toContain('Another unit is responsible for the entry.')
  })

  it('a service cannot be moved to an organisation of one’s own', async () => {
    expect(await refused([body(160, [offer(151)])])).toContain('The service belongs to another organisation in the directory.')
  })

  it('who prepares returns reads in organisations abroad only', async () => {
    const html = await refused([body(170, [offer(171)]), body(172, [offer(173)], { attributes: [inCountry('RO')] })], foreign)
    expect(counted(html)).toEqual([2, 0, 0, 2])
    expect(html).toContain('You can change organisations in other countries only.')
  })
})

describe('a protected service', () => {
  const protect = term('lilja-protection', 'protected', 77)
  const place = {
    id: uuid(903),
    location_type: 'physical',
    addresses: [{ id: uuid(904), address_1: canary.street, city: canary.city, state_province: '-', postal_code: '-', country: 'SE', address_type: 'physical' }],
  }
  const shelter = (more: object = {}) => offer(181, { attributes: [...gives('shelter', 181), protect], ...more })

  it('is refused with a place, and the place is not taken', async () => {
    const file = [body(180, [shelter({ service_at_locations: [{ id: uuid(905), location: place }] })], { locations: [place] })]
    const { html, path } = await brought(house.keeper, file)
    expect(counted(html)).toEqual([1, 0, 0, 2])
    expect(said(html)).toContain('A protected service may have no place. The place was not read.')
    expect(html).not.toContain(canary.street)
    expect((await confirm(house.keeper, path, html)).status).toBe(303)
    expect(await one(sql`select count(*)::int as value from directory.address where address_1 = ${canary.street}`)).toBe(0)
    expect(await house.worker.reads('/directory/hsds/json')).not.toContain('Kanarie')
  })

  it.each(['physical', 'postal'])('hides its organisation: a %s place of it is not taken, and says why', async (location_type) => {
    const number = location_type === 'physical' ? 200 : 210
    const open = offer(number + 2, { service_at_locations: [{ id: uuid(905), location: { ...place, location_type } }] })
    const { html, path } = await brought(house.keeper, [
      body(number, [offer(number + 1, { attributes: [...gives('shelter', number + 1), protect] }), open], {
        locations: [
          { ...place, location_type },
          { id: uuid(number + 3), location_type: 'virtual', name: canary.street },
        ],
      }),
    ])
    expect(counted(html)).toEqual([3, 0, 0, 1])
    expect(said(html)).toContain('An organisation with a protected place has no address here. Enter the open office as an organisation of its own.')
    expect((await confirm(house.keeper, path, html)).status).toBe(303)
    expect(await one(sql`select jsonb_agg(array[l.kind, l.name]) as value from directory.location l where l.organisation_id = ${uuid(number)}`)).toEqual([
      ['virtual', null],
    ])
    for (const file of ['json', 'tables']) expect(await house.worker.reads(`/directory/hsds/${file}`)).not.toContain('Kanarie')
    // A later file gives it no address either.
    const later = await brought(house.keeper, [body(number, [], { locations: [place] })])
    expect(said(later.html)).toContain('An organisation with a protected place has no address here.')
  })

  it('is refused where the directory says where its organisation is, and that stays as it is', async () => {
    const office = { ...place, id: uuid(913), addresses: [{ ...place.addresses[0], id: uuid(914), address_1: 'Storgatan 1' }] }
    const first = await brought(house.keeper, [body(220, [offer(221)], { locations: [office] })])
    expect((await confirm(house.keeper, first.path, first.html)).status).toBe(303)
    const { html, path } = await brought(house.keeper, [
      body(220, [offer(221), offer(222, { attributes: [...gives('shelter', 222), protect] })], { name: 'Nytt namn', locations: [office, place] }),
    ])
    expect(said(html)).toContain('Enter the protected place with an organisation of its own.')
    expect(counted(html)).toEqual([0, 1, 1, 2])
    expect((await confirm(house.keeper, path, html)).status).toBe(303)
    expect(await one(sql`select jsonb_agg(a.address_1) as value from directory.address a where a.organisation_id = ${uuid(220)}`)).toEqual(['Storgatan 1'])
  })

  it('and its organisation say no street in words', async () => {
    const hiding = offer(231, { attributes: [...gives('shelter', 231), protect] })
    expect(said((await brought(house.keeper, [body(230, [hiding], { description: canary.street })])).html)).toContain('has no address here')
    expect(counted((await brought(house.keeper, [body(230, [hiding, offer(232, { description: canary.street })])])).html)).toEqual([2, 0, 0, 1])
  })

  it('a shelter reads in no address of its own, and leaves what others keep as it is', async () => {
    const shelterKeeper = await house.colleague(await house.zone('GAMMA', 'shelter'), ['org_admin'])
    const { html } = await brought(shelterKeeper, [body(240, [offer(241)], { locations: [place] })])
    expect([counted(html), said(html).includes('has no address here')]).toEqual([[2, 0, 0, 1], true])
    const file = new Uint8Array(await (await house.worker.visits('/directory/hsds/json')).arrayBuffer())
    expect(counted((await house.shows(shelterKeeper, 'file.json', file)).html)[3]).toBe(0)
  })

  it('somebody gave the organisation an address meanwhile: nothing is done, and it is shown anew', async () => {
    const first = await brought(house.keeper, [body(250, [offer(251)])])
    expect((await confirm(house.keeper, first.path, first.html)).status).toBe(303)
    const { html, path } = await brought(house.keeper, [body(250, [offer(251), offer(252, { attributes: [...gives('shelter', 252), protect] })])])
    expect(counted(html)).toEqual([1, 0, 2, 0])
    await house.asOwner((tx) =>
      sql`insert into directory.location (organisation_id, zone_id, country_code, kind) values (${uuid(250)}, ${house.alfa}, 'SE', 'physical')`.execute(tx),
    )
    const plan = /name="plan" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? ''
    expect((await house.keeper.fills(path, { plan }, '/directory/hsds/import')).status).toBe(409)
  })

  it.each([
    ['a telephone of its own', { phones: [{ id: uuid(906), number: canary.phone }] }],
    ['a website', { url: 'https://example.org/hidden' }],
    ['one municipality', { service_areas: [{ id: uuid(907), extent: '2480' }] }],
  ])('is refused with %s', async (_what, more) => {
    expect(counted((await brought(house.keeper, [body(190, [shelter(more)])])).html)).toEqual([1, 0, 0, 1])
  })

  it('stays protected when a file forgets to say so', async () => {
    const { html, path } = await brought(house.keeper, [body(180, [shelter()])])
    expect((await confirm(house.keeper, path, html)).status).toBe(303)
    const again = await brought(house.keeper, [
      body(180, [shelter({ attributes: gives('shelter', 181), service_at_locations: [{ id: uuid(905), location: place }] })], { locations: [place] }),
    ])
    expect(said(again.html)).toContain('A protected service may have no place.')
    expect(counted((await brought(house.keeper, [body(180, [shelter({ attributes: gives('shelter', 181) })])])).html)).toEqual([0, 0, 2, 0])
  })

  it('is never made out of an open one by a file', async () => {
    expect(said((await brought(house.keeper, [body(110, [offer(111, { attributes: [...gives('legal', 111), protect] })])])).html)).toContain(
      'A file cannot change that.',
    )
  })
})

describe('the door', () => {
  it('is not there for who does not keep the directory', async () => {
    expect((await house.worker.visits('/directory/hsds/import')).status).toBe(404)
    expect(said(await house.worker.reads('/directory/hsds'))).not.toContain('Read a file')
  })

  it('nothing chosen: the field says so', async () => {
    const answer = await house.brings(house.keeper, [])
    expect([answer.status, said(await answer.text())]).toEqual([422, expect.stringContaining('Choose a file.')])
  })

  it.each([
    ['no JSON', 'a.json', '{"id": ', 'The file cannot be read.'],
    ['nothing', 'a.json', '[]', 'There are no organisations in the file.'],
    ['another charset', 'a.json', new Uint8Array([0x5b, 0x22, 0xe5, 0x22, 0x5d]), 'The file is not saved as UTF-8.'],
    ['depth without end', 'a.json', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'The file does not have the form that HSDS describes.'],
    ['names that every object has', 'a.json', '[{"__proto__": {"id": 1}}]', 'The file does not have the form that HSDS describes.'],
    ['a quote that never ends', 'organizations.csv', 'id,name\r\n"x', 'The file cannot be read.'],
    ['a table without ids', 'organizations.csv', 'name\r\nx\r\n', 'One of the tables has no column id.'],
    ['another table', 'people.csv', 'id\r\n1\r\n', 'There are no organisations in the file.'],
    ['half a zip', 'a.zip', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'The file cannot be read.'],
  ])('%s is refused beside the field', async (_what, name, words, reason) => {
    const answer = await house.brings(house.keeper, [[name, words]])
    expect([answer.status, said(await answer.text())]).toEqual([422, expect.stringContaining(reason)])
  })

  it('too many entries are refused', async () => {
    const many = Array.from({ length: 2001 }, (_, at) => ({ id: uuid(100_000 + at), name: 'x', description: 'x' }))
    const answer = await house.brings(house.keeper, [['a.json', JSON.stringify(many)]])
    expect([answer.status, said(await answer.text())]).toEqual([422, expect.stringContaining('The file holds too much.')])
  })

  it('a file that is too large is refused unread', async () => {
    expect((await house.brings(house.keeper, [['a.json', new Uint8Array(6 * 1024 * 1024)]])).status).toBe(413)
  })

  it('a form of somebody else’s is refused', async () => {
    expect((await house.brings(house.keeper, [['a.json', '[]']], 'forged')).status).toBe(403)
  })

  it('what nobody went on with is forgotten after a day', async () => {
    await brought(house.keeper, [body(100, [offer(101)])])
    const admin = await house.scratch.admin('main')
    const { forgetImports } = await import('#capabilities/directory/store/hsds-imports.ts')
    const forget = () =>
      admin.transaction().execute(async (tx) => {
        await sql`set local role lilja_clock`.execute(tx)
        await forgetImports(tx)
      })
    await forget()
    expect(await house.count('import')).toBeGreaterThan(0)
    await house.scratch.setClock(new Date('2026-03-12T22:15:00Z'))
    await forget()
    expect(await house.count('import')).toBe(0)
  })
})
