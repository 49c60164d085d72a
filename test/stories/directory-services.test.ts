import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDirectoryHouse, type Colleague, type DirectoryHouse } from '#test/stories/directory-house.ts'
import { adds, names, offers, organisation, searches, service, verifies } from '#test/stories/services-house.ts'

const now = new Date('2026-11-21T10:15:00Z')
let house: DirectoryHouse
let coordinator: Colleague
let worker: Colleague
let returner: Colleague
let shelter: Colleague
let home = ''
let advice = ''
let shelterOffice = ''

beforeAll(async () => {
  house = await openDirectoryHouse(now)
  const nord = await house.zone('NORD', 'regional_coordinator')
  coordinator = await house.colleague(nord, ['regional_coordinator'])
  worker = await house.colleague(await house.zone('ALFA', 'social_services'), ['case_worker'])
  returner = await house.colleague(await house.zone('RETUR', 'return_partner'), ['return_officer'])
  shelter = await house.colleague(nord, ['shelter_staff'])
  home = await adds(coordinator, { contact_title: 'reception', phone: '08-465 004 12', address: 'Påhittade gatan 1', city: 'Göteborg' })
  advice = await offers(coordinator, home)
  shelterOffice = await adds(coordinator, { name: 'Boendet Påhittat', contact_title: 'intake', phone: '08-465 004 13' })
})
afterAll(() => house.scratch.drop())

describe('somebody looks for support', () => {
  it('and finds what serves the place: itself, its county or the whole country', async () => {
    await offers(coordinator, home, { name: 'In the county', municipalities: '', counties: '14' })
    await offers(coordinator, home, { name: 'Everywhere', municipalities: '', everywhere: 'yes' })
    await offers(coordinator, home, { name: 'Far away', municipalities: '2480' })
    expect([...(await names(worker, 'where=1480'))].sort()).toEqual(['Everywhere', 'In the county', 'Invented advice'])
    expect([...(await names(worker, 'where=G%C3%B6teborg'))].sort()).toEqual(['Everywhere', 'In the county', 'Invented advice'])
    expect([...(await names(worker, 'where=1401'))].sort()).toEqual(['Everywhere', 'In the county'])
    expect([...(await names(worker, 'where=14'))].sort()).toEqual(['Everywhere', 'In the county', 'Invented advice'])
    expect(await names(worker)).toHaveLength(4)
  })

  it('by need, kind of need, group, language and name, all at once', async () => {
    await offers(coordinator, home, { name: 'Room for men', needs: 'other_housing', groups: 'men', languages: 'tir' })
    expect(await names(worker, 'where=1480&need=other_housing')).toEqual(['Room for men'])
    expect(await names(worker, 'where=1480&need=housing&group=men&language=tir&words=room')).toEqual(['Room for men'])
    expect(await names(worker, 'where=1480&need=housing&group=women')).toEqual([])
    expect(await names(worker, 'words=f%C3%B6reningen+p%C3%A5hit&need=legal&where=1480')).toHaveLength(3)
    expect(await names(worker, 'words=%27%3A*+%26+%7C+%21')).toHaveLength(5)
  })

  it('and is told when a place is not known, or can be several', async () => {
    expect(await searches(worker, 'where=Atlantis')).toMatchObject({ unknownPlace: true, found: [] })
    expect((await searches(worker, 'where=Upp')).meant.map((each) => each.code)).toEqual(expect.arrayContaining(['0114', '0380', '03']))
    expect((await searches(worker, 'where=Uppsala')).meant).toEqual([])
    expect(await worker.reads('/directory/services?where=Atlantis')).toContain('No place is called')
  })

  it('on the map and in a list that says the same', async () => {
    const html = await worker.reads('/directory/services')
    for (const text of ['href="/directory/services?where=01"', 'aria-label="Stockholms län"', 'The same as a list']) expect(html).toContain(text)
    const county = await worker.reads('/directory/services?where=01')
    expect(county.match(/href="\/directory\/services\?where=0180"/g)).toHaveLength(2)
    expect(html.length).toBeLessThan(60_000)
  })

  it('page by page, without losing or repeating any', async () => {
    const many = await adds(coordinator, { name: 'Many', country: 'NO' })
    for (let number = 0; number < 23; number += 1) await offers(coordinator, many, { name: `Number ${number}` })
    const first = await searches(worker, 'where=NO')
    const second = await searches(worker, `where=NO&after=${first.next ?? ''}`)
    expect([first.found.length, second.found.length, second.next]).toEqual([20, 3, null])
    expect(new Set([...first.found, ...second.found].map((each) => each.id)).size).toBe(23)
    expect(await worker.reads('/directory/services?where=NO')).toMatch(/after=2026-08-23_1900-01-02_/)
  })

  it('but asks for nothing that is no code', async () => {
    const page = (days: string): string => `after=${days}_99999999-0000-4000-8000-000000000000`
    const bad = ['9999-99-99_9999-99-99', '2026-08-23_2026-02-30', '2026-13-01_1900-01-02', '0000-01-01_1900-01-02'].map(page)
    for (const query of ['need=gold', 'group=cats', 'language=xx', 'after=1900', page('2026-11-21'), ...bad, 'free=perhaps'])
      expect((await worker.visits(`/directory/services?${query}`)).status).toBe(404)
  })
})

describe('an entry', () => {
  it('is shown with its organisation, contact and address, and says that nobody has verified it', async () => {
    const html = await worker.reads(`/directory/services/${advice}`)
    for (const text of [
      'Invented advice',
      'Föreningen Påhittad',
      'Reception',
      '08-465 004 12',
      'Legal help',
      'Romanian',
      'Göteborg',
      'Not verified',
      'Zone NORD',
    ])
      expect(html).toContain(text)
    expect(html).toContain('<title>Service')
    expect(html).not.toContain('/edit')
    expect(await worker.reads(`/directory/organisations/${home}`)).toContain('Påhittade gatan 1')
  })

  it('is changed by its own zone only, and not by two at once', async () => {
    expect((await worker.visits(`/directory/services/${advice}/edit`)).status).toBe(404)
    expect((await returner.visits(`/directory/services/${advice}/edit`)).status).toBe(404)
    expect((await returner.visits(`/directory/organisations/${home}/services/new`)).status).toBe(404)
    const change = service({ status: 'active', description: 'Now with more words.' })
    const form = `/directory/services/${advice}/edit`
    const before = await coordinator.reads(form)
    expect(before).toContain('value="Invented advice"')
    expect((await coordinator.fills(form, change)).status).toBe(303)
    const late = await coordinator.fills(form, { ...change, description: 'Somebody else wrote this.', _version: '1' })
    expect([late.status, /Somebody else wrote this/.test(await late.text())]).toEqual([409, true])
    expect(await worker.reads(`/directory/services/${advice}`)).toContain('Now with more words.')
  })

  it.each<[field: string, words: RegExp, typed: Record<string, string>]>([
    ['needs', /at least one need/, { needs: '' }],
    ['groups', /at least one group/, { groups: '' }],
    ['municipalities', /does not exist/, { municipalities: '9999' }],
    ['municipalities', /all of Sweden/, { municipalities: '' }],
    ['maximum_age', /To age/, { minimum_age: '20', maximum_age: '18' }],
    ['openings', /Write the opening hours/, { hours: 'scheduled' }],
    ['openings', /like this/, { hours: 'scheduled', openings: 'now and then' }],
    ['website', /must begin/, { website: 'javascript:alert(1)' }],
    ['phone', /only digits/, { contact_title: 'reception', phone: 'call me' }],
    ['contact_email', /e-mail/, { contact_title: 'reception', contact_email: 'nowhere' }],
    ['contact_title', /which function/, { phone: '08-465 004 12' }],
    ['phone', /number or an e-mail/, { contact_title: 'reception' }],
    ['description', /numbers or addresses/, { description: 'Ring 08-465 004 12' }],
  ])('is refused beside %s: %s', async (field, words, typed) => {
    const answer = await coordinator.fills(`/directory/organisations/${home}/services/new`, service({ ...typed, fees: 'kept as typed' }))
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toMatch(words)
    expect(html).toContain(`href="#field-${field}"`)
    expect(html).toContain('kept as typed')
  })

  it.each<[field: string, typed: Record<string, string>]>([
    ['country', { country: 'ZZ' }],
    ['description', { description: 'Write to somebody@home.example' }],
    ['address', { city: 'Göteborg' }],
    ['email', { email: 'no' }],
    ['website', { website: 'nowhere' }],
  ])('of an organisation is refused beside %s', async (field, typed) => {
    const answer = await coordinator.fills('/directory/organisations/new', organisation(typed))
    expect([answer.status, (await answer.text()).includes(`href="#field-${field}"`)]).toEqual([422, true])
  })

  it('abroad is kept by those who prepare returns; at home it is not theirs', async () => {
    const refused = await returner.fills('/directory/organisations/new', organisation())
    expect([refused.status, /other countries only/.test(await refused.text())]).toEqual([422, true])
    const abroad = await adds(returner, { country: 'RO', name: 'Asociația Inventată' })
    await offers(returner, abroad, { name: 'Received there', needs: 'reception', municipalities: '' })
    expect(await names(worker, 'where=Rumänien')).toEqual(['Received there'])
    expect(await names(worker, 'where=RO&need=reception')).toEqual(['Received there'])
    expect(await worker.reads('/directory/countries')).toContain('Romania: 1 service')
    expect((await worker.visits('/directory/organisations/new')).status).toBe(404)
  })

  it('goes out of use with its organisation', async () => {
    const short = await adds(coordinator, { name: 'Short', country: 'FI' })
    const id = await offers(coordinator, short, { name: 'Ends with it' })
    expect((await verifies(coordinator, id)).status).toBe(303)
    expect((await coordinator.fills(`/directory/organisations/${short}/edit`, { ...organisation({ name: 'Short' }), active: '' })).status).toBe(303)
    expect((await searches(worker, 'where=FI')).found).toMatchObject([{ name: 'Ends with it', state: 'inactive' }])
    expect((await coordinator.visits(`/directory/organisations/${short}/services/new`)).status).toBe(404)
  })

  it('opens as its hours were typed', async () => {
    const id = await offers(coordinator, home, { name: 'With hours', hours: 'scheduled', openings: 'MÅ-FRE 8.00-16.30\nSAT 10:00-14:00' })
    expect(await worker.reads(`/directory/services/${id}`)).toContain('MO,TU,WE,TH,FR 08:00-16:30; SA 10:00-14:00')
    expect(await coordinator.reads(`/directory/services/${id}/edit`)).toContain('MO,TU,WE,TH,FR 08:00-16:30')
  })
})

describe('a protected place', () => {
  const hidden = { name: 'ALFA-1', protected: 'yes', needs: 'shelter', municipalities: '', counties: '14' }
  it('is in the directory without saying where it is', async () => {
    const id = await offers(coordinator, shelterOffice, hidden)
    const html = await worker.reads(`/directory/services/${id}`)
    expect(html).toContain('The place is protected')
    expect(html).toContain('08-465 004 13')
    expect(html).not.toContain('Påhittade gatan')
    expect((await (await worker.asks(`/directory/services/${id}`)).json()) as object).toMatchObject({ protected: true, address: null })
    expect(await worker.reads('/directory/services?where=1480&need=shelter')).toContain('Protected place')
    expect((await coordinator.fills(`/directory/services/${id}/edit`, { ...service(), status: 'active', municipalities: '1480' })).status).toBe(422)
    expect(
      (await coordinator.fills(`/directory/services/${id}/edit`, { ...service(), status: 'active', municipalities: '', counties: '14', meets: 'there' }))
        .status,
    ).toBe(422)
  })

  it.each<[why: string, typed: Record<string, string>]>([
    ['a municipality', { counties: '', municipalities: '1480' }],
    ['a place', { meets: 'there' }],
    ['a website', { website: 'https://alfa.example' }],
    ['a number', { contact_title: 'on_call', phone: '08-465 004 12' }],
    ['a street in its words', { how_to_reach: 'Ring på vid Storgatan 5' }],
    ['a postal code in its words', { eligibility: 'Den som bor i 411 05 Göteborg' }],
    ['a number in its words', { fees: 'Swish 070-174 06 05' }],
  ])('is refused with %s', async (_why, typed) => {
    expect((await coordinator.fills(`/directory/organisations/${shelterOffice}/services/new`, service({ ...hidden, ...typed }))).status).toBe(422)
  })

  it('cannot be given a place, a contact or a municipality by anybody, past the program', async () => {
    const { rows } = await house.asOwner((tx) => sql<{ id: string }>`select id from directory.service where protected limit 1`.execute(tx))
    const id = rows[0]?.id ?? ''
    const past = (statement: ReturnType<typeof sql>) => house.asOwner((tx) => statement.execute(tx))
    const keys = sql`s.id, s.organisation_id, s.zone_id, s.country_code, s.protected`
    await expect(
      past(sql`insert into directory.service_location (service_id, organisation_id, zone_id, country_code, service_protected, location_id, location_kind)
        select ${keys}, l.id, l.kind from directory.service s join directory.location l on l.kind = 'physical' where s.id = ${id}`),
    ).rejects.toThrow(/service_location_check/)
    await expect(
      past(sql`insert into directory.contact (service_id, organisation_id, zone_id, country_code, service_protected, title, phone, phone_type)
        select ${keys}, 'on_call', '08-465 004 12', 'voice' from directory.service s where s.id = ${id}`),
    ).rejects.toThrow(/contact_service_protected_check/)
    await expect(past(sql`update directory.service set areas = '{1480}' where id = ${id}`)).rejects.toThrow(/service_check/)
    await expect(past(sql`update directory.service set website = 'https://alfa.example' where id = ${id}`)).rejects.toThrow(/service_check/)
    await expect(
      past(sql`insert into directory.address (location_id, organisation_id, zone_id, country_code, location_kind, address_1, city, state_province, postal_code)
        select l.id, l.organisation_id, l.zone_id, l.country_code, l.kind, 'Storgatan 5', 'Göteborg', '', '' from directory.location l where l.kind = 'virtual' limit 1`),
    ).rejects.toThrow(/address_location_kind_check/)
  })
})

describe('what the municipalities lack', () => {
  it('is seen on a map and in a table by county, and is what nothing verified serves', async () => {
    type Coverage = { municipalities: { code: string; lacks: string[] }[]; counties: { code: string; lacking: Record<string, number> }[] }
    const lacks = async (code: string): Promise<readonly string[] | undefined> =>
      ((await (await worker.asks('/directory/coverage?county=14')).json()) as Coverage).municipalities.find((each) => each.code === code)?.lacks
    expect(await lacks('1480')).toEqual(['housing', 'care', 'human', 'occupation'])
    expect((await verifies(coordinator, advice)).status).toBe(303)
    expect(await lacks('1480')).toEqual(['housing', 'care', 'occupation'])
    expect(await lacks('1401')).toEqual(['housing', 'care', 'human', 'occupation'])
    const html = await worker.reads('/directory/coverage')
    for (const text of ['Göteborg: lacks housing, care, occupation', 'href="/directory/coverage?county=14"', 'Skip the map']) expect(html).toContain(text)
    expect(await worker.reads('/directory/coverage?county=14')).toContain('Lacking')
    expect((await worker.visits('/directory/coverage?county=99')).status).toBe(404)
  })
})

describe('the shelter', () => {
  it('changes no entry: it says its free places only', async () => {
    expect((await shelter.visits(`/directory/services/${advice}/edit`)).status).toBe(404)
    expect((await shelter.visits(`/directory/services/${advice}/verify`)).status).toBe(404)
    expect((await shelter.visits(`/directory/services/${advice}/places`)).status).toBe(200)
  })
})
