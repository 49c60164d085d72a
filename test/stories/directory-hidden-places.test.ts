import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPool } from '#platform/db/pool.ts'
import type { Pool } from '#platform/db/tx.ts'
import { settle } from '#platform/record/record.ts'
import { openDirectoryHouse, type Colleague, type DirectoryHouse } from '#test/stories/directory-house.ts'
import { adds, offers, organisation, service } from '#test/stories/services-house.ts'
import { tablesIn } from '#test/stories/hsds-house.ts'

const now = new Date('2026-11-21T10:15:00Z')
const street = { address: 'Kanariegatan 17', city: 'Kanarieby' }
const hidden = { name: 'ALFA-1', protected: 'yes', needs: 'shelter', municipalities: '', counties: '14' }
let house: DirectoryHouse
let beside: Pool
let keeper: Colleague
let swede: Colleague
let shelter: Colleague
let worker: Colleague

beforeAll(async () => {
  house = await openDirectoryHouse(now)
  beside = openPool(house.scratch.adminConnection.main, 4, 'impatient')
  const nord = await house.zone('NORD', 'regional_coordinator')
  keeper = await house.colleague(nord, ['regional_coordinator'])
  swede = await house.colleague(nord, ['regional_coordinator'], 'sv')
  shelter = await house.colleague(await house.zone('BETA', 'shelter'), ['org_admin'])
  worker = await house.colleague(await house.zone('ALFA', 'social_services'), ['case_worker'])
})
afterAll(async () => {
  await beside.destroy()
  await house.scratch.drop()
})

const offersTo = (who: Colleague, id: string, more: Record<string, string>): Promise<Response> =>
  who.fills(`/directory/organisations/${id}/services/new`, service(more))
const describes = (who: Colleague, id: string, more: Record<string, string>): Promise<Response> =>
  who.fills(`/directory/organisations/${id}/edit`, { ...organisation(more), active: 'yes' })
const refusal = async (answer: Response, field: string): Promise<string> => {
  const html = await answer.text()
  expect([answer.status, html.includes(`href="#field-${field}"`)]).toEqual([422, true])
  return html
}
const owner = (statement: ReturnType<typeof sql>) => house.asOwner((tx) => statement.execute(tx))
const place = (organisationId: string, kind: string, name: string | null = null) => sql`
  insert into directory.location (organisation_id, zone_id, country_code, kind, name) select o.id, o.zone_id, o.country_code, ${kind}, ${name} from directory.organisation o where o.id = ${organisationId}`
const serviceOf = (organisationId: string, isProtected: boolean) => sql`
  insert into directory.service (organisation_id, zone_id, country_code, protected, name, needs, groups, languages, areas, hours)
  select o.id, o.zone_id, o.country_code, ${isProtected}, 'ALFA-2', '{shelter}', '{women}', '{}', '{14}', 'always' from directory.organisation o where o.id = ${organisationId}`
const waiting = async (): Promise<number> => {
  const { rows } =
    await sql`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database() and query like '%directory.%'`.execute(beside)
  return rows.length
}
/** Organisations that have both a protected service and a place that can be found. */
const foundOut = async (): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(distinct o.id)::int as count from directory.organisation o join directory.location l on l.organisation_id = o.id and l.kind <> 'virtual'
    where exists (select from directory.service s where s.organisation_id = o.id and s.protected)`.execute(await house.scratch.admin('main'))
  return rows[0]?.count ?? -1
}

describe('an organisation with a protected place', () => {
  it('that has an address already is not given one: it is said why beside the field, and what was typed is kept', async () => {
    const open = await adds(keeper, { name: 'Open first', ...street })
    const html = await refusal(await offersTo(keeper, open, { ...hidden, eligibility: 'kept as typed' }), 'protected')
    expect(html).toContain('an organisation with a protected place has no address here')
    expect(html).toContain('kept as typed')
    expect(await refusal(await offersTo(swede, open, hidden), 'protected')).toContain('en organisation med en skyddad plats har ingen adress här')
  })

  it('gets no address later', async () => {
    const id = await adds(keeper, { name: 'Protected first' })
    await offers(keeper, id, hidden)
    const html = await refusal(await describes(keeper, id, { name: 'Protected first', ...street }), 'address')
    expect(html).toContain('An organisation with a protected place has no address here. Enter the open office as an organisation of its own.')
    expect(html).toContain('value="Kanariegatan 17"')
    expect(await refusal(await describes(swede, id, { name: 'Protected first', ...street }), 'address')).toContain(
      'Lägg in det öppna kontoret som en egen organisation.',
    )
    expect(await keeper.reads(`/directory/organisations/${id}/edit`)).toContain('so that a protected place cannot be found')
  })

  it('says it in no words either, and meets nobody at a place', async () => {
    const id = await adds(keeper, { name: 'In words' })
    await offers(keeper, id, hidden)
    await refusal(await describes(keeper, id, { name: 'In words', description: 'Vi finns på Kanariegatan 17.' }), 'description')
    await refusal(await offersTo(keeper, id, { name: 'Open', how_to_reach: 'Kom till Kanariegatan 17' }), 'description')
    await refusal(await offersTo(keeper, id, { name: 'Open', meets: 'there' }), 'meets')
    const told = await adds(keeper, { name: 'Told before', description: 'Vi finns på Kanariegatan 17.' })
    await refusal(await offersTo(keeper, told, hidden), 'protected')
    const open = await offers(keeper, id, { name: 'Open' })
    await refusal(await keeper.fills(`/directory/services/${open}/edit`, { ...service({ name: 'Open', meets: 'there' }), status: 'active' }), 'meets')
  })

  it('can be entered when the address was taken away', async () => {
    const id = await adds(keeper, { name: 'Moved away', ...street })
    const met = await offers(keeper, id, { name: 'Met there', meets: 'there' })
    expect((await keeper.fills(`/directory/services/${met}/edit`, { ...service({ name: 'Met there' }), status: 'active' })).status).toBe(303)
    expect((await describes(keeper, id, { name: 'Moved away' })).status).toBe(303)
    expect((await offersTo(keeper, id, hidden)).status).toBe(303)
  })
})

describe('a shelter', () => {
  it('has no organisation with an address, and offers nothing at a place', async () => {
    const html = await refusal(await shelter.fills('/directory/organisations/new', organisation(street)), 'address')
    expect(html).toContain('An organisation that a shelter keeps has no address here.')
    const id = await adds(shelter, { name: 'Boendet', contact_title: 'intake', phone: '08-465 004 13' })
    await refusal(await describes(shelter, id, { name: 'Boendet', ...street }), 'address')
    await refusal(await offersTo(shelter, id, { meets: 'there' }), 'meets')
    await refusal(await describes(shelter, id, { name: 'Boendet', contact_title: 'Kanariegatan 17', phone: '08-465 004 13' }), 'contact_title')
    await refusal(await describes(shelter, id, { name: 'Boendet', alternate_name: 'Kanariegatan 17' }), 'description')
    expect(await shelter.reads('/directory/organisations/new')).toContain('so that a protected place cannot be found')
    for (const kind of ['physical', 'postal']) await expect(owner(place(id, kind))).rejects.toThrow(/has only virtual places/)
  })
})

describe('whoever writes past the program', () => {
  it('gives such an organisation no place', async () => {
    const id = await adds(keeper, { name: 'Past' })
    await offers(keeper, id, hidden)
    for (const kind of ['physical', 'postal']) await expect(owner(place(id, kind))).rejects.toThrow(/has only virtual places/)
    await expect(owner(place(id, 'virtual', street.address))).rejects.toThrow(/has only virtual places/)
    await expect(owner(sql`update directory.location set name = ${street.address} where organisation_id = ${id}`)).rejects.toThrow(/has only virtual places/)
    await owner(place(id, 'virtual'))
  })

  it('protects nothing where there is one, in one statement or in two', async () => {
    const id = await adds(keeper, { name: 'Past too', ...street })
    await expect(owner(serviceOf(id, true))).rejects.toThrow(/has only virtual places/)
    await owner(serviceOf(id, false))
    await expect(owner(sql`update directory.service set protected = true where organisation_id = ${id}`)).rejects.toThrow(/has only virtual places/)
    const both = await adds(keeper, { name: 'At once' })
    await expect(owner(sql`with a as (${serviceOf(both, true)}), b as (${place(both, 'physical')}) select`)).rejects.toThrow(/has only virtual places/)
  })

  it('and not from a picture of the tables that was taken before', async () => {
    const id = await adds(keeper, { name: 'Old picture' })
    const old = (await house.scratch.admin('main')).transaction().setIsolationLevel('repeatable read')
    await expect(
      old.execute(async (tx) => {
        await sql`set local role lilja_owner`.execute(tx)
        await serviceOf(id, true).execute(tx)
        await settle(tx, 'test.set')
      }),
    ).rejects.toThrow(/read committed/)
  })
})

describe('two at once', () => {
  it('one gives the address and one the protected place: one of them is refused in words', async () => {
    for (let round = 0; round < 6; round += 1) {
      const id = await adds(keeper, { name: `Round ${round}` })
      const [told, offered] = await Promise.all([describes(swede, id, { name: `Round ${round}`, ...street }), offersTo(keeper, id, hidden)])
      expect(new Set([told.status, offered.status])).toEqual(new Set([303, 422]))
    }
    expect(await foundOut()).toBe(0)
  })

  it.each(['the place', 'the protected service'])('past the program, %s first', async (first) => {
    const id = await adds(keeper, { name: `Race ${first}` })
    const writes = first === 'the place' ? [place(id, 'physical'), serviceOf(id, true)] : [serviceOf(id, true), place(id, 'physical')]
    const [sooner, later] = writes
    let second: Promise<unknown> = Promise.resolve()
    await house.asOwner(async (tx) => {
      await sooner?.execute(tx)
      second = beside
        .transaction()
        .execute(async (other) => {
          await sql`set local role lilja_owner`.execute(other)
          await later?.execute(other)
        })
        .catch((fault: unknown) => fault)
      // It waits at the row of the organisation before the first one is done.
      await expect.poll(waiting).toBe(1)
    })
    expect(String(await second)).toContain('has only virtual places')
    expect(await foundOut()).toBe(0)
  })
})

describe('what leaves', () => {
  it('says nowhere where a protected place is', async () => {
    const id = await adds(keeper, { name: 'Leaves', contact_title: 'intake', phone: '08-465 004 13' })
    const one = await offers(keeper, id, hidden)
    const seen = [await worker.reads(`/directory/organisations/${id}`), await worker.reads(`/directory/services/${one}`)]
    for (const html of seen) expect([html.includes('08-465 004 13'), html.includes('Kanarie')]).toEqual([true, false])
    const tables = tablesIn(new Uint8Array(await (await worker.visits('/directory/hsds/tables')).arrayBuffer()))
    const hides = new Set(
      tables
        .get('organizations.csv')
        ?.filter((row) => ['Leaves', 'Boendet', 'Protected first'].includes(row['name'] ?? ''))
        .map((row) => row['id']),
    )
    const places = tables.get('locations.csv')?.filter((row) => hides.has(row['organization_id'])) ?? []
    expect([hides.size, new Set(places.map((row) => row['location_type']))]).toEqual([3, new Set(['virtual'])])
    type Told = { readonly name: string; readonly locations?: readonly object[] }
    const told = (await (await worker.visits('/directory/hsds/json')).json()) as readonly Told[]
    expect(JSON.stringify(told.filter((each) => ['Leaves', 'Boendet', 'Protected first'].includes(each.name)))).not.toMatch(/address_1|Kanarie|latitude/)
  })
})

describe('at a time that has not come', () => {
  it('nobody says free places or verifies, whoever writes', async () => {
    const id = await offers(keeper, await adds(keeper, { name: 'Time' }))
    const says = (ahead: string) =>
      owner(sql`
        insert into directory.capacity as c (service_id, unit, organisation_id, zone_id, country_code, service_protected, available, said_at)
        select s.id, 'place', s.organisation_id, s.zone_id, s.country_code, s.protected, 2, authz.now() + ${ahead}::interval from directory.service s where s.id = ${id}
        on conflict (service_id, unit) do update set said_at = excluded.said_at`)
    await expect(says('1 second')).rejects.toThrow(/has not come/)
    await says('0')
    await expect(says('10 years')).rejects.toThrow(/has not come/)
    await expect(owner(sql`update directory.service set verified_on = date '2026-11-22', verified_how = 'phone' where id = ${id}`)).rejects.toThrow(
      /has not come/,
    )
  })

  it('the time of a word is the database’s own, whatever is sent', async () => {
    const id = await offers(keeper, await adds(keeper, { name: 'Clock' }))
    expect((await keeper.fills(`/directory/services/${id}/places`, { unit: 'place', available: '2', said_at: '2036-01-01T00:00:00Z' })).status).toBe(303)
    const { places } = (await (await worker.asks(`/directory/services/${id}`)).json()) as { places: { saidAt: string }[] }
    expect(places.map((each) => Math.abs(Date.parse(each.saidAt) - now.getTime()) < 600_000)).toEqual([true])
  })
})
